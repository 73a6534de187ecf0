"""`noticegraph facts` as a process: rows out, rows in, over a small content of its own."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from noticegraph.content import shipped_content

SHIPPED = shipped_content()
NAME = "example-2026-01-01-en"
# In parts, because each term that a file of the project names must be a live one.
MISSPELT = "dpv:" + "Encrption"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The shipped content with few shapes, so that a test is fast."""
    for folder in ("ontology", "graph_data", "questions"):
        shutil.copytree(SHIPPED.root / folder, tmp_path / folder)
    structure = tmp_path / "shapes" / "structure"
    structure.mkdir(parents=True)
    shutil.copy(SHIPPED.shapes / "prefixes.ttl", tmp_path / "shapes")
    for name in ("security", "evidence", "modality"):
        shutil.copy(SHIPPED.shapes / "structure" / f"{name}.ttl", structure)
    return tmp_path


def run(root: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "noticegraph", "--content", str(root), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_rows_that_are_written_and_applied_leave_the_file_as_it_was(root: Path) -> None:
    facts = root / "graph_data" / "example" / "2026-01-01-en.ttl"
    before = facts.read_bytes()
    rows = root / "rows.csv"
    written = run(root, "facts", NAME, "--output", rows)
    assert (written.returncode, written.stdout) == (0, "")
    applied = run(root, "facts", NAME, "--apply", rows, "--replace")
    assert (applied.returncode, applied.stdout) == (0, "")
    assert "0 new, 0 changed, 0 removed" in applied.stderr
    assert facts.read_bytes() == before


def test_good_rows_are_applied_and_each_fault_of_the_others_is_one_line(root: Path) -> None:
    facts = root / "graph_data" / "example" / "2026-01-01-en.ttl"
    rows = root / "rows.jsonl"
    passage = "security/paragraph-1"
    lines = [
        {"kind": "security", "terms": ["dpv:EncryptionInTransfer"], "modality": "asserted"},
        {"kind": "security", "terms": ["dpv:Advertising"], "modality": "asserted"},
        {"kind": "security", "terms": [MISSPELT], "modality": "sure"},
    ]
    rows.write_text("".join(json.dumps({**x, "passage": passage}) + "\n" for x in lines), "utf-8")

    done = run(root, "facts", NAME, "--apply", rows, "--by", "person:Anna")
    assert done.returncode == 1
    places = [line.split(": ")[:2] for line in done.stdout.splitlines()]
    # A measure is below dpv:TechnicalOrganisationalMeasure (shapes/structure/security.ttl).
    assert places == [
        [f"{rows}:2", "terms"],
        [f"{rows}:3", "modality"],
        [f"{rows}:3", "terms"],
    ]
    assert "1 applied, 2 refused" in done.stderr
    assert "dpv:EncryptionInTransfer" in facts.read_text("utf-8")
    assert "Anna" in facts.read_text("utf-8")
    assert not list(facts.parent.glob(".*"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["facts", "exampel-2026-01-01-en"], 2, "did you mean example-2026-01-01-en"),
        (["facts", NAME, "--replace"], 2, "--apply"),
        (["facts", NAME, "--reviewer", "Bo"], 2, "--apply"),
        (["facts", NAME, "--apply", "none.csv", "--reviewer", "a\nb"], 2, "name for a reviewer"),
        (["facts", NAME, "--apply", "none.csv"], 3, "none.csv"),
        (["facts", NAME, "--apply", "none.csv", "--output", "x.csv"], 2, "--output"),
        (["facts", NAME, "--apply", "none.csv", "--by", "Anna"], 2, "person:"),
    ],
)
def test_wrong_use_is_one_error(arguments: list[str], code: int, said: str) -> None:
    done = run(SHIPPED.root, *arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_with_comments_is_not_rewritten(root: Path) -> None:
    facts = root / "graph_data" / "example" / "2026-01-01-en.ttl"
    facts.write_text(facts.read_text("utf-8") + "# my remark\n", "utf-8")
    rows = root / "rows.jsonl"
    rows.write_text('{"kind": "choice", "name": "x", "modality": "asserted"}\n', "utf-8")
    done = run(root, "facts", NAME, "--apply", rows)
    assert done.returncode == 3
    assert f"{facts}:" in done.stderr


@pytest.mark.parametrize(
    ("review", "code", "said"), [("drafted", 0, ""), ("accepted", 1, "terms"), ("", 0, "")]
)
def test_only_what_nobody_reviewed_is_left_out_without_a_word(
    root: Path, review: str, code: int, said: str
) -> None:
    rows = root / "rows.jsonl"
    row = {"kind": "security", "terms": [MISSPELT], "modality": "asserted", "by": "rule:measure",
           "passage": "security/paragraph-1", "review": review}  # fmt: skip
    rows.write_text(json.dumps(row) + "\n", "utf-8")
    done = run(root, "facts", NAME, "--apply", rows)
    assert done.returncode == code
    assert done.stdout.startswith(f"{rows}:1: {said}" if said else "")
    assert ("left out: " in done.stderr) is (code == 0)


def test_the_reviewer_is_named_in_the_graph(root: Path) -> None:
    facts = root / "graph_data" / "example" / "2026-01-01-en.ttl"
    rows = root / "rows.jsonl"
    fact = {"kind": "security", "terms": ["dpv:EncryptionInTransfer"], "modality": "asserted"}
    row = {**fact, "passage": "security/paragraph-1", "by": "rule:measure", "review": "accepted"}
    rows.write_text(json.dumps(row) + "\n", "utf-8")
    done = run(root, "facts", NAME, "--apply", rows, "--reviewer", "Bo  Example")
    assert (done.returncode, done.stdout) == (0, "")
    written = run(root, "facts", NAME, "-o", "jsonl").stdout.splitlines()
    (mine,) = (r for line in written if (r := json.loads(line)).get("by") == "rule:measure")
    assert (mine["review"], mine["reviewer"]) == ("accepted", "person:Bo Example")
    assert "person/bo-example" in facts.read_text("utf-8")


def test_a_table_shows_the_words_of_the_passages(root: Path) -> None:
    written = run(root, "facts", NAME, "-o", "csv").stdout
    header, *rows = csv.reader(io.StringIO(written))
    column = header.index("text")
    assert "Our shop is certified to ISO/IEC 27001." in "".join(row[column] for row in rows)
    assert '"text":' not in run(root, "facts", NAME, "-o", "jsonl").stdout
