"""What would crash an engine or be silently ignored by it, found in shapes before they run.

SHACL 1.0: lists (1.3), recursion (3.4.3), regular expressions (4.4.3). Not responsible for terms
and queries (``shapes``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from noticegraph.errors import ShapesError
from noticegraph.namespaces import PREFIXES, shorten_iri

Triple = tuple[str, str, str]
"""IRIs, "_:" and the label of a blank node, or the text of a literal."""

_SH, _RDF = PREFIXES["sh"], PREFIXES["rdf"]
_FIRST, _REST, _NIL = (_RDF + name for name in ("first", "rest", "nil"))
_LISTS = [_SH + n for n in ("in", "and", "or", "xone", "languageIn", "ignoredProperties")]
_LISTS.append(_SH + "alternativePath")
_PARTS = [_SH + n for n in ("property", "node", "not", "qualifiedValueShape")]
_PARTS_IN_LISTS = [_SH + n for n in ("and", "or", "xone")]
_PATHS = [_SH + n for n in ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")]
_WITHOUT_EFFECT = ("js", "rule", "target", "expression")


def check_structure(triples: Iterable[Triple]) -> None:
    """Raise ShapesError for lists and paths without an end, recursion, bad regular expressions.

    Also for features beyond SHACL 1.0 Core and SPARQL, which would have no effect.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        found.setdefault(predicate, {}).setdefault(subject, []).append(value)
    for name in _WITHOUT_EFFECT:
        for shape in found.get(_SH + name, ()):
            raise ShapesError("feature-of-shapes", term=f"sh:{name}", shape=shorten_iri(shape))
    for predicate in _LISTS:
        for shape, heads in found.get(predicate, {}).items():
            for head in heads:
                _members(head, found, shape, shorten_iri(predicate))
    for shape, paths in found.get(_SH + "path", {}).items():
        for path in paths:
            _check_path(path, found, shape, set())
    for shape, patterns in found.get(_SH + "pattern", {}).items():
        for pattern in patterns:
            try:
                re.compile(pattern)
            except (re.error, RecursionError, OverflowError) as error:
                raise ShapesError(
                    "pattern-of-shape", shape=shorten_iri(shape), pattern=pattern, reason=str(error)
                ) from error
    _refuse_recursion(found)


def _members(
    head: str, found: Mapping[str, Mapping[str, list[str]]], shape: str, term: str
) -> list[str]:
    """Return the members of a list. Raises ShapesError if it is none, or has no end."""
    members: list[str] = []
    seen: set[str] = set()
    while head != _NIL:
        firsts = found.get(_FIRST, {}).get(head, [])
        rests = found.get(_REST, {}).get(head, [])
        if head in seen or len(firsts) != 1 or len(rests) != 1:
            raise ShapesError("list-of-shape", term=term, shape=shorten_iri(shape))
        seen.add(head)
        members += firsts
        head = rests[0]
    return members


def _check_path(
    path: str, found: Mapping[str, Mapping[str, list[str]]], shape: str, above: set[str]
) -> None:
    if path in above:
        raise ShapesError("list-of-shape", term="sh:path", shape=shorten_iri(shape))
    steps = [s for predicate in _PATHS for s in found.get(predicate, {}).get(path, ())]
    if path in found.get(_FIRST, ()):
        steps += _members(path, found, shape, "sh:path")
    for choice in found.get(_SH + "alternativePath", {}).get(path, ()):
        steps += _members(choice, found, shape, "sh:alternativePath")
    for step in steps:
        _check_path(step, found, shape, {*above, path})


def _refuse_recursion(found: Mapping[str, Mapping[str, list[str]]]) -> None:
    """Raise ShapesError if a shape refers to itself, directly or through others (3.4.3)."""
    parts: dict[str, set[str]] = {}
    for predicate in _PARTS:
        for shape, values in found.get(predicate, {}).items():
            parts.setdefault(shape, set()).update(values)
    for predicate in _PARTS_IN_LISTS:
        for shape, heads in found.get(predicate, {}).items():
            for head in heads:
                parts.setdefault(shape, set()).update(_members(head, found, shape, predicate))
    done: set[str] = set()
    for start in parts:
        above: dict[str, Iterator[str]] = {start: iter(parts.get(start, ()))}
        while above:
            shape, waiting = next(reversed(above.items()))
            part = next((p for p in waiting if p not in done), None)
            if part is None:
                done.add(shape)
                above.popitem()
            elif part in above:
                raise ShapesError("recursive-shape", shape=shorten_iri(part))
            else:
                above[part] = iter(parts.get(part, ()))
