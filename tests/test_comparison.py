"""Facts of two statements are matched by what they are about, not by their local names."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegraph.comparison import ComparedFact, Comparison, Status, compare_statements
from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.namespaces import PREFIXES, THINGS

NG, DPV = PREFIXES["ng"], PREFIXES["dpv"]
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
FIRST, SECOND = THINGS + "one", THINGS + "two"


def load(tmp_path: Path, first: str, second: str) -> Dataset:
    """Two statements; `:` is the namespace of each."""
    (tmp_path / "graph_data").mkdir()
    entries = ""
    for iri, facts in ((FIRST, first), (SECOND, second)):
        name = iri.rsplit("/", 1)[-1]
        entries += f"""<https://w3id.org/noticegraph/graph/{name}> a ng:CatalogedGraph ;
  ng:file "graph_data/{name}.ttl" ; ng:aboutStatement <{iri}> .
"""
        text = f"{PROLOGUE}PREFIX : <{iri}/>\n:p1 oa:hasSource <{iri}> .\n"
        text += f":p2 oa:hasSource <{iri}> .\n{facts}\n"
        (tmp_path / "graph_data" / f"{name}.ttl").write_text(text, "utf-8")
    (tmp_path / "graph_data" / "catalog.ttl").write_text(PROLOGUE + entries, "utf-8")
    return load_dataset(Content(tmp_path))


def compare(tmp_path: Path, first: str, second: str) -> Comparison:
    return compare_statements(load(tmp_path, first, second), FIRST, SECOND)


def only(found: Comparison, kind: str) -> ComparedFact:
    (row,) = (row for row in found.facts if row.kind == NG + kind)
    return row


def disclosure(name: str, category: str, recipient: str, extra: str = "") -> str:
    """A disclosure with its own category and recipient nodes, below the terms that are given."""
    return f""":{name} a ng:Disclosure ; ng:category :c-{name} ; dpv:hasRecipient :r-{name} ;
  ng:statedIn :p1 {extra} .
:c-{name} a ng:DataCategory ; skos:broader {category} ; ng:statedIn :p1 ;
  skos:prefLabel "category {name}"@en .
:r-{name} a ng:RecipientCategory ; skos:broader {recipient} ; ng:statedIn :p2 ;
  skos:prefLabel "recipient {name}"@en .
