"""An application in which somebody reviews, new for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewing_client import Reviewing, make_reviewing


@pytest.fixture
def reviewing(tmp_path: Path) -> Reviewing:
    return make_reviewing(tmp_path)
