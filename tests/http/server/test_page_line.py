"""Whose page is made next: that of the client served longest ago; what is late is refused first."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from noticegraph.http.server import page_line as module
from noticegraph.http.server.page_line import PageLine, is_for_page


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    clock = SimpleNamespace(now=1000.0)
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


def channel(client: str) -> SimpleNamespace:
    return SimpleNamespace(addr=(client, 1234), waited=0.0)


def test_client_that_was_not_served_comes_before_those_that_were(clock: SimpleNamespace) -> None:
    line = PageLine(patience=10.0)
    for client in ("a", "a", "b", "c"):
        line.append(channel(client))
        clock.now += 0.1
    # "a" was first; then it is behind those that had nothing yet.
    assert [line.popleft().addr[0] for _ in range(4)] == ["a", "b", "c", "a"]
    line.append(channel("a"))
    clock.now += 0.1
    line.append(channel("d"))
    assert line.popleft().addr[0] == "d"
    assert len(line) == 1


def test_clients_that_flood_do_not_keep_another_one_waiting(clock: SimpleNamespace) -> None:
    line = PageLine(patience=10.0)
    for _ in range(3):
        for number in range(50):
            line.append(channel(f"flood {number}"))
    for _ in range(60):
        clock.now += 0.01
        line.popleft()
    line.append(channel("somebody"))
    assert line.popleft().addr[0] == "somebody"


def test_what_has_waited_too_long_comes_first_and_says_so(clock: SimpleNamespace) -> None:
    line = PageLine(patience=2.0)
    line.append(channel("a"))
    assert line.popleft().waited == 0.0
    line.append(channel("a"))
    clock.now += 2.5
    line.append(channel("b"))
    late = line.popleft()
    assert (late.addr[0], late.waited) == ("a", 2.5)
    assert line.popleft().addr[0] == "b"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", True),
        ("/compare", True),
        ("/questions/rights.csv", True),
        ("/sparql", False),
        ("/sparql/examples/rights", True),
        ("/healthz", False),
        ("/static/style.css", False),
        ("/graphs/mine", False),
        ("/validate", False),
        ("/update", False),
    ],
)
def test_pages_are_told_from_what_others_do(path: str, expected: bool) -> None:
    assert is_for_page(path) is expected
