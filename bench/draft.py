"""Measures drafting against what readers found, and writes `bench/DRAFT.md`.

    python -m bench.draft [--shared DIR] [--rows DIR] [--unseen TEXT GOLD …] [--output FILE]

The texts and annotations are in the shared folder, which no checkout has; without them, nothing is
written. `--rows DIR` has the reviewed graphs as rows (`zendesk-2024-02-20-nl.jsonl`,
`github-2024-02-01-en.jsonl`); else `noticegraph facts` writes them.

`--unseen` scores a further text against what readers found in it (may be repeated): one on which no
rule was tuned. GT-200 is split by file name, every other one: rules were written on the one half
and then looked at on the other, so both are development texts now. The commonest misses and false
facts are of all these texts together.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from bench.draft_gold import gold_from_rows
from bench.draft_verdicts import verdicts_table
from bench.machine import describe_machine

from noticegraph.content import shipped_content
from noticegraph.drafting.language import guess_language
from noticegraph.drafting.lexicon import read_lexicon
from noticegraph.drafting.masking import mask
from noticegraph.drafting.pipeline import draft_text
from noticegraph.drafting.rights import RIGHTS
from noticegraph.drafting.sentences import units_of
from noticegraph.passages import segment_text, text_format

LEXICON = shipped_content().lexicon
GOLD = (
    # set, name, text, gold file or the statement whose graph is written as rows
    ("development", "GitLab, en", "corpora/ota/gitlab.md", "gitlab-en.json"),
    ("development", "Zendesk, nl", "statements/zendesk-nl-2024-02-20.txt", "zendesk-2024-02-20-nl"),
    ("development", "GitHub, en", "statements/github-en-general-privacy-statement.md", "github-2024-02-01-en"),
    ("development", "Mozilla websites, nl", "statements/mozilla-websites-nl.md", "mozilla-websites-nl.json"),
)  # fmt: skip
Facts = list[dict[str, Any]]


def drafted(text: str, name: str, language: str | None = None) -> Facts:
    result = draft_text(text, text_format(Path(name)), LEXICON, language)
    return [
        {"kind": f.kind, "key": f.key, "name": f.name, "modality": f.modality, "start": f.start,
         "end": f.end, "places": [list(p) for p in f.places], "rule": f.rule}
        for f in result.facts
    ]  # fmt: skip


def by_words_alone(text: str, name: str, language: str | None = None) -> Facts:
    """The baseline: each word of the lexicon is a fact, wherever it stands."""
    told = language or guess_language(text) or "en"
    told = told if told in ("en", "nl") else "en"
    form = text_format(Path(name))
    masked, _ = mask(text, form)
    lexicon = read_lexicon(LEXICON, told)
    found: dict[str, dict[str, Any]] = {}
    kinds = {
        "data": "category",
        "recipients": "recipient",
        "purposes": "purpose",
        "rights": "right",
    }
    for unit in units_of(text, masked, segment_text(text, form).passages, told):
        tokens = lexicon.tokens(unit.text, unit.start)
        for words, kind in kinds.items():
            for match in lexicon.words[words].find(tokens):
                key: dict[str, Any] = {"terms": list(match.terms)}
                if kind == "right":
                    key = {"right": RIGHTS[match.terms[0]], "jurisdiction": "general"}
                fact = found.setdefault(
                    f"{kind}{key}",
                    {"kind": kind, "key": key, "name": match.label, "modality": "asserted",
                     "start": match.start, "end": match.end, "places": []},
                )  # fmt: skip
                fact["places"].append([match.start, match.end])
    return list(found.values())


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


class Perceptron:
    """A linear model on words and pairs of words: an averaged perceptron, in a few lines."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = defaultdict(float)
        self.sums: dict[str, float] = defaultdict(float)
        self.steps = 1

    @staticmethod
    def features(text: str) -> list[str]:
        words = re.findall(r"[a-z]+", text.lower())
        return list({"", *words, *(f"{a} {b}" for a, b in pairwise(words))})

    def train(self, examples: list[tuple[list[str], bool]], rounds: int = 8) -> None:
        for _ in range(rounds):
            for features, label in examples:
                guess = sum(self.weights[f] for f in features) > 0
                if guess != label:
                    step = 1.0 if label else -1.0
                    for feature in features:
                        self.weights[feature] += step
                        self.sums[feature] += step * self.steps
                self.steps += 1

    def says(self, features: list[str]) -> bool:
        return sum(self.weights[f] - self.sums[f] / self.steps for f in features) > 0


