"""Pages and data about one thing: what the graph says of it, where it stands, what refers to it.

The things are those whose IRIs this project mints: `…/id/<path>`, the terms of its vocabulary, and
its shapes.
Linked Data as in https://www.w3.org/TR/cooluris/, by content negotiation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, url_for

from noticegraph.http.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.arguments import url_arguments
from noticegraph.http.evidence import (
    read_evidence,
    read_evidence_of_thing,
    read_order,
)
from noticegraph.http.headings import property_heading
from noticegraph.http.names import language_rank, name_or_iri, read_names
from noticegraph.http.neighbours import read_neighbourhood, write_network
from noticegraph.http.pages import SHAPES, TERMS, page_address, render_page
from noticegraph.http.problems import Problem, clip
from noticegraph.http.texts import page_language, texts
from noticegraph.media_types import GRAPH_FORMATS, HTML, Format
from noticegraph.namespaces import PREFIXES, THINGS, is_absolute_iri
from noticegraph.near_names import nearest_names
from noticegraph.query import Term, evaluate_query, solutions
from noticegraph.tables import Part, iri_of

blueprint = Blueprint("things", __name__)

REFERRERS_SHOWN = 20
"""Of each property; the rest is one link away."""

VALUES_SHOWN = 12
"""More values of one property are folded."""

_NG, _OA, _RDF, _SKOS, _DCTERMS = (
    PREFIXES[name] for name in ("ng", "oa", "rdf", "skos", "dcterms")
)
_STATED_IN = _NG + "statedIn"
_PASSAGE = _NG + "Passage"
_FIRST = (_NG + "modality", _NG + "condition")
_SHOWN_ELSEWHERE = {_RDF + "type", _SKOS + "prefLabel", _STATED_IN}
_SHOWN_OF_PASSAGE = {
    _NG + "section",
    _NG + "place",
    _NG + "textDigest",
    _NG + "passageKind",
    _NG + "statesNoFact",
    _OA + "hasSource",
    _OA + "hasSelector",
    _DCTERMS + "isPartOf",
}
_NETWORK = Format("network", "application/json", "json", "JSON")
_EXTENSIONS = {entry.extension: entry for entry in (*GRAPH_FORMATS, HTML, _NETWORK)}
# The outcomes of examinations, which have names, stand for the single results of shapes.
_WITHOUT_RESULTS = f"FILTER NOT EXISTS {{ ?s a <{PREFIXES['sh']}ValidationResult> }}"
_BOOLEANS = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class _Group:
    """The values of a property, or the things that refer by it; `count` is how many there are.

    `heading_language` is given where the heading is not in the language of the page.
    """

    heading: str
    heading_language: str | None
    parts: tuple[Part, ...]
    count: int
    address: str | None = None


@blueprint.get("/id/<path:path>")
def show_thing(path: str) -> Response:
    """Describe a thing, as a page or as RDF."""
    return _describe(THINGS, path)


@blueprint.get("/ns/<name>")
def show_term(name: str) -> Response:
    """Describe a term of the vocabulary, as a page or as RDF."""
    return _describe(TERMS, name)


@blueprint.get("/shapes/<name>")
def show_shape(name: str) -> Response:
    """Describe a shape, a requirement or a check, as a page or as RDF."""
    return _describe(SHAPES, name)


def _describe(namespace: str, path: str) -> Response:
    iri, extension = _resolve(namespace, path)
    # Plain JSON has an address of its own: who accepts JSON of a thing means its RDF.
    offered = (_NETWORK,) if extension == _NETWORK.extension else (*GRAPH_FORMATS, HTML)
    chosen = choose_format(url_arguments(), offered, extension)
    language = page_language() if chosen in (HTML, _NETWORK) else ""
    etag = make_etag("thing", iri, chosen.media_type, language)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    if chosen == HTML:
        body = _render(iri, language)
    elif chosen == _NETWORK:
        body = write_network(read_neighbourhood(current_site().dataset, iri, language))
    else:
        body = _write(iri, chosen)
    return answer_bytes(body, chosen.media_type, etag)


def _resolve(namespace: str, path: str) -> tuple[str, str | None]:
    """Return the IRI that a path means, and the extension behind it, if it has one."""
    if _is_known(namespace + path):
        return namespace + path, None
    stem, _, extension = path.rpartition(".")
    if extension in _EXTENSIONS and _is_known(namespace + stem):
        return namespace + stem, extension
    near = nearest_names(path, _known_paths(namespace))
    addresses = tuple(_address(namespace + name) for name in near)
    raise Problem("unknown-thing", name=clip(namespace + path), near=addresses)


def _is_known(iri: str) -> bool:
    if not is_absolute_iri(iri):
        return False
    query = f"""SELECT ?known WHERE {{
  {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} BIND(true AS ?known)
}} LIMIT 1"""
    return bool(solutions(current_site().dataset, query).rows)


def _known_paths(namespace: str) -> list[str]:
    query = f"""SELECT DISTINCT ?thing WHERE {{
  ?thing a ?type
  FILTER(STRSTARTS(STR(?thing), "{namespace}") && ?type != <{_OA}TextPositionSelector>)
}}"""
    rows = solutions(current_site().dataset, query).rows
    return sorted(term.value.removeprefix(namespace) for (term,) in rows if term is not None)


def _write(iri: str, chosen: Format) -> bytes:
    """Describe a thing as RDF, a passage with its position."""
    dataset = current_site().dataset
    query = f"""DESCRIBE <{iri}> ?position WHERE {{
  OPTIONAL {{ <{iri}> <{_OA}hasSelector> ?position }}
}}"""
    if not solutions(dataset, f"SELECT ?p WHERE {{ <{iri}> ?p ?o }} LIMIT 1").rows:
        query = f"CONSTRUCT {{ ?s ?p <{iri}> }} WHERE {{ ?s ?p <{iri}> }}"
    return evaluate_query(dataset, query, chosen.media_type)


def _render(iri: str, language: str) -> bytes:
    site = current_site()
    described = _read_properties(iri)
    types = [t for term in described.get(_RDF + "type", ()) if (t := iri_of(term))]
    own_types = [t for t in types if t.startswith(TERMS)]
    is_passage = _PASSAGE in types
    evidence = read_evidence_of_thing(site.dataset, site.texts, iri, language)
    context: dict[str, Any] = {"passage": None, "trace_name": _trace_name(iri)}
    left_out = _SHOWN_ELSEWHERE
    if is_passage:
        left_out = left_out | _SHOWN_OF_PASSAGE
        context |= _passage_context(iri, described, language)
    names = read_names(site.dataset, [iri, *types], language)
    name = names.get(iri)
    if context["passage"]:
        name = context["passage"].place
    return render_page(
        "passage.html" if context["passage"] else "thing.html",
        iri=iri,
        name=name or name_or_iri(names, iri),
        types=[Part(name_or_iri(names, t), t) for t in own_types or types],
        evidence=list(evidence.values()),
        facts=_property_groups(described, left_out, language),
        referrers=_referrer_groups(iri, language, without=_STATED_IN if is_passage else None),
        around=read_neighbourhood(site.dataset, iri, language),
        network=page_address(f"{_address(iri)}.{_NETWORK.extension}"),
        alternatives=[
            (entry.label, entry.media_type, page_address(f"{_address(iri)}.{entry.extension}"))
            for entry in (*GRAPH_FORMATS, _NETWORK)
        ],
        evidence_question=_evidence_question(iri) if evidence else None,
        **context,
    )


def _address(iri: str) -> str:
    """Return the address of a thing without the language, for lists that hold the bare address."""
    if iri.startswith(THINGS):
        return url_for("things.show_thing", path=iri.removeprefix(THINGS))
    if iri.startswith(SHAPES):
        return url_for("things.show_shape", name=iri.removeprefix(SHAPES))
    return url_for("things.show_term", name=iri.removeprefix(TERMS))


def _trace_name(iri: str) -> str:
    """Return what `noticegraph trace` calls a thing: the path within its statement."""
    name = iri.removeprefix(THINGS)
    return name.partition("/")[2] or name


def _evidence_question(iri: str) -> str | None:
    question = current_site().questions.get("evidence-of")
    if question is None or question.parameter("fact") is None:
        return None
    return url_for("questions.show_question", question_id=question.id, fact=iri)


def _read_properties(iri: str) -> dict[str, list[Term]]:
    query = f"SELECT ?p ?o WHERE {{ <{iri}> ?p ?o }} ORDER BY ?p ?o"
    found: dict[str, list[Term]] = {}
    for named, value in solutions(current_site().dataset, query).rows:
        if named is not None and value is not None:
            found.setdefault(named.value, []).append(value)
    return found


def _property_groups(
    described: Mapping[str, list[Term]], left_out: set[str], language: str
) -> list[_Group]:
    shown = {name: values for name, values in described.items() if name not in left_out}
    iris = {iri for values in shown.values() for value in values if (iri := iri_of(value))}
    names = read_names(current_site().dataset, [*shown, *iris], language)
    groups = []
    for named, values in shown.items():
        heading, heading_language = _heading(named, names, language)
        parts = tuple(_part(value, names, language) for value in _in_language(values, language))
        ordered = tuple(sorted(parts, key=lambda part: part.text.casefold()))
        order = _FIRST.index(named) if named in _FIRST else len(_FIRST)
        group = _Group(heading, heading_language, ordered, len(ordered))
        groups.append((order, heading.casefold(), named, group))
    return [group for *_, group in sorted(groups, key=lambda entry: entry[:3])]


def _heading(named: str, names: dict[str, str], language: str) -> tuple[str, str | None]:
    own = property_heading(named, language)
    text = own or name_or_iri(names, named)
    # A label of the imported vocabularies is English when it is not ours.
    foreign = None if own or named.startswith(TERMS) or language == "en" else "en"
    return text[:1].upper() + text[1:], foreign


def _in_language(values: list[Term], language: str) -> list[Term]:
    """Return the texts of the best language there is, and all that has no language."""
    tagged = [value for value in values if getattr(value, "language", None)]
    best = min((language_rank(value, language) for value in tagged), default=0)
    return [v for v in values if v not in tagged or language_rank(v, language) == best]


def _part(value: Term, names: dict[str, str], language: str) -> Part:
    iri = iri_of(value)
    if iri is not None:
        return Part(name_or_iri(names, iri), iri)
    if str(value).endswith("#boolean>") and value.value in _BOOLEANS:
        return Part(texts(language)[_BOOLEANS[value.value]])
    return Part(value.value, None, getattr(value, "language", None))


def _referrer_groups(iri: str, language: str, *, without: str | None) -> list[_Group]:
    dataset = current_site().dataset
    query = f"""SELECT ?p (COUNT(?s) AS ?n) WHERE {{ ?s ?p <{iri}> {_WITHOUT_RESULTS} }}
