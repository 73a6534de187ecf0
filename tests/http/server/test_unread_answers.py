"""Answers that clients do not read: bounded in size, and closed when nobody takes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from noticegraph.http.server.unread_answers import (
    MIN_RATE,
    RATE_SECONDS,
    SMALL,
    Delivery,
    UnreadAnswers,
)

MIB = 1_048_576


class Application:
    """Answers each request with so many bytes; what has been sent is up to the test."""

    def __init__(self) -> None:
        self.unsent: dict[str, int] = {}
        self.closed = 0
        self.bounded = UnreadAnswers(self._answer, self._sizes, 8 * MIB)

    def _sizes(self, client: str) -> tuple[int, int]:
        return sum(self.unsent.values()), self.unsent.get(client, 0)

    def _answer(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        size = environ["size"]
        start_response("200 OK", [("Content-Length", str(size))])
        application = self

        class Answer(list[bytes]):
            def close(self) -> None:
                application.closed += 1

        return Answer([b"a" * size])

    def ask(self, client: str, size: int, method: str = "GET") -> tuple[str, dict[str, str], Any]:
        started: list[Any] = []
        environ = {"REMOTE_ADDR": client, "REQUEST_METHOD": method, "PATH_INFO": "/", "size": size}
        answer = self.bounded(environ, lambda *given: started.append(given))  # type: ignore[arg-type]
        ((status, headers, *_),) = started
        return status, dict(headers), answer


def test_one_address_may_have_half_of_what_is_unsent() -> None:
    application = Application()
    application.unsent = {"a": 3 * MIB}
    assert application.ask("a", MIB)[0] == "200 OK"
    status, headers, answer = application.ask("a", MIB)
    assert status.startswith("503")
    assert int(headers["Retry-After"]) > 0
    assert b"unread-answers" in b"".join(answer)
    assert headers["Content-Length"] == str(len(answer[0]))
    # The answer that is not sent is let go.
    assert application.closed == 1
    assert application.ask("b", MIB)[0] == "200 OK"


def test_all_addresses_together_are_bounded() -> None:
    application = Application()
    application.unsent = {"a": 4 * MIB, "b": 3 * MIB, "c": MIB // 2}
    assert application.ask("c", MIB)[0].startswith("503")
    # Who has nothing yet makes it no more than all may have, either.
    assert application.ask("d", MIB)[0].startswith("503")
    assert application.ask("d", MIB // 2)[0] == "200 OK"


def test_an_answer_counts_from_the_application_to_the_connection() -> None:
    application = Application()
    application.unsent = {"a": 2 * MIB}
    _, _, first = application.ask("a", 2 * MIB)
    assert application.ask("a", MIB)[0].startswith("503")
    assert [len(part) for part in first] == [2 * MIB]
    first.close()
    first.close()
    assert application.ask("a", MIB)[0] == "200 OK"


def test_single_answers_small_ones_and_heads_are_always_admitted() -> None:
    application = Application()
    assert application.ask("a", 20 * MIB)[0] == "200 OK"
    application.unsent = {"a": 100 * MIB}
    assert application.ask("a", SMALL)[0] == "200 OK"
    assert application.ask("a", 20 * MIB, "HEAD")[0] == "200 OK"


def test_delivery_is_too_slow_below_the_rate_only() -> None:
    delivery = Delivery()
    assert not delivery.is_too_slow(10, 0.0)
    assert not delivery.is_too_slow(10, RATE_SECONDS - 1.0)
    assert delivery.is_too_slow(10, RATE_SECONDS + 0.0)
    delivery.sent += RATE_SECONDS * MIN_RATE
    assert not delivery.is_too_slow(10, RATE_SECONDS + 1.0)
    assert not delivery.is_too_slow(10, 2.0 * RATE_SECONDS)
    assert delivery.is_too_slow(10, 2.0 * RATE_SECONDS + 1)


def test_delivery_counts_while_something_is_pending_only() -> None:
    delivery = Delivery()
    assert not delivery.is_too_slow(10, 0.0)
    assert not delivery.is_too_slow(0, 20.0)
    assert not delivery.is_too_slow(10, 1000.0)
    assert not delivery.is_too_slow(10, 1000.0 + RATE_SECONDS - 1)
