"""Edited copies of three texts: which facts are carried over, which moved, which are to review.

What is expected follows from the edit: the facts that cite an edited passage are to review, all
others are carried over (design, section 2).
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import DCTERMS, PROV, RDF, Literal, URIRef
from revisions import citing, rows_of

from noticegraph.content import Content, shipped_content
from noticegraph.namespaces import NG
from noticegraph.revising import Revision
from noticegraph.rows import KINDS, find_statement, write_file_of_rows

EN, NL = "example-2026-01-01-en", "example-2026-01-01-nl"
TEXTS = {name: str(find_statement(shipped_content(), name).read_text()) for name in (EN, NL)}
Revise = Callable[..., Revision]


def edited(name: str, *changes: tuple[str, str]) -> str:
    text = TEXTS[name]
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def facts_of(content: Content, name: str) -> set[str]:
    rows = rows_of(content, name)
    return {node for node, row in rows.items() if KINDS[row.kind].fact}


def wrapped(text: str) -> str:
    """Wrap each paragraph and item anew, at 36 columns; a heading or a table cannot be wrapped."""
    lines = []
    for line in text.split("\n"):
        if line.startswith(("#", "|")) or not line:
            lines.append(line)
        else:
            lines += textwrap.wrap(
                line,
                36,
                subsequent_indent="  " * line.startswith("* "),
                break_on_hyphens=False,
                break_long_words=False,
            )
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("seven years", "nine years", "how-long-we-keep-data/list-1/item-1"),
        ("about 60 days", "about 90 days", "how-long-we-keep-data/list-1/item-3"),
        ("within 30 days", "within 20 days", "your-rights/paragraph-2"),
        ("within 72 hours", "within 48 hours", "security/paragraph-1"),
    ],
)
def test_a_changed_number_is_to_review(
    content: Content, revise: Revise, old: str, new: str, path: str
) -> None:
    touched = citing(rows_of(content, EN), path)
    assert touched
    revision = revise(EN, edited(EN, (old, new)))
    told = {n.id: n for n in revision.news if n.how != "new"}
    assert touched <= told.keys()
    assert {kept.id for kept in revision.kept}.isdisjoint(touched)
    for node in touched:
        news = told[node]
        assert news.numbers_differ
        assert news.was_reviewed
        changed = "".join(p.text for p in news.old if p.is_changed)
        assert changed.split()[0] in old
        assert "".join(p.text for p in news.new if p.is_changed).split()[0] in new
    rest = {k.id for k in revision.kept if KINDS[k.kind].fact}
    assert rest == facts_of(content, EN) - told.keys()


def test_the_graph_does_not_say_the_old_number_and_the_old_fact_stands_beside_it(
    content: Content, revise: Revise
) -> None:
    revision = revise(EN, edited(EN, ("about 60 days", "about 90 days")))
    made = find_statement(content, revision.files.id).read()
    periods = {str(p) for p in made.facts.objects(None, NG.period)}
    assert "P7Y" in periods
    assert "P60D" not in periods
    waiting = set(made.facts.subjects(RDF.type, NG.EarlierFact))
    assert waiting
    before = find_statement(content, EN).read()
    for node in waiting:
        (fact,) = made.facts.objects(node, NG.earlierFact)
        assert (fact, RDF.type, None) in before.facts
        assert (node, NG.reviewStatus, NG.Drafted) in made.facts
        assert (node, NG.modality, None) not in made.facts


@pytest.mark.parametrize("name", [EN, NL])
def test_a_text_that_is_wrapped_anew_is_carried_over_whole(
    content: Content, revise: Revise, name: str
) -> None:
    text = wrapped(TEXTS[name])
    assert text != TEXTS[name]
    revision = revise(name, text)
    assert not revision.news
    assert revision.is_settled
    assert not any(kept.is_moved for kept in revision.kept)
    assert {k.id for k in revision.kept if KINDS[k.kind].fact} == facts_of(content, name)


def test_a_paragraph_that_moved_takes_its_facts_along(content: Content, revise: Revise) -> None:
    rows = rows_of(content, EN)
    touched = citing(rows, "what-we-use-data-for/paragraph-2")
    sentence = "We get these data from yourself.\n\n"
    assert touched
    text = edited(EN, (sentence, ""))
    text = text.replace("## Cookies\n\n", f"## Cookies\n\n{sentence}")
    revision = revise(EN, text)
    moved = {kept.id: kept for kept in revision.kept if kept.is_moved}
    assert touched <= moved.keys()
    assert not revision.news
    for node in touched:
        assert "cookies/paragraph-1" in moved[node].now


def test_a_section_with_another_name_keeps_its_facts(content: Content, revise: Revise) -> None:
    revision = revise(EN, edited(EN, ("## How long we keep data", "## Retention")))
    assert not revision.news
    now = {path for kept in revision.kept for path in kept.now}
    assert any(path.startswith("retention/") for path in now)
    assert not any(path.startswith("how-long") for path in now)


def test_an_item_that_is_gone_is_to_confirm(content: Content, revise: Revise) -> None:
    touched = citing(rows_of(content, EN), "with-whom-we-share-data/list-1/item-4")
    revision = revise(EN, edited(EN, ("* We do not sell data.\n", "")))
    assert touched
    gone = {n.id: n for n in revision.of("gone")}
    assert touched == {node for node, news in gone.items() if KINDS[news.kind].fact}
    for news in gone.values():
        assert news.now is None
        assert "sell" in "".join(piece.text for piece in news.old)
    assert not revision.of("new")


def test_an_item_whose_list_is_led_in_otherwise_is_to_review(
    content: Content, revise: Revise
) -> None:
    items = [f"your-rights/list-1/item-{number}" for number in range(1, 5)]
    touched = citing(rows_of(content, EN), *items)
    revision = revise(EN, edited(EN, ("You may ask us:", "You may never ask us:")))
    told = {n.id for n in revision.news if n.how != "new"}
    assert touched
    assert touched <= told


BRITISH = """# Privacy statement of Kite Repair B.V.

