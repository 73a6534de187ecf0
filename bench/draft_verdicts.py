"""How far verdicts about drafted texts agree with what others annotated in them.

A part of `bench.draft`.

Each policy of GDPR-Transparency-200 is added to a workspace of its own, drafted into it, and
validated, as `add`, `draft` and `validate` do (with the shapes of the GDPR alone, for their time).
A requirement that is met or partly met says what the annotated label says; one that is not met
says that the text is silent. What is not applicable or not assessable says neither. The annotators read
every text as one under the GDPR, so each has a row that says that it is for people in the EEA.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

from rdflib import URIRef

from noticegraph.adding import create_workspace, prepare_statement
from noticegraph.content import Content, shipped_content
from noticegraph.drafted_versions import draft_rows
from noticegraph.drafting.pipeline import draft_text
from noticegraph.examinations import Verdict
from noticegraph.reports.making import make_reports, shapes_source, statement_targets
from noticegraph.reports.workers import Limits
from noticegraph.rows import Statement, Vocabulary, apply_rows, row_of_object
from noticegraph.workspace import make_slug, read_workspace

REQUIREMENTS: Mapping[str, tuple[str, ...]] = {
    "gdpr-controller": ("Controller Name", "Controller Contact"),
    "gdpr-dpo": ("DPO Contact",),
    "gdpr-categories": ("Data Categories",),
    "gdpr-purposes": ("Processing Purpose",),
    "gdpr-legal-basis": ("Legal Basis for Processing",),
    "gdpr-legitimate-interests": ("Legitimate Interests for Processing",),
    "gdpr-recipients": ("Data Recipients",),
    "gdpr-transfers": ("Third-country Transfers",),
    "gdpr-retention": ("Data Retention Period",),
    "gdpr-source": ("Source of Data",),
    "gdpr-obligation-to-provide": ("Mandatory Data Disclosure",),
    "gdpr-automated-decisions": ("Automated Decision-Making",),
    "gdpr-rights": (
        "Right to Access", "Right to Rectification", "Right to Erasure", "Right to Restrict",
        "Right to Portability",
    ),
    "gdpr-objection": ("Right to Object",),
    "gdpr-withdraw": ("Right to Withdraw Consent",),
    "gdpr-complaint": ("Right to Lodge Complaint",),
}  # fmt: skip
"""The labels that tell of what a requirement asks: one of them is enough."""


_PROCESSES = 2


def verdicts_table(score: ModuleType, files: Iterable[Path]) -> list[str]:
    """Return the agreement of verdicts with annotations, a row for each requirement."""
    texts: dict[str, tuple[str, set[str]]] = {}
    for number, file in enumerate(files, 1):
        with contextlib.suppress(ValueError):
            passages = json.loads(file.read_text("utf-8"))
            told = {a["requirement"] for p in passages for a in p.get("annotations", [])}
            texts[f"app {number}"] = (score.markdown_of(passages)[0], told)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "drafts"
        content = shipped_content().layered(create_workspace(folder))
        shares = [list(texts)[n::_PROCESSES] for n in range(_PROCESSES)]
        with ProcessPoolExecutor(_PROCESSES, get_context("spawn")) as pool:
            done = pool.map(
                _draft_all,
                [folder] * _PROCESSES,
                [{name: texts[name][0] for name in share} for share in shares],
            )
            ids = {name: known for found in done for name, known in found.items()}
        labels = {ids[name]: told for name, (_, told) in texts.items()}
        verdicts = _verdicts(content, labels)
    return _table(labels, verdicts)


def _draft_all(folder: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """Make each text a drafted statement of the workspace; return their ids by company."""
    content = shipped_content().layered(read_workspace(folder))
    vocabulary = Vocabulary(content)
    with tempfile.TemporaryDirectory() as home:
        source = Path(home) / "text.md"
        return {
            company: _draft(content, vocabulary, source, company, text)
            for company, text in texts.items()
        }


def _draft(content: Content, vocabulary: Vocabulary, source: Path, company: str, text: str) -> str:
    """Add a text to the workspace with its drafted facts, and return the statement's id."""
    source.write_text(text, "utf-8")
    date = datetime.date(2024, 1, 1)
    # Who adds a statement knows whose it is; here only the text can tell.
    facts = draft_text(text, "md", content.lexicon, "en").facts
    named = next((f.key["company"] for f in facts if f.kind == "document"), company)
    prepared = prepare_statement(
        content, source, company=named, date=date, language="en", slug=make_slug(company)
    )  # of one company there may be two texts
    rows, _ = draft_rows(content, prepared, "en")
    path = next(p.path for p in prepared.segmentation.passages if p.kind != "Section")
    region = {"kind": "region", "key": {"jurisdiction": "EEA"}, "name": "Readers", "passage": path}
    rows.append(row_of_object({**region, "modality": "asserted"}, len(rows) + 1))
    statement = Statement(prepared.graph, prepared.passages, URIRef(prepared.files.iri))
    outcome = apply_rows(statement, rows, vocabulary, text=prepared.source.text, by="rule:draft")
    return prepared.place(outcome.graph).id


def _verdicts(content: Content, names: Iterable[str]) -> dict[str, dict[str, Verdict]]:
    targets = {iri.rsplit("/", 1)[-1]: t for iri, t in statement_targets(content).items()}
    chosen = [targets[name] for name in names]
    shapes = content.shapes
    source = shapes_source(content, [shapes / "prefixes.ttl", *sorted(shapes.glob("gdpr/*.ttl"))])
    reports = make_reports(chosen, source, limits=Limits(seconds=120, processes=2), keep=False)
    for report in reports:
        if report.error is not None:
            sys.stderr.write(f"{report.slug}: {report.error.message}\n")
    return {
        report.statement.rsplit("/", 1)[-1]: {
            outcome.examination.identifier: outcome.verdict for outcome in report.outcomes
        }
        for report in reports
        if report.error is None
    }


def _table(
    labels: Mapping[str, set[str]], verdicts: Mapping[str, Mapping[str, Verdict]]
) -> list[str]:
    lines = [
        "| requirement | annotated | both | draft alone | annotated alone | neither | no verdict | agreement |",
        "| --- " * 8 + "|",
    ]
    total: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, told in verdicts.items():
        for requirement, wanted in REQUIREMENTS.items():
            stated = bool(labels[name] & set(wanted))
            verdict = told.get(requirement)
            count = counts[requirement]
            count["annotated"] += stated
            if verdict in (Verdict.MET, Verdict.PARTLY_MET):
                count["both" if stated else "draft"] += 1
            elif verdict is Verdict.NOT_MET:
                count["alone" if stated else "neither"] += 1
            else:
                count["none"] += 1
    for requirement in REQUIREMENTS:
        total.update(counts[requirement])
    for requirement, count in [*counts.items(), ("**all**", total)]:
        told_of = sum(count[n] for n in ("both", "draft", "alone", "neither"))
        share = (count["both"] + count["neither"]) / max(told_of, 1)
        lines.append(
            f"| {requirement} | {count['annotated']} | {count['both']} | {count['draft']}"
            f" | {count['alone']} | {count['neither']} | {count['none']} | {share:.2f} |"
        )
    return lines