"""


def test_facts_about_the_same_terms_match_whatever_they_are_called(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        disclosure("aa", "pd:Location", "ng:BusinessPartners"),
        disclosure("bb", "pd:Location", "ng:BusinessPartners"),
    )
    row = only(found, "Disclosure")
    assert row.status == Status.SAME
    assert (row.first, row.second) == ((f"{FIRST}/aa",), (f"{SECOND}/bb",))
    assert row.first_passages == (f"{FIRST}/p1",)
    assert row.second_passages == (f"{SECOND}/p1",)
    assert found.labels[f"{FIRST}/c-aa"] == {"en": "category aa"}


def test_one_local_name_does_not_make_one_fact(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        disclosure("same", "pd:Location", "ng:BusinessPartners"),
        disclosure("same", "pd:Picture", "ng:BusinessPartners"),
    )
    rows = [row for row in found.facts if row.kind == NG + "Disclosure"]
    assert {(r.status, r.first, r.second) for r in rows} == {
        (Status.REMOVED, (f"{FIRST}/same",), ()),
        (Status.ADDED, (), (f"{SECOND}/same",)),
    }


def test_another_modality_and_condition_is_a_change(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        disclosure("a", "pd:Location", "dpv:ThirdParty", "; ng:modality ng:Asserted"),
        disclosure("b", "pd:Location", "dpv:ThirdParty",
                   "; ng:modality ng:Conditional ; ng:condition ng:WithConsent"),
    )  # fmt: skip
    row = only(found, "Disclosure")
    assert row.status == Status.CHANGED
    differences = {
        d.property: ([v.text for v in d.first], [v.text for v in d.second]) for d in row.differences
    }
    assert differences == {
        NG + "modality": ([NG + "Asserted"], [NG + "Conditional"]),
        NG + "condition": ([], [NG + "WithConsent"]),
    }


def test_literals_are_compared_by_value(tmp_path: Path) -> None:
    rule = (
        ":{} a ng:RequestTimeLimit ; ng:requestKind ng:AnyRequest ; ng:timeLimit {} ; "
        "ng:statedIn :p1 ."
    )
    row = only(compare(tmp_path, rule.format("a", 30), rule.format("b", 45)), "RequestTimeLimit")
    assert row.status == Status.CHANGED
    (difference,) = row.differences
    assert difference.property == NG + "timeLimit"
    assert [(v.text, v.is_iri) for v in difference.first] == [("30", False)]
    assert [(v.text, v.is_iri) for v in difference.second] == [("45", False)]


def test_rights_match_by_right_and_the_jurisdiction_may_differ(tmp_path: Path) -> None:
    right = ":{} a ng:RightProvision ; ng:right ng:{} {} ; ng:statedIn :p1 ."
    found = compare(
        tmp_path,
        right.format("a", "RightToAccess", "; dpv:hasJurisdiction loc:EU")
        + right.format("x", "RightToObject", ""),
        right.format("b", "RightToAccess", ""),
    )
    by_status = {row.status: row for row in found.facts}
    assert by_status[Status.CHANGED].second == (f"{SECOND}/b",)
    assert [d.property for d in by_status[Status.CHANGED].differences] == [DPV + "hasJurisdiction"]
    assert by_status[Status.REMOVED].first == (f"{FIRST}/x",)
    assert len(found.facts) == 2


def test_a_right_of_another_jurisdiction_is_another_right(tmp_path: Path) -> None:
    right = ":a a ng:RightProvision ; ng:right ng:RightToAccess ; dpv:hasJurisdiction loc:{} ; "
    right += "ng:statedIn :p1 ."
    found = compare(tmp_path, right.format("EU"), right.format("US-CA"))
    assert {row.status for row in found.facts} == {Status.ADDED, Status.REMOVED}


def test_companies_match_by_name(tmp_path: Path) -> None:
    one = ':a a ng:Affiliate ; dpv:hasName "Acme Ltd." ; ng:statedIn :p1 .'
    other = ':b a ng:Affiliate ; dpv:hasName "ACME LTD." ; ng:statedIn :p1 .'
    assert only(compare(tmp_path, one, other), "Affiliate").first == (f"{FIRST}/a",)


def test_facts_without_terms_match_by_name(tmp_path: Path) -> None:
    rule = ':{} a ng:ScopeRule ; skos:prefLabel "{}"@en ; ng:statedIn :p1 .'
    found = compare(
        tmp_path,
        rule.format("a", "Covers the website") + rule.format("b", "Covers shops"),
        rule.format("c", "covers THE website"),
    )
    assert sorted(row.status for row in found.facts) == ["removed", "same"]


def test_several_facts_about_the_same_are_told_apart_by_name(tmp_path: Path) -> None:
    purpose = ':{} a ng:StatedPurpose ; skos:broader dpv:Marketing ; skos:prefLabel "{}"@en ; '
    purpose += "ng:statedIn :p1 .\n"
    first = "".join(purpose.format(*p) for p in (("a", "Ads"), ("b", "Contests")))
    second = "".join(purpose.format(*p) for p in (("x", "Contests"), ("y", "Ads"), ("z", "News")))
    found = compare(tmp_path, first, second)
    assert {(r.status, r.first, r.second) for r in found.facts} == {
        (Status.SAME, (f"{FIRST}/a",), (f"{SECOND}/y",)),
        (Status.SAME, (f"{FIRST}/b",), (f"{SECOND}/x",)),
        (Status.ADDED, (), (f"{SECOND}/z",)),
    }


def test_a_circle_of_broader_terms_ends(tmp_path: Path) -> None:
    circle = """:c a ng:DataCategory ; skos:broader :d ; ng:statedIn :p1 .