def score_linear(score: ModuleType, train: list[Path], test: list[Path]) -> dict[str, float]:
    """F1 by label on passages of a linear model trained on the annotations of other texts."""

    def examples(files: list[Path]) -> list[tuple[list[str], set[str]]]:
        found = []
        for file in files:
            with contextlib.suppress(ValueError):
                for p in json.loads(file.read_text("utf-8")):
                    heads = " ".join(f"h_{c['text']}" for c in p.get("context", [])[-1:])
                    labels = {a["requirement"] for a in p.get("annotations", [])}
                    found.append((Perceptron.features(f"{heads} {p['passage']}"), labels))
        return found

    learned, judged = examples(train), examples(test)
    result = {}
    for label in score.LABELS:
        if sum(label in labels for _, labels in judged) < 10:
            continue
        model = Perceptron()
        model.train([(features, label in labels) for features, labels in learned])
        said = [(model.says(features), label in labels) for features, labels in judged]
        hit = sum(a and b for a, b in said)
        result[label] = score.prf(hit, sum(a for a, _ in said), sum(b for _, b in said))[2]
    return result


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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("..", "shared"))
    parser.add_argument("--rows", type=Path)
    parser.add_argument("--unseen", type=Path, nargs=2, action="append", default=[])
    parser.add_argument("--output", type=Path, default=Path("bench", "DRAFT.md"))
    given = parser.parse_args()
    if not (given.shared / "draft" / "score.py").is_file():
        sys.stderr.write(f"{given.shared} has no draft/score.py: nothing to measure against\n")
        return 2
    score = load_scorer(given.shared)
    out = [
        "# Drafting, measured", "",
        "Written by `make bench-draft`. Rules were made on the development texts; unseen ones, if any, were"
        " scored at the end only. The graphs of Zendesk and GitHub have no facts of some kinds (signals, tracking,"
        " sales, the document), which count as false here. Annotations by others are not always right or alike;"
        " see `../shared/draft`.", "",
        "Machine: " + ", ".join(f"{k} {v}" for k, v in describe_machine().items()) + ".", "",
    ]  # fmt: skip
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    texts = [(kind, name, given.shared / path, source) for kind, name, path, source in GOLD]
    for text, answers in given.unseen:
        texts.append(("unseen", text.stem, text, str(answers.resolve())))
    for kind, name, text, source in texts:
        gold = gold_of(given.shared, given.rows, text, source)
        common_errors(score, text, gold, missed, false)
        counts = score_facts(score, text, gold, drafted)
        out += [f"## Facts, {kind}: {name}", "", *facts_table(score, counts), ""]
        plain = score_facts(score, text, gold, by_words_alone)
        kinds = {k: plain[k] for k in ("category", "purpose", "recipient", "right") if k in plain}
        out += [
            "By words of the lexicon alone, wherever they stand:",
            "",
            *facts_table(score, kinds),
            "",
        ]
    for title, counted in (("misses", missed), ("false facts", false)):
        most = "; ".join(f"{what}: {count}" for what, count in counted.most_common(10))
        out += [f"The ten commonest {title}: {most}.", ""]
    files = sorted((given.shared / "corpora" / "gt200-dev").glob("*.json"))
    halves = {"first": files[0::2], "second": files[1::2]}
    for kind, half in halves.items():
        out += [
            f"## GDPR-Transparency-200, {kind} half",
            "",
            "```",
            score_gt200(score, half, drafted),
            "```",
            "",
        ]
        plain = score_gt200(score, half, by_words_alone).splitlines()[-1]
        out += [f"By words of the lexicon alone: {plain}", ""]
    linear = score_linear(score, halves["first"], halves["second"])
    mean = sum(linear.values()) / max(len(linear), 1)
    out += [
        "A linear model on words and pairs of words, trained on the first half, has on the second"
        f" macro F1 {mean:.3f} on passages: " + ", ".join(f"{k} {v:.2f}" for k, v in linear.items()) + ".", "",
        "## Verdicts about drafts", "",
        "On GDPR-Transparency-200: whether the report of a drafted text finds that a requirement is met (or partly"
        " met) where others annotated what it asks. Met by the draft and annotated is *both*; *no verdict* is not"
        " applicable or not assessable. The annotators read each text as one under the GDPR, and so do the reports.", "",
        *verdicts_table(score, files), "",
        "## The statements of Open Terms Archive", "", *measure_ota(given.shared), "",
        f"Peak memory of this whole run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB.", "",
    ]  # fmt: skip
    given.output.write_text("\n".join(out), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
