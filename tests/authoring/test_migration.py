"""Graphs of model 0.1, rewritten by tools/migrate_model.py, pass `check` after what it names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from noticegraph.authoring import check_statement_graph
from noticegraph.cli import run as run_cli
from noticegraph.content import shipped_content
from noticegraph.passages import text_digest

CONTENT = shipped_content()
KITE = "https://w3id.org/noticegraph/id/kite-2020"
TEXT = """# Kite Post

In force on 1 March 2020

Kite Post decides what happens to data.

We do not sell orders.

Orders are kept for seven years.

Mail is sent from the United States under standard clauses, of which you can have a copy.

The officer reads officer@kite.example.

Californians may have data deleted, unless the law makes us keep them.
"""
OLD = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX eu-gdpr: <https://w3id.org/dpv/legal/eu/gdpr#>
PREFIX loc: <https://w3id.org/dpv/loc#>
PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX pd: <https://w3id.org/dpv/pd#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
BASE <https://w3id.org/noticegraph/id/kite-2020>
PREFIX k: <https://w3id.org/noticegraph/id/kite-2020/>
PREFIX p: <https://w3id.org/noticegraph/id/kite-2020/passage/kite-post/>

<https://w3id.org/noticegraph/id/kite> a ng:Statement ;
    skos:prefLabel "Kite Post"@en , "Kite Post"@nl .
<https://w3id.org/noticegraph/id/kite-2020> a dpv:PrivacyNotice , ng:StatementVersion ;
    dcterms:isVersionOf <https://w3id.org/noticegraph/id/kite> ; dcterms:language "en" ;
    dcterms:publisher k:organisation ; dcterms:title "Kite Post"@en ;
    skos:prefLabel "Kite Post, 2020"@en , "Kite Post, 2020"@nl ;
    dpv:hasProcess k:no-sale , k:transfer ;
    ng:effectiveDate "2020-03-01"^^xsd:date ; ng:byteLength LENGTH ; ng:codePointLength LENGTH ;
    ng:textDigest "DIGEST" ; ng:statedIn p:heading , p:paragraph-1 .
k:organisation a dpv:LegalEntity , ng:NamedOrganisation ; dpv:hasName "Kite Post" ;
    skos:prefLabel "Kite Post"@en , "Kite Post"@nl ; dpv:hasDataProtectionOfficer k:officer ;
    ng:statedIn p:paragraph-2 .
k:officer a ng:ContactPoint , dpv:DataProtectionOfficer ; ng:contactOf k:organisation ;
    skos:prefLabel "Officer"@en , "Functionaris"@nl ;
    ng:contactRole ng:DataProtectionOfficerContact ;
    ng:email "officer@kite.example" ; ng:modality ng:Asserted ; ng:statedIn p:paragraph-6 .
k:orders a dpv:PersonalData , ng:DataCategory ; skos:broader pd:Purchase ;
    skos:prefLabel "Orders"@en , "Bestellingen"@nl ; ng:statedIn p:paragraph-3 .
k:no-sale a ng:NoSaleOrSharing ;
    skos:prefLabel "Orders sold"@en , "Bestellingen verkocht"@nl ;
    ng:category k:orders ; ng:modality ng:Denied ; ng:statedIn p:paragraph-3 .
k:kept a ng:RetentionRule ;
    skos:prefLabel "Orders: seven years"@en , "Bestellingen: zeven jaar"@nl ;
    dpv:hasPersonalData k:orders ; dpv:hasStorageCondition dpv:TemporalDuration ; ng:months 84 ;
    ng:modality ng:Asserted ; ng:statedIn p:paragraph-4 .
k:transfer a dpv:Process , ng:TransferRegime ;
    skos:prefLabel "Transfer by standard clauses"@en , "Doorgifte met modelbepalingen"@nl ;
    dpv:hasLegalBasis eu-gdpr:SCCByCommission ; ng:mechanism eu-gdpr:SCCByCommission ;
    dpv:hasProcessing dpv:CrossBorderTransfer ; ng:destination loc:US ; ng:copyAvailable true ;
    ng:modality ng:Asserted ; ng:statedIn p:paragraph-5 .
k:must-keep a ng:StatedCondition ; skos:prefLabel "unless law demands to keep them"@en ,
    "tenzij de wet bewaren eist"@nl ; ng:statedIn p:paragraph-7 .
k:deletion a ng:RightProvision ;
    skos:prefLabel "Right to deletion"@en , "Recht op verwijdering"@nl ;
    ng:right ng:CaliforniaRightToDelete ; dpv:hasJurisdiction loc:US-CA ; ng:condition k:must-keep ;
    ng:freeOfCharge true ; ng:modality ng:Asserted ; ng:statedIn p:paragraph-7 .
"""
BY_HAND = (
    ('"Orders sold"@en', '"Orders are not sold"@en'),
    ('"Bestellingen verkocht"@nl', '"Bestellingen worden niet verkocht"@nl'),
    ("ng:denies ng:SaleOrSharing ;", "ng:denies ng:SaleOrSharing ; ng:transaction ng:Sale ;"),
    ('"^^xsd:duration ;', '"^^xsd:duration ; ng:periodKind ng:ExactPeriod ;'),
)
"""What a person does about each line that the tool prints."""


