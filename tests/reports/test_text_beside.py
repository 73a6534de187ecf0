"""The text of a statement whose graph is named as a file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from noticegraph.content import shipped_content
from noticegraph.reports.making import file_target, with_text_beside

EXAMPLE = shipped_content().graph_data / "example"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name in ("2026-01-01-en.ttl", "2026-01-01-en-passages.ttl", "2026-01-01-en.md"):
        shutil.copy(EXAMPLE / name, tmp_path)
    return tmp_path / "2026-01-01-en.ttl"


def test_the_text_that_a_graph_models_is_examined_with_it(file: Path) -> None:
    target = with_text_beside(file_target(file))
    assert (target.text_file, target.text_format) == (file.with_suffix(".md"), "md")
    assert target.text() == file.with_suffix(".md").read_text("utf-8")


def test_another_text_and_no_text_are_not(file: Path) -> None:
    text = file.with_suffix(".md")
    text.write_text(text.read_text("utf-8") + "More.\n", "utf-8")
    assert with_text_beside(file_target(file)).text_file is None
    text.unlink()
    assert with_text_beside(file_target(file)).text_file is None


def test_what_cannot_be_read_is_left_to_whoever_validates(file: Path) -> None:
    file.write_text("no Turtle", "utf-8")
    assert with_text_beside(file_target(file)).text_file is None
