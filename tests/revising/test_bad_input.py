"""What cannot be a new version is one error, and nothing of it is written."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from kite_versions import COMPANY, FIRST, NEW, OLD, SECOND
from rdflib import RDF

from noticegraph.cli import run
from noticegraph.content import Content
from noticegraph.errors import NoticegraphError, StatementTextError, UsageError
from noticegraph.namespaces import NG
from noticegraph.placing import place_new_files
from noticegraph.reports.workers import Limits
from noticegraph.revising import Revision, first_version, revise_statement
from noticegraph.rows import find_statement

Revise = Callable[..., Revision]


@pytest.fixture
def kite(content: Content, tmp_path: Path) -> Content:
    file = tmp_path / "first.md"
    file.write_text(FIRST, encoding="utf-8")
    first_version(
        content, file, company=COMPANY, date=datetime.date(2026, 1, 1), language="en",
        limits=Limits(seconds=60),
    )  # fmt: skip
    return content


def files_in(content: Content) -> set[Path]:
    assert content.workspace is not None
    return set(content.workspace.root.rglob("*"))


OTHER = """# Privacy statement of Paper Boats

Paper Boats asks for your address. We post boats to it, and forget it after a week.

We sell nothing to nobody.
"""


@pytest.mark.parametrize(
    ("text", "date", "kind"),
    [
        (OTHER, "2026-06-01", "revision-other-company"),
        (SECOND.replace("1 June 2026", "1 June 2025"), "2026-06-01", "revision-older-date"),
        (SECOND, "2026-01-01", "revision-not-later"),
        (SECOND, "2025-12-31", "revision-not-later"),
        ("", "2026-06-01", "empty-text"),
    ],
)
def test_a_text_that_is_no_new_version_is_refused(
    kite: Content, revise: Revise, text: str, date: str, kind: str
) -> None:
    before = files_in(kite)
    with pytest.raises(NoticegraphError) as caught:
        revise(OLD, text, datetime.date.fromisoformat(date))
    assert caught.value.kind == kind
    assert files_in(kite) == before


def test_the_text_of_an_earlier_version_is_refused(kite: Content, revise: Revise) -> None:
    revise(OLD, SECOND)
    with pytest.raises(StatementTextError) as caught:
        revise(NEW, FIRST, datetime.date(2026, 9, 1))
    assert caught.value.kind == "revision-older-text"
    assert caught.value.values["other"] == OLD


def test_a_version_that_is_there_is_not_replaced(kite: Content, revise: Revise) -> None:
    revise(OLD, SECOND)
    before = {file: file.read_bytes() for file in files_in(kite) if file.is_file()}
    with pytest.raises(UsageError) as caught:
        revise(OLD, SECOND + "\nMore.\n")
    assert caught.value.kind == "existing-statement"
    assert {file: file.read_bytes() for file in files_in(kite) if file.is_file()} == before


def test_a_file_that_is_gone_and_a_text_that_is_lost_are_told(
    kite: Content, tmp_path: Path, revise: Revise
) -> None:
    with pytest.raises(StatementTextError) as gone:
        revise_statement(
            kite, OLD, tmp_path / "gone.md", date=datetime.date(2026, 6, 1), limits=Limits()
        )
    assert gone.value.kind == "unreadable-text"
    text = find_statement(kite, OLD).text
    assert text is not None
    text.unlink()
    with pytest.raises(StatementTextError) as lost:
        revise(OLD, SECOND)
    assert lost.value.kind == "revision-without-text"


def test_nothing_is_left_if_writing_fails(
    kite: Content, revise: Revise, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(files: dict[Path, bytes]) -> None:
        *most, last = files
        place_new_files({path: files[path] for path in most} | {last.parent / "x" / "\0": b""})

    before = files_in(kite)
    monkeypatch.setattr("noticegraph.adding.place_new_files", full)
    with pytest.raises((NoticegraphError, ValueError)):
        revise(OLD, SECOND)
    assert files_in(kite) == before


def test_a_statement_without_facts_is_drafted_whole(content: Content, tmp_path: Path) -> None:
    assert content.workspace is not None
    file = tmp_path / "first.md"
    file.write_text(FIRST, encoding="utf-8")
    given = ["--workspace", str(content.workspace.root)]
    assert run(
        ["add", str(file), "--company", COMPANY, "--date", "2026-01-01", "--language", "en", *given]
    ) == 0  # fmt: skip
    file.write_text(SECOND, encoding="utf-8")
    revision = revise_statement(
        content, OLD, file, date=datetime.date(2026, 6, 1), limits=Limits(seconds=60)
    )
    assert not revision.had_facts
    made = find_statement(content, NEW).read()
    assert list(made.facts.subjects(RDF.type, NG.RetentionRule))
    assert not list(made.facts.subjects(RDF.type, NG.EarlierFact))


def test_the_command_says_what_is_to_review(
    kite: Content, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert kite.workspace is not None
    given = ["--workspace", str(kite.workspace.root)]
    file = tmp_path / "second.md"
    file.write_text(SECOND, encoding="utf-8")
    assert run(["revise", OLD, str(file), "--date", "2026-06-01", "-o", "json", *given]) == 1
    out, err = capfd.readouterr()
    found = json.loads(out)
    (changed,) = [one for one in found["toReview"] if one["numbersDiffer"]]
    assert [p["text"] for p in changed["old"] if p["changed"]] == ["7"]
    assert [p["text"] for p in changed["new"] if p["changed"]] == ["9"]
    assert any(
        one["numbersDiffer"] and "60" in "".join(p["text"] for p in one["old"])
        for one in found["withoutFact"]
    )
    assert "read these first" in err
    file.write_text(SECOND.replace("couriers.", "couriers.\n"), encoding="utf-8")
    assert run(["revise", NEW, str(file), "--date", "2026-07-01", *given]) == 0
    assert run(["revise", "kite-repair-2026-06-02-en", str(file), "--date", "2026-08-01",
                *given]) == 2  # fmt: skip
    assert "hint: did you mean" in capfd.readouterr().err
    assert run(["revise", NEW, str(file), "--date", "June", *given]) == 2
