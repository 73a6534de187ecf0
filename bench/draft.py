"""Measures drafting against what readers found, and writes `bench/DRAFT.md`.

    python -m bench.draft [--shared DIR] [--rows DIR] [--seen TEXT GOLD …] [--unseen TEXT GOLD …]
                          [--verdicts N] [--output FILE]

The texts and annotations are in the shared folder, which no checkout has; without them, nothing is
written. `--rows DIR` has the reviewed graphs as rows (`zendesk-2024-02-20-nl.jsonl`,
`github-2024-02-01-en.jsonl`); else `noticegraph facts` writes them.

`--unseen` scores a further text against what readers found in it: one for which no rule was made;
`--seen` one for which some were. Both may be repeated. GT-200 is split by file name, every other
one: rules were made for the one half, and then for what the other showed, so both are development
texts. `--verdicts N` makes reports of the first N of its texts only: they take most of the time.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from bench.draft_baselines import KINDS, LEXICON, Facts, by_words_alone, score_linear
from bench.draft_gold import gold_from_rows
from bench.draft_verdicts import verdicts_table
from bench.machine import describe_machine

from noticegraph.drafting.pipeline import draft_text
from noticegraph.passages import text_format

GOLD = (
    # set, name, text, gold file or the statement whose graph is written as rows
    ("development", "GitLab, en", "corpora/ota/gitlab.md", "gitlab-en.json"),
    ("development", "Zendesk, nl", "statements/zendesk-nl-2024-02-20.txt", "zendesk-2024-02-20-nl"),
    ("development", "GitHub, en", "statements/github-en-general-privacy-statement.md", "github-2024-02-01-en"),
    ("development", "Mozilla websites, nl", "statements/mozilla-websites-nl.md", "mozilla-websites-nl.json"),
)  # fmt: skip


def drafted(text: str, name: str, language: str | None = None) -> Facts:
    result = draft_text(text, text_format(Path(name)), LEXICON, language)
    return [
        {"kind": f.kind, "key": f.key, "name": f.name, "modality": f.modality, "start": f.start,
         "end": f.end, "places": [list(p) for p in f.places], "rule": f.rule}
        for f in result.facts
    ]  # fmt: skip


def load_scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "draft" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(shared: Path, rows: Path | None, text: Path, source: str) -> dict[str, Any]:
    if source.endswith(".json"):
        return json.loads((shared / "draft" / "gold" / source).read_text("utf-8"))
    if rows is not None:
        lines = (rows / f"{source}.jsonl").read_text("utf-8")
    else:
        command = [sys.executable, "-m", "noticegraph", "facts", source, "-o", "jsonl"]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    language = source.rsplit("-", 1)[-1]
    parsed = [json.loads(line) for line in lines.splitlines() if line.strip()]
    return gold_from_rows(parsed, text.read_text("utf-8"), text_format(text), language)


def score_facts(
    score: ModuleType, text: Path, gold: dict[str, Any], draft: Callable[..., Facts]
) -> dict[str, Counter[str]]:
    """Count gold, found, matched, same modality and near evidence by kind, as score.py does."""
    content = text.read_text("utf-8")
    found = draft(content, text.name, gold["language"])
    counts: dict[str, Counter[str]] = {}
    for kind in sorted({f["kind"] for f in gold["facts"]}):
        wanted = [f for f in gold["facts"] if f["kind"] == kind]
        here = [f for f in found if f["kind"] == kind]
        pairs, _ = score.match(content, wanted, here)
        counts[kind] = Counter(
            gold=len(wanted), found=len(here), hit=len(pairs),
            mode=sum(a["modality"] == b["modality"] for a, b, _ in pairs),
            near=sum(near for _, _, near in pairs),
        )  # fmt: skip
    other = sum(f["kind"] not in counts and f["kind"] not in score.ONLY_PASSAGES for f in found)
    if other:
        counts["(other kinds)"] = Counter(found=other)
    return counts


def common_errors(
    score: ModuleType, text: Path, gold: dict[str, Any], missed: Counter[str], false: Counter[str]
) -> None:
    """Count what a draft of a text misses, and what it says that the gold has not."""
    content = text.read_text("utf-8")
    found = drafted(content, text.name, gold["language"])
    kinds = {f["kind"] for f in gold["facts"]}
    for kind in kinds:
        wanted = [f for f in gold["facts"] if f["kind"] == kind]
        here = [f for f in found if f["kind"] == kind]
        pairs, left = score.match(content, wanted, here)
        hit = {id(a) for a, _, _ in pairs}
        missed.update(f"{kind} {_told(f['key'])}" for f in wanted if id(f) not in hit)
        false.update(f"{kind} {_told(here[i]['key'])} ({here[i]['rule']})" for i in left)


def _told(key: dict[str, Any]) -> str:
    """Return what a key says in few words: its first terms."""
    parts = []
    for name, value in key.items():
        if name in ("accept", "terms", "category", "recipient", "purpose", "basis", "right"):
            parts.append(str(value[0] if isinstance(value, list) and value else value or "none"))
        elif name in ("mechanism", "country", "jurisdiction", "technology", "source"):
            parts.append(str(value))
    return " × ".join(parts) or "(in words)"


def facts_table(score: ModuleType, counts: dict[str, Counter[str]]) -> list[str]:
    lines = ["| kind | gold | found | P | R | F1 | modality | evidence |", "| --- " * 8 + "|"]
    total: Counter[str] = Counter()
    for kind, count in [*counts.items(), ("**all**", total)]:
        if kind != "**all**":
            total.update(count)
        p, r, f = score.prf(count["hit"], count["found"], count["gold"])
        hits = max(count["hit"], 1)
        lines.append(
            f"| {kind} | {count['gold']} | {count['found']} | {p:.2f} | {r:.2f} | {f:.2f}"
            f" | {count['mode'] / hits:.2f} | {count['near'] / hits:.2f} |"
        )
    return lines


def score_gt200(score: ModuleType, files: Iterable[Path], draft: Callable[..., Facts]) -> str:
    """Return the table of `score.py passages`, which here calls a function instead of a program."""

    def run(command: list[str], **_: object) -> SimpleNamespace:
        path = Path(command[-1])
        lines = "\n".join(json.dumps(f) for f in draft(path.read_text("utf-8"), path.name))
        return SimpleNamespace(stdout=lines, stderr="", returncode=0)

    real = score.subprocess
    score.subprocess = SimpleNamespace(run=run)
    said = io.StringIO()
    try:
        with tempfile.TemporaryDirectory() as home:
            for file in files:
                (Path(home) / file.name).symlink_to(file.resolve())
            with contextlib.redirect_stdout(said):
                score.score_passages(home, ["draft"])
    finally:
        score.subprocess = real
    return said.getvalue().strip()


def measure_ota(shared: Path) -> list[str]:
    lines = ["| text | kB | seconds | facts | unread |", "| --- " * 5 + "|"]
    kinds: Counter[str] = Counter()
    total = passages = unread = 0.0
    for path in sorted((shared / "corpora" / "ota").glob("*.md")):
        text = path.read_text("utf-8")
        start = time.process_time()
        result = draft_text(text, "md", LEXICON)
        spent = time.process_time() - start
        kinds.update(f.kind for f in result.facts)
        count = len({u.passage for u in result.units if u.kind != "Heading"})
        total, passages, unread = total + spent, passages + count, unread + len(result.unread)
        share = len(result.unread) / max(count, 1)
        lines.append(
            f"| {path.stem} | {len(text) / 1000:.0f} | {spent:.2f} | {len(result.facts)} | {share:.0%} |"
        )
    lines.append(f"| **all** | | {total:.1f} | {kinds.total()} | {unread / max(passages, 1):.0%} |")
    lines += ["", "Facts by kind: " + ", ".join(f"{k} {n}" for k, n in kinds.most_common()) + "."]
    return lines


@dataclass
class Tally:
    """What texts of one kind or language have together: counts by kind of fact, and errors."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def add(self, counts: dict[str, Counter[str]]) -> None:
        for kind, count in counts.items():
            self.counts.setdefault(kind, Counter()).update(count)

    def by_kind(self) -> dict[str, Counter[str]]:
        return dict(sorted(self.counts.items()))


