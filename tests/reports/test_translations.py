"""Two languages of one version: the example agrees, and each way of breaking it is found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from noticegraph.content import Content, shipped_content
from noticegraph.examinations import SEVERITIES, Examination, Kind, rule_roles
from noticegraph.namespaces import NG, THINGS
from noticegraph.reports.making import file_target, make_reports, shapes_source, statement_targets
from noticegraph.reports.rules import TRANSLATION_RULES
from noticegraph.reports.translations import Languages, compare_languages

EXAMPLE = shipped_content().graph_data / "example"
ENGLISH, DUTCH = f"{THINGS}example-2026-01-01-en", f"{THINGS}example-2026-01-01-nl"
CHECKS = [
    Examination(str(NG[name]), name, Kind.CONSISTENCY, {}, None, None, (), rule_roles(NG[name]))
    for name in sorted(TRANSLATION_RULES)
]


@pytest.fixture
def dutch(tmp_path: Path) -> Path:
    """A copy of the Dutch graph that a test may break."""
    return Path(shutil.copy(EXAMPLE / "2026-01-01-nl.ttl", tmp_path / "nl.ttl"))


def found(dutch: Path, *, from_dutch: bool = False) -> Iterator[tuple[str, str, str | None]]:
    """Yield each finding: the check, its English message, and the end of the fact's IRI."""
    english = (EXAMPLE / "2026-01-01-en.ttl", EXAMPLE / "2026-01-01-en-passages.ttl")
    theirs = (dutch, EXAMPLE / "2026-01-01-nl-passages.ttl")
    pair = Languages(ENGLISH, english, DUTCH, theirs)
    if from_dutch:
        pair = Languages(DUTCH, theirs, ENGLISH, english)
    for finding in compare_languages(pair, CHECKS):
        if finding.severity != SEVERITIES[2]:
            check = finding.shape.removeprefix(str(NG)).removeprefix("translation-same-")
            fact = finding.fact and finding.fact.split("2026-01-01-")[1][3:]
            yield check, finding.message["en"], fact


def change(dutch: Path, old: str, new: str, *, count: int = 1) -> None:
    text = dutch.read_text("utf-8")
    assert text.count(old) >= count, old
    dutch.write_text(text.replace(old, new), "utf-8")


def drop(dutch: Path, path: str) -> None:
    """Remove a node of the Dutch graph, and every mention of it."""
    blocks = dutch.read_text("utf-8").split("\n.\n")
    node = f"<{DUTCH}/{path}>"
    kept = [block for block in blocks if not block.strip().startswith(node)]
    assert len(kept) == len(blocks) - 1
    lines = "\n.\n".join(kept).split("\n")
    dutch.write_text("\n".join(line for line in lines if line.strip(" ,") != node), "utf-8")


@pytest.mark.parametrize("from_dutch", [False, True])
def test_the_example_agrees(from_dutch: bool, dutch: Path) -> None:
    assert list(found(dutch, from_dutch=from_dutch)) == []


def test_every_check_compares_something_in_the_example(dutch: Path) -> None:
    theirs = (dutch, EXAMPLE / "2026-01-01-nl-passages.ttl")
    ours = (EXAMPLE / "2026-01-01-en.ttl", EXAMPLE / "2026-01-01-en-passages.ttl")
    results = compare_languages(Languages(ENGLISH, ours, DUTCH, theirs), CHECKS)
    compared = {r.shape for r in results}
    assert compared == {rule_roles(check.iri)["evidence"][0] for check in CHECKS}


def test_another_date(dutch: Path) -> None:
    change(dutch, 'ng:effectiveDate "2026-01-01"', 'ng:effectiveDate "2026-02-01"')
    ((check, message, fact),) = found(dutch)
    assert (check, fact) == ("date", None)
    assert "(2026-01-01; 2026-02-01)" in message


def test_a_fact_in_one_language_only_is_found_from_both(dutch: Path) -> None:
    drop(dutch, "disclosure/delivery/couriers")
    ours = [(check, fact) for check, _, fact in found(dutch)]
    assert ours == [("facts", "disclosure/delivery/couriers")]
    ((check, message, fact),) = found(dutch, from_dutch=True)
    assert (check, fact) == ("facts", "disclosure/delivery/couriers")
    assert message.startswith("The other language of the version says this")


