"""Corpora of invented privacy statements, in the project's model, as N-Quads.

``python -m bench.corpus 2000 FILE.nq`` writes 2,000 statements, one named graph each, of about 590
quads, and the graphs that they refer to: ontology, law and shapes. The same number and seed give
the same bytes (RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/). Names are invented, and there is
no text of a statement behind them: digests and positions are made up too.

No triple stands in two graphs: so a default graph that is the union of the graphs, and one that is
their merge, give the same answers.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from bench.corpus_statement import generate

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import shapes_graph
from noticegraph.namespaces import GRAPHS
from noticegraph.turtle import read_triples

_BLANK_NODE = re.compile(r"(?<![^ ])_:[0-9A-Za-z]+(?![^ ])")


@dataclass(frozen=True)
class Corpus:
    """A file of N-Quads and what is in it."""

    file: Path
    statements: int
    quads: int


def write_corpus(
    file: Path, statements: int, *, seed: int = 1, content: Content | None = None
) -> Corpus:
    """Write the vocabulary's graphs and ``statements`` generated ones to ``file``."""
    content = content or shipped_content()
    quads = 0
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as out:
        for lines in (vocabulary(content), *(generate(n, seed) for n in range(statements))):
            for line in lines:
                out.write(line)
                quads += 1
    return Corpus(file, statements, quads)


def vocabulary(content: Content) -> Iterator[str]:
    """Give the N-Quads of the ontology, the law and the shapes of a content root."""
    files = sorted(
        (*content.root.glob("ontology/**/*.ttl"), *content.root.glob("graph_data/law/*.ttl"))
    )
    graphs: list[tuple[str, Iterable[ox.Triple]]] = [
        (f"{GRAPHS}{file.parent.name}/{file.stem}", read_triples(file)) for file in files
    ]
    shapes = shapes_graph(content)
    if shapes is not None:
        parsed = ox.parse(shapes.graph.ntriples, format=ox.RdfFormat.N_TRIPLES)
        graphs.append((shapes.iri, (quad.triple for quad in parsed)))
    seen: set[str] = set()
    labels: dict[str, str] = {}

    def rename(found: re.Match[str]) -> str:
        return labels.setdefault(found[0], f"_:n{len(labels)}")

    for iri, triples in graphs:
        for triple in triples:
            text = _BLANK_NODE.sub(rename, str(triple))
            if text not in seen:
                seen.add(text)
                yield f"{text} <{iri}> .\n"


def main() -> None:
    """Write a corpus and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    corpus = write_corpus(options.file, options.statements, seed=options.seed)
    print(f"{corpus.file}: {corpus.statements} statements, {corpus.quads} quads")


if __name__ == "__main__":
    main()