Kite Repair B.V. collects your name and e-mail address to organise repairs.

We analyse the behaviour of visitors with cookies, if you give your consent.

We keep invoices for 7 years.

We share your e-mail address with couriers.
"""
AMERICAN = (
    BRITISH.replace("organise", "organize")
    .replace("analyse", "analyze")
    .replace("behaviour", "behavior")
)


@pytest.fixture
def drafted(content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A statement that was added and drafted as a user does it."""
    from noticegraph.cli import run

    assert content.workspace is not None
    file = tmp_path / "kite.md"
    file.write_text(BRITISH, encoding="utf-8")
    monkeypatch.chdir(content.workspace.root)
    given = ["--company", "Kite Repair B.V.", "--date", "2026-01-01", "--language", "en"]
    assert run(["add", str(file), *given]) == 0
    assert run(["draft", "kite-repair-b-v-2026-01-01-en"]) == 0
    return "kite-repair-b-v-2026-01-01-en"


def test_spelling_alone_is_told_apart_from_words(
    content: Content, revise: Revise, drafted: str
) -> None:
    before = {n: r for n, r in rows_of(content, drafted).items() if KINDS[r.kind].fact}
    changed = {
        node
        for node, row in before.items()
        if all("paragraph-1" in p or "paragraph-2" in p for p in row.cells["passage"])
    }
    revision = revise(drafted, AMERICAN)
    assert changed
    told = {n.id: n for n in revision.news}
    assert told.keys() == changed
    assert all(n.how == "again" and n.only_spelling and not n.numbers_differ
               for n in revision.news)  # fmt: skip
    assert before.keys() - changed == {k.id for k in revision.kept if KINDS[k.kind].fact}


def test_a_drafted_fact_that_changes_waits_for_a_review(
    content: Content, revise: Revise, drafted: str
) -> None:
    revision = revise(drafted, BRITISH.replace("7 years", "9 years"))
    (news,) = [n for n in revision.news if n.kind == "retention" and n.how == "changed"]
    assert news.numbers_differ
    assert not news.was_reviewed
    made = find_statement(content, revision.files.id).read()
    assert {str(p) for p in made.facts.objects(None, NG.period)} == {"P9Y"}


