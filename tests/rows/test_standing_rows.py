"""What stands in a statement stays: what a person judged, and what is applied a second time.

What should come out follows from README (*draft*), CONTRIBUTING (step 7: a later draft changes
nothing that was reviewed; rows that are there already change nothing) and docs/rows.md (`remove`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from rdflib import RDF, SKOS, Graph, URIRef

from noticegraph.content import shipped_content
from noticegraph.namespaces import DPV, NG
from noticegraph.rows import Outcome, Row, Statement, find_statement, write_file_of_rows, write_rows

Apply = Callable[..., Outcome]
FILES = find_statement(shipped_content(), "example-2026-01-01-en")
TEXT = FILES.read_text() or ""
ANNA = {"by": "person:Anna", "reviewer": "person:Anna"}
CELL = "what-we-use-data-for/table-1/row-2/cell-1"
DELETE = "your-rights/list-1/item-3"
ACCESS = "your-rights/list-1/item-1"
WHO = "who-we-are/paragraph-1"
AT = TEXT.index("Tulpenpost", FILES.read().spans[WHO][0])
MAIL = {
    "kind": "category", "name": "e-mail address", "terms": ["pd:EmailAddress"],
    "modality": "asserted", "passage": [CELL, WHO], "rule": "in-frame",
}  # fmt: skip
COMPANY = {"kind": "organisation", "name": "Tulpenpost", "passage": WHO, "rule": "company"}
OTHERS = {"kind": "recipient", "name": "others", "terms": ["dpv:ThirdParty"], "passage": WHO,
          "rule": "recipient"}  # fmt: skip
TO_OTHERS = {
    "kind": "disclosure", "key": {"category": "any", "recipient": "dpv:ThirdParty"},
    "name": "data to others", "modality": "asserted", "passage": WHO, "rule": "disclosure",
    "quote": "Tulpenpost", "start": AT, "end": AT + 10,
}  # fmt: skip


def rows_of(graph: Graph, shipped: Statement) -> dict[str, dict[str, Any]]:
    """Return the rows of a graph as objects, by id; those of silent passages by their path."""
    rows = write_rows(Statement(graph, shipped.passages, shipped.version), TEXT)
    return {row.one("id") or row.one("passage"): as_object(row) for row in rows}


def as_object(row: Row) -> dict[str, Any]:
    (line,) = write_file_of_rows([row], "jsonl").decode().splitlines()
    made: dict[str, Any] = json.loads(line)
    return made


def nothing_happened(outcome: Outcome) -> bool:
    changes = outcome.added, outcome.changed, outcome.removed
    return (outcome.faults, *changes) == ([], [], [], [])


def kinds_of(outcome: Outcome, cls: URIRef) -> set[URIRef]:
    return {node for node in outcome.graph.subjects(RDF.type, cls) if isinstance(node, URIRef)}


# A later draft


def test_a_later_draft_changes_nothing_of_what_a_person_corrected(
    apply: Apply, shipped: Statement
) -> None:
    first = apply(MAIL, COMPANY)
    rows = rows_of(first.graph, shipped)
    category = rows["category/e-mail-address"]
    assert set(category["passage"]) == {CELL, WHO}
    corrected = {**category, "passage": [CELL], "name": "E-mail address", "review": "accepted"}
    company = {**rows["organisation/tulpenpost"], "legalName": "Tulpenpost B.V.",
               "review": "accepted"}  # fmt: skip
    reviewed = apply(corrected, company, to=first.graph, **ANNA)
    assert reviewed.faults == []
    node = shipped.iri("category/e-mail-address")
    assert set(reviewed.graph.objects(node, NG.statedIn)) == {shipped.passage(CELL)}

    again = apply(MAIL, COMPANY, to=reviewed.graph, by="rule:draft")
    assert again.faults == []
    after = rows_of(again.graph, shipped)
    before = rows_of(reviewed.graph, shipped)
    for row_id in ("category/e-mail-address", "organisation/tulpenpost"):
        assert after[row_id] == before[row_id]
        assert row_id in again.left
    assert [after["category/e-mail-address"]["reviewed"]] == shipped.digests([CELL])
    assert after["organisation/tulpenpost"]["legalName"] == "Tulpenpost B.V."


def test_a_passage_that_somebody_said_to_state_nothing_is_drafted_no_more(
    apply: Apply, shipped: Statement
) -> None:
    silent = apply({"kind": "no-fact", "terms": ["ng:GeneralExplanation"], "passage": WHO}, **ANNA)
    done = apply(MAIL, COMPANY, to=silent.graph, by="rule:draft")
    assert done.faults == []
    assert (shipped.passage(WHO), NG.statesNoFact, NG.GeneralExplanation) in done.graph
    assert list(done.graph.subjects(NG.statedIn, shipped.passage(WHO))) == []
    # What another passage says is drafted all the same.
    node = shipped.iri("category/e-mail-address")
    assert set(done.graph.objects(node, NG.statedIn)) == {shipped.passage(CELL)}
    assert WHO in done.left


def test_what_was_rejected_does_not_come_back_with_another_recipient(
    apply: Apply, shipped: Statement
) -> None:
    first = apply(OTHERS, TO_OTHERS)
    (fact,) = kinds_of(first, NG.Disclosure)
    rows = rows_of(first.graph, shipped)
    rejected = [{**rows[i], "review": "rejected"}
                for i in ("recipient/others", shipped.id_of(str(fact)))]  # fmt: skip
    own = {"kind": "recipient", "name": "Inspectors", "terms": ["dpv:ThirdParty"], "passage": CELL}
    reviewed = apply(*rejected, own, to=first.graph, **ANNA)
    assert kinds_of(reviewed, NG.RejectedDraft) == {shipped.iri("recipient/others"), fact}

    again = apply(OTHERS, TO_OTHERS, to=reviewed.graph, by="rule:draft")
    assert kinds_of(again, NG.Disclosure) == set()
    assert nothing_happened(again)


def test_an_agent_whose_rows_do_not_name_it_changes_nothing_that_was_accepted(
    apply: Apply, shipped: Statement
) -> None:
    first = apply({**MAIL, "rule": None, "by": "person:Anna"}, **ANNA)
    row = rows_of(first.graph, shipped)["category/e-mail-address"]
    plain = {c: v for c, v in row.items() if c not in ("by", "review", "reviewed", "reviewer")}
    done = apply({**plain, "name": "Letters"}, to=first.graph, by="agent:reader")
    assert nothing_happened(done)
    assert done.left == ["category/e-mail-address"]


# New rows without an id


def test_a_new_row_never_takes_the_place_of_an_accepted_fact(
    apply: Apply, shipped: Statement
) -> None:
    rule = {"kind": "retention", "terms": ["ng:OtherCriterion"], "modality": "asserted",
            "passage": CELL}  # fmt: skip
    first = apply({**rule, "name": "Until the year ends"}, **ANNA)
    (old,) = kinds_of(first, NG.RetentionRule)
    row = rows_of(first.graph, shipped)[shipped.id_of(str(old))]
    corrected = apply({**row, "terms": ["ng:NeededForPurpose"]}, to=first.graph, **ANNA)

    new = {**rule, "name": "While somebody asks"}
    second = apply(new, to=corrected.graph, **ANNA)
    assert second.faults == []
    (made,) = kinds_of(second, NG.RetentionRule) - {old}
    assert set(second.graph.triples((old, None, None))) == (
        set(corrected.graph.triples((old, None, None)))
    )
    assert {str(o) for o in second.graph.objects(made, SKOS.prefLabel)} == {"While somebody asks"}
    # The same row again is the same fact.
    assert nothing_happened(apply(new, to=second.graph, **ANNA))


def test_a_new_thing_never_takes_the_place_of_one_that_was_renamed(
    apply: Apply, shipped: Statement
) -> None:
    mail = {"kind": "category", "name": "Mail", "terms": ["pd:EmailAddress"], "passage": CELL}
    first = apply(mail, **ANNA)
    row = rows_of(first.graph, shipped)["category/mail"]
    renamed = apply({**row, "name": "Address for letters"}, to=first.graph, **ANNA)
    second = apply({**mail, "terms": ["pd:Contact"]}, to=renamed.graph, **ANNA)
    kept = rows_of(second.graph, shipped)["category/mail"]
    assert (kept["name"], kept["terms"]) == ("Address for letters", ["pd:EmailAddress"])
    assert len(kinds_of(second, NG.DataCategory)) == 2


# The same file again


def test_the_same_file_again_changes_nothing(apply: Apply, shipped: Statement) -> None:
    purpose = {"kind": "purpose", "name": "sending letters", "terms": ["dpv:Marketing"],
               "modality": "asserted", "passage": CELL, "rule": "purpose"}  # fmt: skip
    basis = {"kind": "basis", "terms": ["dpv:Consent"], "purpose": "dpv:Marketing",
             "modality": "asserted", "passage": CELL, "rule": "basis"}  # fmt: skip
    first = apply(OTHERS, TO_OTHERS, purpose, basis, MAIL)
    assert [f.message for f in first.faults] == []
    sheet = []
    for row_id, row in rows_of(first.graph, shipped).items():
        if row["kind"] in ("category", "collection"):
            sheet.append({**row, "review": "accepted"})
        elif row_id != ".":
            sheet.append({**row, "review": "rejected"})
    assert {"recipient", "disclosure", "purpose", "processing", "basis"} <= (
        {row["kind"] for row in sheet}
    )
    sheet += [
        {"kind": "right", "right": "deletion", "modality": "asserted", "passage": DELETE},
        {"kind": "right", "right": "access", "modality": "conditional", "passage": ACCESS,
         "condition": "where no law forbids it"},
        {"kind": "collection", "data": "Photographs", "modality": "asserted", "passage": CELL},
        {"kind": "no-fact", "terms": ["ng:IntroducesParts"], "passage": "your-rights/heading"},
    ]  # fmt: skip
    once = apply(*sheet, to=first.graph, **ANNA)
    assert once.faults == []
    assert once.accepted == list(range(1, len(sheet) + 1))
    twice = apply(*sheet, to=once.graph, **ANNA)
    assert nothing_happened(twice)
    assert twice.accepted == once.accepted


# Rows that go


def test_an_id_is_enough_to_remove_a_row(apply: Apply, shipped: Statement) -> None:
    first = apply(MAIL, **ANNA)
    (fact,) = kinds_of(first, NG.Collection)
    gone = {"kind": "collection", "id": shipped.id_of(str(fact)), "remove": "yes"}
    done = apply(gone, to=first.graph)
    assert done.faults == []
    assert done.removed == [shipped.id_of(str(fact))]
    assert (shipped.version, DPV.hasProcess, fact) not in done.graph


def test_a_passage_without_a_fact_is_removed_alone(apply: Apply, shipped: Statement) -> None:
    reasons = [{"kind": "no-fact", "terms": ["ng:IntroducesParts"], "passage": path}
               for path in (DELETE, WHO)]  # fmt: skip
    first = apply(*reasons, **ANNA)
    done = apply({"kind": "no-fact", "passage": WHO, "remove": "yes"}, to=first.graph)
    assert done.faults == []
    assert set(done.graph.subjects(NG.statesNoFact)) == {shipped.passage(DELETE)}


def test_a_removal_that_says_not_what_or_whether_is_refused(apply: Apply) -> None:
    first = apply(MAIL, **ANNA)
    unsaid = apply({"kind": "collection", "remove": "yes"}, to=first.graph)
    assert [(f.kind, f.cell) for f in unsaid.faults] == [("row-remove-what", "id")]
    unsure = apply({"kind": "category", "id": "category/e-mail-address", "remove": "no"},
                   to=first.graph)  # fmt: skip
    assert [(f.kind, f.cell) for f in unsure.faults] == [("row-form", "remove")]
    assert set(unsaid.graph) == set(unsure.graph) == set(first.graph)


# Passages that a fact cites


def test_that_a_cited_passage_states_nothing_is_refused_and_names_the_fact(apply: Apply) -> None:
    first = apply(MAIL)
    done = apply({"kind": "no-fact", "terms": ["ng:IntroducesParts"], "passage": CELL},
                 to=first.graph, **ANNA)  # fmt: skip
    (fault,) = done.faults
    assert (fault.kind, fault.cell, fault.line) == ("row-silent-cited", "passage", 1)
    assert "category/e-mail-address" in fault.message
    assert set(done.graph) == set(first.graph)


def test_of_two_things_below_one_term_a_draft_means_the_same_one_each_time(apply: Apply) -> None:
    # By its id, the other one would come first among those that stand there.
    other = {**OTHERS, "name": "a courier", "passage": CELL}
    rows = [OTHERS, other, TO_OTHERS]
    first = apply(*rows)
    (disclosure,) = first.graph.subjects(RDF.type, NG.Disclosure)
    (recipient,) = first.graph.objects(disclosure, DPV.hasRecipient)
    # The one that the same passage names.
    assert str(first.graph.value(recipient, SKOS.prefLabel)) in ("others", "Derde")
    again = apply(*rows, to=first.graph)
    assert (again.added, again.changed, again.removed) == ([], [], [])
