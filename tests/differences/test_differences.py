"""What changed between two versions: what the diff names, and that it invents nothing.

The texts were written for this test, so what changed is known (`kite_versions`).
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from kite_versions import NEW, OLD, make_versions
from rdflib import RDF, Graph

from noticegraph.cli import run
from noticegraph.cli.differing import text_of
from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.differences import (
    Change,
    Differences,
    Gravity,
    as_object,
    compare_versions,
    feed_of,
    version_of,
    write_feed,
    write_turtle,
)
from noticegraph.differences.sentences import days_of, period_change, write_period
from noticegraph.errors import UsageError
from noticegraph.examinations import Examination, Kind, Outcome, Verdict
from noticegraph.namespaces import NG, THINGS
from noticegraph.reports.model import Report

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return make_versions(tmp_path_factory.mktemp("kite"))


@pytest.fixture(scope="module")
def dataset(content: Content) -> Dataset:
    return load_dataset(content)


def compare(dataset: Dataset, a: str, b: str) -> Differences:
    old, new = (version_of(dataset, THINGS + x, lambda i: text_of(dataset, i)) for x in (a, b))
    return compare_versions(dataset, old, new)


@pytest.fixture(scope="module")
def found(dataset: Dataset) -> Differences:
    return compare(dataset, OLD, NEW)


def with_words(found: Differences, words: str) -> Change:
    (change,) = [
        c
        for c in found.changes
        if any(
            words in "".join(p.text for p in side.pieces)
            for side in (c.old, c.new)
            if side is not None
        )
    ]
    return change


def marked(change: Change) -> tuple[str, str]:
    sides = (change.old, change.new)
    first, second = (
        "".join(p.text for p in side.pieces if p.is_changed) if side else "" for side in sides
    )
    return first, second


def test_every_edit_is_named_and_nothing_else(found: Differences) -> None:
    # A date, a new sentence, one that is gone, a heading, a period, a number alone in a cell.
    assert len(found.changes) == 6
    assert found.has_texts


def test_a_period_rose(found: Differences) -> None:
    change = with_words(found, "invoices")
    assert change.subject == "long"
    assert change.kind == "changed"
    assert change.gravity is Gravity.VALUE
    assert "rose from 7 years to 9 years" in change.sentence["en"]
    assert "omhoog van 7 jaar naar 9 jaar" in change.sentence["nl"]
    assert marked(change) == ("7", "9")


def test_a_number_alone_in_a_cell_does_not_pass_unseen(found: Differences) -> None:
    (change,) = [c for c in found.changes if marked(c) == ("60", "90")]
    assert change.numbers == (("60",), ("90",))
    assert change.gravity <= Gravity.VALUE


def test_what_is_new_and_what_is_gone(found: Differences) -> None:
    new = with_words(found, "precise location")
    assert (new.kind, new.subject, new.old) == ("new", "data", None)
    assert new.gravity is Gravity.FACT
    gone = with_words(found, "never sell")
    assert (gone.kind, gone.subject, gone.new) == ("gone", "to", None)
    assert gone.gravity is Gravity.FACT
    assert gone.old is not None
    assert gone.old.place["en"] != gone.old.place["nl"]


def test_a_date_is_a_value_that_is_told_and_a_heading_is_only_wording(found: Differences) -> None:
    date = with_words(found, "Last updated")
    assert date.gravity is Gravity.VALUE
    assert "January → June" in date.sentence["en"]
    assert with_words(found, "Retention").gravity is Gravity.WORDING


def test_the_gravest_subject_is_first(found: Differences) -> None:
    best = [min(c.gravity for c in changes) for changes in found.by_subject().values()]
    assert best == sorted(best)


def test_versions_of_one_text_do_not_differ(dataset: Dataset) -> None:
    with pytest.raises(UsageError) as caught:
        compare(dataset, NEW, NEW)
    assert caught.value.kind == "difference-of-one"


def test_two_companies_have_no_versions_in_common(dataset: Dataset) -> None:
    with pytest.raises(UsageError) as caught:
        compare(dataset, NEW, "github-2024-02-01-en")
    assert caught.value.kind == "difference-of-companies"


def report(verdict: Verdict) -> Report:
    examination = Examination(
        "x:r", "r-1", Kind.REQUIREMENT, {"en": "R"}, "x:law", None, (), {}
    )  # fmt: skip
    outcome = Outcome(examination, verdict, (), ())
    return Report("x:s", (outcome,), (), {}, {}, "", "")


@pytest.mark.parametrize(
    ("old", "new", "falls"),
    [
        (Verdict.MET, Verdict.PARTLY_MET, True),
        (Verdict.PARTLY_MET, Verdict.NOT_MET, True),
        (Verdict.NOT_APPLICABLE, Verdict.NOT_MET, True),
        (Verdict.NOT_MET, Verdict.MET, False),
        (Verdict.MET, Verdict.MET, None),
    ],
)
def test_verdicts_that_fall_are_told_apart(
    dataset: Dataset, old: Verdict, new: Verdict, falls: bool | None
) -> None:
    versions = [version_of(dataset, THINGS + x, lambda _: None) for x in (OLD, NEW)]
    told = compare_versions(dataset, versions[0], versions[1], (report(old), report(new))).verdicts
    assert [v.is_fall for v in told] == ([] if falls is None else [falls])
    assert all((v.old, v.new) == (str(old), str(new)) for v in told)


def test_turtle_has_each_change_with_its_passages(found: Differences) -> None:
    graph = Graph().parse(data=write_turtle(found), format="turtle")
    assert len(set(graph.subjects(RDF.type, NG.VersionChange))) == len(found.changes)


def test_atom_has_what_rfc_4287_demands(found: Differences) -> None:
    data = write_feed(
        feed_of(found, "en"), id_="urn:x", title="<T>", author="noticegraph", language="en"
    )
    feed = ET.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(found.changes)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}updated") == "2026-06-01T00:00:00Z"
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None
    assert "<script>alert(1)</script> ]]>" in "".join(feed.itertext())


def test_json_has_both_languages(found: Differences) -> None:
    read = json.loads(json.dumps(as_object(found)))
    assert all(c["sentence"]["en"] and c["sentence"]["nl"] for c in read["changes"])
    assert read["old"]["id"] == OLD


def test_the_command_says_by_its_exit_code_whether_anything_changed(
    content: Content, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert content.workspace is not None
    given = ["--workspace", str(content.workspace.root)]
    assert run(["diff", OLD, NEW, *given]) == 1
    out = capfd.readouterr().out
    assert "[-7-] years" in out
    assert "{+9+} years" in out
    assert run(["diff", OLD, "kite-repair-2026-06-02-en", *given]) == 2
    assert "did you mean" in capfd.readouterr().err
    assert run(["diff", OLD, NEW, "-o", "md", "--lang", "nl", *given]) == 1
    assert "## Bewaring" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("duration", "english", "dutch"),
    [
        ("P1Y6M", "1 year 6 months", "1 jaar 6 maanden"),
        ("P60D", "60 days", "60 dagen"),
        ("PT72H", "72 hours", "72 uur"),
        ("PT1M", "1 minute", "1 minuut"),
    ],
)
def test_durations_are_written_in_words(duration: str, english: str, dutch: str) -> None:
    assert write_period(duration, "en") == english
    assert write_period(duration, "nl") == dutch


def test_longer_and_shorter_are_told_across_units() -> None:
    assert days_of("PT72H") == 3
    assert "fell" in period_change("P1Y", "P6M")["en"]
    assert "rose" in period_change("P30D", "P2M")["en"]
