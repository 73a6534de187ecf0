"""The commands that answer: `ask` a question of the catalogue, `query` in SPARQL."""

from __future__ import annotations

import os
import select
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noticegraph.cli.files import read_file
from noticegraph.cli.options import output_option
from noticegraph.cli.output import (
    common_options,
    current_settings,
    default_output,
    reviewed_option,
    write_bytes,
    write_table,
)
from noticegraph.cli.remoting import asked_dataset, remote_options
from noticegraph.errors import (
    ForbiddenQueryError,
    InputError,
    QuerySyntaxError,
    QueryTooComplexError,
    UnknownQuestionError,
    UsageError,
)

if TYPE_CHECKING:
    from noticegraph.cli.output import Settings

_SOLUTIONS = ("table", "json", "csv", "tsv", "md", "xml")
_MEANT = 5
"""So many questions are named that free words may mean."""
_LOOK_SECONDS = 0.5
"""While stdin is waited for, Ctrl-C is heeded after so long at most."""
_GRAPHS = ("turtle", "ttl", "ntriples", "nt", "jsonld", "rdfxml", "rdf")


@click.command()
@click.argument("question")
@click.option(
    "--parameter", "-p", "parameters", multiple=True, metavar="NAME=VALUE",
    help="A value for a parameter of the question. Can be repeated.",
)  # fmt: skip
@output_option("the answer", _SOLUTIONS)
@remote_options
@reviewed_option
@common_options
def ask(question: str, parameters: tuple[str, ...], output: str | None, **remote: Any) -> None:
    """Answer a QUESTION of the catalogue (see `noticegraph questions list`).

    A value is an IRI, a prefixed name (dpv:Consent), or the label of one of the values that
    `noticegraph questions show QUESTION` lists. For a question in free words, the nearest ones of
    the catalogue are named.
    """
    from noticegraph.media_types import format_named
    from noticegraph.query import solutions
    from noticegraph.questions import (
        answer_question,
        bind_parameters,
        find_question,
        refuse_unknown_things,
    )
    from noticegraph.reports.loading import asks_about_reports
    from noticegraph.tables import lay_out_solutions, split_off_statement

    values = _parse_values(parameters)
    settings = current_settings()
    try:
        asked = find_question(settings.content(), question)
    except UnknownQuestionError as error:
        is_misspelt = error.values["nearest"] and len(question.split()) == 1
        meant = [] if is_misspelt else _questions_meant(settings, question, remote)
        if not meant:
            raise
        for command, title in meant:
            settings.tell(f"{command}   {title}")
        raise UsageError("question-in-words", question=question, command=meant[0][0]) from error
    dataset = asked_dataset(settings, remote, with_reports=asks_about_reports(asked.query))
    refuse_unknown_things(asked, values, dataset)
    chosen = output or default_output()
    format_ = format_named(chosen)
    if format_ is not None:
        write_bytes(answer_question(dataset, asked, values, format_.media_type))
        return
    found = solutions(dataset, bind_parameters(asked, values, dataset))
    table, statement = split_off_statement(
        lay_out_solutions(dataset, found, values.get("lang", "en"))
    )
    if statement:
        settings.tell(f"statement: {statement}")
    write_table(table, chosen)
    settings.tell(_row_count(len(found.rows)))


def _questions_meant(
    settings: Settings, words: str, remote: dict[str, Any]
) -> list[tuple[str, str]]:
    """Return the commands that ask what free words may mean, each with the question's title."""
    from noticegraph.content import shipped_content
    from noticegraph.namespaces import shorten_iri
    from noticegraph.questions import read_questions
    from noticegraph.questions.ranking import QuestionRanking

    dataset = asked_dataset(settings, remote, with_reports=False)
    known = read_questions(settings.content()).values()
    ranking = QuestionRanking(dataset, known, shipped_content().lexicon)
    found = []
    for ranked in ranking.rank(words, _MEANT):
        command = ["noticegraph", "ask", ranked.question.id]
        for name, value in ranked.values.items():
            command += ["-p", f"{name}={shorten_iri(value)}"]
        found.append((shlex.join(command), ranked.question.title["en"]))
    return found


@click.command()
@click.argument("file", metavar="FILE.rq|-")
@click.option(
    "--output", "-o", type=click.Choice([*_SOLUTIONS, *_GRAPHS]),
    help="The format of the result.  [default: table on a terminal, else tsv; turtle for a graph]",
)  # fmt: skip
@remote_options
@reviewed_option
@common_options
def query(file: str, output: str | None, **remote: Any) -> int:
    """Evaluate the SPARQL query in a file, or on stdin (-).

    The exit code is 1 if the result of an ASK query is false.
    """
    import json

    from noticegraph.media_types import JSON, format_named
    from noticegraph.query import evaluate_query
    from noticegraph.sparql_syntax import QueryForm, query_form
    from noticegraph.tables import lay_out_json

    text = _read_query(file)
    settings = current_settings()
    try:
        form = query_form(text)
        graph = form in (QueryForm.CONSTRUCT, QueryForm.DESCRIBE)
        chosen = output or ("turtle" if graph else default_output())
        if graph != (chosen in _GRAPHS):
            raise UsageError(
                "output-of-form",
                form=form.name,
                format=chosen,
                choices=_GRAPHS if graph else _SOLUTIONS,
            )
        dataset = asked_dataset(settings, remote)
        known = format_named(chosen)
        if known is not None and form is not QueryForm.ASK:
            write_bytes(evaluate_query(dataset, text, known.media_type))
            return 0
        found = json.loads(evaluate_query(dataset, text, JSON.media_type))
        if form is QueryForm.ASK:
            written = evaluate_query(dataset, text, known.media_type) if known else None
            write_bytes(written or (b"true\n" if found["boolean"] else b"false\n"))
            return 0 if found["boolean"] else 1
        table = lay_out_json(found)
        write_table(table, chosen)
        settings.tell(_row_count(len(table.rows)))
        return 0
    except (QuerySyntaxError, ForbiddenQueryError, QueryTooComplexError) as error:
        if file != "-":
            error.file = file
        raise


def _row_count(count: int) -> str:
    return f"{count} row" if count == 1 else f"{count} rows"


def _parse_values(parameters: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for written in parameters:
        name, equals, value = written.partition("=")
        if not equals or not name:
            if equals:
                raise UsageError("assignment-without-name", written=written, value=value or "value")
            raise UsageError("assignment-without-value", written=written, name=name or "name")
        if name in values:
            raise UsageError("repeated-assignment", name=name)
        values[name] = value
    return values


def _read_query(file: str) -> str:
    data = _read_stdin() if file == "-" else read_file(Path(file))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise InputError(
            "query-encoding",
            byte=f"{data[error.start]:02x}",
            file=None if file == "-" else file,
            line=before.count(b"\n") + 1,
            column=len(before[before.rfind(b"\n") + 1 :].decode()) + 1,
        ) from error


def _read_stdin() -> bytes:
    parts: list[bytes] = []
    try:
        stream = sys.stdin.fileno()
        while True:
            # A signal right before a read that waits is heeded after it: Ctrl-C would wait as well.
            while os.name == "posix" and not select.select([stream], [], [], _LOOK_SECONDS)[0]:
                pass
            part = os.read(stream, 2**16)
            if not part:
                return b"".join(parts)
            parts.append(part)
    except OSError as error:
        raise InputError("unreadable-stdin", reason=error.strerror or str(error)) from error
