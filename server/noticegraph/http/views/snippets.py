"""Code that sends a query from elsewhere: with curl, and with Python's SPARQLWrapper."""

from __future__ import annotations

import shlex

from noticegraph.media_types import TURTLE, Format


def write_curl(endpoint: str, query: str, wanted: Format) -> str:
    """Return a command for a POSIX shell."""
    return (
        f"curl --silent --show-error --fail-with-body {shlex.quote(endpoint)} \\\n"
        f"  --header {shlex.quote(f'Accept: {wanted.media_type}')} \\\n"
        f"  --data-urlencode {shlex.quote(f'query={query}')}\n"
    )


def write_python(endpoint: str, query: str, wanted: Format) -> str:
    """Return a script that prints the answer: a graph as Turtle, other answers as JSON."""
    is_graph = wanted == TURTLE
    name = "TURTLE" if is_graph else "JSON"
    lines = [
        *([] if is_graph else ["import json", ""]),
        f"from SPARQLWrapper import {name}, SPARQLWrapper",
        "",
        f"client = SPARQLWrapper({endpoint!r})",
        f"client.setQuery({_literal(query)})",
        f"client.setReturnFormat({name})",
        "answer = client.queryAndConvert()",
        "print(answer.decode())" if is_graph else "print(json.dumps(answer, indent=1))",
    ]
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    """Write a text as a Python literal: on several lines if it needs no escapes."""
    plain = all(c.isprintable() or c == "\n" for c in text)
    if not plain or "\\" in text or '"""' in text or text.endswith('"'):
        return repr(text)
    return f'"""\n{text.strip()}\n"""'
