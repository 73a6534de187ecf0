"""`ask`, `query` and `questions`: what is written where, in which format, with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from waiting import PATIENCE

from noticegraph.content import Content

NG = "https://w3id.org/noticegraph/ns#"
ACME = "https://w3id.org/noticegraph/id/acme-2024-en"
SELECT = f"SELECT ?s ?name WHERE {{ ?s <{NG}name> ?name }} ORDER BY ?name"
Command = Callable[..., subprocess.CompletedProcess[bytes]]


def test_answer_is_tsv_in_a_pipe(run: Callable[..., object]) -> None:
    result = run("ask", "recipients-of-category", "-p", "category=Location data")
    assert result.code == 0
    header, *rows = result.out.splitlines()
    assert header == "?statement\t?recipient\t?recipientName\t?evidence"
    assert rows == [
        f'<{ACME}>\t<{ACME}/affiliates>\t"affiliates"@en\t'
        f'"{ACME}/passage/1/item-2 {ACME}/passage/2/row-1"'
    ] or rows == [
        f'<{ACME}>\t<{ACME}/affiliates>\t"affiliates"@en\t'
        f'"{ACME}/passage/2/row-1 {ACME}/passage/1/item-2"'
    ]
    assert result.err == ""


def test_each_format_holds_the_answer(run: Callable[..., object]) -> None:
    found = {name: run("ask", "affiliates", "-o", name) for name in ("json", "csv", "md", "table")}
    # The name of an affiliate holds what XML cannot.
    found["xml"] = run("ask", "recipients-of-category", "-p", "category=Location data", "-o", "xml")
    assert {result.code for result in found.values()} == {0}
    assert len(json.loads(found["json"].out)["results"]["bindings"]) == 3
    assert found["csv"].out.startswith("statement,affiliate,name,page,evidence\r\n")
    assert found["xml"].out.count("<result>") == 1
    assert found["md"].out.splitlines()[1] == "| --- | --- | --- | --- |"
    assert "section 1, item 1" in found["table"].out


def test_table_shows_names_and_places_and_one_statement_once(run: Callable[..., object]) -> None:
    result = run("ask", "recipients-of-category", "-p", "category=location", "-p", "lang=nl",
                 "-o", "table")  # fmt: skip
    lines = [line.split("  ") for line in result.out.splitlines() if line.strip()]
    assert [cell.strip() for cell in lines[0] if cell.strip()] == ["recipient", "evidence"]
    assert "groepsmaatschappijen" in result.out
    assert "sectie 2.a, table row 1" in result.out
    assert result.err == "statement: Privacyverklaring van Acme\n1 row\n"


def test_terminal_is_not_steered_by_what_a_graph_holds(run: Callable[..., object]) -> None:
    for output in ("table", "md"):
        result = run("ask", "affiliates", "-o", output)
        assert "\x1b" not in result.out
        assert "Acme \ufffd[31mThree" in result.out


def test_markdown_cells_cannot_break_out(run: Callable[..., object], tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text('SELECT ("a|b\\nc" AS ?x) {}', "utf-8")
    result = run("query", str(query), "-o", "md")
    assert result.out == "| x |\n| --- |\n| a\\|b c |\n"


def test_quiet_says_nothing_besides_the_data(run: Callable[..., object]) -> None:
    for arguments in (
        ("--quiet", "ask", "affiliates", "-o", "md"),
        ("ask", "-q", "affiliates", "-o", "md"),
    ):
        assert run(*arguments).err == ""


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["ask"], "QUESTION"),
        (["ask", "afiliates"], "affiliates"),
        (["ask", "affiliates", "-p", "sise=1"], "statement"),
        (["ask", "affiliates", "-p", "statement"], "name=value"),
        (["ask", "affiliates", "-p", "=x"], "name=value"),
        (["ask", "affiliates", "-p", f"statement={ACME}", "-p", f"statement={ACME}"], "twice"),
        (["ask", "recipients-of-category"], "Identifiers"),
        (["ask", "recipients-of-category", "-p", "category=identifyers"], "Identifiers"),
        (["ask", "disclosures-since", "-p", "day=soon"], "2024-02-20"),
        (["ask", "affiliates", "-o", "turtle"], "csv"),
        (["questions", "show", "afiliates"], "affiliates"),
        (["questions"], "questions --help"),
        ([], "noticegraph --help"),
        (["serv"], "serve"),
        (["--nothing"], "--help"),
    ],
)
def test_wrong_use_is_exit_code_2_with_a_remedy(
    arguments: list[str], word: str, run: Callable[..., object]
) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.out == ""
    _, hint = result.err.splitlines()
    assert hint.startswith("hint: ")
    assert word in result.err


def test_parameter_without_a_value_is_told_how_to_get_one(run: Callable[..., object]) -> None:
    message, hint = run("ask", "affiliates", "-p", "lang").err.splitlines()
    assert message == 'error: "-p lang" has no value: name=value is needed'
    assert hint.startswith("hint: write -p lang=value")


@pytest.mark.parametrize("width", ["", "60"])
def test_table_off_a_terminal_has_a_sensible_width(width: str, command: Command) -> None:
    shown = command("ask", "affiliates", "-o", "table", COLUMNS=width).stdout.decode()
    assert max(len(line) for line in shown.splitlines()) <= int(width or 120)
    assert shown.count("section 1,") == 3


def test_table_is_wider_than_what_would_lose_a_column(command: Command) -> None:
    shown = command("stats", "-o", "table", COLUMNS="5").stdout.decode().replace("\n", "")
    assert [word for word in ("graph", "facts") if word not in shown] == []


def test_query_comes_from_a_file_or_stdin(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text(SELECT, "utf-8")
    from_file = command("query", str(path), "-o", "csv")
    from_stdin = command("query", "-", "-o", "csv", stdin=SELECT.encode())
    assert from_file.returncode == from_stdin.returncode == 0
    assert from_file.stdout == from_stdin.stdout
    assert from_file.stdout.count(b"\r\n") == 4


@pytest.mark.parametrize(
    ("query", "arguments", "start"),
    [
        (SELECT, [], b"?s\t?name\n"),
        (SELECT, ["-o", "json"], b'{"head":'),
        ("CONSTRUCT WHERE { ?s a ?t }", [], b"<https://"),
        ("CONSTRUCT WHERE { ?s a ?t }", ["-o", "jsonld"], b"["),
        ("CONSTRUCT WHERE { ?s a ?t }", ["-o", "nt"], b"<https://"),
        (f"DESCRIBE <{ACME}>", ["-o", "rdfxml"], b"<?xml"),
        ("ASK { ?s ?p ?o }", [], b"true"),
        ("ASK { ?s ?p ?o }", ["-o", "json"], b'{"head":{},"boolean":true}'),
        ("ASK { ?s ?p ?o }", ["-o", "table"], b"true\n"),
    ],
)
def test_each_form_has_its_formats(
    query: str, arguments: list[str], start: bytes, command: Command
) -> None:
    result = command("query", "-", *arguments, stdin=query.encode())
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(start)


def test_false_is_exit_code_1(command: Command) -> None:
    result = command("query", "-", stdin=b"ASK { ?s <http://nothing.example/> ?o }")
    assert (result.returncode, result.stdout.strip()) == (1, b"false")
    assert result.stderr == b""


@pytest.mark.parametrize(
    ("query", "place"),
    [
        (b"SELECT ?s\nWHERE { ?s ?p }", ":2:15: "),
        (b"SELECT ?s\n WHERE { \xff }", ":2:10: "),
        (b"SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", ":1:12: "),
        (b"INSERT DATA { <a:a> <a:a> <a:a> }", ":1:1: "),
    ],
)
def test_bad_query_is_exit_code_3_with_its_place(
    query: bytes, place: str, run: Callable[..., object], tmp_path: Path
) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes(query)
    result = run("query", str(path))
    assert result.code == 3
    assert result.out == ""
    message, _ = result.err.splitlines()
    assert message.startswith(f"{path}{place}")


def test_file_below_the_working_directory_is_named_from_there(
    run: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "q.rq"
    path.write_text("SELECT", "utf-8")
    assert run("query", str(path)).err.startswith("q.rq:1:")


@pytest.mark.parametrize("name", ["none.rq", "."])
def test_query_file_that_cannot_be_read_is_exit_code_3(
    name: str, run: Callable[..., object], tmp_path: Path
) -> None:
    path = tmp_path / name
    result = run("query", str(path))
    assert result.code == 3
    message, hint = result.err.splitlines()
    assert message.startswith(f"{path}: the file cannot be read: ")
    assert hint.startswith("hint: ")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file of Linux")
def test_query_file_that_fails_while_it_is_read_is_named(run: Callable[..., object]) -> None:
    result = run("query", "/proc/self/mem")
    assert result.code == 3
    assert result.err.startswith("/proc/self/mem: the file cannot be read: ")
    assert len(result.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT ?a ?b { ?a ?b ?c } GROUP BY ?a", 3),
        ("ASK " + "{" * 200 + "}" * 200, 4),
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", 3),
    ],
)
def test_each_error_of_a_query_names_its_file(
    query: str, code: int, run: Callable[..., object], tmp_path: Path
) -> None:
    path = tmp_path / "q.rq"
    path.write_text(query, "utf-8")
    result = run("query", str(path))
    assert result.code == code
    message, hint = result.err.splitlines()
    assert message.startswith(f"{path}:")
    assert hint.startswith("hint: ")


def test_format_of_another_form_is_exit_code_2(command: Command) -> None:
    assert command("query", "-", "-o", "csv", stdin=b"CONSTRUCT WHERE { ?s ?p ?o }").returncode == 2
    assert command("query", "-", "-o", "turtle", stdin=SELECT.encode()).returncode == 2


def test_questions_are_listed_in_both_languages(run: Callable[..., object]) -> None:
    english = json.loads(run("questions", "list", "-o", "json").out)
    assert [entry["question"] for entry in english] == [
        "affiliates",
        "disclosures-since",
        "recipients-of-category",
    ]
    assert english[2]["parameters"] == "category [lang]"
    dutch = run("questions", "list", "--lang", "nl").out
    assert "affiliates\tWelke ondernemingen horen bij de groep?\tentities\t[statement]\n" in dutch


def test_question_is_shown_with_its_values(run: Callable[..., object]) -> None:
    text = run("questions", "show", "recipients-of-category").out
    assert "parameter category (iri, required)" in text
    assert f"  {ACME}/identifiers  Identifiers / Identificatiegegevens\n" in text
    assert "SELECT ?statement" in text
    entry = json.loads(run("questions", "show", "recipients-of-category", "-o", "json").out)
    assert entry["id"] == "recipients-of-category"


def test_check_is_silent_data_when_all_is_right(run: Callable[..., object]) -> None:
    result = run("questions", "check")
    assert (result.code, result.out) == (0, "")
    assert result.err == "3 questions, 0 problems\n"


def test_check_names_each_problem_and_exits_with_1(
    run: Callable[..., object], content: Content
) -> None:
    path = content.questions / "affiliates.rq"
    path.write_text(path.read_text("utf-8").replace("summary_nl", "sumary_nl"), "utf-8")
    (content.questions / "x.sparql").write_text("", "utf-8")
    result = run("questions", "check")
    assert result.code == 1
    first, second = result.out.splitlines()
    assert first.startswith(f'{path}:2: unknown decorator "sumary_nl"')
    assert second.startswith(str(content.questions / "x.sparql"))


def test_broken_question_is_exit_code_3_when_asked(
    run: Callable[..., object], content: Content
) -> None:
    path = content.questions / "affiliates.rq"
    path.write_text(path.read_text("utf-8").replace("summary_nl", "sumary_nl"), "utf-8")
    assert run("ask", "affiliates").code == 3
    assert run("ask", "disclosures-since", "-p", "day=2021-01-01").code == 0


@pytest.mark.parametrize(
    ("query", "output", "named"),
    [
        ("CONSTRUCT { <x:s> <http://e/123> 1 } {}", "rdfxml", "<http://e/123>"),
        ('SELECT ("\\u0001" AS ?a) {}', "xml", "U+0001"),
    ],
)
def test_what_xml_cannot_hold_is_one_line_and_a_hint(
    query: str, output: str, named: str, tmp_path: Path, run: Callable[..., object]
) -> None:
    file = tmp_path / "odd.rq"
    file.write_text(query, "utf-8")
    result = run("query", str(file), "-o", output)
    assert (result.code, result.out) == (2, "")
    message, hint = result.err.splitlines()
    assert named in message
    assert hint.startswith("hint: ask for another format: ")


def test_free_words_are_answered_with_the_questions_that_they_may_mean() -> None:
    """Not over the tiny content: what words mean follows from labels and keywords."""
    command = [sys.executable, "-m", "noticegraph", "ask", "who gets bank details"]
    environment = {n: v for n, v in os.environ.items() if not n.startswith("NOTICEGRAPH_")}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=PATIENCE, env=environment
    )
    assert (done.returncode, done.stdout) == (2, "")
    *named, message, hint = done.stderr.splitlines()
    assert 0 < len(named) <= 5
    assert all(line.startswith("noticegraph ask ") for line in named)
    assert any(line.startswith("noticegraph ask recipients-of-category") for line in named)
    assert message == 'error: there is no question "who gets bank details"'
    assert hint.startswith("hint: the nearest is: noticegraph ask ")


def test_words_that_mean_no_question_are_an_unknown_question(run: Callable[..., object]) -> None:
    result = run("ask", "xyzzy plugh")
    assert result.code == 2
    assert "questions: " in result.err
