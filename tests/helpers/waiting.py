"""Waits on conditions: a test says what is to become so, not how long it may take."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

PATIENCE = 120.0
"""Seconds after which a test is given up; no test is judged by it."""


def eventually(condition: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Return once the condition holds; fail when it does not within so many seconds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            pytest.fail("the condition does not come about")
        time.sleep(0.01)
