"""The terms and shapes that the pages list, read from the graph."""

from __future__ import annotations

from collections import defaultdict

from noticegraph.dataset import Dataset
from noticegraph.examinations import Verdict
from noticegraph.http.words.headings import property_heading, subject_heading
from noticegraph.http.words.texts import texts
from noticegraph.labels import iri_of, language_rank, name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.query import Term, solutions
from noticegraph.reports.words import VERDICTS
from noticegraph.tables import Part, Table

_PROLOGUE = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n"
    for name in ("dcterms", "ng", "oa", "owl", "rdf", "rdfs", "sh", "skos")
)
_NG = PREFIXES["ng"]
_CLASS, _PROPERTY, _CONCEPT = "class", "property", "concept"
_VERDICTS = {_NG + v.name.title().replace("_", ""): v for v in Verdict}


def read_terms(dataset: Dataset, language: str) -> Table:
    """Return the terms of this vocabulary, and the classes and properties of others in use.

    The count of a class is the number of its instances; of a property, the number of its triples;
    of a concept, the number of triples whose object it is.
    """
    counts = _count_uses(dataset)
    modules: dict[str, str] = {}
    definitions: dict[str, list[Term]] = defaultdict(list)
    kinds: dict[str, str] = {}
    query = f"""{_PROLOGUE}SELECT ?term ?type ?module ?definition WHERE {{
  ?term a ?type FILTER(STRSTARTS(STR(?term), "{_NG}"))
  OPTIONAL {{ ?term rdfs:isDefinedBy ?module }}
  OPTIONAL {{ ?term skos:definition ?definition }}
}} ORDER BY ?term ?type ?definition"""
    for term, type_, module, definition in solutions(dataset, query).rows:
        if term is None or type_ is None:
            continue
        kind = _kind_of(type_.value)
        if kind != _CONCEPT or term.value not in kinds:
            kinds[term.value] = kind
        if module is not None:
            name = module.value.removeprefix(_NG.rstrip("#")).strip("/")
            modules[term.value] = name or "document"
        if definition is not None and definition not in definitions[term.value]:
            definitions[term.value].append(definition)
    for kind in (_CLASS, _PROPERTY):
        for iri in counts[kind]:
            kinds.setdefault(iri, kind)
    names = read_names(dataset, kinds, language)
    words = texts(language)
    rows = [
        (
            (Part(shorten_iri(iri), iri),),
            _text(names.get(iri) or property_heading(iri, language) or ""),
            _text(words[f"term_{kind}"]),
            _text(_vocabulary(iri)),
            _text(subject_heading(modules[iri], language)) if iri in modules else (),
            _text(str(counts[kind].get(iri, 0))),
            _text(_best(definitions.get(iri, []), language)),
        )
        for iri, kind in kinds.items()
    ]
    # Our own terms first, then the other vocabularies by name.
    rows.sort(key=lambda row: (row[3][0].text != "ng", sort_key(row[0][0].text)))
    columns = ("term", "label", "termKind", "vocabulary", "subject", "useCount", "definition")
    return Table(columns, tuple(rows))


def _kind_of(type_: str) -> str:
    name = type_.rsplit("#", 1)[-1]
    if name == "Class":
        return _CLASS
    return _PROPERTY if name.endswith("Property") else _CONCEPT


def _count_uses(dataset: Dataset) -> dict[str, dict[str, int]]:
    parts = {
        _CLASS: "SELECT ?term (COUNT(DISTINCT ?x) AS ?count) WHERE { ?x a ?term } GROUP BY ?term",
        _PROPERTY: "SELECT ?term (COUNT(*) AS ?count) WHERE { ?s ?term ?o } GROUP BY ?term",
        _CONCEPT: (
            "SELECT ?term (COUNT(*) AS ?count) WHERE { ?s ?p ?term "
            f'FILTER(ISIRI(?term) && STRSTARTS(STR(?term), "{_NG}")) }} GROUP BY ?term'
        ),
    }
    union = " UNION ".join(
        f'{{ {{ {part} }} BIND("{kind}" AS ?kind) }}' for kind, part in parts.items()
    )
    query = f"SELECT ?kind ?term ?count WHERE {{ {union} }}"
    found: dict[str, dict[str, int]] = {kind: {} for kind in parts}
    for kind, term, count in solutions(dataset, query).rows:
        if kind is not None and term is not None and count is not None:
            found[kind.value][term.value] = int(count.value)
    return found


