"""The process that reads a file to be added, and drafts its facts.

The first line of stdin says what to do, as JSON; the bytes of the file follow. On stdout is what
became of it.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from noticegraph.adding import add_statement, names_company, statements_with_text
from noticegraph.content import Content
from noticegraph.drafted_versions import first_version
from noticegraph.errors import (
    InternalError,
    MemoryLimitError,
    NoticegraphError,
    StatementTextError,
    describe_error,
)
from noticegraph.intake import Source, read_source
from noticegraph.intake.worker import limit_process
from noticegraph.passages import segment_text
from noticegraph.passages.model import SECTION, TABLE_CELL
from noticegraph.reports.workers import Limits
from noticegraph.reviewing.together import count_drafted
from noticegraph.workspace import parse_date, read_workspace

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_FIRST = 12
"""How many passages are shown before a text is brought in."""
_LONGEST = 400
_DRAFTING_SECONDS = 60.0
"""How long the shapes may take over the drafted facts."""


def main() -> None:
    """Do a task and write what became of it."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Nothing that a library prints may get into the answer.
    os.dup2(2, 1)
    task = json.loads(sys.stdin.buffer.readline())
    limit_process(task["memory"], task["processor_seconds"])
    try:
        with tempfile.TemporaryDirectory(prefix="noticegraph-") as folder:
            file = _write(task["name"], sys.stdin.buffer.read(), Path(folder))
            answer = _look(task, file) if task["do"] == "look" else _bring(task, file)
    except NoticegraphError as error:
        error.file = None
        answer = {"error": describe_error(error)}
    except MemoryError:
        answer = {"error": describe_error(MemoryLimitError("source-memory"))}
    except Exception as error:  # noqa: BLE001 - whatever a broken file brings about
        unforeseen = InternalError(
            "unforeseen", class_name=type(error).__name__, reason=str(error)[:300]
        )
        answer = {"error": describe_error(unforeseen)}
    json.dump(answer, answers, default=str)
    answers.flush()


def _look(task: dict[str, Any], file: Path) -> dict[str, Any]:
    source = read_source(file, task["keep_all"])
    passages = [p for p in segment_text(source.text, source.form).passages if p.kind != SECTION]
    if not passages:
        raise StatementTextError("no-passages")
    shown = [p for p in passages if p.kind != TABLE_CELL][:_FIRST]
    return {
        "company": source.company or "",
        "date": source.date.isoformat() if source.date else "",
        "language": source.language or "",
        "passages": len(passages),
        "first": [
            {"kind": p.kind, "section": p.section, "place": p.place, "headings": p.headings,
             "text": source.text[p.start : min(p.end, p.start + _LONGEST)]}
            for p in shown
        ],
        "left_out": [
            {"what": part.what, "words": part.words, "text": part.text[:_LONGEST]}
            for part in source.left_out
        ],
    }  # fmt: skip


def _bring(task: dict[str, Any], file: Path) -> dict[str, Any]:
    start = time.monotonic()
    content = Content(Path(task["content"])).layered(read_workspace(Path(task["workspace"])))
    company, language = task["company"], task["language"]
    given: dict[str, Any] = {
        "company": company, "date": parse_date(task["date"]), "language": language,
        "keep_all": task["keep_all"],
    }  # fmt: skip
    if task["do"] == "cut":
        added = add_statement(content, file, **given)
        return _told(
            added.files.id, added.source, len(added.segmentation.passages), language,
            is_company_named=added.is_company_named, same_text=added.same_text,
            seconds=time.monotonic() - start,
        )  # fmt: skip
    made = first_version(content, file, limits=Limits(seconds=_DRAFTING_SECONDS), **given)
    source = made.prepared.source
    drafted = count_drafted((str(s), str(p), str(o)) for s, p, o in made.outcome.graph)
    same = statements_with_text(content, source.text.encode())
    return _told(
        made.files.id, source, len(made.prepared.segmentation.passages), language,
        is_company_named=names_company(source.text, made.prepared.company),
        same_text=tuple(other for other in same if other != made.files.id),
        is_drafted=True, drafted=drafted, refused=len(made.outcome.refused),
        unread=tuple(made.unread), seconds=time.monotonic() - start,
    )  # fmt: skip


def _told(id_: str, source: Source, passages: int, language: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_, "language": language, "passages": passages,
        "parts_left_out": len(source.left_out), "found_language": source.language or "",
        "is_drafted": False, "drafted": 0, "refused": 0, "unread": (),
    } | more  # fmt: skip


def _write(name: str, data: bytes, folder: Path) -> Path:
    """Write what is given into a folder of its own; the name only says what kind of file it is."""
    suffix = Path(name).suffix if name else ".md"
    file = folder / f"statement{suffix.lower() if _SUFFIX.fullmatch(suffix) else '.txt'}"
    file.write_bytes(data)
    return file


if __name__ == "__main__":
    main()
