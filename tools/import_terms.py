"""Write what the project has of the Data Privacy Vocabulary (DPV): used terms, and a list of all.

    .venv/bin/python tools/import_terms.py ../shared/vocab/dpv-2.3/terms.tsv

From the pinned list of DPV 2.3 come, for `ontology/imports/`, label and broader terms of each used
term and of its ancestors, and nothing else: in DPV every term is an instance of its top class too,
so that its own typing in the same store would make each of them a purpose, a recipient, and so on.
For the package comes a list of all terms (`noticegraph.dpv_terms`). A label that DPV gives to two
laws is told apart.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from noticegraph.dpv_terms import LIST, DPVTerm, Kind, nearest_terms, write_list
from noticegraph.errors import NoticegraphError
from noticegraph.namespaces import DPV_BASE, DPV_PREFIXES, PREFIXES, shorten_iri
from noticegraph.sparql_text import tokens
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = Path("ontology", "imports")
# Words for terms that no graph need use.
LEXICON = Path("ontology", "lexicon")
TERM_LIST = Path("server", "noticegraph", LIST.name)
# What DPV 2.3 keeps for old data only, and is not in the pinned list of live terms: the label, the
# broader term, and the terms that DPV's own notes name instead (for two of them, none).
_SUNSET = (
    ("ContractualTerms", "Contractual Terms", "LegalMeasure", ()),
    (
        "DataControllerContract",
        "Data Controller Contract",
        "DataProcessingAgreement",
        ("dpv:JointDataControllersAgreement",),
    ),
    (
        "DataProcessorContract",
        "Data Processor Contract",
        "DataProcessingAgreement",
        ("dpv:ControllerProcessorAgreement",),
    ),
    (
        "DataSubjectContract",
        "Data Subject Contract",
        "DataProcessingAgreement",
        ("dpv:ControllerDataSubjectAgreement",),
    ),
    ("LegalAgreement", "Legal Agreement", "LegalMeasure", ()),
    ("PersonalDataHandling", "Personal Data Handling", "Process", ("dpv:Process",)),
    ("PrivateLocation", "Private Location", "LocalLocation", ("dpv:PrivateSpace",)),
    ("PublicLocation", "Public Location", "LocalLocation", ("dpv:PublicSpace",)),
    (
        "ThirdPartyContract",
        "Third Party Contract",
        "DataProcessingAgreement",
        ("dpv:ThirdPartyAgreement",),
    ),
    ("WithinDevice", "Within Device", "LocalLocation", ("tech:Device",)),
    (
        "WithinPhysicalEnvironment",
        "Within Physical Environment",
        "Location",
        ("dpv:PrivateSpace", "dpv:PubliclyAccessibleSpace"),
    ),
    (
        "WithinVirtualEnvironment",
        "Within Virtual Environment",
        "Location",
        ("tech:Software",),
    ),
)
# DPV gives these the label of another term: nobody could tell the two apart by their names.
_OWN_LABELS = {
    PREFIXES["legal-gb"] + "law-GDPR": "United Kingdom General Data Protection Regulation (UK GDPR)"
}
_NAMESPACES = {*DPV_PREFIXES.values(), *(n.rstrip("#") for n in DPV_PREFIXES.values()), DPV_BASE}
_RDF_FOLDERS = ("ontology", "graph_data", "shapes", "questions")
_OTHER_FOLDERS = ("server", "examples", "bench", "docs", "tests", "tools")
_OTHER_SUFFIXES = {".py", ".md", ".html", ".txt", ".ttl", ".rq", ".tsv"}
# These name terms that nobody uses, or that must not exist.
_EXCEPT = {
    TERM_LIST,
    Path("tests", "authoring", "test_checking.py"),
    Path("tests", "test_dpv_terms.py"),
    Path("tests", "test_term_checks.py"),
    Path("tests", "ontology", "test_dpv_terms.py"),
    Path("tests", "test_namespaces.py"),
    Path("tools", "import_terms.py"),
}
_WRITTEN_IRI = re.compile(re.escape(DPV_BASE) + r"[A-Za-z0-9_/.#%-]*")
_WRITTEN_NAME = re.compile(
    rf"(?<![\w/.:#-])({'|'.join(sorted(DPV_PREFIXES, key=len, reverse=True))}):([A-Za-z][\w-]*)"
)


@dataclass(frozen=True)
class Term:
    """A live term of the pinned list; ``broader`` are the DPV terms directly above it."""

    iri: str
    label: str
    module: str
    broader: tuple[str, ...]
    is_property: bool = False


def main(arguments: list[str] | None = None) -> int:
    """Write the trimmed imports and the list of all terms.

    Return 0, or 3 with one line for each term that is not live.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("terms", type=Path, help="the pinned term list (terms.tsv)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project")
    options = parser.parse_args(arguments)
    try:
        terms = read_terms(options.terms)
        used = find_used_terms(options.root, _RDF_FOLDERS)
    except (NoticegraphError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 3
    problems = describe_unknown_terms(used, terms)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 3
    (options.root / TERM_LIST).parent.mkdir(parents=True, exist_ok=True)
    (options.root / TERM_LIST).write_text(write_list(list_terms(terms)), encoding="utf-8")
    folder = options.root / IMPORTS
    folder.mkdir(parents=True, exist_ok=True)
    modules = trim_terms(used, terms)
    for stale in set(folder.glob("*.ttl")) - {folder / f"{module}.ttl" for module in modules}:
        stale.unlink()
    for module, graph in modules.items():
        (folder / f"{module}.ttl").write_text(canonical_turtle(graph), encoding="utf-8")
    count = sum(len(set(graph.subjects(RDFS.isDefinedBy))) for graph in modules.values())
    print(f"{count} terms in {len(modules)} modules, for {len(used)} terms that are used")
    print(f"{len(terms)} live terms and {len(_SUNSET)} sunset terms in {TERM_LIST}")
    return 0


def read_terms(path: Path) -> dict[str, Term]:
    """Read the pinned list, by IRI. ValueError when a column is missing."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = {"iri", "label", "type", "module", "broader"} - set(rows.fieldnames or ())
        if missing:
            raise ValueError(f"{path}: no column {', '.join(sorted(missing))}")
        return {
            row["iri"]: Term(
                row["iri"],
                _OWN_LABELS.get(row["iri"], row["label"]),
                row["module"],
                tuple(_dpv_iris(row["broader"].split())),
                "rdf:Property" in row["type"].split(),
            )
            for row in rows
        }


def _dpv_iris(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        prefix, _, local = name.partition(":")
        if name.startswith(DPV_BASE):
            yield name
        elif prefix in DPV_PREFIXES:
            yield DPV_PREFIXES[prefix] + local


def find_used_terms(root: Path, folders: Iterable[str]) -> dict[str, set[str]]:
    """Return each DPV IRI in those folders, with the files that have it (relative to ``root``).

    Turtle is parsed, queries are read by tokens, other files by what looks like an IRI or a
    prefixed name. The trimmed imports themselves are left out. NoticegraphError for broken Turtle.
    """
    used: dict[str, set[str]] = {}
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            place = path.relative_to(root)
            if place in _EXCEPT or {IMPORTS, LEXICON} & set(place.parents):
                continue
            if "__pycache__" in place.parts:
                continue
            for iri in _iris_in_file(path):
                if iri.startswith(DPV_BASE) and iri not in _NAMESPACES:
                    used.setdefault(iri, set()).add(place.as_posix())
    return used


def find_all_used_terms(root: Path) -> dict[str, set[str]]:
    """Return each DPV IRI anywhere in the project, as `find_used_terms` does."""
    used = find_used_terms(root, (*_RDF_FOLDERS, *_OTHER_FOLDERS))
    for path in sorted(root.glob("*.md")):
        for iri in set(_iris_in_text(path.read_text("utf-8"))) - _NAMESPACES:
            used.setdefault(iri, set()).add(path.name)
    return used


def _iris_in_file(path: Path) -> Iterable[str]:
    if path.suffix == ".ttl":
        terms = {term for triple in read_turtle(path) for term in triple}
        datatypes = {str(term.datatype) for term in terms if isinstance(term, Literal)}
        return datatypes | {str(term) for term in terms if isinstance(term, URIRef)}
    if path.suffix == ".rq":
        return _iris_in_query(path.read_text("utf-8"))
    if path.suffix in _OTHER_SUFFIXES:
        return _iris_in_text(path.read_text("utf-8"))
    return ()


def _iris_in_query(text: str) -> Iterator[str]:
    """Yield the IRIs of a query, its prefixed names expanded by its own declarations."""
    words = [token for token in tokens(text) if token.kind != "comment"]
    prefixes: dict[str, str] = {}
    for before, name, iri in zip(words, words[1:], words[2:], strict=False):
        if before.text.upper() == "PREFIX" and iri.kind == "iri":
            prefixes[name.text] = iri.text[1:-1]
    for token in words:
        if token.kind == "iri":
            yield token.text[1:-1]
        elif token.kind == "prefixed_name":
            prefix, colon, local = token.text.partition(":")
            if local and prefix + colon in prefixes:
                yield prefixes[prefix + colon] + local.replace("\\", "")


def _iris_in_text(text: str) -> Iterator[str]:
    for match in _WRITTEN_IRI.finditer(text):
        yield match[0].rstrip("./-")
    for match in _WRITTEN_NAME.finditer(text):
        yield DPV_PREFIXES[match[1]] + match[2].rstrip("-")


def describe_unknown_terms(used: dict[str, set[str]], terms: dict[str, Term]) -> list[str]:
    """Return a line for each used IRI that is not a live term: where it stands, and a remedy."""
    sunset = {term.iri: term for term in sunset_terms()}
    known = [DPVTerm(term.iri, term.label) for term in terms.values()]
    lines = []
    for iri in sorted(set(used) - set(terms)):
        reason, hint = "is no live term of DPV 2.3", ""
        if iri in sunset:
            reason = "is a sunset term of DPV"
            instead = ", ".join(shorten_iri(other) for other in sunset[iri].replaced_by)
            hint = f" (replaced by: {instead})" if instead else ""
        elif near := nearest_terms(iri, known):
            hint = f" (nearest: {near[0].name})"
        lines.append(f"{', '.join(sorted(used[iri]))}: {shorten_iri(iri)} {reason}{hint}")
    return lines


def sunset_terms() -> list[DPVTerm]:
    """Return the terms that DPV 2.3 keeps for old data only."""
    dpv = DPV_PREFIXES["dpv"]
    return [
        DPVTerm(dpv + name, label, (dpv + broader,), Kind.SUNSET, tuple(_dpv_iris(instead)))
        for name, label, broader, instead in _SUNSET
    ]


def list_terms(terms: dict[str, Term]) -> list[DPVTerm]:
    """Return all terms as the list in the package has them, with the sunset terms."""
    live = (
        DPVTerm(
            term.iri, term.label, term.broader, Kind.PROPERTY if term.is_property else Kind.CONCEPT
        )
        for term in terms.values()
    )
    return [*live, *sunset_terms()]


def trim_terms(used: Iterable[str], terms: dict[str, Term]) -> dict[str, Graph]:
    """Return one graph a module, with the used terms and their ancestors."""
    wanted: set[str] = set()
    waiting = list(used)
    while waiting:
        iri = waiting.pop()
        if iri in terms and iri not in wanted:
            wanted.add(iri)
            waiting += terms[iri].broader
    graphs: dict[str, Graph] = {}
    for term in sorted((terms[iri] for iri in wanted), key=lambda term: term.iri):
        graph = graphs.setdefault(term.module, _make_graph(term.module))
        node = URIRef(term.iri)
        graph.add((node, SKOS.prefLabel, Literal(term.label, lang="en")))
        graph.add((node, RDFS.isDefinedBy, URIRef(term.iri.partition("#")[0])))
        for broader in term.broader:
            if broader in terms:
                graph.add((node, SKOS.broader, URIRef(broader)))
    return dict(sorted(graphs.items()))


def _make_graph(module: str) -> Graph:
    graph = Graph(bind_namespaces="none")
    header = URIRef(f"https://w3id.org/noticegraph/ns/imports/{module}")
    note = (
        "Machine-made by tools/import_terms.py, do not edit. Labels and broader terms of what is "
        "used of DPV 2.3, and of its ancestors; not the vocabulary itself."
    )
    facts = (
        (RDF.type, OWL.Ontology),
        (DCTERMS.title, Literal(f"Terms of DPV 2.3 used here: {module}", lang="en")),
        (DCTERMS.title, Literal(f"Hier gebruikte termen van DPV 2.3: {module}", lang="nl")),
        (DCTERMS.description, Literal(note, lang="en")),
        (DCTERMS.source, URIRef(DPV_BASE)),
        (DCTERMS.license, URIRef("https://www.w3.org/copyright/software-license-2023/")),
        (OWL.versionInfo, Literal("DPV 2.3")),
    )
    for predicate, value in facts:
        graph.add((header, predicate, value))
    return graph


if __name__ == "__main__":
    sys.exit(main())