def migrate(path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "tools/migrate_model.py", str(path)],
        cwd=CONTENT.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return [line.removeprefix(f"{path}: ") for line in done.stdout.splitlines()]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The graph of model 0.1, with its passages beside it."""
    text = tmp_path / "kite.md"
    text.write_text(TEXT, "utf-8")
    path = tmp_path / "kite.ttl"
    facts = OLD.replace("LENGTH", str(len(TEXT))).replace("DIGEST", text_digest(TEXT))
    path.write_text(facts, "utf-8")
    passages = tmp_path / "kite-passages.ttl"
    command = ["segment", str(text), "--statement", KITE, "--output", str(passages), "-q"]
    assert run_cli(command) == 0
    return path


def problems(path: Path) -> set[tuple[str, str | None]]:
    found = check_statement_graph(CONTENT, path, text=TEXT, form="md")
    return {(p.shape or p.message, p.node) for p in found}


def test_an_old_graph_becomes_one_of_the_model_now(old: Path) -> None:
    told = migrate(old)
    assert told == [
        f"{KITE}/no-sale: say the negative in the labels of this denial",
        f"{KITE}/no-sale: name the transaction: ng:Sale, ng:Sharing or both",
        f"{KITE}/kept: say how the period is meant: exactly, at most, at least or about"
        " (ng:periodKind)",
    ]
    # What is left is what was printed, and nothing else.
    assert problems(old) == {
        ("ngsh:DenialShape-label", f"{KITE}/no-sale"),
        ("ngsh:DeniedSaleShape", f"{KITE}/no-sale"),
        ("ngsh:PeriodShape-kind", f"{KITE}/kept"),
    }
    written = old.read_text("utf-8")
    assert "ng:ConsumerRightToDelete" in written
    assert "eu-gdpr:A46-2-c" in written
    assert "ng:Conditional" in written
    for gone in ("ng:NoSaleOrSharing", "ng:months", "ng:destination", "SCCByCommission",
                 "a dpv:DataProtectionOfficer", "hasStorageCondition", "freeOfCharge"):  # fmt: skip
        assert gone not in written
    for before, after in BY_HAND:
        assert before in written
        written = written.replace(before, after)
    old.write_text(written, "utf-8")
    assert problems(old) == set()


def test_a_second_run_changes_nothing_and_still_tells_what_is_left(old: Path) -> None:
    first = migrate(old)
    written = old.read_bytes()
    second = migrate(old)
    assert old.read_bytes() == written
    # Labels are looked at once, when a fact becomes a denial; `check` goes on to look at them.
    assert second == first[1:]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.ttl"
    done = subprocess.run(
        [sys.executable, "tools/migrate_model.py", str(missing)],
        cwd=CONTENT.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "missing.ttl" in done.stderr
    assert "Traceback" not in done.stderr
