"""The messages of SHACL results, in the languages of the shapes, with their variables filled in.

SHACL 1.0, 3.6.2.7 and 5.3.2 (https://www.w3.org/TR/shacl/#sparql-constraints-variables): a result
of a query has the text that ?message is bound to, else the messages of the constraint, else those
of the shape, with {?x} and {$x} replaced. pySHACL fills them in but drops their language, and
leaves ?message aside; so it gets one more message, which shows what that is bound to. The fast
engine fills them in too, and gives no language either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

Said = tuple[str, str]
"""A language ("" for none) and a text."""

_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_ASKED = re.compile(r"[?$]message\b")
_MARK = "urn:noticegraph:bound "
_UNBOUND = "{?message}"
MARKED = _MARK + _UNBOUND
"""One more message for pySHACL: it shows what a query binds ?message to."""


def binds_message(query: str) -> bool:
    """Tell whether a query mentions ?message."""
    return _ASKED.search(query) is not None


def has_placeholder(message: str) -> bool:
    """Tell whether a message shows a variable."""
    return _PLACEHOLDER.search(message) is not None


def messages_of(
    templates: Sequence[Said], made: Iterable[Said], values: Mapping[str, str | None]
) -> dict[str, str]:
    """Return the messages of a result by language ("" for none).

    ``templates`` are the messages of its constraint, or else of its shape; ``made`` are those that
    the engine gave it; ``values`` are those of $this, ?value and ?path, as far as there are any.
    """
    made = list(made)
    for _, text in made:
        if text.startswith(_MARK) and text != MARKED:
            return {"": text.removeprefix(_MARK)}
    if not templates:
        return dict(sorted(said for said in made if not said[1].startswith(_MARK)))
    texts = [text for _, text in made]
    return dict(sorted((language, _fill(text, texts, values)) for language, text in templates))


def fill_message(message: str, values: Mapping[str, object]) -> str:
    """Return a message with its variables filled in; unbound ones stay as they are."""
    return _PLACEHOLDER.sub(lambda m: str(values.get(m[1], m[0])), message)


def _fill(template: str, made: Iterable[str], values: Mapping[str, str | None]) -> str:
    if not _PLACEHOLDER.search(template):
        return template
    known = {name: value for name, value in values.items() if value is not None}
    return fill_message(template, _read_back(template, made) | known)


def _read_back(template: str, made: Iterable[str]) -> dict[str, str]:
    """Return what the engine put in place of variables, in the first text that fits."""
    names: list[str] = []
    pattern = ""
    end = 0
    for match in _PLACEHOLDER.finditer(template):
        names.append(match[1])
        pattern += re.escape(template[end : match.start()]) + "(.*)"
        end = match.end()
    wanted = re.compile(pattern + re.escape(template[end:]), re.DOTALL)
    fitting = next((m for text in made if (m := wanted.fullmatch(text))), None)
    groups = fitting.groups() if fitting else ()
    return {
        name: value
        for name, value in zip(names, groups, strict=False)
        if value not in (f"{{?{name}}}", f"{{${name}}}")
    }