def test_an_entity_in_one_language_only(dutch: Path) -> None:
    node = f"{DUTCH}/organisation/tulpenpost"
    text = dutch.read_text("utf-8")
    passage = f"<{DUTCH}/passage/wie-wij-zijn/paragraph-1>"
    text += (
        f'\n<{node}-belgie> a ng:NamedOrganisation ; dpv:hasName "Tulpenpost België" ;'
        f' skos:prefLabel "Tulpenpost Belgium"@en , "Tulpenpost België"@nl ;'
        f" ng:statedIn {passage} .\n"
    )
    dutch.write_text(text, "utf-8")
    ((check, message, _),) = found(dutch)
    assert check == "entities"
    assert '"Tulpenpost Belgium"' in message


def test_a_scope_exclusion_in_one_language_only(dutch: Path) -> None:
    passage = f"<{DUTCH}/passage/wie-wij-zijn/paragraph-1>"
    text = dutch.read_text("utf-8")
    text += (
        f"\n<{DUTCH}/scope/shops> a ng:ScopeExclusion ; ng:modality ng:Asserted ;"
        f' skos:prefLabel "Not for shops"@en , "Niet voor winkels"@nl ; ng:statedIn {passage} .\n'
    )
    dutch.write_text(text, "utf-8")
    assert [(check, fact) for check, _, fact in found(dutch)] == [("scope", "scope/shops")]


def test_another_modality(dutch: Path) -> None:
    text = dutch.read_text("utf-8")
    at = text.index(f"<{DUTCH}/disclosure/delivery/couriers>\n    a")
    broken = text[at:].replace("ng:modality ng:Asserted", "ng:modality ng:Possible", 1)
    assert broken != text[at:]
    dutch.write_text(text[:at] + broken, "utf-8")
    ((check, message, fact),) = found(dutch)
    assert (check, fact) == ("modality", "disclosure/delivery/couriers")
    assert "(modality: Asserted; Possible)" in message


def test_another_number(dutch: Path) -> None:
    change(dutch, "ng:timeLimit 30", "ng:timeLimit 45")
    ((check, message, _),) = found(dutch)
    assert check == "numbers"
    assert "(timeLimit: 30; 45)" in message


def test_another_wording_is_no_difference(dutch: Path) -> None:
    change(dutch, "Voorbeeldstraat 1", "Voorbeeldlaan 1")
    assert list(found(dutch)) == []


def test_both_directions_are_compared_in_the_content_and_the_report_says_so(
    validated: Content,
) -> None:
    targets = statement_targets(validated)
    assert list(targets[ENGLISH].translations) == [DUTCH]
    assert list(targets[DUTCH].translations) == [ENGLISH]
    for statement in (ENGLISH, DUTCH):
        (report,) = make_reports([targets[statement]], shapes_source(validated))
        verdicts = {o.examination.identifier: str(o.verdict) for o in report.checks}
        assert {verdicts[check] for check in TRANSLATION_RULES} == {"consistent"}


def test_a_mention_of_a_translation_elsewhere_pairs_nothing(validated: Content) -> None:
    """GitHub's graph has a node for its French translation, whose text is not in the content."""
    target = statement_targets(validated)[f"{THINGS}github-2024-02-01-en"]
    assert target.translations == {}


def test_a_file_is_compared_with_the_version_it_translates(
    validated: Content, tmp_path: Path
) -> None:
    for name in ("2026-01-01-en.ttl", "2026-01-01-en-passages.ttl"):
        shutil.copy(EXAMPLE / name, tmp_path / name)
    target = file_target(tmp_path / "2026-01-01-en.ttl", statement_targets(validated))
    assert list(target.translations) == [DUTCH]


def test_a_change_of_the_translation_makes_a_new_report(dutch: Path) -> None:
    target = file_target(dutch, {})
    other = file_target(EXAMPLE / "2026-01-01-en.ttl", statement_targets(shipped_content()))
    before = other.digest()
    assert before != target.digest()
    from dataclasses import replace

    changed = replace(other, translations={DUTCH: (dutch,)})
    first = changed.digest()
    change(dutch, "ng:timeLimit 30", "ng:timeLimit 45")
    assert changed.digest() not in (before, first)