def read_examinations(dataset: Dataset, language: str) -> Table:
    """Return the requirements and checks, each with law, provisions, shapes and verdicts."""
    query = f"""{_PROLOGUE}SELECT ?examination ?id ?law ?citation ?source ?role ?shape ?type
WHERE {{
  VALUES ?type {{ ng:Requirement ng:ConsistencyCheck }}
  ?examination a ?type
  OPTIONAL {{ ?examination dcterms:identifier ?id }}
  OPTIONAL {{ ?examination ng:requiredBy ?law }}
  OPTIONAL {{ ?examination skos:notation ?citation }}
  OPTIONAL {{ ?examination dcterms:source ?source }}
  OPTIONAL {{
    VALUES ?role {{ ng:notApplicableShape ng:notAssessableShape ng:elsewhereShape
                   ng:presenceShape ng:completenessShape ng:findingShape ng:evidenceShape }}
    ?examination ?role ?shape
  }}
}} ORDER BY ?id ?examination ?source ?shape"""
    found: dict[str, dict[str, list[str]]] = {}
    columns = ("id", "law", "citation", "source", "role", "shape", "type")
    for examination, *values in solutions(dataset, query).rows:
        if examination is None:
            continue
        of_one = found.setdefault(examination.value, {name: [] for name in columns})
        for name, value in zip(columns, values, strict=True):
            if value is not None and value.value not in of_one[name]:
                of_one[name].append(value.value)
    verdicts = _read_verdicts(dataset)
    laws = {law for of_one in found.values() for law in of_one["law"]}
    types = {type_ for of_one in found.values() for type_ in of_one["type"]}
    names = read_names(dataset, {*found, *laws, *types}, language)

    def things(iris: list[str]) -> tuple[Part, ...]:
        return tuple(Part(name_or_iri(names, iri), iri) for iri in iris)

    rows = []
    for iri, of_one in found.items():
        citation = of_one["citation"]
        shown = [
            Part(citation[0] if citation and n == 0 else source, source)
            for n, source in enumerate(of_one["source"])
        ] or [Part(text) for text in citation]
        counts = verdicts.get(iri, {})
        rows.append(
            (
                (Part(of_one["id"][0] if of_one["id"] else shorten_iri(iri), iri),),
                _text(names.get(iri, "")),
                things(of_one["type"][:1]),
                things(of_one["law"]),
                tuple(shown),
                tuple(Part(shorten_iri(shape), shape) for shape in of_one["shape"]),
                tuple(
                    Part(f"{counts[v]} {VERDICTS[language][v]}") for v in Verdict if counts.get(v)
                ),
            )
        )
    # By law; checks, which have no law, last.
    rows.sort(key=lambda row: (not row[3], [p.text for p in row[3]], row[0][0].text))
    return Table(
        ("examination", "label", "termKind", "law", "provision", "shape", "verdict"), tuple(rows)
    )


def _read_verdicts(dataset: Dataset) -> dict[str, dict[Verdict, int]]:
    query = f"""{_PROLOGUE}SELECT ?examination ?verdict (COUNT(DISTINCT ?result) AS ?count) WHERE {{
  ?result a ng:ExaminationResult ; ng:examination ?examination ; ng:verdict ?verdict
}} GROUP BY ?examination ?verdict"""
    found: dict[str, dict[Verdict, int]] = {}
    for examination, verdict, count in solutions(dataset, query).rows:
        if examination is not None and verdict is not None and count is not None:
            known = _VERDICTS.get(verdict.value)
            if known is not None:
                found.setdefault(examination.value, {})[known] = int(count.value)
    return found


def _vocabulary(iri: str) -> str:
    prefix, colon, _ = shorten_iri(iri).partition(":")
    return prefix if colon and not iri.startswith(prefix + ":") else "–"


def _best(values: list[Term], language: str) -> str:
    literals = [value for value in values if iri_of(value) is None]
    best = min(literals, key=lambda value: language_rank(value, language), default=None)
    return best.value if best is not None else ""


def _text(text: str) -> tuple[Part, ...]:
    return (Part(text),) if text else ()
