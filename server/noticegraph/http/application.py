"""The Flask application, put together from the subpackages of this one."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset
from noticegraph.drafts import ANY_DRAFTED
from noticegraph.endpoint import Endpoint
from noticegraph.engine import QueryRequest
from noticegraph.errors import NoticegraphError
from noticegraph.given_texts import GivenText
from noticegraph.http.frame.addresses import readable_address
from noticegraph.http.frame.compiled_templates import keep_compiled_templates
from noticegraph.http.frame.headers import answer_headers
from noticegraph.http.frame.problems import Problem, method_problem, register_problems
from noticegraph.http.frame.scripts import scripts_revision
from noticegraph.http.graph.statement_texts import find_texts, refuse_strangers
from noticegraph.http.openapi import document as openapi
from noticegraph.http.request.answers import (
    PAGE_TURN,
    Site,
    current_site,
    heed_conditions,
    leave,
    withdraw_etag,
)
from noticegraph.http.request.arguments import require_plain_body, require_utf8_path
from noticegraph.http.request.blindfold import Blindfold, refuse_blind
from noticegraph.http.request.compression import compress
from noticegraph.http.request.hosts import require_host, set_aside_bad_host
from noticegraph.http.request.load_time import note_load, note_reload
from noticegraph.http.request.reviewing import EXTENSION, ReviewHouse
from noticegraph.http.request.write_access import MAX_QUERY_BODY, PAGE_HEADERS, READ_ONLY, Gate
from noticegraph.http.server.answer_cache import AnswerCache
from noticegraph.http.server.fast_queries import FastQueries
from noticegraph.http.server.page_line import is_for_page
from noticegraph.http.sparql import completion, graph_store, void
from noticegraph.http.sparql import examples as query_examples
from noticegraph.http.sparql import query as sparql
from noticegraph.http.sparql import update as updates
from noticegraph.http.views import (
    api,
    companies,
    health,
    overview,
    questions,
    reports,
    search,
    statements,
    style,
    things,
    versions,
    vocabulary,
)
from noticegraph.http.views import compare as comparing
from noticegraph.http.views import compare_facts as comparing_facts
from noticegraph.http.views.company_menu import (
    offered_companies,
    reported_statements,
    statement_label,
)
from noticegraph.http.views.near_pages import near_pages
from noticegraph.http.words.dates import write_date, write_language, write_number
from noticegraph.http.words.long_words import may_break
from noticegraph.http.words.marks import (
    MODALITIES,
    gravity_word,
    modality_iri,
    modality_mark,
    place_beside,
    short_law,
    short_place,
    verdict_mark,
    verdict_of,
    verdict_ticks,
)
from noticegraph.media_types import JSON
from noticegraph.questions import read_questions
from noticegraph.reports.making import shapes_source
from noticegraph.reports.model import Report
from noticegraph.reports.workers import Limits
from noticegraph.served_content import ServedState

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_SUBJECTS = (
    api, companies, comparing, comparing_facts, completion, graph_store, health, openapi, overview,
    query_examples, questions, reports, search, sparql, statements, style, things, updates,
    versions, vocabulary, void,
)  # fmt: skip
_SITE, _REVIEWED = "noticegraph", "noticegraph-reviewed"
_GIVEN = "noticegraph-given-texts"
Begin = Callable[[], tuple[ServedState, Callable[[Callable[[ServedState], None]], None]]]
"""Begins to serve something: its state, and what calls a function after each change."""
_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT")

VALIDATION = Limits(seconds=120.0, processor_seconds=20)
"""Of a graph that is sent to be validated, unless set otherwise."""
REVIEWED_PATIENCE = 3.0
"""Seconds that a request waits for the start of what has no drafted facts."""
KEPT_BYTES = 64 * 1_048_576
"""Bytes of answers that are kept, unless set otherwise."""


class _Application(Flask):
    """Flask that never sees a Host that is none: its routing would answer in a form of its own.

    The headers that every answer carries are added behind it, so that none goes without.
    """

    def wsgi_app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        set_aside_bad_host(environ)
        everywhere = answer_headers(environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""))

        def start(status: str, headers: list[tuple[str, str]], failure: Any = None) -> Any:
            return start_response(status, [*headers, *everywhere], failure)

        if not is_for_page(environ.get("PATH_INFO", "")):
            return super().wsgi_app(environ, start)
        # A refusal takes its turn too: it is a page like the others.
        with self.extensions[_SITE].endpoint.page_turn as environ[PAGE_TURN]:
            return super().wsgi_app(environ, start)


def create_app(
    dataset: Dataset,
    *,
    content: Content | None = None,
    texts: Sequence[GivenText] = (),
    examined: Sequence[Report] = (),
    endpoint: Endpoint | None = None,
    gate: Gate = READ_ONLY,
    kept_bytes: int = KEPT_BYTES,
    validation_limits: Limits = VALIDATION,
    review: ReviewHouse | None = None,
    reviewed: Begin | None = None,
) -> Flask:
    """Make the application over a dataset; the questions are read from `content`.

    `texts` are those of statements; passages are shown from them and from those that the content
    holds. `examined` are the reports of its statements. What strangers ask goes through
    the `endpoint`; who may change the data is for the `gate` to say. `kept_bytes` of answers are
    kept (0: none). A graph that is sent to be validated has `validation_limits`. `reviewed` begins
    to serve the same without drafted facts. Without `review` nobody can review. Raises
    QuestionFormatError and ContentError for questions that cannot be read: a server that left out
    a question would look as if nobody could ask it; UsageError for a text that was named
    and is not one of the statements'. `take_up` serves something else.
    """
    app = _Application("noticegraph.http")
    app.config["MAX_CONTENT_LENGTH"] = MAX_QUERY_BODY
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    keep_compiled_templates(app.jinja_env)
    # An address with slashes too many is none: a redirect would repeat the Host header.
    app.url_map.merge_slashes = False
    content = content or shipped_content()
    known = read_questions(content)
    source = shapes_source(content) if content.shapes.is_dir() else None
    refuse_strangers(dataset, texts)
    at_hand = find_texts(dataset, texts)
    by_slug = {report.slug: report for report in examined}
    app.extensions[_SITE] = Site(
        dataset,
        known,
        at_hand,
        by_slug,
        source,
        validation_limits,
        endpoint or Endpoint(dataset.engine),
        gate,
        "",
    )
    app.extensions[_GIVEN] = texts
    begin = None if reviewed is None else _Reviewed(app, reviewed).site
    _replace_site(app, dataset=dataset, reviewed=begin)
    note_load(app, dataset.engine.revision())
    for subject in _SUBJECTS:
        app.register_blueprint(subject.blueprint)
    if review is not None:
        app.extensions[EXTENSION] = review
        review.room.when_compared = lambda: _replace_site(app)
        _replace_site(app)
        # What it imports takes longer than all other pages.
        from noticegraph.http.views import bring, review_desk, review_notes, second_reading

        for reviewing in (bring, review_notes, review_desk, second_reading):
            app.register_blueprint(reviewing.blueprint)
    app.jinja_env.globals |= {
        "companies": offered_companies,
        "gravity_word": gravity_word,
        "modalities": tuple(MODALITIES),
        "agreement": lambda slug: current_site().agreements.get(slug),
        "has_text": lambda iri: iri in current_site().texts.statements(),
        "language_name": write_language,
        "modality_iri": modality_iri,
        "near_pages": near_pages,
        "may_break": may_break,
        "modality_mark": modality_mark,
        "place_beside": place_beside,
        "short_law": short_law,
        "short_place": short_place,
        "reviews": lambda slug: review is not None and review.room.has(slug),
        "statement_label": statement_label,
        "verdict_mark": verdict_mark,
        "verdict_of": verdict_of,
        "verdict_ticks": verdict_ticks,
        "write_date": write_date,
        "write_number": write_number,
        "reported_statements": reported_statements,
    }
    app.jinja_env.filters["readable"] = readable_address
    register_problems(app)
    app.teardown_request(leave)
    for check in (
        require_host, refuse_blind, refuse_connect, require_utf8_path, require_write_access,
        require_plain_body,
    ):  # fmt: skip
        app.before_request(check)
    app.before_request(answer_for_the_server)
    # The last one is the first to see an answer.
    for step in (compress, withdraw_etag, withdraw_type_of_nothing, heed_conditions):
        app.after_request(step)
    application: WSGIApplication = FastQueries(app.wsgi_app, lambda: app.extensions[_SITE])
    if kept_bytes:

        def both() -> str | None:
            sites = [app.extensions[key] for key in (_SITE, _REVIEWED) if key in app.extensions]
            data = [site.dataset.engine.revision() for site in sites]
            if None in data:
                return None
            return " ".join((*(site.revision for site in sites), *map(str, data)))

        application = AnswerCache(application, both, kept_bytes)
    if review is not None:
        application = Blindfold(application, app.wsgi_app, review)
    app.wsgi_app = application  # type: ignore[method-assign, assignment]
    return app


def take_up(app: Flask, state: ServedState) -> None:
    """Serve another state of the same engine from the next request on."""
    note_reload(app, state.before, state.dataset.engine.revision())
    _replace_site(app, **_of_state(app, state))


class _Reviewed:
    """The site without drafted facts, which begins when it is first asked for."""

    def __init__(self, app: Flask, begin: Begin) -> None:
        self._app = app
        self._begin = begin
        self._one_at_a_time = threading.Lock()
        self._ready: threading.Event | None = None
        self._failure: NoticegraphError | None = None

    def site(self) -> Site:
        """Return it. Problem 503 while it begins; raises what `ServedContent` raises."""
        with self._one_at_a_time:
            if self._ready is None:
                self._ready = threading.Event()
                threading.Thread(target=self._start, args=(self._ready,), daemon=True).start()
            ready = self._ready
        ready.wait(REVIEWED_PATIENCE)
        if (failure := self._failure) is not None:
            # The next request tries again.
            self._failure = self._ready = None
            raise failure
        if _REVIEWED not in self._app.extensions:
            raise Problem("reviewed-waiting", headers={"Retry-After": "5"})
        found: Site = self._app.extensions[_REVIEWED]
        return found

    def _start(self, ready: threading.Event) -> None:
        try:
            state, watch = self._begin()
            whole: Site = self._app.extensions[_SITE]
            endpoint = whole.endpoint.beside(state.dataset.engine)
            fresh = replace(whole, endpoint=endpoint, reviewed=None)
            self._app.extensions[_REVIEWED] = replace(fresh, **_of_state(self._app, state))
            self._take(state)
            watch(self._take)
        except NoticegraphError as error:
            self._failure = error
        finally:
            ready.set()

    def _take(self, state: ServedState) -> None:
        _replace_site(self._app, _REVIEWED, **_of_state(self._app, state))


def _of_state(app: Flask, state: ServedState) -> dict[str, Any]:
    return {
        "dataset": state.dataset,
        "texts": find_texts(state.dataset, app.extensions[_GIVEN]),
        "reports": state.reports,
        "waiting": state.waiting,
        "unread": state.unread,
    }


def _replace_site(app: Flask, key: str = _SITE, **changed: Any) -> None:
    house: ReviewHouse | None = app.extensions.get(EXTENSION)
    if house is not None:
        changed["agreements"] = house.room.agreements()
    site: Site = replace(app.extensions[key], **changed)
    drafts = _has_drafts(site) if "dataset" in changed else site.has_drafts
    app.extensions[key] = replace(site, revision=_revision(site), has_drafts=drafts)


def _has_drafts(site: Site) -> bool | None:
    """Tell whether there are drafted facts; None where clients or another server change data."""
    engine = site.dataset.engine
    if site.gate.token is not None or engine.revision() is None:
        return None
    found = json.loads(engine.query(QueryRequest(ANY_DRAFTED, JSON.media_type)))
    return bool(found["boolean"])


def require_write_access() -> None:
    """Refuse a change by somebody without the write token, before its body is looked at."""
    gate = current_site().gate
    if request.method in ("GET", "HEAD") and not request.content_length:
        return
    refusal = gate.refuse(
        request.method,
        request.path,
        request.headers.get("Authorization"),
        from_page=any(name in request.headers for name in PAGE_HEADERS),
    )
    if refusal is not None:
        raise refusal
    limit = gate.body_limit(request.path)
    request.max_content_length = limit
    if (request.content_length or 0) > limit:
        raise gate.refuse_size(request.path)


def withdraw_type_of_nothing(answer: Response) -> Response:
    """Take the Content-Type from an answer that has no content (RFC 9110, 8.3)."""
    has_none = answer.status_code in (204, 304)
    may_have_none = answer.status_code == 201 or request.method == "OPTIONS"
    # The content of a file is not read here, and 304 of a file is one without content.
    if has_none or (may_have_none and not answer.is_streamed and not answer.get_data()):
        del answer.headers["Content-Type"]
    return answer


def refuse_connect() -> None:
    """Refuse CONNECT, whatever its target: this is not a proxy (RFC 9110, 9.3.6)."""
    if request.method == "CONNECT":
        raise method_problem(_METHODS)


def answer_for_the_server() -> Response | None:
    """Answer `OPTIONS *`, which asks about the server as a whole (RFC 9110, 9.3.7)."""
    if request.method == "OPTIONS" and request.environ.get("PATH_INFO") == "*":
        return Response(status=204, headers={"Allow": ", ".join(_METHODS)})
    return None


def _revision(site: Site) -> str:
    try:
        code = version("noticegraph")
    except PackageNotFoundError:
        code = "checkout"
    texts = [text for q in site.questions.values() for text in (q.id, q.text)]
    broken = [f"{b.iri} {b.error}" for b in site.dataset.broken]
    state = [*sorted(site.waiting), str(site.unread), *broken]
    state += [f"{name} {figures}" for name, figures in sorted(site.agreements.items())]
    parts = [code, scripts_revision(), *texts, *sorted(site.texts.statements()), *state]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
