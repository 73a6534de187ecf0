"""The work that a question makes for Oxigraph, counted: no clock, the same on every machine.

``oxigraph query --stats`` tells how many solutions each step of a plan gave, those of an EXISTS
too. Their sum is the work. The corpora are generated, and the larger one holds all of the smaller
one: what is asked of one statement is the same in both, and so the work has to be, but for the
order in which Oxigraph takes the conditions of a FILTER, which differs from run to run.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.questions import bind_parameters, read_questions, strip_decorators

ROOT = Path(__file__).resolve().parents[2]
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
QUESTIONS = read_questions(shipped_content())
ABOUT_ONE = sorted(name for name, q in QUESTIONS.items() if q.parameter("statement"))
SMALL, LARGE = 10, 100
STATEMENT = "https://w3id.org/noticegraph/id/corpus-00000"
VALUES = {
    "basis": "https://w3id.org/dpv#Consent",
    "category": f"{STATEMENT}/category/location",
    "fact": f"{STATEMENT}/disclosure/authorities",
    "recipient": f"{STATEMENT}/recipient/partners",
    "section": "2",
}
"""Of the statement itself, where it can be: what is below a term of a vocabulary grows."""
TERMS = {
    "category": "https://w3id.org/dpv/pd#Location",
    "recipient": "https://w3id.org/noticegraph/ns#BusinessPartners",
}


@dataclass(frozen=True)
class LoadedCorpus:
    """A generated corpus in a store of Oxigraph's command line."""

    store: Path
    dataset: Dataset

    def work(self, name: str, values: Mapping[str, str]) -> tuple[int, int]:
        """Return the rows of a question, and the solutions of all steps of its plan."""
        question = QUESTIONS[name]
        text = strip_decorators(bind_parameters(question, values, self.dataset))
        plan = self.store.with_suffix(".json")
        run_oxigraph(
            "query", "--location", self.store, "--union-default-graph", "--query", text,
            "--results-format", "tsv", "--stats", "--explain-file", plan,
        )  # fmt: skip
        root = json.loads(plan.read_text())["plan"]
        return root["number of results"], sum(solutions(root))


def solutions(step: dict[str, Any]) -> Iterator[int]:
    yield step["number of results"]
    for child in step.get("children", ()):
        yield from solutions(child)


def run_oxigraph(*arguments: str | Path) -> None:
    subprocess.run([OXIGRAPH, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> tuple[LoadedCorpus, LoadedCorpus]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        from bench.corpus import write_corpus
    folder = tmp_path_factory.mktemp("corpora")
    loaded = []
    for statements in (SMALL, LARGE):
        file = write_corpus(folder / f"{statements}.nq", statements).file
        store = folder / str(statements)
        run_oxigraph("load", "--location", store, "--file", file)
        engine = EmbeddedEngine()
        engine.load(file.read_bytes(), "application/n-quads")
        loaded.append(LoadedCorpus(store, Dataset(engine)))
    return loaded[0], loaded[1]


def needed(name: str) -> dict[str, str]:
    return {p.name: VALUES[p.name] for p in QUESTIONS[name].parameters if p.required}


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_one_statement_makes_no_more_work_in_a_larger_corpus(
    name: str, corpora: tuple[LoadedCorpus, LoadedCorpus]
) -> None:
    values = {**needed(name), "statement": STATEMENT}
    small, large = (corpus.work(name, values) for corpus in corpora)
    assert small[0] > 0
    assert large[0] == small[0]
    assert large[1] <= 1.1 * small[1]


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_all_statements_make_work_in_proportion(
    name: str, corpora: tuple[LoadedCorpus, LoadedCorpus]
) -> None:
    values = {**needed(name), **{k: v for k, v in TERMS.items() if k in needed(name)}}
    small, large = (corpus.work(name, values) for corpus in corpora)
    assert small[0] > 0
    assert large[1] <= 2 * LARGE / SMALL * small[1]
