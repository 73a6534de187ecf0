"""From a question or query to the bytes of an answer: content negotiation and validators.

`noticegraph.media_types` lists the formats; this module decides which of them a request gets.
RFC 9110, sections 8.8.3 (ETag), 12.5.1 (Accept), 12.5.4 (Accept-Language), 13.1.2 (If-None-Match).
https://www.rfc-editor.org/rfc/rfc9110
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from flask import Response, current_app, g, request

from noticegraph.dataset import Dataset, with_engine
from noticegraph.endpoint import Endpoint, Visit
from noticegraph.engine import QueryRequest
from noticegraph.http.frame.problems import Problem, answer_problem, clip
from noticegraph.http.frame.reviewing import wants_reviewed
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.request.arguments import Arguments, refuse_value
from noticegraph.http.request.compression import CODINGS
from noticegraph.http.request.preconditions import matches, sent_etags
from noticegraph.http.request.write_access import Gate
from noticegraph.media_types import Format, format_named, negotiate_format, rdf_synonym
from noticegraph.questions import Question
from noticegraph.reports.model import Report
from noticegraph.reports.workers import Limits, ShapesSource
from noticegraph.sparql_text import is_repeatable

if TYPE_CHECKING:
    from werkzeug.datastructures import ETags

# SPARQLWrapper sends its own name for the format in all three, besides a correct Accept header.
_SPARQL_WRAPPER = ("format", "output", "results")


PAGE_TURN = "noticegraph.page_turn"
"""Where the environment of a request has the turn that it holds."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the application serves. `revision` is a digest of everything except the data themselves.

    `reports` are by the statement's id; `shapes` is None if the content has no shapes;
    `validation_limits` apply to a graph that a client sends; the `endpoint` admits clients'
    queries; the `gate` decides who may change data. `waiting` are the ids of statements whose
    report is still to be made, `unread` is the number of statements that are still to be read.
    `has_drafts` says whether there are drafted facts, and is None if that is not known; `reviewed`
    returns the site without them, if there can be one. `agreements` are F1 and Cohen's kappa of the
    statements of which a second reading is finished, by their ids.
    """

    dataset: Dataset
    questions: Mapping[str, Question]
    texts: StatementTexts
    reports: Mapping[str, Report]
    shapes: ShapesSource | None
    validation_limits: Limits
    endpoint: Endpoint
    gate: Gate
    revision: str
    waiting: frozenset[str] = frozenset()
    unread: int = 0
    has_drafts: bool | None = False
    reviewed: Callable[[], Site] | None = None
    agreements: Mapping[str, tuple[float, float | None]] = field(default_factory=dict)


def current_site() -> Site:
    """Return what the application serves; queries to its dataset are admitted as one visit.

    With `?reviewed=only` it is without drafted facts: Problem 400 if they cannot be distinguished.
    """
    if "site" not in g:
        site: Site = current_app.extensions["noticegraph"]
        # What is refused for its method or address is refused for that; OPTIONS asks for no facts.
        is_known = request.routing_exception is None and request.method != "OPTIONS"
        if is_known and wants_reviewed() and "refused" not in g:
            # A refusal is a page, too, and shows the names of all companies.
            g.refused = True
            site = _reviewed(site)
        # Waitress knows whether the client has closed the connection.
        gone = request.environ.get("waitress.client_disconnected")
        waited = request.environ.get("noticegraph.waited", 0.0)
        client = request.remote_addr or ""
        turn = request.environ.get(PAGE_TURN)
        g.visit = Visit(site.endpoint, client, gone, makes_page=True, page_turn=turn, waited=waited)
        g.site = replace(site, dataset=with_engine(site.dataset, g.visit))
    found: Site = g.site
    return found


def _reviewed(site: Site) -> Site:
    if site.has_drafts is False:
        return site
    if site.reviewed is None:
        raise Problem("drafts-not-apart")
    return site.reviewed()


def enter() -> None:
    """Take a place for making the answer to the current request.

    Raises ClientLimitError or BusyError.
    """
    current_site()
    g.visit.enter()


def leave(_error: BaseException | None = None) -> None:
    """Give back the place of the current request."""
    if "visit" in g:
        g.visit.leave()


def choose_format(
    arguments: Arguments, offered: Sequence[Format], extension: str | None = None
) -> Format:
    """Return the format of the extension or of `?format=`, else the best for Accept.

    The first of `offered` is for clients that accept anything; of several names in `?format=` the
    first known one counts. Problem 406 if nothing fits, 404 for an unknown extension, 400 for an
    unknown name, 400 if extension and name disagree.
    """
    by_name = _format_by_name(arguments, offered)
    by_extension = _format_by_extension(extension, offered)
    if by_name and by_extension and by_name != by_extension:
        raise Problem(
            "format-conflict",
            extension=by_extension.extension,
            name=clip(", ".join(arguments.all("format"))),
        )
    if chosen := by_extension or by_name:
        return chosen
    accept = request.headers.get("Accept")
    if best := negotiate_format(accept, offered):
        return best
    media_types = tuple(entry.media_type for entry in offered)
    raise Problem("not-acceptable", asked=f"Accept: {clip(accept or '')}", choices=media_types)


def _format_by_name(arguments: Arguments, offered: Sequence[Format]) -> Format | None:
    """Return the first offered format that `?format=` names; None if Accept must decide."""
    # A form sends an empty text for a field that was not filled in.
    names = [name for name in arguments.all("format") if name]
    for name in names:
        for wanted in (name, rdf_synonym(name)):
            for entry in offered:
                if wanted in (entry.name, entry.extension, entry.media_type):
                    return entry
    if not names:
        return None
    choices = tuple(entry.name for entry in offered)
    for name in names:
        if format_named(name) is not None:
            raise Problem("not-acceptable", asked=f"format={name}", choices=choices)
    if all(name in arguments for name in _SPARQL_WRAPPER):
        return None
    raise refuse_value(arguments, "format", names[0], choices, "unknown-format")


def _format_by_extension(extension: str | None, offered: Sequence[Format]) -> Format | None:
    if extension is None:
        return None
    for entry in offered:
        if entry.extension == extension:
            return entry
    choices = tuple("." + entry.extension for entry in offered)
    raise Problem("unknown-extension", name="." + clip(extension), choices=choices)


def make_etag(*parts: str) -> str | None:
    """Return a strong validator for an answer that depends only on the site and `parts`.

    None if it is not known whether the data have changed.
    """
    data = data_revision()
    if data is None:
        return None
    words = (current_site().revision, data, *parts)
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:32]


def query_etag(site: Site, data: str | None, query: QueryRequest, variant: str) -> str | None:
    """Return a validator for an answer of /sparql, at a revision of the data.

    None if equal requests need not give equal answers. ``variant`` is the language of a page, or
    marks CSV that is safe for spreadsheets.
    """
    if data is None or not is_repeatable(query.text):
        return None
    graphs = (*query.default_graphs, "\n", *query.named_graphs)
    parts = (query.media_type, variant, query.base_iri or "", query.text, *graphs)
    words = (site.revision, data, "sparql", *parts)
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:32]


def data_revision() -> str | None:
    """Return the revision of the data at the start of the current request."""
    if "data_revision" not in g:
        g.data_revision = current_site().dataset.engine.revision()
    found: str | None = g.data_revision
    return found


def withdraw_etag(answer: Response) -> Response:
    """Remove the validator if the data have changed meanwhile: the answer may mix both states."""
    if "ETag" in answer.headers and data_revision() != current_site().dataset.engine.revision():
        del answer.headers["ETag"]
        answer.headers["Cache-Control"] = "no-store"
    return answer


def unchanged(etag: str | None, *, localized: bool = False) -> Response | None:
    """Return 304 if the client of a GET or HEAD has the answer with that validator, else None.

    Problem 400 if a condition is malformed. What the client does not have may be refused: a
    condition that needs no validator, or fails without one, is for `heed_conditions`.
    """
    if etag is None or request.method not in ("GET", "HEAD"):
        return None
    wanted, unwanted = sent_etags("If-Match"), sent_etags("If-None-Match")
    if wanted is not None or unwanted is None or unwanted.star_tag:
        return None
    return _not_modified(etag, unwanted, localized)


def heed_conditions(answer: Response) -> Response:
    """Replace an answer by 412 or 304 if the conditions of a GET or HEAD say so.

    Conditions count only if there is an answer without them (RFC 9110, 13.2.1).
    """
    etag, _ = answer.get_etag()
    is_answer = answer.status_code == 200 and not answer.is_streamed
    if etag is None or not is_answer or request.method not in ("GET", "HEAD"):
        return answer
    wanted, unwanted = sent_etags("If-Match"), sent_etags("If-None-Match")
    if wanted is not None and not matches(wanted, etag):
        return answer_problem(Problem("precondition"))
    localized = "Accept-Language" in answer.vary
    return (unwanted and _not_modified(etag, unwanted, localized)) or answer


def _not_modified(etag: str, unwanted: ETags, localized: bool) -> Response | None:
    for known in (etag, *(f"{etag}-{coding}" for coding in CODINGS)):
        if unwanted.contains_weak(known):
            answer = Response(status=304)
            answer.set_etag(known)
            return _cacheable(answer, localized)
    return None


def answer_bytes(
    body: bytes, media_type: str, etag: str | None, *, localized: bool = False
) -> Response:
    """Build a complete answer; without a validator, caches must not store it.

    A ``localized`` one depends on Accept-Language.
    """
    text = media_type.startswith("text/")
    answer = Response(body, content_type=f"{media_type}; charset=utf-8" if text else media_type)
    if etag is None:
        answer.headers["Cache-Control"] = "no-store"
        _vary(answer, localized)
        return answer
    answer.set_etag(etag)
    return _cacheable(answer, localized)


def _cacheable(answer: Response, localized: bool) -> Response:
    # Caches may store it but must revalidate each time: after a load, the answer may differ.
    answer.headers["Cache-Control"] = "no-cache"
    _vary(answer, localized)
    return answer


def _vary(answer: Response, localized: bool) -> None:
    language = ", Accept-Language" if localized else ""
    answer.headers["Vary"] = f"Accept{language}, Accept-Encoding"
