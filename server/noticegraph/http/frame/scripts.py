"""Which scripts a page gets: those that its markup asks for, if they were built.

Templates say `data-enhance="table"` and the like, and are complete without it. What a graph holds
cannot ask for a script: its quotation marks are escaped.
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
    "copy-link": "page.js",
    "editor": "query.js",
    "network": "network.js",
}


def script_addresses(markup: str) -> list[str]:
    """Return the addresses of the scripts for a page's content; none in a checkout without them."""
    wanted = {word for found in _WANTED.findall(markup) for word in found.split()}
    names = dict.fromkeys(_SCRIPTS[word] for word in sorted(wanted))
    return [url_for("static", filename=f"built/{name}") for name in names if _is_built(name)]


def licences_address() -> str | None:
    """Return the address of the licences of what the scripts contain."""
    name = "licences.txt"
    return url_for("static", filename=f"built/{name}") if _is_built(name) else None


def scripts_revision() -> str:
    """Return what tells one build of the scripts from another; empty where there is none."""
    stamp = _FOLDER / "build.json"
    return stamp.read_text("utf-8") if stamp.is_file() else ""


@cache
def _is_built(name: str) -> bool:
    return (_FOLDER / name).is_file()
