"""The main way: a saved text becomes a statement, is drafted, validated and asked about.

The texts are invented, and what is expected of them was read in them, not in what comes out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from noticegraph.cli import run as run_cli
from noticegraph.namespaces import DPV, NG

ENGLISH = """# Privacy statement of Kite Repair

Kite Repair collects your name and your e-mail address. We use your personal data to
send you our newsletter.

## How long we keep your personal data

We keep your personal data for 3 years.

## Your rights in the European Economic Area

You have the right to access your personal data.

## Contact

Questions about your personal data? Write to privacy@kite.example.
"""
DUTCH = """# Privacyverklaring van Vliegerherstel

Vliegerherstel verzamelt uw naam en uw e-mailadres. Wij gebruiken uw
persoonsgegevens om u onze nieuwsbrief te sturen.

## Hoe lang wij uw persoonsgegevens bewaren

Wij bewaren uw persoonsgegevens 3 jaar.

## Uw rechten in de Europese Economische Ruimte

U hebt het recht op inzage van uw persoonsgegevens.

## Contact

Vragen over uw persoonsgegevens? Schrijf naar privacy@vlieger.example.
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run_cli(list(arguments))
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.mark.parametrize(
    ("text", "company", "language", "address"),
    [
        (ENGLISH, "Kite Repair", "en", "privacy@kite.example"),
        (DUTCH, "Vliegerherstel", "nl", "privacy@vlieger.example"),
    ],
)
def test_a_text_becomes_a_graph_that_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run,
    text: str, company: str, language: str, address: str,
) -> None:  # fmt: skip
    (tmp_path / "page.md").write_text(text, "utf-8")
    root = tmp_path / "mine"
    assert run("init", str(root))[0] == 0
    monkeypatch.chdir(root)
    name = f"{company.lower().replace(' ', '-')}-2026-05-03-{language}"
    added = run("add", "../page.md", "--company", company, "--date", "2026-05-03",
                "--language", language)  # fmt: skip
    assert added[0] == 0, added[2]

    code, out, err = run("draft", name)
    assert code == 0, err
    file = Path(out.strip())
    assert f"next: noticegraph validate {name}" in err
    facts = Graph().parse(file)
    assert (None, NG.email, Literal(address)) in facts
    (kept,) = facts.subjects(RDF.type, NG.RetentionRule)
    assert [str(period) for period in facts.objects(kept, NG.period)] == ["P3Y"]
    assert facts.value(kept, NG.reviewStatus) == NG.Drafted
    collected = {
        broader
        for collection in facts.subjects(RDF.type, NG.Collection)
        for category in facts.objects(collection, DPV.hasPersonalData)
        for broader in facts.objects(category, SKOS.broader)
    }
    pd = "https://w3id.org/dpv/pd#"
    assert {URIRef(f"{pd}Name"), URIRef(f"{pd}EmailAddress")} <= collected

    # Drafting again changes nothing.
    before = file.read_bytes()
    assert run("draft", name)[0] == 0
    assert file.read_bytes() == before

    # Answers and reports name what was drafted, and mark it, in either language.
    for asked in ("en", "nl"):
        code, out, err = run(
            "ask", "retention", "-p", f"statement={name}", "-p", f"lang={asked}", "-o", "csv"
        )
        assert code == 0, err
        (answer,) = csv.DictReader(io.StringIO(out))
        assert answer["period"] == "P3Y"
        assert answer["ruleName"]
    code, out, err = run("validate", name, "--fail-on", "never", "-o", "json")
    assert code == 0, err
    met = next(r for r in json.loads(out)["requirements"] if r["id"] == "gdpr-retention")
    assert (met["verdict"], met["restsOnDraftsAlone"]) == ("met", True)
    evidence = json.dumps(met["evidence"])
    assert "[drafted]" in evidence
    assert "[voorgesteld]" in evidence


CRITERION = """# Privacyverklaring van Vliegerherstel

Vliegerherstel B.V. ("wij") verwerkt uw persoonsgegevens.

## Bewaren

Wij bewaren uw persoonsgegevens zolang een vlieger van u bij ons in de werkplaats
aan het plafond hangt.

## Uw rechten

U hebt het recht op inzage.
"""


def test_a_draft_is_taken_as_rows_and_copies_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    (tmp_path / "page.md").write_text(CRITERION, "utf-8")
    run("init", str(tmp_path / "mine"))
    monkeypatch.chdir(tmp_path / "mine")
    run("add", "../page.md", "--company", "Vlieg", "--date", "2026-05-03", "--language", "nl")
    name = "vlieg-2026-05-03-nl"
    code, out, err = run("draft", name, "-o", "jsonl")
    assert code == 0, err
    # What the graph cannot hold (a denial has no purpose of its own) is left out, and named.
    odd = json.loads(out.splitlines()[-1]) | {
        "kind": "basis", "modality": "denied", "rule": "test",
        "key": {"basis": "dpv:Consent", "purpose": ["dpv:Marketing"]},
    }  # fmt: skip
    (tmp_path / "rows.jsonl").write_text(out + json.dumps(odd) + "\n", "utf-8")
    count = len(out.splitlines())
    code, out, err = run("facts", name, "--apply", "../rows.jsonl")
    assert (code, out) == (0, "")
    assert f"left out: ../rows.jsonl:{count + 1}" in err
    assert f"rows: {count} applied, 1 refused" in err

    facts = Graph().parse("vlieg/2026-05-03-nl.ttl")
    (kept,) = facts.subjects(RDF.type, NG.RetentionRule)
    assert facts.value(kept, NG.retentionCriterion) == NG.OtherCriterion
    labels = {str(label) for label in facts.objects(kept, SKOS.prefLabel)}
    assert labels
    assert not any("plafond" in label for label in labels)
    code, out, err = run("ask", "rights", "-p", f"statement={name}", "-p", "lang=en", "-o", "csv")
    assert [row["rightName"] for row in csv.DictReader(io.StringIO(out))] == ["Right of access"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["kite-repiar-2026-05-03-en"], 2, "kite-repair-2026-05-03-en"),
        (["nowhere.md"], 2, "neither a statement nor a file"),
        (["kite-repair-2026-05-03-en", "--format", "md"], 2, "--format"),
        (["example-2026-01-01-en"], 2, "is a shipped statement"),
    ],
)
def test_what_cannot_be_drafted_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run,
    arguments: list[str], code: int, words: str,
) -> None:  # fmt: skip
    (tmp_path / "page.md").write_text(ENGLISH, "utf-8")
    run("init", str(tmp_path / "mine"))
    monkeypatch.chdir(tmp_path / "mine")
    run("add", "../page.md", "--company", "Kite Repair", "--date", "2026-05-03", "--language", "en")
    before = (tmp_path / "mine/kite-repair/2026-05-03-en.ttl").read_bytes()
    done, out, err = run("draft", *arguments)
    assert (done, out) == (code, "")
    assert words in err
    assert (tmp_path / "mine/kite-repair/2026-05-03-en.ttl").read_bytes() == before
