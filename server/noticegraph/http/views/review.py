"""The entrance to the pages for reviewing, and the list of statements to review."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, redirect, request, url_for

from noticegraph.http.frame.layout import kept_arguments, render_page
from noticegraph.http.frame.problems import Problem, wants_page
from noticegraph.http.request.declarations import (
    FORM,
    STRING,
    Argument,
    Cost,
    list_schema,
    object_schema,
)
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.letting_in import ENTRANCE
from noticegraph.http.request.reviewing import (
    current_form,
    current_session,
    guard_all,
    house,
    page_token,
)
from noticegraph.http.words.problems_of_review import REVIEW_KINDS
from noticegraph.media_types import HTML, PLAIN_JSON
from noticegraph.reviewing.moving import removed_statements

blueprint = Subject("review")
guard_all(blueprint, open_to_all=("enter", "let_in"))

PAGE: dict[str, Any] = {
    "formats": (HTML,), "cost": Cost.NOTHING, "has_own_validator": True, "statuses": (403,),
}  # fmt: skip
BODY = {FORM: {"schema": {"type": "object"}}}
_SPENT = "review-token"
_TOKEN = Argument("token", "The one-time token of the printed address.")


@blueprint.address(
    ENTRANCE, nl="De deur: het eenmalige adres van een lezer.", arguments=(_TOKEN,), **PAGE
)
def enter(asked: Asked) -> bytes | Response:
    """Let in whoever has a one-time address."""
    token = asked.text("token")
    door = house().door
    if request.method == "HEAD" or not token or door.wants_write_token:
        return render_page(
            "review_enter.html", one_time=token, door=door, printed=False, own_link=None
        )
    try:
        return _admit(token, None)
    except Problem as problem:
        if problem.kind != _SPENT or not wants_page(request.headers.get("Accept")):
            raise
        said = getattr(REVIEW_KINDS[_SPENT], asked.language)
        body = render_page(
            "review_enter.html", one_time="", door=door, printed=False, refused=said, own_link=None
        )
        return answer_page(body, 403)


@blueprint.address(
    ENTRANCE, method="POST", nl="Laat iemand binnen, of toon nieuwe adressen.",
    bodies=BODY, **{**PAGE, "formats": ()},
)  # fmt: skip
def let_in(_asked: Asked) -> bytes | Response:
    """Let somebody in by the write token, or print new addresses where the server was started."""
    form, door = current_form(), house().door
    if form.text("do") == "print":
        door.print_again()
        body = render_page("review_enter.html", one_time="", door=door, printed=True)
        return Response(body, content_type="text/html; charset=utf-8")
    return _admit(form.needed("one-time"), form.text("write-token"))


def _admit(token: str, written: str | None) -> Response:
    door = house().door
    answer = lead_to("review.list_reviews")
    answer.set_cookie(
        door.cookie_name(request.environ),
        door.admit(token, written),
        httponly=True,
        samesite="Strict",
        secure=door.origin is not None,
        path="/",
    )
    return answer


@blueprint.address(
    "/review",
    nl="De verklaringen van de werkmap, en wat er te lezen is.",
    arguments=(Argument("done", "What the last step did."),),
    **PAGE,
)
def list_reviews(asked: Asked) -> bytes:
    """List the statements of the workspace with what is to be reviewed."""
    return render_page(
        "reviews.html",
        statements=house().room.overview(asked.language, current_session().who),
        removed=removed_statements(house().room.workspace.root),
        restore_token=current_session().page_token(url_for("bring.restore")),
        done=asked.text("done"),
        own_link=None,
        reader=current_session(),
        page_token=page_token(),
    )


@blueprint.address(
    "/review", method="POST", nl="Stop met lezen.", bodies=BODY, **{**PAGE, "formats": ()}
)
def stop_reviewing(_asked: Asked) -> Response:
    """End the session of a reviewer."""
    door = house().door
    name = door.cookie_name(request.environ)
    door.leave(request.cookies.get(name))
    answer = redirect(url_for("review.enter"), 303)
    answer.delete_cookie(name, path="/")
    return unstored(answer)


def unstored(answer: Any) -> Response:
    """Return an answer that no cache may keep."""
    answer.headers["Cache-Control"] = "no-store"
    found: Response = answer
    return found


def answer_page(body: bytes, status: int) -> Response:
    """Return a page that no cache may keep."""
    return unstored(Response(body, status, content_type="text/html; charset=utf-8"))


def lead_to(endpoint: str, fragment: str = "", **values: str | None) -> Response:
    """Lead on to another page with the language of this one, after a form was sent."""
    address = url_for(endpoint, **values, **kept_arguments())  # type: ignore[arg-type]
    return unstored(redirect(address + fragment, 303))


def answer_json(data: object) -> Response:
    """Return an answer for the script of a page."""
    body = json.dumps(data, ensure_ascii=False).encode()
    return unstored(Response(body, content_type=PLAIN_JSON.media_type))


@blueprint.address(
    "/review/terms",
    nl="De termen waarvan een woord past, met wat erboven en eronder staat.",
    arguments=(Argument("q", "Words of a term."),),
    **{**PAGE, "formats": (PLAIN_JSON,)},
    json=object_schema(terms=list_schema(object_schema(term=STRING, label=STRING))),
)
def find_terms(asked: Asked) -> Response:
    """List the terms that words fit, with what is above and below each."""
    found = house().room.terms.find(asked.text("q")[:200], asked.language)
    terms = [
        {"term": t.term, "label": t.label, "word": t.word, "broader": t.broader,
         "narrower": t.narrower}
        for t in found
    ]  # fmt: skip
    return answer_json({"terms": terms})
