"""`noticegraph draft`: what it writes, explains and refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from noticegraph.cli import run

TEXT = """# Privacy statement of Kite Repair B.V.

Kite Repair B.V. ("we") collects your name and e-mail address. We keep invoices for 7 years.

We handle personal data with a smile.
"""


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "kite.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_jsonl_has_what_rows_and_the_scorer_need(
    statement: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["draft", str(statement), "-o", "jsonl"]) == 0
    out, err = capfd.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    name = next(row for row in rows if row["key"].get("terms", [""])[0] == "pd:Name")
    assert name["kind"] == "category"
    assert name["modality"] == "asserted"
    assert name["quote"] == TEXT[name["start"] : name["end"]] == "name"
    assert [name["start"], name["end"]] in name["places"]
    assert name["rule"]
    assert 0 < name["score"] < 1
    assert name["passage"]
    assert "read as English" in err
    assert statement.read_text("utf-8") == TEXT


def test_csv_has_one_row_for_each_fact(statement: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["draft", str(statement), "-o", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert {"category", "retention"} <= {row["kind"] for row in rows}
    assert len({row["id"] for row in rows}) == len(rows)


def test_a_fact_is_explained(statement: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["draft", str(statement), "--explain", "retention/1"]) == 0
    out = capfd.readouterr().out
    assert "rule: retention-duration" in out
    assert "“7 years”" in out
    assert "We keep invoices for 7 years." in out


def test_unread_passages_are_listed(statement: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["draft", str(statement), "--unread", "-o", "csv"]) == 0
    assert capfd.readouterr().out.splitlines()[1:] == [
        "privacy-statement-of-kite-repair-bv/paragraph-2"
    ]


@pytest.mark.parametrize(
    ("content", "arguments", "code", "words"),
    [
        (TEXT, ["--explain", "category/99"], 2, "category/99 is not one of the"),
        ("\n", [], 3, "the file is empty"),
        (None, [], 2, "is neither a statement nor a file"),
    ],
)
def test_what_cannot_be_done_is_one_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str],
    content: str | None, arguments: list[str], code: int, words: str,
) -> None:  # fmt: skip
    path = tmp_path / "kite.md"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert run(["draft", str(path), *arguments]) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert words in err
    assert "Traceback" not in err


def test_another_language_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cerf.txt"
    path.write_text("Nous gardons le nom et la date de votre commande pour vous.\n", "utf-8")
    assert run(["draft", str(path), "-o", "jsonl"]) == 0
    out, err = capfd.readouterr()
    assert out == ""
    assert "neither English nor Dutch" in err
