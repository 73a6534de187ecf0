"""The command `diff`: what changed between two versions of a statement."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from noticegraph.cli.options import flag
from noticegraph.cli.output import (
    common_options,
    current_settings,
    progress,
    reviewed_option,
    write_bytes,
    write_text,
)
from noticegraph.errors import NoticegraphError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticegraph.content import Content
    from noticegraph.dataset import Dataset
    from noticegraph.differences import Differences
    from noticegraph.reports.model import Report

_JOBS = min(os.cpu_count() or 1, 4)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--output", "-o", type=click.Choice(("table", "md", "json", "ttl", "atom")), default="table",
    show_default=True, help="The format of the output.",
)  # fmt: skip
@click.option(
    "--lang", "language", type=click.Choice(("en", "nl")), default="en", show_default=True,
    help="The language of the sentences; data have both.",
)  # fmt: skip
@flag("--verdicts", "Validate both versions, and say which verdicts change.")
@reviewed_option
@common_options
def diff(first: str, second: str, output: str, language: str, verdicts: bool) -> int:
    """Show what changed from statement A to statement B, two versions of one company.

    Changes are listed by subject, the most serious first: a worse verdict (with --verdicts);
    something new, gone or stated differently; a value; the wording. Each has the place and the
    words on both sides. [-old-] marks words that were removed, {+new+} words that were added.

    The exit code is 1 if there are changes, 0 if there are none.
    """
    from noticegraph.differences import as_object, compare_versions, version_of, write_turtle

    settings = current_settings()
    dataset = settings.dataset(with_reports=False)
    iris = [_resolve(dataset, name) for name in (first, second)]
    with progress("comparing", settings):
        old, new = (version_of(dataset, iri, lambda i: text_of(dataset, i)) for iri in iris)
        reports = _reports(settings.content(), iris) if verdicts else (None, None)
        found = compare_versions(dataset, old, new, reports)
    if output == "json":
        write_text(json.dumps(as_object(found), ensure_ascii=False, indent=1) + "\n")
    elif output == "ttl":
        write_text(write_turtle(found))
    elif output == "atom":
        write_bytes(_feed(found, language))
    else:
        lines = _markdown(found, language) if output == "md" else as_lines(found, language)
        write_text("".join(f"{line}\n" for line in lines))
    if not found.has_texts:
        settings.tell(
            "note: only facts were compared: a text is missing, or the texts are in two languages"
        )
    if found.modelled_otherwise:
        settings.tell(
            f"note: {found.modelled_otherwise} facts differ although their words do not: they "
            f"were drafted or modelled differently, and the text did not change"
        )
    return 1 if found.changes else 0


def text_of(dataset: Dataset, iri: str) -> str | None:
    """Return the text of a statement (IRI), if it is available and the one that was modelled."""
    from noticegraph.passages import read_statement_text

    for entry in dataset.entries:
        if entry.statement == iri and entry.text_file is not None and entry.is_text_same:
            try:
                return read_statement_text(entry.text_file)
            except NoticegraphError:
                return None
    return None


def _resolve(dataset: Dataset, name: str) -> str:
    from noticegraph.near_names import nearest_names
    from noticegraph.trace import resolve_statement, statement_iris

    found = resolve_statement(dataset, name)
    if found is None:
        ids = tuple(iri.rsplit("/", 1)[-1] for iri in statement_iris(dataset))
        near = tuple(nearest_names(name, ids))
        raise UsageError("unknown-statement-of-files", name=name, nearest=near, known=ids)
    return found


def _reports(content: Content, iris: list[str]) -> tuple[Report | None, Report | None]:
    from noticegraph.reports.making import make_reports, shapes_source, statement_targets
    from noticegraph.reports.workers import Limits

    targets = statement_targets(content)
    made = make_reports(
        [targets[iri] for iri in iris if iri in targets], shapes_source(content),
        limits=Limits(processes=_JOBS),
    )  # fmt: skip
    by_iri = {report.statement: report for report in made}
    return by_iri.get(iris[0]), by_iri.get(iris[1])


def _feed(found: Differences, language: str) -> bytes:
    from noticegraph.differences import feed_of, write_feed

    return write_feed(
        feed_of(found, language), id_=f"{found.new_iri}/changes-from/{found.old}",
        title=f"{found.company}: {found.old} → {found.new}", author="noticegraph",
        language=language,
    )  # fmt: skip


def as_lines(found: Differences, language: str) -> Iterator[str]:
    """Yield the changes as lines of plain text, by subject."""
    from noticegraph.differences.subjects import title_of
    from noticegraph.differences.writing import count_changes, gravity_name, kind_sign, words_of

    yield f"{found.old} → {found.new}: {count_changes(found, language)}"
    for verdict in found.verdicts:
        sign = "↓" if verdict.is_fall else "↑"
        name = verdict.names.get(language) or verdict.requirement
        yield f"{sign} {name} ({verdict.requirement}): {verdict.old} → {verdict.new}"
    for subject, changes in found.by_subject().items():
        yield ""
        yield f"{title_of(subject, language)} ({len(changes)})"
        for change in changes:
            gravity = gravity_name(change.gravity, language)
            yield f"  {kind_sign(change.kind)} {change.sentence[language]}  [{gravity}]"
            for fact in change.facts[1:]:
                yield f"    {kind_sign(fact.kind)} {fact.sentence[language]}"
            for side, begin, end in ((change.old, "[-", "-]"), (change.new, "{+", "+}")):
                if side is not None:
                    yield f"      {side.place[language]}: {words_of(side.pieces, begin, end)}"


def _markdown(found: Differences, language: str) -> Iterator[str]:
    from noticegraph.differences.subjects import title_of
    from noticegraph.differences.writing import count_changes, gravity_name, kind_name, words_of

    yield f"# {found.old} → {found.new}"
    yield ""
    yield f"{count_changes(found, language)}."
    for verdict in found.verdicts:
        name = verdict.names.get(language) or verdict.requirement
        yield f"* {_escaped(name)} ({verdict.requirement}): {verdict.old} → **{verdict.new}**"
    for subject, changes in found.by_subject().items():
        yield ""
        yield f"## {title_of(subject, language)}"
        for change in changes:
            yield ""
            kind, gravity = kind_name(change.kind, language), gravity_name(change.gravity, language)
            yield f"### {_escaped(change.sentence[language])}"
            yield ""
            yield f"*{kind}; {gravity}*"
            for fact in change.facts[1:]:
                yield f"* {_escaped(fact.sentence[language])}"
            for side, begin, end in ((change.old, "~~", "~~"), (change.new, "**", "**")):
                if side is not None:
                    escaped = tuple(type(p)(_escaped(p.text), p.is_changed) for p in side.pieces)
                    yield ""
                    yield f"> {words_of(escaped, begin, end)} — {_escaped(side.place[language])}"


def _escaped(text: str) -> str:
    """Return a text in which Markdown finds no markup."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|~" else c for c in text)
