"""Which scripts a page gets: those that its markup asks for, if they were built.

Templates contain `data-enhance="table"` and the like, and are complete without the scripts. Content
of a graph cannot request a script, because its quotation marks are escaped.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from flask import url_for

_FOLDER = Path(__file__).parent.parent / "static" / "built"
_WANTED = re.compile(r'data-enhance="([a-z -]+)"')
_SCRIPTS = {
    "table": "page.js",
    "copy": "page.js",
    "print": "page.js",
    "editor": "query.js",
    "network": "network.js",
    "review": "review.js",
    "review-form": "review.js",
}


def script_addresses(markup: str) -> list[str]:
    """Return the addresses of the scripts that a page needs; none if they were not built."""
    wanted = {word for found in _WANTED.findall(markup) for word in found.split()}
    names = dict.fromkeys(_SCRIPTS[word] for word in sorted(wanted))
    return [url_for("static", filename=f"built/{name}") for name in names if _is_built(name)]


def licences_address() -> str | None:
    """Return the address of the licences of the libraries in the scripts."""
    name = "licences.txt"
    return url_for("static", filename=f"built/{name}") if _is_built(name) else None


def scripts_revision() -> str:
    """Return an identifier of this build of the scripts; empty if there is none."""
    stamp = _FOLDER / "build.json"
    return stamp.read_text("utf-8") if stamp.is_file() else ""


@cache
def _is_built(name: str) -> bool:
    return (_FOLDER / name).is_file()
