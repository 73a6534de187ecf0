"""What every page shares: its language, its words, and the links that a page may hold."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import render_template, request, url_for

from noticegraph.http.headings import column_heading
from noticegraph.http.scripts import licences_address, script_addresses
from noticegraph.http.security import is_safe_link
from noticegraph.http.texts import chosen_language, page_language, texts
from noticegraph.namespaces import GRAPHS, PREFIXES, THINGS
from noticegraph.questions import LANGUAGES
from noticegraph.tables import Table

ROWS_SHOWN = 1000
"""A page of more rows helps nobody; the page says so, and the other formats hold all."""

TERMS = PREFIXES["ng"]
SHAPES = PREFIXES["ngsh"]
REPORTS = GRAPHS + "report/"
_LANGUAGE_NAMES = {"en": "English", "nl": "Nederlands"}


def render_page(template: str, **context: Any) -> bytes:
    """Render a template with what every page needs: language, words, links that keep both."""
    language = page_language()
    return render_template(
        template,
        language=language,
        languages=_language_links(),
        keep=keep_language(),
        t=texts(language),
        link_to=link_to,
        scripts=script_addresses,
        licences=licences_address(),
        **context,
    ).encode()


def keep_language() -> dict[str, str]:
    """Return the arguments that a link needs to stay in the language of the address."""
    chosen = chosen_language()
    return {"lang": chosen} if chosen else {}


def link_to(iri: str) -> str | None:
    """Return the address to link an IRI to, or None: this server describes its own things."""
    if iri.startswith(THINGS):
        return _with_language("things.show_thing", path=iri.removeprefix(THINGS))
    if iri.startswith(TERMS):
        return _with_language("things.show_term", name=iri.removeprefix(TERMS))
    if iri.startswith(SHAPES):
        return _with_language("things.show_shape", name=iri.removeprefix(SHAPES))
    if iri.startswith(REPORTS):
        slug, _, fragment = iri.removeprefix(REPORTS).partition("#")
        address = _with_language("reports.show_report", slug=slug)
        return f"{address}#{fragment}" if fragment else address
    if iri.startswith(GRAPHS):
        return _with_language("sparql.query_by_get", query=f"DESCRIBE <{iri}>")
    return iri if is_safe_link(iri) else None


def _with_language(endpoint: str, **values: str) -> str:
    return url_for(endpoint, **{**values, **keep_language()})  # type: ignore[arg-type]


def page_address(path: str | None = None, **replaced: str) -> str:
    """Return the address of the present page, or of `path`, with some arguments replaced."""
    left_out = {"format", *replaced}
    pairs = [(n, v) for n, v in request.args.items(multi=True) if n not in left_out and v]
    query = urlencode([*pairs, *replaced.items()])
    return f"{path or request.path}?{query}" if query else path or request.path


def table_context(table: Table, language: str) -> dict[str, Any]:
    """Return what the templates need to show a table."""
    count = len(table.rows)
    words = texts(language)
    return {
        "table": table,
        "headings": [column_heading(column, language) for column in table.columns],
        "shown_rows": table.rows[:ROWS_SHOWN],
        "count_text": words["rows_one"] if count == 1 else words["rows"].format(count=count),
    }


def _language_links() -> list[tuple[str, str, str]]:
    return [(code, _LANGUAGE_NAMES[code], page_address(lang=code)) for code in LANGUAGES]