:d a ng:DataCategory ; skos:broader :c ; ng:statedIn :p1 ."""
    found = compare(tmp_path, circle, circle)
    assert all(row.status == Status.SAME for row in found.facts)


@pytest.mark.parametrize(
    "slug", ["zendesk-2024-02-20-nl", "github-2024-02-01-en", "example-2026-01-01-en"]
)
def test_a_statement_does_not_differ_from_itself(slug: str, shipped_dataset: Dataset) -> None:
    found = compare_statements(shipped_dataset, THINGS + slug, THINGS + slug)
    assert {row.status for row in found.facts} == {Status.SAME}
    for row in found.facts:
        assert row.first == row.second


def test_the_two_languages_of_the_example_say_the_same(shipped_dataset: Dataset) -> None:
    found = compare_statements(
        shipped_dataset, THINGS + "example-2026-01-01-en", THINGS + "example-2026-01-01-nl"
    )
    other = [row for row in found.facts if row.status != Status.SAME]
    # The postal address is written in the language of the statement.
    assert [[d.property for d in row.differences] for row in other] == [[DPV + "hasAddress"]]
    assert len(found.facts) > 50


def test_each_fact_stands_in_one_row_for_each_of_its_kinds(shipped_dataset: Dataset) -> None:
    slugs = ("zendesk-2024-02-20-nl", "github-2024-02-01-en")
    found = compare_statements(shipped_dataset, *(THINGS + slug for slug in slugs))
    for side in ("first", "second"):
        listed = [(row.kind, iri) for row in found.facts for iri in getattr(row, side)]
        assert len(listed) == len(set(listed))
    back = compare_statements(shipped_dataset, *(THINGS + slug for slug in reversed(slugs)))
    swapped = {Status.ADDED: Status.REMOVED, Status.REMOVED: Status.ADDED}
    assert {(r.status, frozenset(r.first), frozenset(r.second)) for r in found.facts} == {
        (swapped.get(r.status, r.status), frozenset(r.second), frozenset(r.first))
        for r in back.facts
    }


CATEGORY = """:{0} a ng:DataCategory ; skos:broader {1} ; ng:statedIn :p1 ;
  skos:prefLabel "{2}"@en .
"""


def test_one_term_above_other_names_is_the_same_kind_only(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        CATEGORY.format("a", "pd:Preference", "Opinions"),
        CATEGORY.format("b", "pd:Preference", "Feedback"),
    )
    row = only(found, "DataCategory")
    assert row.status == Status.ALIKE
    assert (row.first, row.second, row.differences) == ((f"{FIRST}/a",), (f"{SECOND}/b",), ())


def test_one_term_and_one_name_is_the_same(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        CATEGORY.format("a", "pd:Preference", "Opinions") + CATEGORY.format("x", "pd:Name", "X"),
        CATEGORY.format("b", "pd:Preference", "OPINIONS") + CATEGORY.format("y", "pd:Name", "Y"),
    )
    assert sorted(row.status for row in found.facts) == ["alike", "same"]


def test_terms_shared_in_part_are_not_enough_without_the_name(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        CATEGORY.format("a", "pd:DeviceBased, pd:BrowsingBehaviour", "Device type")
        + CATEGORY.format("n", "pd:Name", "Account"),
        CATEGORY.format("b", "pd:DeviceBased, pd:Location", "Search history")
        + CATEGORY.format("m", "pd:Profile", "Account"),
    )
    by_status = {row.status: row for row in found.facts}
    assert by_status.keys() == {Status.ADDED, Status.REMOVED, Status.SAME}
    assert by_status[Status.SAME].first == (f"{FIRST}/n",)
