"""`init` and `add`, and the other verbs over a workspace beside a tiny content."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from waiting import PATIENCE

from noticegraph.content import Content

TEXT = """# Privacy at Kite Repair

Kite Repair mends kites. This page says what happens to your details.

## What we keep

- Your name.
- The street where the kite goes back.
"""
ID = "kite-repair-2026-05-03-en"
ADD = ("--company", "Kite Repair", "--date", "2026-05-03", "--language", "en")
Run = Callable[..., object]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "page.md"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def workspace(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "mine"
    assert run("init", str(root), "--name", "Mine").code == 0
    monkeypatch.chdir(root)
    return root


def names(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_init_makes_one_file_and_says_what_is_next(tmp_path: Path, run: Run) -> None:
    result = run("init", str(tmp_path / "new"))
    assert result.code == 0
    assert names(tmp_path / "new") == ["noticegraph.toml"]
    assert "noticegraph add FILE" in result.err


def test_init_makes_the_folder_where_one_is_a_workspace(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    assert run("init").code == 0
    assert names(tmp_path / "new") == ["noticegraph.toml"]


@pytest.mark.parametrize("where", ["", "below"])
def test_init_refuses_a_workspace_and_what_is_in_one(workspace: Path, run: Run, where: str) -> None:
    before = names(workspace)
    result = run("init", str(workspace / where))
    assert result.code == 2
    assert len(result.err.splitlines()) == 2
    assert names(workspace) == before


def test_add_writes_source_text_passages_and_version(
    workspace: Path, run: Run, source: Path
) -> None:
    result = run("add", str(source), *ADD)
    assert result.code == 0, result.err
    assert names(workspace / "kite-repair") == [
        "2026-05-03-en-passages.ttl",
        "2026-05-03-en.md",
        "2026-05-03-en.source.md",
        "2026-05-03-en.ttl",
    ]
    written = workspace / "kite-repair" / "2026-05-03-en.source.md"
    assert written.read_bytes() == source.read_bytes()
    assert result.out.splitlines() == [
        str(workspace / "kite-repair" / name)
        for name in (
            "2026-05-03-en.source.md",
            "2026-05-03-en.md",
            "2026-05-03-en-passages.ttl",
            "2026-05-03-en.ttl",
        )
    ]
    assert "nothing modelled yet" in result.err
    assert f"noticegraph draft {ID}" in result.err
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    facts = (workspace / "kite-repair" / "2026-05-03-en.ttl").read_text("utf-8")
    assert f'ng:textDigest "{digest}"' in facts
    assert "Privacyverklaring van Kite Repair, 3 mei 2026 (Engels)" in facts


@pytest.mark.parametrize(
    ("given", "missing", "command"),
    [
        ((), "--company, --date, --language", "--company 'Kite Repair'"),
        (("--company", "Kites"), "--date, --language", "--company Kites"),
    ],
)
def test_what_is_not_given_is_proposed_from_the_text_and_nothing_is_added(
    workspace: Path, run: Run, tmp_path: Path, given: tuple[str, ...], missing: str, command: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<title>Privacy policy | Kite Repair</title><h1>Privacy policy</h1>"
        "<p>Effective 3 May 2026. We at Kite Repair keep the street that your kite goes back to, "
        "and we tell you for how long. You have the right to see what is kept of you.</p>",
        "utf-8",
    )
    result = run("add", str(page), *given)
    assert result.code == 2
    assert missing in result.err
    assert f"noticegraph add {page} {command} --date 2026-05-03 --language en" in result.err
    assert names(workspace) == ["noticegraph.toml"]


def test_what_the_text_does_not_tell_is_left_to_fill_in(
    workspace: Path, run: Run, source: Path
) -> None:
    result = run("add", str(source), "--company", "Kite Repair", "--language", "en")
    assert result.code == 2
    assert "--date YYYY-MM-DD" in result.err
    assert names(workspace) == ["noticegraph.toml"]


@pytest.mark.parametrize("given", [("--language", "fr"), ("--date", "3 May 2026")])
def test_what_is_given_wrongly_is_not_proposed_again(
    workspace: Path, run: Run, source: Path, given: tuple[str, str]
) -> None:
    result = run("add", str(source), *given)
    assert result.code == 2
    assert f'"{given[1]}"' in result.err
    assert "not given" not in result.err


def test_what_was_added_is_canonical_turtle(workspace: Path, run: Run, source: Path) -> None:
    run("add", str(source), *ADD)
    result = run("format", "--check")
    assert (result.code, result.out) == (0, "")
    assert "2 files" in result.err


def test_added_statements_are_asked_about_like_others(
    workspace: Path, run: Run, source: Path
) -> None:
    run("add", str(source), *ADD)
    assert "graph/kite-repair/2026-05-03-en\t" in run("stats").out
    traced = run("trace", ID)
    assert "text: same" in traced.err
    exported = run("export", ID)
    assert "Kite Repair" in exported.out
    assert run("validate", ID).code == 3
    assert "nothing of this statement has been modelled yet" in run("validate", ID).err


def test_the_option_and_the_environment_name_a_workspace(
    workspace: Path, run: Run, source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("add", str(source), *ADD)
    monkeypatch.chdir(tmp_path)
    assert "kite-repair" not in run("stats").out
    assert "kite-repair" in run("stats", "--workspace", str(workspace)).out
    assert "kite-repair" in run("--workspace", str(workspace), "stats").out
    monkeypatch.setenv("NOTICEGRAPH_WORKSPACE", str(workspace))
    assert "kite-repair" in run("stats").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--date", "2026-02-30"), 2, '"2026-02-30" is not a date'),
        (("--language", "fr"), 2, '"fr" is not a language of this workspace'),
        (("--company", "日本"), 2, "has no Latin letter"),
        (("--company", "  "), 2, "has no Latin letter"),
    ],
)
def test_a_wrong_argument_is_one_line_and_writes_nothing(
    workspace: Path, run: Run, source: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = run("add", str(source), *ADD, *arguments)
    assert result.code == code
    assert said in result.err.splitlines()[0]
    assert names(workspace) == ["noticegraph.toml"]


def test_slashes_and_dots_in_a_name_stay_in_the_workspace(
    workspace: Path, run: Run, source: Path
) -> None:
    assert run("add", str(source), *ADD, "--company", "../../A.B/C").code == 0
    assert (workspace / "a-b-c").is_dir()


def test_an_existing_statement_is_not_overwritten(workspace: Path, run: Run, source: Path) -> None:
    run("add", str(source), *ADD)
    before = {p: p.read_bytes() for p in workspace.rglob("*") if p.is_file()}
    source.write_text(TEXT + "\nMore.\n", "utf-8")
    result = run("add", str(source), *ADD)
    assert result.code == 2
    assert "is not overwritten" in result.err
    assert {p: p.read_bytes() for p in workspace.rglob("*") if p.is_file()} == before


def test_without_a_workspace_it_says_how_to_make_one(
    run: Run, source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("add", str(source), *ADD)
    assert result.code == 2
    assert "noticegraph init DIR" in result.err


def test_a_file_that_is_not_there_leaves_no_folder(workspace: Path, run: Run) -> None:
    assert run("add", "nowhere.md", *ADD).code == 3
    assert names(workspace) == ["noticegraph.toml"]
    assert not (workspace / "kite-repair").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_that_cannot_be_written_is_named(workspace: Path, source: Path) -> None:
    # Root may write everywhere, unless it gives up the capabilities for that.
    bounded = ["setpriv", "--bounding-set=-all"] if os.geteuid() == 0 else []
    command = [*bounded, sys.executable, "-m", "noticegraph", "add", str(source), *ADD]
    workspace.chmod(0o500)
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    finally:
        workspace.chmod(0o700)
    assert result.returncode == 3
    assert "cannot be written" in result.stderr


def test_a_full_disk_leaves_nothing(
    workspace: Path, run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    result = run("add", str(source), *ADD)
    assert result.code == 3
    assert "No space left on device" in result.err
    assert len(result.err.splitlines()) == 2
    assert not (workspace / "kite-repair").exists()


def test_a_broken_statement_harms_no_other(workspace: Path, run: Run, source: Path) -> None:
    run("add", str(source), *ADD)
    run("add", str(source), *ADD, "--company", "Blue Kite")
    broken = workspace / "blue-kite" / "2026-05-03-en.ttl"
    lines = broken.read_text("utf-8").count("\n")
    with broken.open("a") as file:
        file.write("<broken\n")
    result = run("stats")
    assert result.code == 0
    assert "kite-repair/2026-05-03-en\t" in result.out
    assert "blue-kite" not in result.out
    assert f"blue-kite/2026-05-03-en.ttl:{lines + 1}:" in result.err
    assert run("trace", "blue-kite-2026-05-03-en").code == 3


@pytest.mark.parametrize("gone", ["2026-05-03-en.ttl", "2026-05-03-en-passages.ttl"])
def test_a_statement_without_one_of_its_files_is_broken(
    workspace: Path, run: Run, source: Path, gone: str
) -> None:
    run("add", str(source), *ADD)
    (workspace / "kite-repair" / gone).unlink()
    result = run("stats")
    assert result.code == 0
    assert f"{ID} is broken" in result.err
    assert "kite-repair" not in result.out


def test_a_copied_statement_is_broken_and_not_the_other(
    workspace: Path, run: Run, source: Path
) -> None:
    run("add", str(source), *ADD)
    shutil.copytree(workspace / "kite-repair", workspace / "copied")
    result = run("stats")
    assert "copied-2026-05-03-en is broken" in result.err
    assert "is about another statement" in result.err
    assert "kite-repair/2026-05-03-en\t" in result.out


def test_a_link_out_of_the_workspace_is_not_followed(
    workspace: Path, run: Run, source: Path, tmp_path: Path
) -> None:
    run("add", str(source), *ADD)
    facts = workspace / "kite-repair" / "2026-05-03-en.ttl"
    outside = tmp_path / "outside.ttl"
    facts.rename(outside)
    facts.symlink_to(outside)
    result = run("stats")
    assert "is a link that leads out of" in result.err
    assert "kite-repair" not in result.out


def test_a_changed_text_is_named_and_the_statement_stays(
    workspace: Path, run: Run, source: Path
) -> None:
    run("add", str(source), *ADD)
    text = workspace / "kite-repair" / "2026-05-03-en.md"
    text.write_text(TEXT + "More.\n", "utf-8")
    result = run("stats")
    assert "kite-repair/2026-05-03-en\t" in result.out
    assert "its digest differs" in result.err


def test_a_statement_of_the_content_is_not_added_again(
    workspace: Path, run: Run, source: Path, content: Content
) -> None:
    run("add", str(source), *ADD)
    shutil.move(workspace / "kite-repair", content.graph_data / "kite-repair")
    assert "kite-repair/2026-05-03-en\t" in run("stats").out
    result = run("add", str(source), *ADD)
    assert result.code == 2
    assert "shipped with noticegraph" in result.err


def test_fictional_statements_can_be_left_out(workspace: Path, run: Run, source: Path) -> None:
    run("add", str(source), *ADD)
    run("add", str(source), *ADD, "--company", "Blue Kite")
    facts = workspace / "blue-kite" / "2026-05-03-en.ttl"
    text = facts.read_text("utf-8")
    facts.write_text(
        text.replace("ng:textDigest", "ng:fictional true ;\n    ng:textDigest"), "utf-8"
    )
    assert "blue-kite" in run("stats").out
    left = run("stats", "--without-examples").out
    assert "blue-kite" not in left
    assert "kite-repair" in left


def test_help_groups_the_verbs_by_what_a_person_does(run: Run) -> None:
    text = run("--help").out
    groups = ["Bring in:", "Check:", "Ask:", "Serve:"]
    places = [text.index(group) for group in groups]
    assert places == sorted(places)
    bring_in = text[places[0] : places[1]]
    assert all(f"\n  {verb} " in bring_in for verb in ("init", "add", "segment"))