def measure_facts(score: ModuleType, given: argparse.Namespace) -> list[str]:
    """Score the drafts of all texts that readers read: each, by kind, by language, and their errors."""
    texts = [(of, name, given.shared / path, source) for of, name, path, source in GOLD]
    for of, pairs in (("development", given.seen), ("unseen", given.unseen)):
        texts += [(of, text.stem, text, str(answers.resolve())) for text, answers in pairs]
    lines = [
        "| text | set | gold | found | P | R | F1 | modality | evidence | words alone, four kinds |"
        " drafted, four kinds |",
        "| --- " * 11 + "|",
    ]
    sets: dict[str, Tally] = {}
    languages: dict[str, Tally] = {}
    for of, name, text, source in texts:
        gold = gold_of(given.shared, given.rows, text, source)
        counts = score_facts(score, text, gold, drafted)
        tally = sets.setdefault(of, Tally())
        tally.add(counts)
        languages.setdefault(f"{of}, {gold['language']}", Tally()).add(counts)
        common_errors(score, text, gold, tally.missed, tally.false)
        plain = score_facts(score, text, gold, by_words_alone)
        four = [
            f"{_total(score, {k: c[k] for k in KINDS if k in c})[5]:.2f}" for c in (plain, counts)
        ]
        lines.append(f"| {name} | {of} | {_line(score, counts)} | {' | '.join(four)} |")
    for language, tally in languages.items():
        lines.append(f"| **all** {language} | | {_line(score, tally.counts)} | | |")
    lines.append("")
    for of, tally in sets.items():
        lines += [f"## Facts by kind: {of} texts", "", *facts_table(score, tally.by_kind()), ""]
        for title, counted in (("misses", tally.missed), ("false facts", tally.false)):
            most = "; ".join(f"{what}: {count}" for what, count in counted.most_common(10))
            lines += [f"The ten commonest {title} of the {of} texts: {most}.", ""]
    return lines


