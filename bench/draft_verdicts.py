"""How far verdicts about drafted texts agree with what others annotated in them.

A part of `bench.draft`.

Each policy of GDPR-Transparency-200 is added to a workspace of its own, drafted into it, and
validated, as `add`, `draft` and `validate` do (the structure shapes are left out, for their time).
A requirement that is met or partly met says what the annotated label says; one that is not met
says that the text is silent. What is not applicable or not assessable says neither. The annotators read
every text as one under the GDPR, so each has a row that says that it is for people in the EEA.
"""

from __future__ import annotations

import datetime
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

from noticegraph.adding import add_statement, create_workspace
from noticegraph.content import Content, shipped_content
from noticegraph.drafting.pipeline import draft_text
from noticegraph.examinations import Verdict
from noticegraph.passages import segment_text
from noticegraph.reports.making import make_reports, shapes_source, statement_targets
from noticegraph.reports.workers import Limits
from noticegraph.rows import Vocabulary, apply_rows, find_statement, row_of_object
from noticegraph.turtle import canonical_turtle

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


def verdicts_table(score: ModuleType, files: Iterable[Path]) -> list[str]:
    """Return the agreement of verdicts with annotations, a row for each requirement."""
    labels: dict[str, set[str]] = {}
    with tempfile.TemporaryDirectory() as home:
        content = shipped_content().layered(create_workspace(Path(home) / "drafts"))
        for number, file in enumerate(files, 1):
            try:
                passages = json.loads(file.read_text("utf-8"))
            except ValueError:
                continue
            text, _ = score.markdown_of(passages)
            name = _draft(content, Path(home), f"app {number}", text)
            labels[name] = {a["requirement"] for p in passages for a in p.get("annotations", [])}
        verdicts = _verdicts(content, labels)
    return _table(labels, verdicts)


def _draft(content: Content, home: Path, company: str, text: str) -> str:
    """Add a text to the workspace, draft into it, and return the statement's id."""
    source = home / "text.md"
    source.write_text(text, "utf-8")
    date = datetime.date(2024, 1, 1)
    known = add_statement(content, source, company=company, date=date, language="en").files
    added = find_statement(content, known.id)
    text = added.read_text() or ""
    rows = [
        row_of_object(
            {"kind": f.kind, "key": f.key, "name": f.name, "modality": f.modality,
             "passage": f.passage, "quote": text[f.start : f.end], "start": f.start, "end": f.end,
             "places": [list(p) for p in f.places], "passages": f.passages, "rule": f.rule,
             "score": f.score},
            number,
        )
        for number, f in enumerate(draft_text(text, "md", content.lexicon, "en").facts, 1)
    ]  # fmt: skip
    first = segment_text(text, "md").passages
    path = next(p.path for p in first if p.kind != "Section")
    region = {"kind": "region", "key": {"jurisdiction": "EEA"}, "name": "Readers", "passage": path}
    rows.append(row_of_object({**region, "modality": "asserted"}, len(rows) + 1))
    outcome = apply_rows(added.read(), rows, Vocabulary(content), text=text, by="rule:draft")
    added.facts.write_bytes(canonical_turtle(outcome.graph).encode())
    return known.id


def _verdicts(content: Content, names: Iterable[str]) -> dict[str, dict[str, Verdict]]:
    targets = {iri.rsplit("/", 1)[-1]: t for iri, t in statement_targets(content).items()}
    chosen = [targets[name] for name in names]
    source = shapes_source(content, (), None)
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
