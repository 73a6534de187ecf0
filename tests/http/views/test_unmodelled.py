"""A statement that was only added: what the overview and the lists say of it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from noticegraph.adding import add_statement, create_workspace
from noticegraph.content import Content
from noticegraph.http import create_app
from noticegraph.reports.loading import load_with_reports, read_reports

NAME = {"en": "Kite privacy statement, 3 May 2026 (English)",
        "nl": "Privacyverklaring van Kite, 3 mei 2026 (Engels)"}  # fmt: skip
SAID = {"en": "nothing modelled yet", "nl": "nog niets gemodelleerd"}
ID = "kite-2026-05-03-en"


@pytest.fixture
def client(content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    (content.root / "shapes").mkdir()
    (content.root / "shapes" / "one.ttl").write_text(
        "PREFIX sh: <http://www.w3.org/ns/shacl#>\n<urn:s> a sh:NodeShape .\n", "utf-8"
    )
    mine = content.layered(create_workspace(tmp_path / "mine"))
    file = tmp_path / "kite.md"
    file.write_text("# Privacy at Kite\n\nKite keeps your name.\n", "utf-8")
    add_statement(mine, file, company="Kite", date=datetime.date(2026, 5, 3), language="en")
    examined = read_reports(mine)
    return create_app(load_with_reports(mine), content=mine, examined=examined).test_client()


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("address", ["/", "/statements", "/reports"])
def test_its_row_names_it_and_says_so(client: FlaskClient, address: str, language: str) -> None:
    page = client.get(f"{address}?lang={language}", headers={"Accept": "text/html"}).text
    (row,) = (r for r in re.findall(r"<tr.*?</tr>", page, re.S) if ID in r or "Kite" in r)
    words = " ".join(re.sub(r"<[^>]*>", " ", row).split())
    assert SAID[language] in words
    assert (NAME[language] if address == "/statements" else "Kite") in words
