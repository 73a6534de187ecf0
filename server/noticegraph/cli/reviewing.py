"""What `serve --review` needs: who reviews, and where from."""

from __future__ import annotations

import re
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from noticegraph.cli.output import write_text
from noticegraph.errors import NoticegraphError, UsageError

if TYPE_CHECKING:
    from noticegraph.content import Content
    from noticegraph.http.request.reviewing import ReviewHouse

_ORIGIN = re.compile(r"https://[a-z0-9.-]+(:[0-9]{1,5})?")
_LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
_LONGEST_NAME = 60


class Wish(NamedTuple):
    """The options about reviewing."""

    review: bool
    reviewers: tuple[str, ...]
    origin: str | None


def check_review(wish: Wish, host: str, token: str | None, *, remote: str | None) -> None:
    """Raise UsageError for options about reviewing that do not fit."""
    if not wish.review:
        for option, given in (("--reviewer", wish.reviewers), ("--review-origin", wish.origin)):
            if given:
                raise UsageError("reviewer-without-review", option=option)
        return
    if remote is not None:
        raise UsageError("review-of-remote", option="--remote")
    if not wish.reviewers:
        raise UsageError("review-without-reviewer")
    for name in wish.reviewers:
        refuse_reviewer(name)
    if wish.origin is not None and not _ORIGIN.fullmatch(wish.origin):
        raise UsageError("review-origin", origin=wish.origin)
    if (host not in _LOOPBACK or wish.origin) and not (token and wish.origin):
        raise UsageError("review-elsewhere")


def refuse_reviewer(name: str) -> None:
    """Raise UsageError for what can be no name of a reviewer."""
    if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UsageError("reviewer-name", name=name[:80])


def open_house(
    content: Content, reviewers: tuple[str, ...], origin: str | None, token: str | None
) -> ReviewHouse:
    """Return what the server reviews, and who keeps its door. UsageError without a workspace."""
    from noticegraph.http.request.letting_in import Doorkeeper
    from noticegraph.http.request.reviewing import ReviewHouse
    from noticegraph.http.request.write_access import WriteToken
    from noticegraph.reviewing import Room

    room = Room(content)

    def warm_up() -> None:
        # What is wrong with it is said when it is needed.
        with suppress(NoticegraphError):
            room.warm_up()

    threading.Thread(target=warm_up, daemon=True).start()
    door = Doorkeeper(
        reviewers,
        tell=lambda line: write_text(f"{line}\n"),
        origin=origin,
        write_token=WriteToken(token) if origin and token else None,
    )
    return ReviewHouse(room, door)
