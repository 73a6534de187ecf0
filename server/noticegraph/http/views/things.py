"""Pages and data about one thing: what the graph says about it, where, and what refers to it.

The things are those whose IRIs this project mints: `…/id/<path>`, the terms of its vocabulary, and
its shapes. Linked Data by content negotiation, as in https://www.w3.org/TR/cooluris/.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response, url_for

from noticegraph.dpv_terms import dpv_terms, nearest_terms
from noticegraph.http.frame.headers import is_safe_link
from noticegraph.http.frame.layout import SHAPES, TERMS, address_of, link_to, render_page
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.graph.neighbours import NETWORK_SCHEMA, read_neighbourhood, write_network
from noticegraph.http.graph.passages import Evidence, read_evidence, read_evidence_of_thing
from noticegraph.http.graph.said_of_things import (
    Line,
    own_lines,
    read_properties,
    read_terms,
    read_verdicts,
    referring_lines,
    statements_naming,
)
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.common_arguments import first_statement
from noticegraph.http.request.declarations import URI, Argument, Segment
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.kept import known_statements
from noticegraph.http.tables.downloads import download_links
from noticegraph.http.views.company_menu import company_context, known_companies, published_at
from noticegraph.http.views.listed_terms import describe_listed
from noticegraph.http.views.passages import passage_context, trace_name
from noticegraph.http.words.texts import texts
from noticegraph.labels import iri_of, name_or_iri, read_names
from noticegraph.media_types import GRAPH_FORMATS, HTML, Format
from noticegraph.namespaces import (
    DPV_BASE,
    PREFIXES,
    THINGS,
    is_absolute_iri,
    shorten_iri,
    statement_id,
)
from noticegraph.near_names import nearest_names
from noticegraph.query import Term, evaluate_query, solutions
from noticegraph.tables import Part

blueprint = Subject("things")

_NG, _OA, _RDF, _SKOS, _DCTERMS = (
    PREFIXES[name] for name in ("ng", "oa", "rdf", "skos", "dcterms")
)
_STATED_IN = _NG + "statedIn"
_PASSAGE = _NG + "Passage"
_MODALITY = _NG + "modality"
_BROADER = _SKOS + "broader"
_DEFINED_BY = PREFIXES["rdfs"] + "isDefinedBy"
_CATEGORY, _DATA = _NG + "category", PREFIXES["dpv"] + "hasPersonalData"
_NAMES = (PREFIXES["dpv"] + "hasName", PREFIXES["foaf"] + "name")
_LONGEST_TITLE = 48
_SHOWN_ELSEWHERE = {_RDF + "type", _SKOS + "prefLabel", _STATED_IN, _MODALITY, _DEFINED_BY}
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


def _resolver(namespace: str) -> Callable[[str], tuple[str, str | None]]:
    """Return a resolver for the things of a namespace; an extension may follow their names."""

    def resolve(path: str) -> tuple[str, str | None]:
        if _is_known(namespace + path):
            return path, None
        stem, _, extension = path.rpartition(".")
        if extension in _EXTENSIONS and _is_known(namespace + stem):
            return stem, extension
        near = nearest_names(path, _known_paths(namespace))
        addresses = tuple(_address(namespace + name) for name in near)
        raise Problem("unknown-thing", name=clip(namespace + path), near=addresses)

    return resolve


def _example_shape() -> str:
    reports = current_site().reports.values()
    return next((o.examination.identifier for r in reports for o in r.requirements), "")


_DESCRIBED: dict[str, Any] = {
    "formats": (*GRAPH_FORMATS, HTML),
    "only_by_name": (_NETWORK,),
    "localized": (HTML, _NETWORK),
    "json": NETWORK_SCHEMA,
}


@blueprint.address(
    "/id/<path:path>",
    nl="Beschrijf een ding: wat de graaf erover zegt, en wat ernaar verwijst.",
    segment=Segment("path", _resolver(THINGS), first_statement),
    **_DESCRIBED,
)
def show_thing(asked: Asked) -> bytes:
    """Describe a thing: what the graph says about it, and what refers to it."""
    return _describe(THINGS + asked.name, asked)


@blueprint.address(
    "/ns/<name>",
    nl="Beschrijf een term van het vocabulaire.",
    segment=Segment("name", _resolver(TERMS), lambda: "statedIn"),
    **_DESCRIBED,
)
def show_term(asked: Asked) -> bytes:
    """Describe a term of the vocabulary."""
    return _describe(TERMS + asked.name, asked)


@blueprint.address(
    "/shapes/<name>",
    nl="Beschrijf een shape, een vereiste of een controle.",
    segment=Segment("name", _resolver(SHAPES), _example_shape),
    **_DESCRIBED,
)
def show_shape(asked: Asked) -> bytes:
    """Describe a shape, a requirement or a check."""
    return _describe(SHAPES + asked.name, asked)


@blueprint.address(
    "/thing",
    nl="Beschrijf een ding uit een naamruimte die de graaf kent, of een term van DPV.",
    arguments=(
        Argument(
            "iri",
            "The IRI of a thing.",
            schema=URI,
            required=True,
            example=lambda: THINGS + first_statement(),
        ),
    ),
    statuses=(303, 404),
    **_DESCRIBED,
)
def show_any(asked: Asked) -> bytes | Response:
    """Describe a thing of any namespace that the graph knows, or a term of DPV."""
    iri = asked.text("iri")
    if iri.startswith((THINGS, TERMS, SHAPES)) and is_absolute_iri(iri):
        return Response(status=303, headers={"Location": link_to(iri) or "/"})
    if _is_known(iri):
        return _describe(iri, asked)
    if term := dpv_terms().get(iri):
        return describe_listed(term, asked)
    candidates = dpv_terms().values() if iri.startswith(DPV_BASE) else ()
    near = tuple(url_for("things.show_any", iri=t.iri) for t in nearest_terms(iri, candidates, 3))
    raise Problem("unknown-thing", name=clip(iri) or "?iri=", near=near)


def _describe(iri: str, asked: Asked) -> bytes:
    if asked.is_page:
        return _render(iri, asked)
    if asked.format == _NETWORK:
        around = read_neighbourhood(current_site().dataset, iri, asked.language)
        return write_network(around, link_to)
    return _write(iri, asked.format)


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


def _render(iri: str, asked: Asked) -> bytes:
    site, language = current_site(), asked.language
    described = read_properties(site.dataset, iri)
    types = [t for term in described.get(_RDF + "type", ()) if (t := iri_of(term))]
    own_types = [t for t in types if t.startswith(TERMS)]
    is_passage = _PASSAGE in types
    evidence = read_evidence_of_thing(site.dataset, site.texts, iri, language)
    context: dict[str, Any] = {"passage": None, "trace_name": trace_name(iri)}
    left_out = _SHOWN_ELSEWHERE
    if is_passage:
        left_out = left_out | _SHOWN_OF_PASSAGE
        context |= passage_context(iri, described, language)
    # What is of no kind here is called by what it falls under: Brazil is a country.
    above = [] if types else [a for t in described.get(_BROADER, ()) if (a := iri_of(t))]
    left_out = left_out | ({_BROADER} if above else set())
    shown_types = (own_types or types) or above
    names = read_names(site.dataset, [iri, *types, *above], language)
    modality = next((m for term in described.get(_MODALITY, ()) if (m := iri_of(term))), None)
    name = names.get(iri)
    if context["passage"]:
        name = context["passage"].place
    links = download_links(asked)
    kinds = [Part(name_or_iri(names, t), t) for t in shown_types]
    # A fact whose name is a sentence is titled by its kind: the sentence stands beneath.
    is_sentence = _MODALITY in described and len(name or "") > _LONGEST_TITLE and bool(kinds)
    left_out = left_out | {
        p for p in _NAMES if {v.value for v in described.get(p, ())} == {name or ""}
    }
    if described.get(_CATEGORY) == described.get(_DATA):
        left_out = left_out | {_DATA}
    decided, besides = read_verdicts(site.dataset, iri, language)
    meanings = read_terms(site.dataset, shown_types, language) if _is_own(iri) else {}
    statement = context["passage"].statement if context["passage"] else _cited(evidence)
    referring = referring_lines(site.dataset, site.texts, iri, language)
    is_place = iri.startswith(PREFIXES["loc"])
    return render_page(
        "passage.html" if context["passage"] else "thing.html",
        iri=iri,
        short_name=shorten_iri(iri),
        name=name or name_or_iri(names, iri),
        title=kinds[0].text if is_sentence else None,
        modality=modality,
        types=kinds[1:] if is_sentence else kinds,
        terms=[(kind, meanings[kind.iri]) for kind in kinds if kind.iri in meanings],
        evidence=list(evidence.values()),
        own=own_lines(site.dataset, described, left_out, language),
        defined_in=[v.value for v in described.get(_DEFINED_BY, ())],
        referring=referring,
        quoted=_quoted(referring, language) if is_place else {},
        silent=_silent(iri, name or "", language) if is_place else "",
        decided=decided,
        besides=besides,
        around=read_neighbourhood(site.dataset, iri, language),
        network=links[-1][2],
        alternatives=links,
        crumbs=_crumbs(iri, evidence, context["passage"], language),
        statement_address=_statement_address(iri, types, described),
        own_statement=statement or THINGS + _statement_of(iri),
        published=_published(statement, language),
        fact_id=iri.removeprefix(f"{THINGS}{_statement_of(iri)}/") if evidence else "",
        outside=iri if not _is_own(iri) and is_safe_link(iri) else None,
        **company_context(_statement_of(iri), language),
        **context,
    )


def _quoted(referring: Mapping[str, list[Line]], language: str) -> Mapping[str, Evidence]:
    """Return the passages (by IRI) of all lines, with their texts if these are available."""
    lines = [line for own in referring.values() for line in own]
    cited = {p.iri for line in lines for p in line.places if p.iri}
    cited |= {p.iri for line in lines for e in line.entries for p in e.places if p.iri}
    site = current_site()
    return read_evidence(site.dataset, site.texts, cited, language)


def _silent(iri: str, name: str, language: str) -> str:
    """Return that companies say nothing of a place (an IRI) that others name, or nothing."""
    naming = statements_naming(current_site().dataset, iri)
    companies = known_companies(language).values()
    silent = [c.name for c in companies if naming.isdisjoint(v.statement.iri for v in c.versions)]
    if not naming or not silent:
        return ""
    words = texts(language)
    told = silent[0]
    if len(silent) > 1:
        told = words["concludes_and"].format(all=", ".join(silent[:-1]), last=silent[-1])
    return words["place_not_named" if len(silent) > 1 else "place_not_named_one"].format(
        companies=told, name=name
    )


def _cited(evidence: Mapping[str, Evidence]) -> str | None:
    """Return the statement (an IRI) whose passages are cited, or None."""
    return next((e.statement for e in evidence.values()), None)


def _published(statement: str | None, language: str) -> tuple[str, str] | None:
    """Return the web address of a statement (an IRI) and its host, if the graph has one."""
    known = known_statements(language).get(statement_id(statement)) if statement else None
    return published_at(known) if known else None


def _statement_of(iri: str) -> str:
    """Return the id of the statement below which a thing is named, or an empty text."""
    return iri.removeprefix(THINGS).partition("/")[0] if iri.startswith(THINGS) else ""


def _crumbs(
    iri: str, evidence: Mapping[str, Evidence], passage: Evidence | None, language: str
) -> list[tuple[str, str]]:
    """Return what is above a thing: its statement, or the list of its vocabulary."""
    words = texts(language)
    if iri.startswith(TERMS):
        return [(words["vocabulary"], address_of("vocabulary.list_terms"))]
    if iri.startswith(SHAPES):
        return [(words["shapes"], address_of("vocabulary.list_shapes"))]
    statement = next((e.statement for e in (passage, *evidence.values()) if e), None)
    if statement is None or statement == iri:
        return []
    names = read_names(current_site().dataset, [statement], language)
    slug = statement_id(statement)
    return [
        (words["statements"], address_of("statements.list_statements")),
        (name_or_iri(names, statement), address_of("statements.show_statement", slug=slug)),
    ]


def _statement_address(
    iri: str, types: list[str], described: Mapping[str, list[Term]]
) -> str | None:
    """Return the address of the facts of a statement whose text was modelled."""
    if _NG + "StatementVersion" not in types or _NG + "textDigest" not in described:
        return None
    return address_of("statements.show_statement", slug=statement_id(iri))


def _is_own(iri: str) -> bool:
    return iri.startswith((THINGS, TERMS, SHAPES))


def _address(iri: str) -> str:
    """Return the address of a thing without the language, for lists of bare addresses."""
    if iri.startswith(THINGS):
        return url_for("things.show_thing", path=iri.removeprefix(THINGS))
    if iri.startswith(SHAPES):
        return url_for("things.show_shape", name=iri.removeprefix(SHAPES))
    return url_for("things.show_term", name=iri.removeprefix(TERMS))
