"""Names of statements that cannot be shown now: broken ones, and reports that are being made."""

from __future__ import annotations

from collections.abc import Callable, Collection

from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.problems import Problem
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.dispatch import resolve_among

_Resolver = Callable[[str], tuple[str, str | None]]


def resolve_statement(kind: str, endpoint: str, known: Callable[[], Collection[str]]) -> _Resolver:
    """Return a resolver for the ids of statements, as `resolve_among` does.

    It raises Problem 503 for a statement that is broken, with the place of the mistake.
    """
    return _refusing(_refuse_broken, resolve_among(kind, endpoint, "slug", known))


def resolve_report(kind: str, endpoint: str, known: Callable[[], Collection[str]]) -> _Resolver:
    """Return a resolver for the ids of statements with reports, as `resolve_among` does.

    It raises Problem 503 for a report that is still to be made.
    """
    return _refusing(_refuse_waiting, resolve_among(kind, endpoint, "slug", known))


def _refusing(refuse: Callable[[str], None], resolve: _Resolver) -> _Resolver:
    def resolve_usable(written: str) -> tuple[str, str | None]:
        refuse(written)
        return resolve(written)

    return resolve_usable


def _refuse_broken(written: str) -> None:
    for broken in current_site().dataset.broken:
        if broken.is_left_out and written in (broken.id, broken.id.rsplit("/", 1)[-1]):
            words = broken.error.words(page_language())
            raise Problem(
                "broken-statement",
                id=broken.id,
                place=broken.place,
                message=words.message,
                remedy=words.hint or "",
            )


def _refuse_waiting(written: str) -> None:
    if written in current_site().waiting:
        raise Problem("report-waiting", headers={"Retry-After": "10"}, id=written)
