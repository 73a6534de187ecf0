"""The names of pages that may have been meant instead of one that is refused."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from noticegraph.errors import NoticegraphError
from noticegraph.http.frame.layout import page_address
from noticegraph.http.frame.problems import Problem
from noticegraph.http.graph.companies import Company, Version
from noticegraph.http.request.answers import current_site
from noticegraph.http.views.company_menu import offered_companies
from noticegraph.http.words.headings import column_heading, subject_heading
from noticegraph.http.words.texts import texts
from noticegraph.labels import name_or_iri, read_names
from noticegraph.namespaces import PREFIXES, THINGS, shorten_iri, statement_id

_LISTS = {
    "overview.show_overview": "home",
    "questions.list_questions": "questions",
    "statements.list_statements": "statements",
    "companies.list_companies": "companies",
    "reports.list_reports": "reports",
    "comparing.show_comparison": "compare",
    "sparql.query_by_get": "query",
    "vocabulary.list_terms": "vocabulary",
    "vocabulary.list_shapes": "shapes",
    "api.show_api": "api",
    "style.show_style": "components",
    "search.show_search": "search",
}
_THINGS = {
    "things.show_thing": ("path", THINGS),
    "things.show_term": ("name", PREFIXES["ng"]),
    "things.show_shape": ("name", PREFIXES["ngsh"]),
}
_FEW = 12


@dataclass(frozen=True, slots=True)
class NearPage:
    """A page that may have been meant: its name and its address, which keeps the language."""

    name: str
    address: str


def near_pages(problem: Problem, language: str) -> list[NearPage]:
    """Return the pages that a refusal suggests, by name; else those of the few possible values."""
    addresses = list(problem.near)
    name, choices = problem.facts.get("name"), problem.facts.get("choices")
    is_value = "value" in problem.facts and isinstance(name, str) and name in request.args
    if request.method not in ("GET", "HEAD"):
        # The same address with another value would not be the request again.
        is_value = False
    if not addresses and is_value and isinstance(choices, tuple) and len(choices) <= _FEW:
        addresses = [page_address(**{str(name): choice}) for choice in choices]
    return [NearPage(_name(address, language), _kept(address)) for address in addresses]


def _kept(address: str) -> str:
    """Return an address with the chosen language, if it has none."""
    chosen = request.args.get("lang")
    if not chosen or "lang=" in address:
        return address
    return f"{address}{'&' if '?' in address else '?'}lang={chosen}"


def _name(address: str, language: str) -> str:
    parts = urlsplit(address)
    adapter = current_app.create_url_adapter(request)
    try:
        endpoint, values = adapter.match(unquote(parts.path), "GET") if adapter else ("", {})
    except HTTPException:
        return address
    changed = [pair for pair in parse_qsl(parts.query) if pair not in set(request.args.items())]
    if unquote(parts.path) == request.path and changed:
        return ", ".join(_value(name, value, language) for name, value in changed)
    if endpoint == "things.show_any":
        iri = dict(parse_qsl(parts.query)).get("iri", "")
        return _named(iri, language)
    return _name_of_page(endpoint, {k: str(v) for k, v in values.items()}, language) or address


def _name_of_page(endpoint: str, values: dict[str, str], language: str) -> str:
    words = texts(language)
    if endpoint in _LISTS:
        return words[_LISTS[endpoint]]
    if endpoint in _THINGS:
        argument, namespace = _THINGS[endpoint]
        return _named(namespace + values[argument], language)
    if question := current_site().questions.get(values.get("question_id", "")):
        return question.title[language]
    companies = offered_companies(language, "as last read")
    if company := next((c for c in companies if c.slug == values.get("name")), None):
        return company.name
    found = _version(values.get("slug") or values.get("statement_id") or "", companies)
    if found is None:
        return ""
    kind = words["tab_report"] if endpoint.startswith("reports.") else ""
    return ": ".join(filter(None, (kind, found[1].statement.name)))


def _value(name: str, value: str, language: str) -> str:
    """Return the value of an argument as people know it; an argument of another name as it is."""
    if name not in request.args:
        return f"{name}={value}"
    found = _version(statement_id(value), offered_companies(language, "as last read"))
    if found is not None:
        return found[1].statement.name
    if name == "sort":
        return column_heading(value.removeprefix("-"), language)[0]
    if name == "subject":
        return subject_heading(value, language)
    return value


def _version(slug: str, companies: list[Company]) -> tuple[Company, Version] | None:
    for company in companies:
        if version := company.version(slug):
            return company, version
    return None


def _named(iri: str, language: str) -> str:
    """Return the name of a thing; its short name if nothing can be asked now."""
    try:
        return name_or_iri(read_names(current_site().dataset, [iri], language), iri)
    except NoticegraphError:
        return shorten_iri(iri)
