"""A folder of texts: each belongs to the statement of its digest; nothing else is served."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noticegraph import given_texts
from noticegraph.dataset import Dataset
from noticegraph.errors import InputError
from noticegraph.given_texts import TextFolder, note_strangers, read_given_texts, read_text_folder
from noticegraph.http.graph.statement_texts import find_texts
from noticegraph.passages import text_digest


def test_text_is_known_by_its_canonical_digest_whatever_its_file_is_called(tmp_path: Path) -> None:
    (tmp_path / "saved page.bin").write_bytes("\ufeffOne.\r\nTwo.\r\n".encode())
    (text,) = read_text_folder(tmp_path).texts
    assert (text.text, text.digest) == ("One.\nTwo.\n", text_digest("One.\nTwo.\n"))


def test_folder_gives_texts_to_the_statements_of_their_digests_only(
    tmp_path: Path, shipped_dataset: Dataset
) -> None:
    (entry,) = (e for e in shipped_dataset.entries if e.iri.endswith("example/2026-01-01-en"))
    assert entry.text_file is not None
    (tmp_path / "a").write_bytes(entry.text_file.read_bytes())
    (tmp_path / "b").write_text("Not a statement.", "utf-8")
    folder = read_text_folder(tmp_path)
    assert folder.notes == ()
    without_files = Dataset(shipped_dataset.engine, tuple(
        e for e in shipped_dataset.entries if e.text_file is None or e is entry
    ))  # fmt: skip
    found = find_texts(without_files, folder.texts)
    assert set(found.statements()) == {entry.statement}
    assert found.text(str(entry.statement)) == entry.text_file.read_text("utf-8")
    (note,) = note_strangers(folder.texts, [e.source_digest for e in shipped_dataset.entries])
    assert note.endswith(": b")


def test_named_text_is_no_stranger(tmp_path: Path) -> None:
    # It is refused at the start instead.
    file = tmp_path / "a.txt"
    file.write_text("Not a statement.", "utf-8")
    assert list(note_strangers(read_given_texts([file]), [])) == []


def test_links_to_outside_and_what_is_no_text_are_noted(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "deep.txt").write_text("Deep.", "utf-8")
    (tmp_path / "secret.txt").write_text("Secret.", "utf-8")
    (folder / "good.txt").write_text("Good.", "utf-8")
    (folder / "again.txt").symlink_to("good.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing")
    (folder / "picture.png").write_bytes(b"\x89PNG\0\0")
    (folder / "latin.txt").write_bytes("é".encode("latin-1"))
    (folder / ".hidden").write_text("Hidden.", "utf-8")
    os.mkfifo(folder / "pipe")
    found = read_text_folder(folder)
    assert [t.file.name for t in found.texts] == ["again.txt", "good.txt"]
    (note,) = found.notes
    for name in ("out.txt", "picture.png", "latin.txt"):
        assert f"{name} (" in note
    assert "Secret" not in note


def test_number_and_size_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abcd":
        (tmp_path / name).write_text(f"{name * 9}\n", "utf-8")

    def read(**limits: int) -> TextFolder:
        with monkeypatch.context() as patch:
            for name, value in limits.items():
                patch.setattr(given_texts, name, value)
            return read_text_folder(tmp_path)

    few = read(MAX_FILES=2)
    assert [t.file.name for t in few.texts] == ["a", "b"]
    assert "only the first 2 files" in few.notes[0]
    small = read(MAX_BYTES=30)
    assert [t.file.name for t in small.texts] == ["a", "b", "c"]
    assert "d and what follows" in small.notes[0]


def test_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", "utf-8")
    for path in (tmp_path / "nothing", file):
        with pytest.raises(InputError, match="folder of texts"):
            read_text_folder(path)
