"""A workspace with the fictional statement's next versions, and a drafted one."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from noticegraph.adding import create_workspace
from noticegraph.content import Content, shipped_content
from noticegraph.reports.workers import Limits
from noticegraph.revising import Revision, revise_statement

DATE = datetime.date(2026, 6, 1)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return shipped_content().layered(create_workspace(tmp_path / "ws"))


@pytest.fixture
def revise(content: Content, tmp_path: Path) -> Callable[..., Revision]:
    """Make a text the next version of a statement."""

    def act(name: str, text: str, date: datetime.date = DATE, suffix: str = "md") -> Revision:
        file = tmp_path / f"new.{suffix}"
        file.write_text(text, encoding="utf-8")
        return revise_statement(content, name, file, date=date, limits=Limits(seconds=60))

    return act
