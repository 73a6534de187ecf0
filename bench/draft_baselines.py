"""What drafting is compared with: words of the lexicon alone, and a linear model on words.

A part of `bench.draft`.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from noticegraph.content import shipped_content
from noticegraph.drafting.language import guess_language
from noticegraph.drafting.lexicon import read_lexicon
from noticegraph.drafting.masking import mask
from noticegraph.drafting.rights import RIGHTS
from noticegraph.drafting.sentences import units_of
from noticegraph.passages import segment_text, text_format

LEXICON = shipped_content().lexicon
KINDS = ("category", "purpose", "recipient", "right")
"""The kinds that words of the lexicon alone can tell."""

Facts = list[dict[str, Any]]


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