GROUP BY ?p ORDER BY ?p"""
    counts = {
        named.value: int(count.value)
        for named, count in solutions(dataset, query).rows
        if named is not None and count is not None and named.value != without
    }
    found = {named: _referrers(iri, named) for named in counts}
    subjects = {s for referring in found.values() for s in referring}
    names = read_names(dataset, [*counts, *subjects], language)
    places = read_evidence(dataset, current_site().texts, subjects, language)
    names = {passage: e.place for passage, e in places.items()} | names
    groups = []
    for named, referring in found.items():
        heading, heading_language = _heading(named, names, language)
        parts = tuple(Part(name_or_iri(names, s), s) for s in referring)
        address = None
        if counts[named] > len(parts):
            whole = f"SELECT ?thing WHERE {{ ?thing <{named}> <{iri}> }} ORDER BY ?thing"
            address = url_for("sparql.query_by_get", query=whole)
        groups.append(_Group(heading, heading_language, parts, counts[named], address))
    return sorted(groups, key=lambda group: group.heading.casefold())


def _referrers(iri: str, named: str) -> list[str]:
    query = f"""SELECT DISTINCT ?s WHERE {{
  ?s <{named}> <{iri}> FILTER(ISIRI(?s)) {_WITHOUT_RESULTS}
}}
ORDER BY ?s LIMIT {REFERRERS_SHOWN}"""
    return [term.value for (term,) in solutions(current_site().dataset, query).rows if term]


def _passage_context(
    iri: str, described: Mapping[str, list[Term]], language: str
) -> dict[str, Any]:
    """Return what a page shows of a passage besides what it shows of any thing."""
    site = current_site()
    passage = read_evidence(site.dataset, site.texts, [iri], language).get(iri)
    if passage is None:
        return {"passage": None}
    order = read_order(site.dataset, passage.statement)
    position = order.index(iri) if iri in order else None
    beside = {
        "previous": order[position - 1] if position else None,
        "next": order[position + 1] if position is not None and position + 1 < len(order) else None,
    }
    named = {
        "kind": _NG + "passageKind",
        "part_of": _DCTERMS + "isPartOf",
        "no_fact": _NG + "statesNoFact",
    }
    linked = {
        key: target
        for key, name in named.items()
        for value in described.get(name, ())
        if (target := iri_of(value))
    }
    passages = [p for p in (*beside.values(), linked.get("part_of")) if p]
    places = read_evidence(site.dataset, site.texts, passages, language)
    names = read_names(site.dataset, [passage.statement, *linked.values()], language)

    def part(target: str | None) -> Part | None:
        if target is None:
            return None
        return Part(
            places[target].place if target in places else name_or_iri(names, target), target
        )

    citing = _citing_facts(iri, language)
    traced = citing[0][0].iri if citing else passage.statement
    return {
        "passage": passage,
        "trace_name": _trace_name(traced or passage.statement),
        "statement": part(passage.statement),
        "citing": citing,
        "section": next((value.value for value in described.get(_NG + "section", ())), ""),
        **{key: part(linked.get(key)) for key in named},
        **{key: part(target) for key, target in beside.items()},
    }


def _citing_facts(passage: str, language: str) -> list[tuple[Part, Part | None]]:
    """Return the things that cite a passage, each with its modality."""
    query = f"""SELECT ?fact (MIN(?m) AS ?modality) WHERE {{
  ?fact <{_STATED_IN}> <{passage}> OPTIONAL {{ ?fact <{_NG}modality> ?m }}
}} GROUP BY ?fact ORDER BY ?fact"""
    dataset = current_site().dataset
    rows = [(f.value, m.value if m else None) for f, m in solutions(dataset, query).rows if f]
    names = read_names(dataset, {iri for row in rows for iri in row if iri}, language)
    found = [
        (Part(name_or_iri(names, fact), fact), Part(name_or_iri(names, m), m) if m else None)
        for fact, m in rows
    ]
    return sorted(found, key=lambda entry: entry[0].text.casefold())
