"""`noticegraph segment` and `check`, what an author runs, as processes over the shipped content."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from noticegraph.content import shipped_content

EXAMPLE = shipped_content().graph_data / "example"
STATEMENT = "https://w3id.org/noticegraph/id/example-2026-01-01-nl"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "noticegraph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_segment_makes_the_passages_that_are_shipped(tmp_path: Path) -> None:
    target = tmp_path / "passages.ttl"
    text = EXAMPLE / "2026-01-01-nl.md"
    done = run("segment", text, "--statement", STATEMENT, "--output", target)
    assert (done.returncode, done.stdout) == (0, "")
    assert target.read_bytes() == (EXAMPLE / "2026-01-01-nl-passages.ttl").read_bytes()


def test_a_form_can_be_given(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("<h1>A</h1><p>b</p>", "utf-8")
    done = run("segment", page, "--statement", STATEMENT, "--format", "html")
    assert done.returncode == 0
    assert f"<{STATEMENT}/passage/a/paragraph-1>" in done.stdout


def test_segment_writes_the_text_that_positions_are_in(tmp_path: Path) -> None:
    page, text, target = (tmp_path / name for name in ("page.html", "text.md", "passages.ttl"))
    page.write_text("<nav>Home</nav><h1>A</h1><p>We keep &amp; share\u00a0it.", "utf-8")
    done = run("segment", page, "--statement", STATEMENT, "--output", target, "--text-output", text)
    assert (done.returncode, done.stdout) == (0, "")
    assert text.read_bytes() == b"# A\n\nWe keep & share it.\n"
    assert "left out: navigation, 1 word: Home\n" in done.stderr
    again = run("segment", text, "--statement", STATEMENT)
    assert again.stdout == target.read_text("utf-8")


def test_segment_refuses_a_web_address(tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    done = run("segment", "https://kite.example/p", "--statement", STATEMENT, "--text-output", text)
    assert (done.returncode, done.stdout) == (2, "")
    error, hint = done.stderr.splitlines()
    assert "https://kite.example/p is a web address" in error
    assert "save the page" in hint
    assert not text.exists()


@pytest.mark.parametrize("name", ["N.md", "./N.md", "link.md"])
def test_segment_does_not_overwrite_its_text(tmp_path: Path, name: str) -> None:
    text = tmp_path / "N.md"
    text.write_text("# A\n\nWe keep it.\n", "utf-8")
    (tmp_path / "link.md").symlink_to(text)
    done = run("segment", text, "--statement", STATEMENT, "--output", f"{tmp_path}/{name}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "would be overwritten" in done.stderr
    assert text.read_text("utf-8") == "# A\n\nWe keep it.\n"


def test_a_clean_graph_is_exit_code_0() -> None:
    done = run("check", EXAMPLE / "2026-01-01-nl.ttl", "--text", EXAMPLE / "2026-01-01-nl.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 problems\n")


def test_each_problem_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    for name in ("2026-01-01-nl.ttl", "2026-01-01-nl-passages.ttl"):
        shutil.copy(EXAMPLE / name, tmp_path / name)
    path = tmp_path / "2026-01-01-nl.ttl"
    source = path.read_text("utf-8").replace("ng:copyAvailable", "ng:copyAvailabel")
    source = source.replace("ng:modality ng:Possible", "ng:modality ng:Sharing", 1)
    path.write_text(source + "\n[] a ng:Disclosure .\n", "utf-8")
    line = next(n for n, text in enumerate(source.splitlines(), 1) if "ng:Sharing" in text)
    done = run("check", path, "--text", EXAMPLE / "2026-01-01-nl.md")
    assert done.returncode == 1
    told = done.stdout.splitlines()
    assert done.stderr == f"{len(told)} problems\n"
    assert all(text.startswith(f"{path}:") for text in told)
    assert "claims this statement too" in told[0]
    assert any("ng:copyAvailabel is not a known term (did you mean" in text for text in told)
    (modality,) = [t for t in told if "[ngsh:StatedFactShape-modality]" in t and "Here:" in t]
    assert modality.startswith(f"{path}:{line}: example-2026-01-01-nl/disclosure/accounting/")
    assert "“Order history to: Accountant" in modality
    assert "one of the four: say which. Here: ng:Sharing." in modality
    assert "the passage: “Onze accountant kan de bestelgeschiedenis inzien.”" in modality
    last = [t for t in told if t.startswith(f"{path}:{len(source.splitlines()) + 2}: ")]
    assert all(": a blank node: ng:Disclosure: " in text for text in last)
    assert len(last) >= 3


@pytest.mark.parametrize(
    ("name", "data", "message", "code"),
    [
        ("empty.md", b" \n", "the file is empty", 3),
        ("latin.txt", "Privé".encode("latin-1"), "latin.txt:1:5: byte 0xe9 is not UTF-8", 3),
        ("notice.txt", b"%PDF-1.7\n\0", "the PDF is broken or incomplete", 3),
        ("page.html", (b"<p>" + b"word " * 200) * 5_000, "longer than 4,194,304 bytes", 4),
        ("script.html", b"<script>1</script>", "there is no text in the file", 3),
    ],
)
def test_a_bad_text_is_one_line_and_writes_nothing(
    tmp_path: Path, name: str, data: bytes, message: str, code: int
) -> None:
    text, target = tmp_path / name, tmp_path / "passages.ttl"
    text.write_bytes(data)
    done = run("segment", text, "--statement", STATEMENT, "--output", target)
    assert (done.returncode, done.stdout) == (code, "")
    error, hint = done.stderr.splitlines()
    assert message in error
    assert hint.startswith("hint: ")
    assert not target.exists()


def test_a_graph_that_is_no_turtle_names_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<x:a> <x:b>\n ; ;", "utf-8")
    done = run("check", path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"{path}:2:")


def test_two_outputs_in_one_file_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    text.write_text("# N\n\nWe keep it.\n", encoding="utf-8")
    target = tmp_path / "out"
    done = run("segment", text, "--statement", STATEMENT, "--output", target,
               "--text-output", tmp_path / "." / "out")  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert str(target) in done.stderr
    assert not target.exists()
