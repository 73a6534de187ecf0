"""An application in which somebody reviews, and clients of it as browsers are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from flask.testing import FlaskClient
from reviewed_statement import make_room
from werkzeug.test import TestResponse

from noticegraph.content import Content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app
from noticegraph.http.request.letting_in import Doorkeeper
from noticegraph.http.request.reviewing import ReviewHouse
from noticegraph.http.request.write_access import Gate
from noticegraph.reviewing import Room

TINY = Path(__file__).parents[1] / "tiny_content"
ORIGIN = "http://127.0.0.1:80"
HOST = {"Host": "127.0.0.1:80"}
FROM_PAGE = {**HOST, "Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}


@dataclass
class Reviewing:
    """A room with its door, the application, and the addresses that were printed."""

    room: Room
    door: Doorkeeper
    client: Callable[[], FlaskClient]
    printed: list[str] = field(default_factory=list)
    now: list[float] = field(default_factory=lambda: [1000.0])

    def address(self, name: str = "Anna") -> str:
        """Return the path of the last address that was printed for somebody."""
        line = next(p for p in reversed(self.printed) if p.startswith(f"review as {name}:"))
        return line[line.index("/review/enter") :]

    def enter(self, name: str = "Anna") -> FlaskClient:
        """Return a client that was let in."""
        client = self.client()
        answer = client.get(self.address(name), headers=HOST)
        assert answer.status_code == 303, answer.text
        return client


def token_of(page: TestResponse) -> str:
    """Return the token of a page against forgery."""
    found = re.search(r'name="token" value="([0-9a-f]{64})"', page.text)
    assert found is not None
    return found[1]


def version_in(page: TestResponse, fact: str) -> str:
    """Return the state of a fact as a page shows it."""
    hidden = rf'name="fact" value="{re.escape(fact)}"><input type="hidden" name="version"'
    found = re.search(rf'{hidden} value="([0-9a-f]+)"', page.text)
    assert found is not None, fact
    return found[1]


def make_reviewing(folder: Path, room: Room | None = None, **options: object) -> Reviewing:
    """Return an application that reviews a room, or a new one in a folder."""
    room = room or make_room(folder)
    printed: list[str] = []
    now = [1000.0]
    door = Doorkeeper(
        ("Anna", "Ben"),
        tell=printed.append,
        clock=lambda: now[0],
        **options,  # type: ignore[arg-type]
    )
    content = Content(TINY)
    app = create_app(
        load_dataset(content), content=content, gate=Gate(takes_files=True),
        review=ReviewHouse(room, door),
    )  # fmt: skip
    door.open("http://127.0.0.1:80/")
    return Reviewing(room, door, app.test_client, printed, now)
