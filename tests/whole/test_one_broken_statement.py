"""One statement of four cannot be validated: everything else works, and it is shown as such."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from noticegraph.cli import run as run_cli
from noticegraph.content import Content
from noticegraph.http import create_app
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.loading import load_with_reports, read_reports

TINY = Path(__file__).parent.parent / "tiny_content"
NAMES = ("acme-2024-en", "acme-2024-en-two", "acme-2024-en-three", "acme-2024-en-four")
BROKEN = NAMES[2]
HTML = {"Accept": "text/html"}
SHAPES = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + """
ngsh:AffiliateShape a sh:NodeShape ; sh:targetClass ng:Affiliate ; sh:property ngsh:A-page .
ngsh:A-page a sh:PropertyShape ; sh:path [ sh:alternativePath ( foaf:page dcterms:source ) ] ;
  sh:minCount 1 ; sh:message "an affiliate has no page: add it"@en , "geen pagina"@nl .
"""
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    root = tmp_path_factory.mktemp("content")
    shutil.copytree(TINY, root, dirs_exist_ok=True)
    (root / "shapes").mkdir()
    (root / "shapes" / "all.ttl").write_text(SHAPES, "utf-8")
    folder = root / "graph_data"
    catalogue = (folder / "catalog.ttl").read_text("utf-8")
    for number, name in enumerate(NAMES[1:], 2):
        for file in ("acme.ttl", "acme-passages.ttl"):
            text = (folder / file).read_text("utf-8").replace(NAMES[0], name)
            if name == BROKEN:
                # A fact and its passage belong to another statement too.
                text += f"\n<urn:stray> <{PREFIXES['oa']}hasSource> <urn:stray-statement> .\n"
            (folder / file.replace("acme", f"acme{number}")).write_text(text, "utf-8")
        entries = catalogue.partition("<https://w3id.org/noticegraph/graph/catalog>")[0]
        own = entries[entries.index("\n<https") :]
        own = own.replace("graph/acme/", f"graph/acme{number}/").replace(NAMES[0], name)
        own = own.replace("graph_data/acme", f"graph_data/acme{number}")
        with (folder / "catalog.ttl").open("a", encoding="utf-8") as file_:
            file_.write("\n" + own)
    return Content(root)


@pytest.fixture
def run(content: Content, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., object]:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run_cli(["--content", str(content.root), *arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture(scope="module")
def client(content: Content) -> FlaskClient:
    app = create_app(load_with_reports(content), content=content, examined=read_reports(content))
    return app.test_client()


def test_ask_and_stats_answer(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = run("ask", "affiliates", "-o", "csv")
    assert (code, err) == (0, "")
    assert {row["statement"].rsplit("/", 1)[-1] for row in csv.DictReader(io.StringIO(out))} == set(
        NAMES
    )
    code, out, _ = run("stats", "-o", "csv")
    assert code == 0
    graphs = [row["graph"] for row in csv.DictReader(io.StringIO(out))]
    assert sum("/graph/report/" in graph for graph in graphs) == 4


def test_validate_reports_the_others_and_says_which_failed(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    code, out, err = run("validate", "-o", "json")
    assert code == 3
    found = {report["statement"].rsplit("/", 1)[-1]: report for report in json.loads(out)}
    assert set(found) == set(NAMES)
    for name, report in found.items():
        if name == BROKEN:
            assert report["failure"]["kind"] == "many-statements"
            assert "urn:stray-statement" in report["failure"]["message"]["nl"]
        else:
            assert "failure" not in report
            assert len(report["structure"]) == 1
    assert f"{BROKEN}: not validated" in err
    assert "error: " in err or "2 statement versions" in err
    # Alone, it is an error like any other.
    code, out, err = run("validate", BROKEN, "-o", "json")
    assert (code, out) == (3, "")
    assert "2 statement versions" in err


def test_the_server_serves_all_and_shows_the_failure(client: FlaskClient) -> None:
    for name in NAMES:
        page = client.get(f"/reports/{name}", headers=HTML)
        assert page.status_code == 200
        assert ("could not be validated" in page.text) == (name == BROKEN)
        assert ("an affiliate has no page" in page.text) == (name != BROKEN)
        assert client.get(f"/statements/{name}", headers=HTML).status_code == 200
    assert (
        "kon niet worden gevalideerd" in client.get(f"/reports/{BROKEN}?lang=nl", headers=HTML).text
    )
    listed = client.get("/reports").get_json()["reports"]
    assert [r["failed"] for r in listed] == [r["statement"].endswith(BROKEN) for r in listed]
    assert "not validated" in client.get("/reports", headers=HTML).text
    assert client.get(f"/reports/{BROKEN}").get_json()["failure"]["kind"] == "many-statements"
    for form in ("csv", "md", "ttl", "sarif"):
        assert client.get(f"/reports/{BROKEN}.{form}").status_code == 200


def test_a_failure_is_not_kept(content: Content, client: FlaskClient) -> None:
    file = content.graph_data / "acme3.ttl"
    passages = content.graph_data / "acme3-passages.ttl"
    kept = file.read_text("utf-8"), passages.read_text("utf-8")
    try:
        for path, text in zip((file, passages), kept, strict=True):
            path.write_text(text.partition("\n<urn:stray>")[0] + "\n", "utf-8")
        assert not any(report.error for report in read_reports(content))
    finally:
        file.write_text(kept[0], "utf-8")
        passages.write_text(kept[1], "utf-8")
