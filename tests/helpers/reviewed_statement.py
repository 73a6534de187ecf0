"""A workspace with one statement of a made-up company, whose facts are drafted."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from noticegraph.adding import add_statement, create_workspace
from noticegraph.content import shipped_content
from noticegraph.reviewing import Room
from noticegraph.rows import KINDS, Row
from noticegraph.workspace import Workspace

ID = "kite-repair-2026-05-03-en"
TEXT = """\
# Kite Repair and your data

Kite Repair mends kites in The Hague.

## What we collect

We collect your email address when you order.

We may ask where you fly.

## How long

We keep orders for 60 days.

- Couriers get your name.
- We sell nothing.
"""
COLLECTED = "what-we-collect/paragraph-1"
ASKED = "what-we-collect/paragraph-2"
KEPT = "how-long/paragraph-1"
COURIERS = "how-long/list-1/item-1"
RULE = "rule:test"
Draft = tuple[str, dict[str, list[str]]]

DRAFTED: tuple[Draft, ...] = (
    (
        "category",
        {
            "id": ["category/email-address"],
            "name": ["Email address"],
            "terms": ["pd:EmailAddress"],
            "passage": [COLLECTED],
            "quote": ["email address"],
        },
    ),
    (
        "collection",
        {
            "id": ["collection/email-address"],
            "name": ["Collection: email address"],
            "data": ["Email address"],
            "passage": [COLLECTED],
            "quote": ["email address"],
        },
    ),
    (
        "retention",
        {
            "id": ["retention/60-days"],
            "name": ["Kept: orders, 60 days"],
            "duration": ["P60D"],
            "durationKind": ["ng:ExactPeriod"],
            "storage": ["dpv:TemporalDuration"],
            "passage": [KEPT],
            "quote": ["60 days"],
        },
    ),
    (
        "security",
        {
            "id": ["security/encryption"],
            "name": ["Measures"],
            "terms": ["dpv:Encryption"],
            "passage": [KEPT],
        },
    ),
)


@cache
def _shared() -> Room:
    """A room whose vocabulary and shapes all others use: reading them takes a second or two."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Path(folder) / "workspace")
        return Room(replace(shipped_content(), workspace=workspace))


def open_room(workspace: Workspace) -> Room:
    """Return a room over a workspace, which shares what all rooms read."""
    room = Room(replace(shipped_content(), workspace=workspace))
    shared = _shared()
    room.vocabulary, room.judge, room.terms = shared.vocabulary, shared.judge, shared.terms
    return room


def make_room(folder: Path, *, text: str = TEXT, drafted: tuple[Draft, ...] = DRAFTED) -> Room:
    """Return a room over a new workspace with the statement, its facts drafted by a rule."""
    room = open_room(create_workspace(folder / "workspace", "Kites"))
    source = folder / "kites.md"
    source.write_text(text, "utf-8")
    add_statement(
        room.content, source, company="Kite Repair", date=datetime.date(2026, 5, 3), language="en"
    )
    desk = room.desk(ID)
    for number, (kind, cells) in enumerate(drafted, 1):
        row = Row(number, kind, {name: list(values) for name, values in cells.items()})
        row.cells |= {"by": [RULE]} | ({"modality": ["asserted"]} if KINDS[kind].fact else {})
        change = desk.save(row, RULE, accept=False)
        assert not change.faults, [str(fault) for fault in change.faults]
    desk.journal.forget()
    return room
