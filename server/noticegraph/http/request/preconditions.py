"""If-Match and If-None-Match as a request sends them (RFC 9110, 8.8.3, 13.1.1 and 13.1.2).

https://www.rfc-editor.org/rfc/rfc9110#section-13.1 · A malformed condition is refused, because
ignoring it would make a guarded change unconditional. So is a condition without an entity tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import request
from werkzeug.http import parse_etags

from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.request.compression import CODINGS

if TYPE_CHECKING:
    from werkzeug.datastructures import ETags

_TAG = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_LIST = re.compile(rf"\*|[ \t,]*{_TAG}(?:[ \t]*,[ \t,]*{_TAG})*[ \t,]*")


def is_condition(value: str) -> bool:
    """Return whether a value is `*` or a list of entity tags, which may have empty elements."""
    return _LIST.fullmatch(value) is not None


def sent_etags(name: str) -> ETags | None:
    """Return what the header of that name lists, or None if it was not sent.

    Problem 400 if it is malformed.
    """
    value = request.headers.get(name)
    if value is None:
        return None
    value = value.strip(" \t")
    if not is_condition(value):
        raise Problem("precondition-syntax", name=name, value=clip(value))
    return parse_etags(value)


def matches(etags: ETags, etag: str, *, weakly: bool = False) -> bool:
    """Return whether a precondition names an answer, in whatever coding it was sent.

    If-None-Match compares weakly, If-Match does not (RFC 9110, 13.1).
    """
    compare = etags.contains_weak if weakly else etags.contains
    return any(compare(e) for e in (etag, *(f"{etag}-{coding}" for coding in CODINGS)))
