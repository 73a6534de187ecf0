"""The command `watch`: imports the versions that an archive publishes into the workspace."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.options import seconds_option
from noticegraph.cli.output import common_options, current_settings, progress, write_text
from noticegraph.errors import NoticegraphError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticegraph.watching import BroughtIn, FoundVersion
    from noticegraph.workspace import Workspace

_JOBS = min(os.cpu_count() or 1, 8)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--service", "services", multiple=True, metavar="NAME",
              help="Only this service; may be given several times.")  # fmt: skip
@click.option("--terms", default="Privacy Policy", show_default=True, metavar="NAME",
              help="Which terms of the services.")  # fmt: skip
@click.option("--language", metavar="nl|en",
              help="The language of the texts.  [default: as their words tell]")  # fmt: skip
@seconds_option("the shapes, for each version")
@common_options
def watch(
    folder: Path, services: tuple[str, ...], terms: str, language: str | None, seconds: float
) -> int:
    """Import the versions in a folder or git repository into the workspace, the oldest first.

    DIR is laid out as Open Terms Archive publishes versions: <Service>/<Terms type>/<date>.md, or a
    git repository with <Service>/<Terms type>.md. The first version of a service is drafted, each
    later one revises the one before. Run it again whenever there may be new ones: only these are
    imported. Records that only apply a technical upgrade are imported as the same terms, recorded
    again.

    The ids of new statements are printed on stdout. The exit code is 1 if any of them needs review,
    or a version could not be read.
    """
    from noticegraph.reports.workers import Limits
    from noticegraph.watching import bring_in, find_versions

    settings = current_settings()
    content = settings.content()
    if content.workspace is None:
        raise UsageError("add-without-workspace")
    limits = Limits(seconds=seconds, processes=_JOBS)
    done: list[BroughtIn] = []
    passed: list[NoticegraphError] = []
    found = find_versions(folder, terms, services, passed.append)
    for error in passed:
        settings.tell(f"left out: {_line(error)}")
    for service, versions in found.items():
        written_in = _language(content.workspace, service, versions, language)
        with progress(service, settings):
            for brought in bring_in(content, versions, language=written_in, limits=limits):
                done.append(brought)
                if brought.revision is not None:
                    write_text(f"{brought.id}\n")
                for line in _told(brought):
                    settings.tell(line)
    there = sum(one.is_there for one in done)
    new = sum(one.revision is not None for one in done)
    settings.tell(f"{new} versions imported, {there} were there already")
    failed = bool(passed) or any(one.error is not None for one in done)
    open_ = any(one.revision is not None and not one.revision.is_settled for one in done)
    return 1 if failed or open_ else 0


def _language(
    workspace: Workspace, service: str, versions: Sequence[FoundVersion], given: str | None
) -> str:
    """Return the language of a service's texts: as given, or as the words of the last tell."""
    from noticegraph.intake.proposals import propose_language

    text = _last_text(versions) if given is None else ""
    language = given or propose_language(text) or "en"
    if language not in workspace.languages:
        raise UsageError("watch-language", language=language, service=service)
    return language


def _last_text(versions: Sequence[FoundVersion]) -> str:
    """Return the last text that can be read; "" if none can."""
    for version in reversed(versions):
        with suppress(NoticegraphError):
            return version.read().decode("utf-8", "replace")
    return ""


def _line(error: NoticegraphError) -> str:
    """Return an error in one line, with its remedy."""
    told = f"{error.message} ({error.hint})" if error.hint else error.message
    return " ".join(told.split())


def _told(brought: BroughtIn) -> Iterator[str]:
    if brought.is_there:
        return
    if brought.error is not None:
        yield f"{brought.id}: left out: {_line(brought.error)}"
        return
    revision = brought.revision
    if revision is None:
        return
    if brought.found.others:
        yield f"{brought.id}: the last of {brought.found.others + 1} records of that day"
    if not revision.before:
        yield f"{brought.id}: first version, {len(revision.news)} facts drafted"
        return
    anew = ", the same terms recorded again" if brought.found.is_upgrade else ""
    yield (
        f"{brought.id}{anew}: {len(revision.kept)} facts carried over, "
        f"{len(revision.news)} to review"
    )
