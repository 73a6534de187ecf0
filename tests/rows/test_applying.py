"""Rows applied to the fictional statement: what they make, and what is said of those that fail.

What should come out follows from design section 3 and docs/model.md, not from the program.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import PROV, RDF, SKOS, Graph, Literal, URIRef

from noticegraph.content import shipped_content
from noticegraph.dpv_terms import terms_below
from noticegraph.errors import InputError, LimitError
from noticegraph.namespaces import DPV, NG
from noticegraph.rows import (
    Outcome,
    Row,
    Statement,
    Vocabulary,
    apply_rows,
    find_statement,
    read_file_of_rows,
    write_file_of_rows,
    write_rows,
)
from noticegraph.rows.statement import curie
from noticegraph.rows.verifying import Verifier

CONTENT = shipped_content()
FILES = find_statement(CONTENT, "example-2026-01-01-en")
TEXT = FILES.read_text()
ID = "https://w3id.org/noticegraph/id/example-2026-01-01-en"
ROW_2 = "what-we-use-data-for/table-1/row-2"
# In parts, because each term that a file of the project names must be a live one.
MISSPELT = "pd:" + "EmailAdress"
SUNSET = "dpv:" + "PersonalDataHandling"
Apply = Callable[..., Outcome]


def node(name: str) -> URIRef:
    return URIRef(f"{ID}/{name}")


def faults(outcome: Outcome) -> list[tuple[int | None, str, str]]:
    return [(fault.line, fault.cell, fault.kind) for fault in outcome.faults]


def fact(kind: str, passage: str = f"{ROW_2}/cell-1", **cells: Any) -> dict[str, Any]:
    return {"kind": kind, "modality": "asserted", "passage": passage, **cells}


# What rows make


def test_a_category_with_a_modality_is_a_category_and_its_collection(apply: Apply) -> None:
    done = apply(fact("category", name="Address for mail", terms=["pd:EmailAddress"]))
    category = node("category/address-for-mail")
    collection = done.graph.value(None, DPV.hasPersonalData, category)
    assert faults(done) == []
    assert (category, RDF.type, NG.DataCategory) in done.graph
    assert (collection, RDF.type, NG.Collection) in done.graph
    assert (collection, NG.modality, NG.Asserted) in done.graph
    assert (collection, DPV.hasProcessing, DPV.Collect) in done.graph
    assert (URIRef(ID), DPV.hasProcess, collection) in done.graph
    assert (category, NG.modality, None) not in done.graph


def test_terms_stand_for_the_shared_things_of_the_statement(apply: Apply) -> None:
    done = apply(
        fact("category", name="Address for mail", terms=["pd:EmailAddress"]),
        fact("disclosure", category=["pd:EmailAddress"], recipient=["dpv:ServiceProvider"]),
        fact("disclosure", category=["pd:EmailAddress"], recipient=["ng:ProfessionalAdvisers"]),
    )
    assert faults(done) == []
    categories = set(done.graph.subjects(RDF.type, NG.DataCategory))
    assert categories == {node("category/address-for-mail")}
    disclosures = set(done.graph.subjects(RDF.type, NG.Disclosure))
    assert len(disclosures) == 2
    for disclosure in disclosures:
        assert set(done.graph.objects(disclosure, NG.category)) == categories
        # docs/model.md: the category of a disclosure is its personal data too.
        assert set(done.graph.objects(disclosure, DPV.hasPersonalData)) == categories


def test_several_terms_of_a_rule_are_readings_of_one_word(apply: Apply) -> None:
    pair = fact("disclosure", category=["pd:EmailAddress", "pd:Contact"],
                recipient=["dpv:ServiceProvider", "dpv:DataProcessor"])  # fmt: skip
    done = apply({**pair, "by": "rule:pairs"})
    assert faults(done) == []
    (disclosure,) = done.graph.subjects(RDF.type, NG.Disclosure)
    (category,) = done.graph.objects(disclosure, NG.category)
    (recipient,) = done.graph.objects(disclosure, DPV.hasRecipient)
    pd = "https://w3id.org/dpv/pd#"
    assert set(done.graph.objects(category, SKOS.broader)) == {URIRef(f"{pd}EmailAddress")}
    assert set(done.graph.objects(recipient, SKOS.broader)) == {DPV.ServiceProvider}


def test_a_rule_may_name_a_term_that_is_given_up_a_person_not(apply: Apply) -> None:
    old = fact("disclosure", category="any", recipient=["ng:PublicAuthorities"])
    done = apply({**old, "by": "rule:old"})
    assert faults(done) == []
    (disclosure,) = done.graph.subjects(RDF.type, NG.Disclosure)
    recipient = done.graph.value(disclosure, DPV.hasRecipient)
    assert (recipient, SKOS.broader, DPV.GovernmentalOrganisation) in done.graph
    assert [kind for *_, kind in faults(apply(old))] == ["row-old-term"]


def test_a_basis_belongs_to_the_one_processing_for_its_purpose(apply: Apply) -> None:
    done = apply(
        fact("purpose", name="Newsletter", terms=["dpv:DirectMarketing"], modality="possible"),
        fact("basis", terms=["dpv:Consent"], purpose=["dpv:DirectMarketing"]),
        fact("basis", terms=["dpv:LegitimateInterest"], purpose="Newsletter"),
    )
    assert faults(done) == []
    (processing,) = done.graph.subjects(RDF.type, NG.PurposeProcess)
    assert (processing, NG.modality, NG.Possible) in done.graph
    claims = set(done.graph.subjects(NG.ofProcess, processing))
    assert {done.graph.value(c, NG.basis) for c in claims} == {DPV.Consent, DPV.LegitimateInterest}
    # DPV's short way says the same (shapes/structure/legal-basis.ttl).
    assert set(done.graph.objects(processing, DPV.hasLegalBasis)) == {
        DPV.Consent,
        DPV.LegitimateInterest,
    }


def test_what_is_denied_is_a_denial_that_dpv_finds_nothing_of(apply: Apply) -> None:
    done = apply(
        fact("automated", name="decisions by machine", modality="denied"),
        fact("category", name="faces", terms=["pd:Picture"], modality="denied"),
        fact("sale", transaction="sale", jurisdiction="US-CA", modality="denied"),
    )
    assert faults(done) == []
    denials = set(done.graph.subjects(RDF.type, NG.Denial))
    denied = {done.graph.value(d, NG.denies) for d in denials}
    assert denied == {NG.AutomatedDecisionClaim, NG.Collection, NG.SaleOrSharing}
    for denial in denials:
        properties = set(done.graph.predicates(denial))
        assert not {DPV.hasPersonalData, DPV.hasProcessing, DPV.hasRecipient} & properties
        names = {str(o).lower() for o in done.graph.objects(denial, SKOS.prefLabel)}
        assert all(name.startswith(("no", "geen")) for name in names)
    assert (None, DPV.hasProcess, None) not in done.graph


def test_names_come_from_the_labels_in_both_languages(apply: Apply) -> None:
    done = apply(fact("right", right="access", jurisdiction="general"))
    (right,) = done.graph.subjects(RDF.type, NG.RightProvision)
    assert (right, NG.right, NG.RightToAccess) in done.graph
    labels = {o.language: str(o) for o in done.graph.objects(right, SKOS.prefLabel)}
    assert labels == {"en": "Right of access", "nl": "Recht op inzage"}


def test_a_condition_in_words_becomes_a_condition_of_the_statement(apply: Apply) -> None:
    done = apply(
        fact("right", right="deletion", jurisdiction="EEA", modality="conditional",
             condition="where a law gives it"),
        fact("right", right="access", modality="conditional", condition="ng:WithConsent"),
    )  # fmt: skip
    assert faults(done) == []
    conditions = set(done.graph.objects(None, NG.condition))
    assert conditions == {node("condition/where-a-law-gives-it"), NG.WithConsent}


KINDS_OF_DRAFTS: list[dict[str, Any]] = [
    fact("document", key={"company": "Tulpenpost B.V.", "effectiveDate": "2026-01-01",
                          "language": "en"}, name="Privacy statement of Tulpenpost"),
    fact("contact", key={"role": "dpo", "email": "privacy@tulpenpost.example"}, name="Officer"),
    fact("category", terms=["pd:Name"], name="name"),
    fact("recipient", terms=["dpv:ServiceProvider"], name="helpers"),
    fact("disclosure", key={"category": "any", "recipient": ["ng:BusinessPartners"]}),
    fact("purpose", terms=["dpv:Marketing"], name="selling more"),
    fact("basis", key={"basis": "dpv:Consent", "purpose": None}),
    fact("source", key={"source": "third-party"}),
    fact("right", key={"right": "portability", "jurisdiction": "EEA"}),
    fact("transfer", key={"mechanism": "scc"}),
    fact("transfer", key={"country": "US"}, name="to the US"),
    fact("certification", key={"entity": "Tulpenpost B.V.", "part": "dpf-eu"}),
    fact("recourse", key={"body": "Some court", "role": "authority"}),
    fact("retention", key={"duration": "P90D", "of": "any"}, name="90 days"),
    fact("retention", key={"criteria": "while you are a client", "of": "any"}),
    fact("signal", key={"signal": "gpc", "handling": "honoured"}),
    fact("children", key={"age": 13}, name="No data below 13", modality="denied"),
    fact("sale", key={"transaction": "either", "jurisdiction": "general"}),
    fact("region", key={"jurisdiction": "US-CA"}, name="California"),
    fact("automated", name="decisions by machine"),
    fact("security", key={"measure": "locks on doors"}),
    fact("tracking", key={"technology": "cookies"}, name="cookies"),
    fact("provision", name="an address is needed"),
    fact("organisation", name="Tulpenpost B.V."),
    fact("change", key={"how": "posting"}),
    fact("further-processing", name="you are told of new purposes"),
]  # fmt: skip


def test_rows_of_every_kind_of_draft_are_taken_and_applied_again_change_nothing(
    apply: Apply,
) -> None:
    drafted = [{**row, "start": 0, "end": 0, "places": [[0, 1]]} for row in KINDS_OF_DRAFTS]
    for row in drafted:
        del row["start"], row["end"]
    first = apply(*drafted)
    assert faults(first) == []
    again = apply(*drafted, to=first.graph)
    assert (faults(again), again.added, again.changed, again.removed) == ([], [], [], [])


def test_a_draft_is_taken_as_it_is_written(apply: Apply) -> None:
    """FORMAT of drafts: an id that only counts, a key, all places, the rule and its score."""
    assert TEXT is not None
    cells = [f"{ROW_2}/cell-1", "with-whom-we-share-data/list-1/item-3"]
    start = TEXT.index("E-mail address")
    done = apply(
        {
            "id": "category/1", "kind": "category", "key": {"terms": ["pd:EmailAddress"]},
            "name": "E-mail address", "modality": "conditional", "passage": cells[0],
            "quote": "E-mail address", "start": start, "end": start + 14,
            "places": [[start, start + 14]],
            "passages": cells, "rule": "category-in-frame", "score": 0.78,
        }
    )  # fmt: skip
    assert faults(done) == []
    category = node("category/e-mail-address")
    assert set(done.graph.objects(category, NG.statedIn)) == {node(f"passage/{c}") for c in cells}
    (collection,) = done.graph.subjects(RDF.type, NG.Collection)
    assert (collection, NG.condition, NG.AsThePassageSays) in done.graph
    assert (collection, NG.reviewStatus, NG.Drafted) in done.graph
    assert {int(str(o)) for o in done.graph.objects(collection, NG.quoteStart)} == {start}


def test_what_is_renamed_stays_named_by_the_facts_that_name_it(
    shipped: Statement, vocabulary: Vocabulary
) -> None:
    (row,) = (r for r in write_rows(shipped) if r.one("id") == "category/accounting")
    row.put("name", ["Sales ledger"])
    outcome = apply_rows(shipped, [row], vocabulary)
    assert (outcome.changed, outcome.faults) == (["category/accounting"], [])
    node = URIRef(f"{ID}/category/accounting")
    assert set(outcome.graph.subjects(None, node)) == set(shipped.facts.subjects(None, node))


def test_a_draft_whose_name_is_copied_is_named_by_its_terms(apply: Apply) -> None:
    assert TEXT is not None
    copied = " ".join(TEXT[70:170].split())
    done = apply(fact("right", right="access", name=copied, rule="right-in-list"))
    assert faults(done) == []
    assert {str(o) for o in done.graph.objects(None, SKOS.prefLabel) if o.language == "en"} == {
        "Right of access"
    }


# What is refused


@pytest.mark.parametrize(
    ("row", "cell", "kind"),
    [
        (fact("colection"), "kind", "row-kind"),
        (fact(""), "kind", "row-no-kind"),
        (fact("choice", "2026-02-01", name="x"), "passage", "row-sheet-date"),
        (fact("choice", "1-Feb", name="x"), "passage", "row-sheet-date"),
        (fact("choice", name="=B2"), "name", "row-sheet-formula"),
        (fact("choice", name="a\0b"), "name", "row-control"),
        (fact("choice", name="a\u202eb"), "name", "row-control"),
        (fact("choice", name="x", id="../other-2026-01-01-en/choice/x"), "id", "row-id"),
        (fact("choice", name="x", id="agent/person/x"), "id", "row-id"),
        (fact("choice", name="x", id="."), "id", "row-id"),
        (fact("children", age="#REF!", name="x"), "age", "row-sheet-formula"),
        (fact("category", name="x", terms=[MISSPELT]), "terms", "row-term"),
        (fact("category", name="x", terms=[SUNSET]), "terms", "row-old-term"),
        (fact("category", f"{ROW_2}/cell-9", name="x", terms=["pd:Name"]), "passage",
         "row-passage"),
        (fact("category", name="x", terms=["pd:Name"], quote="Mail address"), "quote", "row-quote"),
        (fact("category", name="x", terms=["pd:Name"], quote="Order history"), "quote",
         "row-quote-elsewhere"),
        (fact("right", right="access", modality="perhaps"), "modality", "row-modality"),
        (fact("right", right="access", modality="conditional"), "condition", "row-no-condition"),
        (fact("right", right="access", colour="red"), "colour", "row-column"),
        (fact("choice"), "name", None),
        (fact("children", age="thirteen", name="x"), "age", "row-form"),
        (fact("cookie", modality=None, name="x", lifetime="2 years"), "lifetime", "row-form"),
        (fact("linked-document", modality=None, name="x", issued="03/05/2026"), "issued",
         "row-sheet-date"),
        (fact("linked-document", modality=None, name="x", issued="46145"), "issued",
         "row-sheet-date"),
        (fact("disclosure", category="Nobody’s", recipient="a/b"), "recipient",
         "row-unknown-thing"),
        (fact("contact", email="a@b.example", name="x", id="no id", contactOf="Z"), "id", "row-id"),
        (fact("source", source="direct", by="Anna"), "by", "row-by"),
        (fact("source", source="direct", review="ok"), "review", "row-review"),
        (fact("source", source="direct", start=1, end=2), "start", "row-place"),
        (fact("source", "languages/paragraph-1", name=(TEXT or "")[70:150]), "name", "row-copied"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_row_and_column(
    apply: Apply, row: dict[str, Any], cell: str, kind: str | None
) -> None:
    good = fact("security", terms=["dpv:EncryptionInTransfer"])
    done = apply(good, {k: v for k, v in row.items() if v is not None})
    if kind is None:
        assert faults(done) == []
        return
    assert (2, cell, kind) in faults(done)
    assert {line for line, *_ in faults(done)} == {2}
    assert (done.accepted, done.refused) == ([1], [2])
    assert all(fault.hint for fault in done.faults)
    assert set(done.graph.subjects(NG.modality)) == {node("security/encryption-in-transfer")}


def test_an_unknown_term_is_told_with_the_nearest(apply: Apply) -> None:
    done = apply(fact("category", name="x", terms=[MISSPELT]))
    (hint,) = (fault.hint for fault in done.faults)
    assert str(hint).startswith("did you mean pd:EmailAddress ")


@pytest.mark.parametrize(
    ("row", "first"),
    [
        (fact("purpose", name="x", terms=["dpv:" + "MarketingPurposes"]), "dpv:Marketing"),
        (fact("right", terms=["ng:" + "RightToObjekt"]), "ng:RightToObject"),
        (fact("scope", name="x", jurisdiction="loc:" + "Netherlands"), "loc:NL"),
        (fact("scope", name="x", authority="auth:" + "cnil"), "legal-fr:DPA-FR"),
        (fact("scope", name="x", law="law:" + "gdpr"), "legal-eu:law-GDPR"),
    ],
)
def test_the_nearest_of_the_terms_that_fit_is_offered_first(
    apply: Apply, row: dict[str, Any], first: str
) -> None:
    (fault,) = (f for f in apply(row).faults if f.kind == "row-term")
    offered = fault.values["nearest"]
    assert isinstance(offered, tuple)
    assert offered[0] == first


@pytest.mark.parametrize(
    "unknown",
    ["dpv:" + "Marketting", "dpv:" + "DataProcesor", "ng:" + "Collecting", "loc:" + "NLD"],
)
def test_no_term_is_offered_to_a_category_that_is_no_personal_data(
    apply: Apply, vocabulary: Vocabulary, unknown: str
) -> None:
    (fault,) = (f for f in apply(fact("category", name="x", terms=[unknown])).faults)
    data = {curie(term.iri) for term in terms_below([str(DPV.PersonalData)])}
    own = vocabulary.graph.transitive_subjects(SKOS.broader, DPV.PersonalData)
    data |= {curie(str(term)) for term in own}
    assert set(fault.values["nearest"]) <= data  # type: ignore[arg-type]


def test_an_authority_is_a_term_of_any_place_or_one_that_only_the_statement_names(
    apply: Apply,
) -> None:
    cells: dict[str, Any] = {
        "right": "complaint",
        "authority": ["legal-fr:DPA-FR", "Kite Office of Holland"],
    }
    done = apply(fact("right", **cells), by="person:Anna")
    assert faults(done) == []
    (right,) = done.graph.subjects(RDF.type, NG.RightProvision)
    listed = URIRef("https://w3id.org/dpv/legal/fr#DPA-FR")
    named = node("organisation/kite-office-of-holland")
    assert set(done.graph.objects(right, DPV.hasAuthority)) == {listed, named}
    assert set(done.graph.objects(named, RDF.type)) == {NG.NamedOrganisation, DPV.Authority}
    assert str(done.graph.value(named, DPV.hasName)) == "Kite Office of Holland"

    statement = Statement(done.graph, FILES.read().passages, FILES.read().version)
    (row,) = (r for r in write_rows(statement) if r.kind == "right")
    assert sorted(row.cells["authority"]) == ["Kite Office of Holland", "legal-fr:DPA-FR"]


def test_an_unknown_column_is_told_with_the_nearest_of_all(apply: Apply) -> None:
    done = apply(fact("choice", nam="x"))
    (hint,) = (fault.hint for fault in done.faults if fault.cell == "nam")
    assert str(hint).startswith("did you mean name?")


def test_of_two_rows_with_one_id_the_second_is_refused(apply: Apply) -> None:
    done = apply(fact("choice", id="choice/a", name="A"), fact("choice", id="choice/a", name="B"))
    assert faults(done) == [(2, "id", "row-id-twice")]
    assert str(done.graph.value(node("choice/a"), SKOS.prefLabel)) == "A"


def test_nothing_is_changed_if_all_or_nothing_and_one_row_is_refused(apply: Apply) -> None:
    before = apply(fact("source", source="direct")).graph
    done = apply(fact("source", source="public"), fact("colection"), to=before, all_or_nothing=True)
    assert set(done.graph) == set(before)
    assert (done.accepted, done.refused) == ([], [2])


def test_what_the_shapes_find_at_a_node_refuses_its_row(apply: Apply) -> None:
    from noticegraph.rows.applying import ShapeResult

    def judge(graph: Graph) -> list[ShapeResult]:
        wrong = graph.subjects(NG.right, NG.RightToAccess)
        return [ShapeResult(str(n), "No.", str(NG.right)) for n in wrong]

    done = apply(fact("right", right="access"), fact("right", right="deletion"), judge=judge)
    assert faults(done) == [(1, "terms", "row-shape")]
    assert {str(o) for o in done.graph.objects(None, NG.right)} == {str(NG.RightToDeletion)}


# Change and removal


def test_a_row_with_an_id_replaces_a_fact_and_remove_removes_it(
    apply: Apply, shipped: Statement
) -> None:
    rows = {row.one("id"): row for row in write_rows(shipped)}
    changed = rows["disclosure/accounting/accountant"]
    changed.put("modality", ["asserted"])
    written = [
        json.loads(line) for line in write_file_of_rows([changed], "jsonl").decode().splitlines()
    ]
    removed = {"kind": "access", "id": "no-such", "remove": "yes", "passage": f"{ROW_2}/cell-1"}
    done = apply(
        *written,
        removed,
        {**removed, "kind": "storage-location", "id": "storage/netherlands"},
        to=shipped.facts,
    )
    assert faults(done) == []
    assert done.changed == [".", "disclosure/accounting/accountant"]
    assert done.removed == ["storage/netherlands"]
    assert done.added == []


# Review


def test_a_rule_drafts_and_changes_nothing_that_was_judged(
    apply: Apply, shipped: Statement
) -> None:
    drafted = fact("source", source="direct", rule="own-words")
    first = apply(drafted)
    source = next(first.graph.subjects(RDF.type, NG.SourceClaim))
    assert (source, NG.reviewStatus, NG.Drafted) in first.graph
    agent = first.graph.value(source, PROV.wasAttributedTo)
    assert (agent, RDF.type, PROV.SoftwareAgent) in first.graph

    accepted = {**drafted, "id": str(source).removeprefix(f"{ID}/"), "review": "accepted"}
    second = apply(accepted, to=first.graph, by="person:Anna")
    assert (source, NG.reviewStatus, NG.Accepted) in second.graph
    passage = URIRef(f"{ID}/passage/{ROW_2}/cell-1")
    digest = shipped.passages.value(passage, NG.textDigest)
    assert set(second.graph.objects(source, NG.reviewedDigest)) == {digest}
    # Who proposed it stays who proposed it.
    assert second.graph.value(source, PROV.wasAttributedTo) == agent

    third = apply({**drafted, "modality": "possible"}, to=second.graph)
    assert third.left == [str(source).removeprefix(f"{ID}/")]
    assert (source, NG.modality, NG.Asserted) in third.graph


def test_what_is_rejected_is_no_fact_and_is_not_drafted_again(apply: Apply) -> None:
    drafted = fact("source", source="direct", rule="own-words")
    source = next(apply(drafted).graph.subjects(RDF.type, NG.SourceClaim))
    own = str(source).removeprefix(f"{ID}/")
    rejected = apply(
        {**drafted, "id": own, "review": "rejected"}, to=apply(drafted).graph, by="person:Anna"
    )
    assert set(rejected.graph.objects(source, RDF.type)) == {NG.RejectedDraft}
    assert (None, NG.statedIn, URIRef(f"{ID}/passage/{ROW_2}/cell-1")) not in rejected.graph
    again = apply(drafted, to=rejected.graph)
    assert again.left == [own]
    assert set(again.graph) == set(rejected.graph)
    (row,) = [r for r in write_rows(Statement(again.graph, *_rest(again))) if r.one("id") == own]
    assert (row.kind, row.one("review")) == ("source", "rejected")


def _rest(_outcome: Outcome) -> tuple[Graph, URIRef]:
    return FILES.read().passages, URIRef(ID)


def test_a_quote_is_kept_as_offsets_only(apply: Apply, shipped: Statement) -> None:
    done = apply(fact("category", name="x", terms=["pd:EmailAddress"], quote="E-mail address"))
    (start,) = {int(str(o)) for o in done.graph.objects(None, NG.quoteStart)}
    (end,) = {int(str(o)) for o in done.graph.objects(None, NG.quoteEnd)}
    assert TEXT is not None
    assert TEXT[start:end] == "E-mail address"
    assert Literal("E-mail address") not in set(done.graph.objects())
    rows = write_rows(Statement(done.graph, shipped.passages, URIRef(ID)), TEXT)
    assert {row.one("quote") for row in rows} == {"", "E-mail address"}


# Files


def test_cells_with_several_values_and_bars_survive_csv(tmp_path: Path) -> None:
    row = Row(2, "definition", {"definedTerm": ["one", "two | three"], "name": ['a, "b"\nc']})
    file = tmp_path / "rows.csv"
    file.write_bytes(write_file_of_rows([row], "csv"))
    (read,) = read_file_of_rows(file)
    assert read.cells["definedTerm"] == ["one", "two | three"]
    assert read.cells["name"] == ['a, "b"\nc']


def test_a_spreadsheet_in_dutch_writes_semicolons(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_bytes("\ufeffkind;name;passage\nchoice;Ja, dat kan;a/b\n".encode())
    (row,) = read_file_of_rows(file)
    assert (row.kind, row.one("name"), row.number) == ("choice", "Ja, dat kan", 2)


@pytest.mark.parametrize(
    ("name", "data", "kind", "line"),
    [
        ("r.csv", b"name,passage\nx,y\n", "rows-header", 1),
        ("r.csv", b"", "rows-empty", None),
        ("r.csv", b"kind,name,name\nchoice,a,b\n", "rows-twice", 1),
        ("r.csv", b"kind,name\nchoice,Yes, you can\n", "rows-cells", 2),
        ("r.csv", b"kind,name\nchoice,caf\xe9\n", "rows-encoding", 2),
        ("r.jsonl", b'{"kind": "choice"}\n{"kind": \n', "rows-json", 2),
        ("r.jsonl", b"[1]\n", "rows-json", 1),
        ("r.csv", b"\n,\n", "rows-empty", None),
        ("r.xlsx", b"PK\x03\x04 and then nothing", "no-sheet", None),
        ("r.xlsx", b"kind,name\n", "no-sheet", None),
    ],
)
def test_a_file_that_is_no_table_of_rows_is_refused(
    tmp_path: Path, name: str, data: bytes, kind: str, line: int | None
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_file_of_rows(file)
    assert (caught.value.kind, caught.value.line) == (kind, line)


def test_the_sheet_of_rows_is_read_and_two_are_refused(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    notes, rows = book.active, book.create_sheet("rows")
    assert notes is not None
    notes.append(["Read me first"])
    rows.append(["kind", "name"])
    rows.append(["choice", "A switch"])
    rows.row_dimensions[2].hidden = True
    file = tmp_path / "rows.xlsx"
    book.save(file)
    (row,) = read_file_of_rows(file)
    assert (row.number, row.kind, row.one("name")) == (2, "choice", "A switch")

    notes["A1"] = "kind"
    book.save(file)
    with pytest.raises(InputError) as caught:
        read_file_of_rows(file)
    assert caught.value.kind == "sheets-of-rows"
    assert "Sheet, rows" in caught.value.message


def test_a_merged_cell_belongs_to_its_first_row_and_a_formula_for_many_cells_is_a_formula(
    tmp_path: Path,
) -> None:
    import openpyxl
    from openpyxl.worksheet.formula import ArrayFormula

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["kind", "name"])
    sheet.append(["choice", "A switch"])
    sheet.append(["", "Another"])
    sheet.merge_cells("A2:A3")
    sheet.append(["choice", ArrayFormula("B4:B4", "=UPPER(B2)")])
    file = tmp_path / "rows.xlsx"
    book.save(file)
    assert [(row.kind, row.one("name")) for row in read_file_of_rows(file)] == [
        ("choice", "A switch"),
        ("", "Another"),
        ("choice", "=UPPER(B2)"),
    ]


def test_a_spreadsheet_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for number in range(2):
            parts.writestr(f"xl/part-{number}.xml", b"0" * (70 * 1024 * 1024))
    assert file.stat().st_size < 1024 * 1024
    with pytest.raises(LimitError) as caught:
        read_file_of_rows(file)
    assert caught.value.kind == "large-sheet"


def test_cells_of_a_spreadsheet_are_read_as_written_and_formulas_never_evaluated(
    tmp_path: Path,
) -> None:
    import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["kind", "name", "issued", "age", "openList"])
    day = datetime.datetime(2026, 5, 3)  # noqa: DTZ001 - spreadsheets know no zones
    sheet.append(["linked-document", "=1+1", day, 13, True])
    file = tmp_path / "rows.xlsx"
    book.save(file)
    (row,) = read_file_of_rows(file)
    assert row.one("name") == "=1+1"
    assert row.one("issued") == "2026-05-03"
    assert (row.one("age"), row.one("openList")) == ("13", "true")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_of_a_spreadsheet_is_read(tmp_path: Path, encoding: str) -> None:
    """Excel's “Unicode text” is UTF-16 with a byte order mark, and tabs."""
    mark = "" if encoding == "utf-16" else "\ufeff"
    file = tmp_path / "rows.txt"
    file.write_bytes(f"{mark}kind\tname\nchoice\tcafé\n".encode(encoding))
    (row,) = read_file_of_rows(file)
    assert (row.kind, row.one("name")) == ("choice", "café")


def test_a_quote_of_a_passage_that_is_not_there_is_one_fault(apply: Apply) -> None:
    row = fact("category", name="x", terms=["pd:Name"], quote="E-mail address")
    row["passage"] = "no-such-section/paragraph-1"
    outcome = apply(row)
    assert [(f.kind, f.cell) for f in outcome.faults] == [("row-passage", "passage")]


@pytest.mark.parametrize(
    ("stated", "written", "is_lost"),
    [
        ("+31 20 123 4567", "31201234567", True),
        ("020 123 4567", "201234567", True),
        ("020-123 4567", "020-123 4567", False),
        ("020 123 4567", "0201234567", False),
        # Digits that stand side by side in different numbers are none.
        ("2020. Call 1234567", "1234567", False),
    ],
)
def test_a_number_that_a_spreadsheet_has_cut_is_told(
    shipped: Statement, vocabulary: Vocabulary, stated: str, written: str, is_lost: bool
) -> None:
    row = Row(2, "contact", {"phone": [written], "passage": [ROW_2]})
    faults = Verifier(shipped, vocabulary, f"Since 1 January {stated}.").given(row)
    assert ("row-sheet-zero" in {fault.kind for fault in faults}) is is_lost
