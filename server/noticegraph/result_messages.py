"""The messages of SHACL results, in the languages of the shapes, with their variables filled in.

SHACL 1.0, 3.6.2.7 and 5.3.2 (https://www.w3.org/TR/shacl/#sparql-constraints-variables): a result
of a query has the text that ?message is bound to, else the messages of the constraint, else those
of the shape, with {?x} and {$x} replaced. pySHACL fills them in without their language, fails on
values with backslashes, and leaves ?message aside; so it gets messages from which the right ones
can be told afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rdflib import SH, Graph, Literal

Said = tuple[str, str]
"""A language ("" for none) and a text."""

_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_KNOWN = ("this", "value", "path")
"""The variables whose values a result has anyway."""
_ASKED = re.compile(r"[?$]message\b")
_MARK = "urn:noticegraph:bound "
_UNBOUND = "{?message}"


def prepare_messages(shapes: Graph) -> Graph:
    """Return a shapes graph for pySHACL that differs only in messages; the same if none must."""
    literals = [t for t in shapes.triples((None, SH.message, None)) if isinstance(t[2], Literal)]
    changed = [t for t in literals if _PLACEHOLDER.search(str(t[2]))]
    binding = [
        constraint
        for constraint, query in shapes.subject_objects(SH.select)
        if (None, SH.sparql, constraint) in shapes and _ASKED.search(str(query))
    ]
    if not (changed or binding):
        return shapes
    prepared = Graph(bind_namespaces="none")
    for prefix, namespace in shapes.namespaces():
        prepared.bind(prefix, namespace)
    prepared += shapes
    for subject, predicate, text in changed:
        prepared.remove((subject, predicate, text))
        prepared.add((subject, predicate, Literal(_hidden(str(text)))))
    for constraint in binding:
        prepared.add((constraint, SH.message, Literal(_MARK + _UNBOUND)))
    return prepared


def messages_of(
    templates: Sequence[Said], made: Iterable[Said], values: Mapping[str, str | None]
) -> dict[str, str]:
    """Return the messages of a result by language ("" for none).

    ``templates`` are the messages of its constraint, or else of its shape; ``made`` are those that
    the engine gave it; ``values`` are those of $this, ?value and ?path, as far as there are any.
    """
    made = list(made)
    for _, text in made:
        if text.startswith(_MARK) and text != _MARK + _UNBOUND:
            return {"": text.removeprefix(_MARK)}
    if not templates:
        return dict(sorted(said for said in made if not said[1].startswith(_MARK)))
    texts = [text for _, text in made]
    return dict(sorted((language, _fill(text, texts, values)) for language, text in templates))


def _hidden(template: str) -> str:
    """Write the variables whose values are known so that the engine does not see them."""
    return _PLACEHOLDER.sub(lambda m: f"{{{m[1]}}}" if m[1] in _KNOWN else m[0], template)


def _fill(template: str, made: Iterable[str], values: Mapping[str, str | None]) -> str:
    if not _PLACEHOLDER.search(template):
        return template
    found = _read_back(template, made) | {n: v for n, v in values.items() if v is not None}
    return _PLACEHOLDER.sub(lambda m: found.get(m[1], m[0]), template)


def _read_back(template: str, made: Iterable[str]) -> dict[str, str]:
    """Return what the engine put in the place of other variables, in the first text that fits."""
    names: list[str] = []
    pattern = ""
    end = 0
    hidden = _hidden(template)
    for match in _PLACEHOLDER.finditer(hidden):
        names.append(match[1])
        pattern += re.escape(hidden[end : match.start()]) + "(.*)"
        end = match.end()
    wanted = re.compile(pattern + re.escape(hidden[end:]), re.DOTALL)
    fitting = next((m for text in made if (m := wanted.fullmatch(text))), None)
    groups = fitting.groups() if fitting else ()
    return {
        name: value
        for name, value in zip(names, groups, strict=False)
        if value not in (f"{{?{name}}}", f"{{${name}}}")
    }