def test_review_and_provenance_come_along(content: Content, revise: Revise, drafted: str) -> None:
    from noticegraph.cli import run

    assert content.workspace is not None
    rows = rows_of(content, drafted)
    (retention,) = [node for node, row in rows.items() if row.kind == "retention"]
    decided = content.workspace.root / "rows.jsonl"
    row = rows[retention]
    row.put("review", ["accepted"])
    row.put("by", ["person:Ann"])
    decided.write_bytes(write_file_of_rows([row], "jsonl"))
    assert run(["facts", drafted, "--apply", str(decided)]) == 0
    before = rows_of(content, drafted)[retention]
    assert before.one("review") == "accepted"
    revision = revise(drafted, "\n\n".join((BRITISH, "We are fond of kites.\n")))
    after = rows_of(content, revision.files.id)[retention]
    assert after.one("review") == "accepted"
    assert after.cells["by"] == before.cells["by"] == ["person:Ann"]
    assert after.cells["reviewed"] == before.cells["reviewed"]

    # And what was edited after it was accepted is not taken for reviewed.
    made = find_statement(content, drafted)
    facts = made.facts.read_text("utf-8")
    digest = before.one("reviewed")
    made.facts.write_text(facts.replace(f'reviewedDigest "{digest}"',
                                        f'reviewedDigest "{"0" * 64}"'), "utf-8")  # fmt: skip
    later = revise(drafted, BRITISH + "\nWe like wind.\n", datetime.date(2026, 7, 1))
    (news,) = [n for n in later.news if n.id == retention]
    assert news.is_stale
    assert news.was_reviewed


def test_an_earlier_fact_is_settled_by_accepting_its_row(
    content: Content, revise: Revise, drafted: str
) -> None:
    from noticegraph.cli import run

    revision = revise(drafted, BRITISH.replace("7 years", "9 years"))
    waiting = [
        row for row in rows_of(content, revision.files.id).values() if row.kind == "earlier-fact"
    ]
    assert waiting
    for row in waiting:
        row.put("review", ["accepted"])
    assert content.workspace is not None
    decided = content.workspace.root / "rows.jsonl"
    decided.write_bytes(write_file_of_rows(waiting, "jsonl"))
    assert run(["facts", revision.files.id, "--apply", str(decided)]) == 0
    made = find_statement(content, revision.files.id).read()
    for node in made.facts.subjects(RDF.type, NG.EarlierFact):
        assert (node, NG.reviewStatus, NG.Accepted) in made.facts
        assert (node, NG.reviewedDigest, None) not in made.facts


def test_the_versions_are_joined_and_the_earlier_one_stays(
    content: Content, revise: Revise
) -> None:
    files = find_statement(content, EN)
    kept = {f: f.read_bytes() for f in (files.facts, files.passages)}
    revision = revise(EN, edited(EN, ("seven years", "nine years")))
    made = find_statement(content, revision.files.id).read()
    before = files.read()
    assert (made.version, PROV.wasRevisionOf, before.version) in made.facts
    work = before.facts.value(before.version, DCTERMS.isVersionOf)
    assert set(made.facts.objects(made.version, DCTERMS.isVersionOf)) == {work}
    date = made.facts.value(made.version, NG.effectiveDate)
    assert date is not None
    assert str(date) == "2026-06-01"
    assert all(file.read_bytes() == data for file, data in kept.items())
    foreign = {
        s for s in made.facts.subjects()
        if isinstance(s, URIRef) and str(s).startswith(f"{before.version}/")
    }  # fmt: skip
    assert not foreign
    assert (made.version, NG.textDigest, Literal(_digest(made, revision))) in made.facts


def _digest(_made: object, revision: Revision) -> str:
    import hashlib

    assert revision.files.text is not None
    return hashlib.sha256(revision.files.text.read_bytes()).hexdigest()