def _total(score: ModuleType, counts: dict[str, Counter[str]]) -> tuple[float, ...]:
    total: Counter[str] = Counter()
    for count in counts.values():
        total.update(count)
    p, r, f = score.prf(total["hit"], total["found"], total["gold"])
    hits = max(total["hit"], 1)
    return (
        total["gold"], total["found"], p, r, total["hit"], f, total["mode"] / hits,
        total["near"] / hits,
    )  # fmt: skip


def _line(score: ModuleType, counts: dict[str, Counter[str]]) -> str:
    gold, found, p, r, _, f, mode, near = _total(score, counts)
    return f"{gold} | {found} | {p:.2f} | {r:.2f} | {f:.2f} | {mode:.2f} | {near:.2f}"


def measure_gt200(score: ModuleType, files: list[Path]) -> list[str]:
    """Score drafts on the passages that others labelled, in two halves, beside both baselines."""
    halves = {"first": files[0::2], "second": files[1::2]}
    lines = []
    for name, half in halves.items():
        plain = score_gt200(score, half, by_words_alone).splitlines()[-1]
        lines += [
            f"## GDPR-Transparency-200, {name} half", "", "```", score_gt200(score, half, drafted), "```",
            "", f"By words of the lexicon alone: {plain}", "",
        ]  # fmt: skip
    linear = score_linear(score, halves["first"], halves["second"])
    mean = sum(linear.values()) / max(len(linear), 1)
    told = ", ".join(f"{k} {v:.2f}" for k, v in linear.items())
    return [
        *lines,
        "A linear model on words and pairs of words, trained on the first half, has on the second"
        f" macro F1 {mean:.3f} on passages: {told}.",
        "",
    ]


INTRODUCTION = (
    "Written by `make bench-draft`. Rules were made on the development texts. Unseen texts are read by a"
    " person before anything is drafted from them, and no rule was made for what a draft of them missed. The"
    " graphs of Zendesk and GitHub have no facts of some kinds (signals, tracking, sales, the document), which"
    " count as false here. What others annotated is not always right or alike; see `../shared/draft`. Rules were"
    " also made for false facts found in other statements (Open Terms Archive, saved pages, Dutch notices), of"
    " which facts drawn by lot were read at their passages; none was drawn from an unseen text.",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("..", "shared"))
    parser.add_argument("--rows", type=Path)
    parser.add_argument("--seen", type=Path, nargs=2, action="append", default=[])
    parser.add_argument("--unseen", type=Path, nargs=2, action="append", default=[])
    parser.add_argument("--verdicts", type=int)
    parser.add_argument("--output", type=Path, default=Path("bench", "DRAFT.md"))
    given = parser.parse_args()
    if not (given.shared / "draft" / "score.py").is_file():
        sys.stderr.write(f"{given.shared} has no draft/score.py: nothing to measure against\n")
        return 2
    score = load_scorer(given.shared)
    files = sorted((given.shared / "corpora" / "gt200-dev").glob("*.json"))
    about = [f"About the first {given.verdicts} texts.", ""] if given.verdicts else []
    parts: list[tuple[str, Callable[[], list[str]]]] = [
        ("facts", lambda: ["## Facts", "", *measure_facts(score, given)]),
        ("passages", lambda: measure_gt200(score, files)),
        ("verdicts", lambda: ["## Verdicts about drafts", "", *VERDICTS, *about, *verdicts_table(score, files[: given.verdicts]), ""]),
        ("statements", lambda: ["## The statements of Open Terms Archive", "", *measure_ota(given.shared), ""]),
    ]  # fmt: skip
    machine = ", ".join(f"{k} {v}" for k, v in describe_machine().items())
    out = ["# Drafting, measured", "", *INTRODUCTION, "", f"Machine: {machine}.", ""]
    spent = []
    for name, measure in parts:
        start = time.monotonic()
        out += measure()
        spent.append(f"{name} {time.monotonic() - start:.0f} s")
        sys.stderr.write(f"{spent[-1]}\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    out += [f"This whole run: {', '.join(spent)}; peak memory {peak:.0f} MB.", ""]
    given.output.write_text("\n".join(out), encoding="utf-8")
    return 0


VERDICTS = (
    "On GDPR-Transparency-200: whether the report of a drafted text finds that a requirement is met (or partly"
    " met) where others annotated what it asks. Met by the draft and annotated is *both*; *no verdict* is not"
    " applicable or not assessable. The annotators read each text as one under the GDPR, and so do the reports.",
    "",
)


if __name__ == "__main__":
    sys.exit(main())
