"""Write two lists in docs/model.md: the classes, and the terms that DPV lacks.

    .venv/bin/python tools/model_page.py [--check]

Each class has its definition and an example in Turtle, each term that DPV lacks a row with parent
and definition. Definitions come from the ontology; an example is the node of that class in the
shipped graphs that has most properties in ten lines, of the fictional statement first, or one of
``EXAMPLES`` where no statement has such a fact. The terms that DPV lacks, and where each is needed,
stand in model_proposals.tsv. The rest of the page is written by hand. Exit code 1 with --check if
the page is out of date.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import OWL
from rdflib.term import Node

from noticegraph.content import shipped_content
from noticegraph.namespaces import DPV_BASE, NG, PREFIXES, THINGS, shorten_iri
from noticegraph.turtle import read_turtle

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "model.md"
START, END = "<!-- classes: tools/model_page.py -->", "<!-- end of classes -->"
PROPOSED, PROPOSED_END = "<!-- proposals: tools/model_page.py -->", "<!-- end of proposals -->"
PROPOSALS = ROOT / "tools" / "model_proposals.tsv"
GRAPHS = ("example/2026-01-01-en", "github/2024-02-01-en", "zendesk/2024-02-20-nl")
LINES, LETTERS = 10, 700
EXAMPLES = {
    "AITraining": """<training>
    a dpv:Process , ng:AITraining ;
    skos:prefLabel "Models are trained on feedback"@en ;
    dpv:hasPersonalData <category/feedback> ;
    ng:modality ng:Possible ;
    ng:statedIn <passage/ai/paragraph-1> .""",
    "FurtherProcessingRule": """<further-purpose>
    a ng:FurtherProcessingRule ;
    skos:prefLabel "You are told before data serve another purpose"@en ;
    ng:modality ng:Asserted ;
    ng:statedIn <passage/purposes/paragraph-3> .""",
    "ProvisionRequirement": """<requirement/address>
    a ng:ProvisionRequirement ;
    skos:prefLabel "Without an address no flowers can be delivered"@en ;
    dpv:hasPersonalData <category/delivery> ;
    dpv:hasNecessity dpv:Required ;
    ng:modality ng:Asserted ;
    ng:statedIn <passage/purposes/paragraph-4> .""",
}
ALWAYS = ("a ", "skos:prefLabel ", "ng:modality ", "ng:statedIn ")
"""Properties that an example shows: what it is called, how it is stated, and where."""
ABSTRACT = (NG.StatedNode, NG.StatedEntity, NG.StatedFact)


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args(arguments)
    page = PAGE.read_text(encoding="utf-8")
    written = _between(page, START, class_list(), END)
    written = _between(written, PROPOSED, proposal_list(), PROPOSED_END)
    if options.check:
        if written != page:
            print(f"{PAGE.relative_to(ROOT)} is out of date: run tools/model_page.py")
        return int(written != page)
    PAGE.write_text(written, encoding="utf-8")
    return 0


def _between(page: str, start: str, text: str, end: str) -> str:
    above, _, rest = page.partition(start)
    return f"{above}{start}\n\n{text}\n{end}{rest.partition(end)[2]}"


def read_all(folder: Path) -> Graph:
    """Return the Turtle files of a folder as one graph."""
    graph = Graph()
    for path in sorted(folder.glob("*.ttl")):
        graph += read_turtle(path)
    return graph


def proposal_list() -> str:
    """Return Markdown: a row for each term that DPV lacks."""
    known = read_all(shipped_content().ontology) + read_all(shipped_content().graph_data / "law")
    rows = [
        "| proposed term | parent | definition | where it is needed |",
        "| --- | --- | --- | --- |",
    ]
    for line in PROPOSALS.read_text("utf-8").splitlines()[1:]:
        name, source = line.split("\t")
        own = name.startswith("ng:")
        term = NG[name.removeprefix("ng:")] if own else URIRef(THINGS + name)
        said = known.objects(term, SKOS.definition if own else SKOS.prefLabel)
        texts = [text for text in said if _is_english(text)]
        if len(texts) != 1 or (term, OWL.deprecated, Literal(True)) in known:
            raise ValueError(f"{PROPOSALS.name}: {name} is no live term with one definition")
        rows.append(f"| `{name}` | {_parents(term, known)} | {texts[0]} | {source} |")
    return "\n".join(rows) + "\n"


def _parents(term: URIRef, known: Graph) -> str:
    above = {*known.objects(term, RDFS.subClassOf), *known.objects(term, SKOS.broader)}
    kinds = set(known.objects(term, RDF.type))
    if kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}:
        return "a property"
    named = above or kinds - {SKOS.Concept, RDFS.Class, OWL.Class}
    return ", ".join(f"`{name}`" for name in sorted(shorten_iri(str(o)) for o in named))


def class_list() -> str:
    """Return Markdown: the classes of stated nodes by module of the ontology."""
    vocabulary = read_all(shipped_content().ontology)
    graphs = [read_turtle(shipped_content().graph_data / f"{name}.ttl") for name in GRAPHS]
    modules: dict[str, list[URIRef]] = {}
    for found in set(vocabulary.transitive_subjects(RDFS.subClassOf, NG.StatedNode)):
        if isinstance(found, URIRef) and (found, OWL.deprecated, Literal(True)) not in vocabulary:
            module = str(vocabulary.value(found, RDFS.isDefinedBy)).rsplit("/", 1)[-1]
            modules.setdefault("core" if module == "ns" else module, []).append(found)
    parts = []
    for module, classes in sorted(modules.items(), key=lambda item: (item[0] != "core", item[0])):
        parts.append(f"### Module {module}\n")
        parts += [_describe(found, vocabulary, graphs) for found in sorted(classes)]
    return "\n".join(parts)


def _describe(found: URIRef, vocabulary: Graph, graphs: list[Graph]) -> str:
    above = {
        shorten_iri(str(o))
        for o in vocabulary.objects(found, RDFS.subClassOf)
        if str(o).startswith(DPV_BASE)
    }
    definition = next(o for o in vocabulary.objects(found, SKOS.definition) if _is_english(o))
    relation = f" In DPV: {', '.join(sorted(above))}." if above else ""
    name = str(found).partition("#")[2]
    text = f"**`ng:{name}`** {definition}{relation}\n"
    if found in ABSTRACT:
        return text
    example = EXAMPLES.get(name) or _example(found, graphs)
    return f"{text}\n```turtle\n{example}\n```\n"


def _example(found: URIRef, graphs: list[Graph]) -> str:
    for graph in graphs:
        texts = [_write(node, graph) for node in sorted(graph.subjects(RDF.type, found))]
        short = [text for text in texts if text.count("\n") < LINES and len(text) < LETTERS]
        if short:
            return max(short, key=lambda text: (text.count("\n"), -len(text)))
        if texts:
            return _cut(min(texts, key=len))
    raise ValueError(f"no example of {found}")


def _cut(text: str) -> str:
    """Return an example without the longest of its properties, so that it fits.

    What every node has stays; of many passages the first.
    """
    name, *lines = text.removesuffix(" .").split("\n")
    lines = [line.removesuffix(" ;") for line in lines]
    kept = sorted(lines, key=lambda line: (not line.strip().startswith(ALWAYS), len(line)))
    short = [line.split(" , <passage/")[0] for line in lines if line in kept[: LINES - 1]]
    return name + "\n" + " ;\n".join(short) + " ."


def _write(node: Node, graph: Graph) -> str:
    """Return a node as Turtle with relative IRIs, in English only."""
    properties: dict[str, list[str]] = {}
    for predicate, value in sorted(graph.predicate_objects(node)):
        if not isinstance(value, Literal) or value.language is None or _is_english(value):
            name = "a" if predicate == RDF.type else shorten_iri(str(predicate))
            properties.setdefault(name, []).append(_term(value))
    lines = [f"    {name} {' , '.join(values)}" for name, values in properties.items()]
    lines.sort(key=lambda line: (not line.startswith("    a "), line))
    return f"{_term(node)}\n" + " ;\n".join(lines) + " ."


def _term(term: Node) -> str:
    if isinstance(term, Literal):
        if term.datatype is not None and str(term.datatype).startswith(PREFIXES["xsd"]):
            return f'"{term}"^^{shorten_iri(str(term.datatype))}'
        return term.n3()
    if str(term).startswith(THINGS):
        return f"<{str(term)[len(THINGS) :].partition('/')[2]}>"
    short = shorten_iri(str(term))
    return short if short != str(term) and not short.startswith("<") else f"<{term}>"


def _is_english(value: Node) -> bool:
    return isinstance(value, Literal) and value.language == "en"


if __name__ == "__main__":
    sys.exit(main())
