"""The language that a request wants."""

from __future__ import annotations

from flask import request

from noticegraph.languages import LANGUAGES


def page_language() -> str:
    """Return the language of the page: from `?lang=`, else from Accept-Language, else English.

    RFC 9110, section 12.5.4 (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4).
    """
    chosen = chosen_language()
    if chosen is not None:
        return chosen
    return request.accept_languages.best_match(LANGUAGES, LANGUAGES[0]) or LANGUAGES[0]


def chosen_language() -> str | None:
    """Return the language in the address (`?lang=`), or None."""
    wanted = request.args.get("lang", "")
    return wanted if wanted in LANGUAGES else None
