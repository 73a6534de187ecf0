"""The command `validate`: statements against the shapes, with an exit code for CI."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.files import format_option, refuse_overwriting, write_file
from noticegraph.cli.options import flag, messages_option, output_option, seconds_option
from noticegraph.cli.output import (
    Settings,
    common_options,
    current_settings,
    default_output,
    print_error,
    reviewed_option,
    write_bytes,
    write_values,
)
from noticegraph.errors import UsageError

if TYPE_CHECKING:
    from noticegraph.authoring import Source
    from noticegraph.content import Content
    from noticegraph.examinations import Finding
    from noticegraph.intake import SourceKind
    from noticegraph.reports.making import Target
    from noticegraph.reports.model import Report
    from noticegraph.reports.tabular import Located

_OUTPUTS = ("table", "md", "json", "csv", "tsv", "ttl", "jsonld", "sarif", "junit")
_ENGINES = ("pyshacl", "fast")
_FAIL_ON = ("violation", "warning", "minor", "editorial", "never")


@click.command()
@click.argument("names", nargs=-1, metavar="[STATEMENT|FILE.ttl]…")
@output_option("the report", _OUTPUTS)
@click.option(
    "--to", "target", type=click.Path(path_type=Path), metavar="FILE",
    help="A file to write instead of stdout. It is replaced completely or not at all.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(_FAIL_ON), default="violation", show_default=True,
    help="The lowest severity of a result that makes the exit code 1.",
)  # fmt: skip
@click.option(
    "--shapes", "shape_files", type=click.Path(path_type=Path), multiple=True, metavar="FILE.ttl",
    help="Shapes to use instead of those of the content. Can be repeated.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(_ENGINES),
    help="The SHACL engine.  [default: fast, if installed, for shipped shapes, else pyshacl]",
)  # fmt: skip
@click.option(
    "--text", "text_file", type=click.Path(path_type=Path), metavar="FILE",
    help="The text of the one statement, to examine it too.  [default: the text in the content]",
)  # fmt: skip
@format_option
@messages_option
@seconds_option("one statement")
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), default=lambda: min(os.cpu_count() or 1, 8),
    help="How many statements to validate at once.  [default: the number of processors, at most 8]",
)  # fmt: skip
@flag("--anew", "Make new reports: neither read the cache of reports nor write to it.")
@reviewed_option
@common_options
def validate(
    names: tuple[str, ...],
    output: str | None,
    target: Path | None,
    fail_on: str,
    shape_files: tuple[Path, ...],
    engine: str | None,
    text_file: Path | None,
    form: SourceKind | None,
    language: str,
    seconds: float,
    jobs: int,
    anew: bool,
) -> int:
    """Validate statements: against the law's requirements, for contradictions, and as texts.

    STATEMENT is an id (`noticegraph ask statement-versions`) or an IRI; the default is all
    statements. FILE.ttl is a statement graph of your own, with its passages in the same file or in
    NAME-passages.ttl, and its text, if that is there, in NAME.md or NAME.txt. If another language
    of the version is in the content, both are compared.

    The text itself is examined if it is available: for broken sentences, wrong names of laws, lost
    links, placeholders and the like. Its remarks are minor or editorial.

    The exit code is 1 if any result is at least as severe as --fail-on; if one of several
    statements cannot be validated, the others are, and the exit code is that of the error. A report
    says what these shapes found; it is not legal advice.
    """
    from noticegraph.reports.making import make_reports, shapes_source
    from noticegraph.reports.workers import Limits
    from noticegraph.validation import EngineName

    settings = current_settings()
    content = settings.content()
    targets = _with_text(_targets(content, names), text_file, form)
    read = [file for t in targets for file in (*t.files, t.text_file) if file is not None]
    refuse_overwriting(target, [*read, *shape_files])
    source = shapes_source(content, shape_files, EngineName(engine) if engine else None)
    with _counting(len(targets), settings) as done:
        limits = Limits(seconds=seconds, processes=jobs)
        reports = make_reports(targets, source, limits=limits, keep=not anew, done=done)
    errors = [report.error for report in reports if report.error is not None]
    if errors and len(reports) == 1:
        raise errors[0]
    data = _written(reports, targets, output or default_output(), language)
    if data is not None:
        if target:
            write_file(target, data)
        else:
            write_bytes(data)
    elif target:
        raise UsageError("table-to-file")
    else:
        _show(reports, language, _places(reports, targets, str))
    for report in reports:
        for line in _summary(report):
            settings.tell(line)
    for error in errors:
        print_error(error)
    return max([int(_fails(reports, fail_on)), *(error.exit_code for error in errors)])


def _show(reports: Sequence[Report], language: str, located: Located) -> None:
    """Write a table that fits the terminal."""
    from noticegraph.reports.tabular import COLUMNS, rows

    several = len(reports) > 1
    columns = ("statement", "id", "verdict", "message", "places")
    at = [COLUMNS.index(column) for column in columns]
    shown = [[row[i] for i in at] for row in rows(reports, language, located=located)]
    for row in shown:
        row[0] = row[0].rsplit("/", 1)[-1]
    start = 0 if several else 1
    write_values(columns[start:], [row[start:] for row in shown], "table")


def _with_text(targets: list[Target], file: Path | None, form: SourceKind | None) -> list[Target]:
    """Add the text that was given. Raises UsageError unless it belongs to one statement."""
    if file is None:
        if form is not None:
            raise UsageError("format-without-text")
        return targets
    from dataclasses import replace

    from noticegraph.intake import read_source

    if len(targets) != 1:
        raise UsageError("text-without-statement")
    source = read_source(file, kind=form)
    return [replace(targets[0], text_file=file, text_format=source.form, given_text=source.text)]


def _targets(content: Content, names: Sequence[str]) -> list[Target]:
    from noticegraph.namespaces import statement_id
    from noticegraph.near_names import nearest_names
    from noticegraph.reports.making import file_target, statement_targets, with_text_beside

    only_files = bool(names) and all(map(_is_file, names))
    known = {} if only_files and not content.catalog.is_file() else statement_targets(content)
    if not names:
        return list(known.values())
    found = []
    for name in names:
        called = (iri for iri in known if name in (iri, statement_id(iri)))
        iri = next(called, None) or next((i for i in known if i.rsplit("/", 1)[-1] == name), None)
        if iri is not None:
            found.append(known[iri])
        elif _is_file(name):
            file = Path(name)
            made = file_target(file, known, content.languages_of(file))
            found.append(with_text_beside(made))
        else:
            slugs = [statement_id(iri) for iri in known]
            raise UsageError(
                "unknown-statement-or-file",
                name=name,
                nearest=tuple(nearest_names(name, slugs)),
                known=tuple(slugs),
            )
    return found


def _is_file(name: str) -> bool:
    """Tell whether an argument is meant as a file, existing or not: an id has no extension."""
    return name.endswith(".ttl") or Path(name).is_file()


@contextmanager
def _counting(total: int, settings: Settings) -> Iterator[Callable[[int], None]]:
    """Show how many of the reports are done, on a terminal only."""
    import sys

    if settings.quiet or not sys.stderr.isatty():
        yield lambda _count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("validating"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("validating", total=total)
        yield lambda count: shown.update(task, completed=count)


def _written(
    reports: Sequence[Report], targets: Sequence[Target], output: str, language: str
) -> bytes | None:
    """Return the reports in a format, or None for the table, which depends on the terminal."""
    import json

    from noticegraph.reports.tabular import COLUMNS, as_json, as_markdown, rows

    if output == "table":
        return None
    located = _places(reports, targets, str)
    if output == "md":
        return as_markdown(reports, language, located=located).encode()
    if output == "json":
        found = [as_json(report, located=located) for report in reports]
        value: object = found[0] if len(found) == 1 else found
        return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
    if output in ("csv", "tsv"):
        from noticegraph.cli.output import values_bytes

        return values_bytes(COLUMNS, list(rows(reports, language, located=located)), output)
    if output == "sarif":
        from noticegraph.reports.continuous import as_sarif

        files = {r.statement: _uri(t.files[0]) for r, t in zip(reports, targets, strict=True)}
        texts = {
            r.statement: _uri(t.text_file)
            for r, t in zip(reports, targets, strict=True)
            if t.text_file
        }
        log = as_sarif(reports, files, language, texts, _places(reports, targets, _uri))
        return json.dumps(log, ensure_ascii=False, indent=2).encode() + b"\n"
    if output == "junit":
        from noticegraph.reports.continuous import as_junit

        return as_junit(reports, language)
    from noticegraph.reports.serialising import as_rdf

    return as_rdf(reports, {"ttl": "text/turtle", "jsonld": "application/ld+json"}[output])


def _places(
    reports: Sequence[Report], targets: Sequence[Target], name: Callable[[Path], str]
) -> Located:
    """Return a function that gives the file and the line of a result, the file by its ``name``."""
    files = {r.statement: t.files for r, t in zip(reports, targets, strict=True)}
    read: dict[str, Source] = {}

    def place_of(report: Report, finding: Finding) -> tuple[str, int | None]:
        # Only results of structure are looked up, and most reports have none.
        from noticegraph.authoring import Source

        if report.statement not in read:
            read[report.statement] = Source(files[report.statement])
        _, file, line = read[report.statement].place_of_result(finding)
        return name(file), line

    return place_of


def _uri(file: Path) -> str:
    """Return a relative reference if possible: CI servers resolve it against the checkout."""
    from urllib.request import pathname2url

    try:
        return pathname2url(str(file.resolve().relative_to(Path.cwd())))
    except ValueError:
        return file.resolve().as_uri()


def _summary(report: Report) -> Iterator[str]:
    from noticegraph.namespaces import PREFIXES
    from noticegraph.reports.model import CHECK_VERDICTS
    from noticegraph.reports.words import VERDICTS, shape_remarks

    if report.error is not None:
        yield f"{report.slug}: not validated"
        return
    counted = ", ".join(f"{count} {verdict}" for verdict, count in report.counts.items())
    yield f"{report.slug}: {len(report.requirements)} requirements: {counted}"
    checked = ", ".join(f"{sum(o.verdict == v for o in report.checks)} {v}" for v in CHECK_VERDICTS)
    yield f"  {len(report.checks)} consistency checks: {checked}"
    if report.text_checks:
        words = VERDICTS["en"]
        examined = ", ".join(f"{count} {words[v]}" for v, count in report.text_counts.items())
        yield f"  {len(report.text_checks)} checks of the text: {examined}"
    for remark in shape_remarks(report, "en"):
        yield f"  {remark}"
    count = len(report.structure)
    yield f"  structure: {count or 'no'} {'result' if count == 1 else 'results'}"
    dutch = PREFIXES["ngsh"] + "StatedNodeShape-dutchLabel"
    unnamed = len({f.fact or f.focus for f in report.structure if f.shape == dutch})
    if unnamed:
        lack = "1 thing lacks" if unnamed == 1 else f"{unnamed} things lack"
        yield (
            f"  {lack} a name in Dutch; in a workspace of English alone, write "
            'languages = ["en"] into noticegraph.toml'
        )


def _fails(reports: Sequence[Report], fail_on: str) -> bool:
    from noticegraph.namespaces import PREFIXES

    if fail_on == "never":
        return False
    own = fail_on in ("minor", "editorial")
    severity = PREFIXES["ng" if own else "sh"] + fail_on.title()
    return any(report.has(severity) for report in reports)
