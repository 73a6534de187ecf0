"""Compiled templates are code: they are kept only where nobody else can write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from noticegraph.http.frame.compiled_templates import keep_compiled_templates

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="POSIX only")


def render(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", str(folder) if folder != Path() else "")
    environment = Environment(loader=DictLoader({"page": text}), autoescape=True)
    keep_compiled_templates(environment)
    return environment.get_template("page").render(name="<Ada>")


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.cache"))


def test_what_is_kept_is_used_until_the_template_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    for text in ("Hello {{ name }}", "Hello {{ name }}", "Bye {{ name }}"):
        assert render(folder, text, monkeypatch) == f"{text.split()[0]} &lt;Ada&gt;"
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("data", [b"", b"no code", b"\0" * 64])
def test_a_damaged_file_is_compiled_anew(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    render(folder, "Hello {{ name }}", monkeypatch)
    kept(folder)[0].write_bytes(data)
    assert render(folder, "Hello {{ name }}", monkeypatch) == "Hello &lt;Ada&gt;"


def test_nothing_is_kept_where_others_can_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(0o777)
    assert render(folder, "Hello {{ name }}", monkeypatch) == "Hello &lt;Ada&gt;"
    assert kept(folder) == []


def test_without_a_cache_templates_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    assert render(Path(), "Hello {{ name }}", monkeypatch) == "Hello &lt;Ada&gt;"
