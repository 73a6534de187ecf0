"""The commands about the catalogue of questions: `questions list`, `show` and `check`."""

from __future__ import annotations

import json

import click

from noticegraph.cli.options import output_option
from noticegraph.cli.output import (
    common_options,
    current_settings,
    default_output,
    error_line,
    write_bytes,
    write_text,
    write_values,
)
from noticegraph.languages import LANGUAGES


@click.group(no_args_is_help=False)
def questions() -> None:
    """List the questions, show one, or check them all."""


@questions.command("list")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Language of the titles."
)
@output_option("the list", ["table", "json", "csv", "tsv", "md"])
@common_options
def list_questions(lang: str, output: str | None) -> None:
    """List the questions of the catalogue."""
    from noticegraph.questions import read_questions

    rows = [
        (
            question.id,
            question.title[lang],
            " ".join(question.subjects),
            " ".join(p.name if p.required else f"[{p.name}]" for p in question.parameters),
        )
        for question in read_questions(current_settings().content()).values()
    ]
    write_values(("question", "title", "subject", "parameters"), rows, output or default_output())


@questions.command("show")
@click.argument("question")
@click.option("--output", "-o", type=click.Choice(["text", "json"]), default="text",
              help="The output format.")  # fmt: skip
@common_options
def show_question(question: str, output: str) -> None:
    """Show a QUESTION: its titles, its parameters and their values, and its SPARQL query."""
    from noticegraph.questions import describe_question, find_question

    settings = current_settings()
    found = find_question(settings.content(), question)
    entry = describe_question(found, settings.dataset(with_reports=False))
    if output == "json":
        write_bytes(json.dumps(entry, ensure_ascii=False, indent=2).encode() + b"\n")
        return
    lines = [f"{found.id} ({', '.join(found.subjects)})"]
    for texts in (found.title, found.description):
        lines += [f"  {language}: {text}" for language, text in texts.items()]
    for parameter in entry["parameters"]:
        need = "required" if parameter["required"] else "optional"
        default = f", default {parameter['default']}" if parameter["default"] else ""
        lines.append(f"parameter {parameter['name']} ({parameter['type']}, {need}{default})")
        for value in parameter.get("values", ()):
            lines.append(f"  {value['value']}  {' / '.join(value['labels'].values())}")
    lines += [f"columns: {', '.join(found.columns)}", "", found.query]
    write_bytes("\n".join(lines).encode())


@questions.command("check")
@common_options
def check() -> int:
    """Check that every question has valid decorators and values, and that it runs.

    Each problem is one line, file:line:column: message (remedy). The exit code is 1 if there are
    any.
    """
    from noticegraph.questions import check_questions
    from noticegraph.questions.reading import question_files

    settings = current_settings()
    content = settings.content()
    problems = check_questions(content, settings.dataset(with_reports=False))
    hints = (f" ({problem.hint})" if problem.hint else "" for problem in problems)
    lines = (f"{error_line(p)}{hint}\n" for p, hint in zip(problems, hints, strict=True))
    write_text("".join(lines))
    settings.tell(f"{len(question_files(content))} questions, {len(problems)} problems")
    return 1 if problems else 0
