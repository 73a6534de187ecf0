"""The description of a workspace: found upward, read strictly, one line for each mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegraph.errors import ContentError, UsageError
from noticegraph.namespaces import THINGS
from noticegraph.workspace import (
    FILE,
    describe_workspace,
    find_workspace,
    make_slug,
    parse_date,
    read_workspace,
)


def write(root: Path, text: str) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_text(text, "utf-8")
    return root


def test_it_is_found_from_a_folder_below(tmp_path: Path) -> None:
    root = write(tmp_path / "mine", describe_workspace("Mine"))
    below = root / "kite-repair" / "deep"
    below.mkdir(parents=True)
    assert find_workspace(below) == root
    assert find_workspace(root) == root
    assert find_workspace(tmp_path) is None


@pytest.mark.parametrize("name", ["Mine", 'A "quoted" \\ name', "Tab\there", "Café"])
def test_what_is_described_is_read(tmp_path: Path, name: str) -> None:
    found = read_workspace(write(tmp_path, describe_workspace(name)))
    assert (found.name, found.base, found.languages) == (name.strip(), THINGS, ("en", "nl"))


def test_what_is_left_out_has_a_default(tmp_path: Path) -> None:
    found = read_workspace(write(tmp_path / "mine", ""))
    assert (found.name, found.base, found.languages) == ("mine", THINGS, ("en", "nl"))


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ('name = "x"\nlanguage = ["en"]\n', "workspace-key", 2),
        ("name = 1\n", "workspace-name", 1),
        ('\nbase = "not an address"\n', "workspace-base", 2),
        ('base = "https://example.org/no-end"\n', "workspace-base", 1),
        ('base = "https://example.org/id#"\n', "workspace-base", 1),
        ('languages = ["fr"]\n', "workspace-languages", 1),
        ("languages = []\n", "workspace-languages", 1),
        ('name = "x\n', "workspace-toml", 1),
        ("name\n", "workspace-toml", 1),
    ],
)
def test_a_mistake_names_the_file_and_line(tmp_path: Path, text: str, kind: str, line: int) -> None:
    write(tmp_path, text)
    with pytest.raises(ContentError) as caught:
        read_workspace(tmp_path)
    assert (caught.value.kind, caught.value.line) == (kind, line)
    assert caught.value.file == str(tmp_path / FILE)
    assert caught.value.hint


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, 'languges = ["en"]\n')
    with pytest.raises(ContentError) as caught:
        read_workspace(tmp_path)
    assert caught.value.hint == "did you mean languages?"


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'name = "\xff"\n')
    with pytest.raises(ContentError) as caught:
        read_workspace(tmp_path)
    assert caught.value.kind == "workspace-encoding"


def test_a_folder_without_the_file_is_none(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_workspace(tmp_path / "nowhere")
    assert caught.value.kind == "no-workspace"


def test_a_workspace_in_a_workspace_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "")
    inner = write(tmp_path / "a" / "b", "")
    with pytest.raises(ContentError) as caught:
        read_workspace(inner)
    assert caught.value.kind == "nested-workspace"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kite Repair", "kite-repair"),
        ("Café Zoë B.V.", "cafe-zoe-b-v"),
        ("../../etc/passwd", "etc-passwd"),
        ("A/B\\C.D", "a-b-c-d"),
        ("Straße & Søn", "strasse-son"),
        ("  3M  ", "3m"),
    ],
)
def test_a_slug_has_small_letters_digits_and_hyphens(name: str, slug: str) -> None:
    assert make_slug(name) == slug


@pytest.mark.parametrize("name", ["", "..", "///", "日本", "x" * 200])
def test_a_name_without_a_slug_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        make_slug(name)


@pytest.mark.parametrize(
    "written", ["2026-13-01", "2026-02-30", "3 May 2026", "2026-5-3", "20260503", "٢٠٢٦-٠٥-٠٣", ""]
)
def test_a_date_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_date(written)
    assert caught.value.kind == "statement-date"


def test_a_date_is_read() -> None:
    assert parse_date("2024-02-29").isoformat() == "2024-02-29"
