"""Found versions → statements of the workspace, each the next version of the one before."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from noticegraph.content import Content
from noticegraph.errors import NoticegraphError, UsageError
from noticegraph.reports.workers import Limits
from noticegraph.revising import Revision, first_version, revise_statement
from noticegraph.statement_files import workspace_files
from noticegraph.watching.finding import FoundVersion
from noticegraph.workspace import make_slug


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of a found version: the new statement, or why there is none.

    ``is_there`` says that it had come in before.
    """

    found: FoundVersion
    id: str
    revision: Revision | None = None
    error: NoticegraphError | None = None
    is_there: bool = False


def bring_in(
    content: Content, versions: Iterable[FoundVersion], *, language: str, limits: Limits
) -> Iterator[BroughtIn]:
    """Bring the versions of one service into the workspace, the oldest first.

    Those that are there stay as they are. One that cannot be read is reported and left out; the
    next is compared with the last that could. Raises UsageError without a workspace.
    """
    if content.workspace is None:
        raise UsageError("add-without-workspace")
    for version in versions:
        slug = make_slug(version.service)
        known = sorted(
            (f.date, f.id)
            for f in workspace_files(content)
            if f.company == slug and f.language == language
        )
        id_ = f"{slug}-{version.date.isoformat()}-{language}"
        if any(id_ == other for _, other in known):
            yield BroughtIn(version, id_, is_there=True)
            continue
        try:
            yield BroughtIn(version, id_, _next(content, version, known, language, limits))
        except NoticegraphError as error:
            yield BroughtIn(version, id_, error=error)


def _next(
    content: Content, version: FoundVersion, known: list[tuple[str, str]], language: str,
    limits: Limits,
) -> Revision:  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="noticegraph-") as folder:
        file = Path(folder) / f"{version.moment.replace(':', '-')}.md"
        file.write_bytes(version.read())
        if not known:
            return first_version(
                content, file, company=version.service, date=version.date, language=language,
                limits=limits,
            )  # fmt: skip
        return revise_statement(
            content, known[-1][1], file, date=version.date, limits=limits,
            as_capture=version.is_upgrade, is_known=True,
        )  # fmt: skip
