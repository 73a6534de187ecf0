"""How long the pages for reviewing take: a page, accepting a fact, checking one, for one statement.

    python -m bench.review --workspace DIR STATEMENT

Through the whole application, in this process, without the network. The statement's facts are
changed and put back as they were.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from noticegraph.content import shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app
from noticegraph.http.request.letting_in import Doorkeeper
from noticegraph.http.request.reviewing import ReviewHouse
from noticegraph.reviewing import Room
from noticegraph.workspace import read_workspace

HOST = {"Host": "127.0.0.1:80"}
FROM_PAGE = {**HOST, "Origin": "http://127.0.0.1:80", "Sec-Fetch-Site": "same-origin"}
_ROUNDS = 15


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("statement")
    options = parser.parse_args()
    content = replace(shipped_content(), workspace=read_workspace(options.workspace))
    room = Room(content)
    printed: list[str] = []
    door = Doorkeeper(("Bench",), tell=printed.append)
    door.open("http://127.0.0.1:80/")
    app = create_app(load_dataset(content), content=content, review=ReviewHouse(room, door))
    client = app.test_client()
    client.get(printed[0][printed[0].index("/review/enter") :], headers=HOST)
    page = f"/review/{options.statement}"
    start = time.perf_counter()
    room.warm_up()
    print(f"vocabulary and shapes read: {1000 * (time.perf_counter() - start):.0f} ms")
    start = time.perf_counter()
    answer = client.get(page, headers=HOST)
    assert answer.status_code == 200, answer.text
    print(f"first page: {1000 * (time.perf_counter() - start):.0f} ms")
    desk = room.desk(options.statement)
    assert desk.open_within(600)
    print(f"facts read: {1000 * (time.perf_counter() - start):.0f} ms")
    desk.settle()
    print(f"ready for the first step: {1000 * (time.perf_counter() - start):.0f} ms")
    answer = client.get(page, headers=HOST)
    print(f"{len(desk.live.rows)} rows, {len(desk.live.graph)} triples")
    found = re.search(r'name="token" value="([0-9a-f]{64})"', answer.text)
    assert found is not None
    facts = [i for i, row in desk.live.rows.items() if row.one("review") == "drafted"]

    def send(do: str, fact: str) -> None:
        version = desk.version_of(fact)
        data = {"token": found[1], "do": do, "fact": fact, "version": version, "at": ""}
        done = client.post(page, data=data, headers=FROM_PAGE)
        assert done.status_code == 303, done.text

    chosen = facts[:_ROUNDS]
    tell("page", lambda _: client.get(page, headers=HOST), chosen)
    tell("reject", lambda fact: send("reject", fact), chosen)
    tell("undo", lambda fact: send("undo", fact), list(reversed(chosen)))
    tell("accept, with the structure judged", lambda fact: send("accept", fact), chosen)
    for fact in reversed(chosen):
        send("undo", fact)


def tell(name: str, act: Callable[[str], object], facts: list[str]) -> None:
    """Print the median and the longest time of an act: of a processor, and by the clock."""
    worked, passed = [], []
    for fact in facts:
        start, work = time.perf_counter(), time.process_time()
        act(fact)
        worked.append(1000 * (time.process_time() - work))
        passed.append(1000 * (time.perf_counter() - start))
    print(
        f"{name}: median {statistics.median(worked):.0f} ms of a processor, longest "
        f"{max(worked):.0f} ms; by the clock {statistics.median(passed):.0f} ms"
    )


if __name__ == "__main__":
    main()
