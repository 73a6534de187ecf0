"""What all pages share: language, words, and links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from flask import current_app, g, render_template, request, url_for

from noticegraph.http.frame.addresses import IN_PATHS, own_address, own_path
from noticegraph.http.frame.headers import is_safe_link
from noticegraph.http.frame.languages import chosen_language, page_language
from noticegraph.http.frame.reviewing import NAME, VALUE, wants_reviewed
from noticegraph.http.frame.scripts import licences_address, script_addresses
from noticegraph.http.words.texts import texts
from noticegraph.languages import LANGUAGE_NAMES, LANGUAGES
from noticegraph.namespaces import DPV_PREFIXES, GRAPHS, PREFIXES, THINGS

TERMS = PREFIXES["ng"]
SHAPES = PREFIXES["ngsh"]
REPORTS = GRAPHS + "report/"
_CONTROLS = bytes(sorted({*range(0x20), 0x7F} - {*b"\t\n\f\r"}))
"""What HTML may not contain (https://html.spec.whatwg.org/#preprocessing-the-input-stream)."""
_CONTROL = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
_ANY_THING = "~thing~"
_DPV = tuple(DPV_PREFIXES.values())
_SECTIONS = (
    ("home", "overview.show_overview"),
    ("questions", "questions.list_questions"),
    ("statements", "statements.list_statements"),
    ("reports", "reports.list_reports"),
    ("compare", "comparing.show_comparison"),
)
_FOR_DEVELOPERS = (
    ("query", "sparql.query_by_get"),
    ("vocabulary", "vocabulary.list_terms"),
    ("shapes", "vocabulary.list_shapes"),
    ("api", "api.show_api"),
    ("components", "style.show_style"),
)


def render_page(template: str, **context: Any) -> bytes:
    """Render a template with what every page needs: language, words, navigation, own address.

    `crumbs` are the texts and addresses of the pages above it, except the first page. A page about
    one statement has `company` and `version`, and the `tab` that it is.
    `alternatives` are the same content in data formats: label, media type and address of each.
    """
    language = page_language()
    words = texts(language)
    shared: dict[str, Any] = {
        "language": language,
        "languages": [(code, LANGUAGE_NAMES[code], page_address(lang=code)) for code in LANGUAGES],
        "keep": kept_arguments(),
        "reviewed": wants_reviewed(),
        "other_facts": _other_facts(),
        "t": words,
        "link_to": link_to,
        "scripts": script_addresses,
        "licences": licences_address(),
        "here": own_path(),
        "navigation": _navigation(words, _SECTIONS),
        "developer_pages": _navigation(words, _FOR_DEVELOPERS),
        "company": None,
        "version": None,
        "tab": "",
        "crumbs": (),
        "loading": _loading(words),
        "alternatives": (),
        "own_link": own_address(page_address(lang=language)) if request.method == "GET" else None,
    }
    page = render_template(template, **shared | context).encode()
    if len(page) != len(page.translate(None, _CONTROLS)):
        page = _CONTROL.sub("\ufffd".encode(), page)
    return page


def _navigation(
    words: Mapping[str, str], sections: Sequence[tuple[str, str]]
) -> list[tuple[str, str, str | None]]:
    """Return text and address of each of these pages, and whether it is the current one."""
    found = []
    for word, endpoint in sections:
        address = url_for(endpoint)
        inside = address != "/" and request.path.startswith((address + "/", address + "."))
        current = "page" if request.path == address else "true" if inside else None
        found.append((words[word], address_of(endpoint), current))
    return found


def _loading(words: Mapping[str, str]) -> str:
    """Return what the server is still reading or making, or an empty text."""
    site = current_app.extensions["noticegraph"]
    counted = (("still_reading", site.unread), ("still_judging", len(site.waiting)))
    return " ".join(
        words[name if count > 1 else f"{name}_one"].format(count=count)
        for name, count in counted
        if count
    )


def _other_facts() -> str | None:
    """Return the address of the page with drafted facts, or without; None if there are none."""
    if wants_reviewed():
        return page_address(**{NAME: ""})
    site = current_app.extensions["noticegraph"]
    is_apart = site.has_drafts and site.reviewed is not None and request.method == "GET"
    return page_address(**{NAME: VALUE}) if is_apart else None


def kept_arguments() -> dict[str, str]:
    """Return what links keep of the current address: its language, and whether drafts are out."""
    chosen = chosen_language()
    kept = {"lang": chosen} if chosen else {}
    return {**kept, NAME: VALUE} if wants_reviewed() else kept


def link_to(iri: str) -> str | None:
    """Return the address for a link to an IRI, or None if there is no safe one."""
    if iri.startswith(THINGS):
        return _address_with("things.show_thing", "path", iri.removeprefix(THINGS))
    if iri.startswith(TERMS):
        return _address_with("things.show_term", "name", iri.removeprefix(TERMS))
    if iri.startswith(SHAPES):
        return _address_with("things.show_shape", "name", iri.removeprefix(SHAPES))
    if iri.startswith(REPORTS):
        slug, _, fragment = iri.removeprefix(REPORTS).partition("#")
        if not fragment:
            return address_of("reports.show_report", slug=slug)
        # The page opens on what lacks, and this may be met.
        return f"{address_of('reports.show_report', slug=slug, verdict='any')}#{fragment}"
    if iri.startswith(GRAPHS):
        return address_of("sparql.query_by_get", query=f"DESCRIBE <{iri}>")
    if iri.startswith(_DPV):
        return address_of("things.show_any", iri=iri)
    return iri if is_safe_link(iri) else None


def _address_with(endpoint: str, name: str, value: str) -> str:
    # Pages have hundreds of these; Flask's routing needs ten times as long for each.
    known = _addresses()
    if (around := known.get(endpoint)) is None:
        before, _, after = address_of(endpoint, **{name: _ANY_THING}).partition(_ANY_THING)
        around = known[endpoint] = (before, after)
    return f"{around[0]}{quote(value, safe=IN_PATHS)}{around[1]}"


def address_of(endpoint: str, **values: str) -> str:
    """Return the address of a page of this server, with what links keep of the current address."""
    known = _addresses()
    key = (endpoint, *values.items())
    if (address := known.get(key)) is None:
        address = url_for(endpoint, **{**values, **kept_arguments()})  # type: ignore[arg-type]
        known[key] = address
    return address


def _addresses() -> dict[Any, Any]:
    """Return the addresses that were made for this request."""
    if "addresses" not in g:
        g.addresses = {}
    return g.addresses  # type: ignore[no-any-return]


def page_address(path: str | None = None, **replaced: str) -> str:
    """Return the address of the current page, or of `path`, with some arguments replaced.

    An empty text removes an argument.
    """
    left_out = {"format", *replaced}
    pairs = [(n, v) for n, v in request.args.items(multi=True) if n not in left_out]
    query = urlencode([(n, v) for n, v in (*pairs, *replaced.items()) if v])
    path = path or own_path()
    return f"{path}?{query}" if query else path
