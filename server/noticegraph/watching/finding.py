"""The versions of services in a folder or a git repository, in the order of their days.

A dataset has ``<Service>/<Terms type>/<date>.md``, with the subjects of records in ``records.tsv``
if it is there; a repository has commits of ``<Service>/<Terms type>.md``. A record whose subject
begins with "Apply technical or declaration upgrade" is the same terms, taken anew.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from noticegraph.errors import InputError, UsageError
from noticegraph.near_names import nearest_names
from noticegraph.passages.model import MAX_TEXT_BYTES

PRIVACY_POLICY = "Privacy Policy"
RECORDS = "records.tsv"
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T\d{2}-\d{2}(?:-\d{2})?Z?)?")
_UPGRADE = re.compile(r"apply technical or declaration upgrade\b", re.IGNORECASE)
_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class FoundVersion:
    """A version of a service's terms: its day, the moment of its record, and how to read it.

    ``is_upgrade`` tells that the terms are those of the record before. ``others`` counts earlier
    records of the same day, of which this one is the last.
    """

    service: str
    date: datetime.date
    moment: str
    is_upgrade: bool
    read: Callable[[], bytes]
    others: int = 0


def find_versions(
    folder: Path, terms: str = PRIVACY_POLICY, services: tuple[str, ...] = ()
) -> dict[str, list[FoundVersion]]:
    """Return the versions by service, each in the order of time, one for a day.

    Raises InputError for what is neither such a folder nor a repository, or cannot be read;
    UsageError for a service that it does not have, or terms of which it has none.
    """
    if not folder.is_dir():
        raise InputError("watch-no-folder", file=folder)
    is_repository = (folder / ".git").exists() or (folder / "objects").is_dir()
    listed = _of_repository(folder, terms) if is_repository else _of_folder(folder, terms)
    found: dict[str, list[FoundVersion]] = {}
    for version in listed:
        found.setdefault(version.service, []).append(version)
    if not found:
        raise UsageError("watch-no-terms", terms=terms, folder=str(folder))
    for service in services:
        if service not in found:
            near = tuple(nearest_names(service, found))
            raise UsageError("watch-no-service", service=service, nearest=near)
    chosen = services or tuple(sorted(found, key=str.casefold))
    return {service: _one_a_day(found[service]) for service in chosen}


def _one_a_day(versions: list[FoundVersion]) -> list[FoundVersion]:
    """Return the last version of each day: a statement is named by the day of its version."""
    kept: dict[datetime.date, FoundVersion] = {}
    for version in sorted(versions, key=lambda v: v.moment):
        before = kept.get(version.date)
        if before is not None:
            same = version.is_upgrade and before.is_upgrade
            version = replace(version, others=before.others + 1, is_upgrade=same)
        kept[version.date] = version
    return [kept[day] for day in sorted(kept)]


def _of_folder(folder: Path, terms: str) -> Iterator[FoundVersion]:
    upgrades = _upgrades(folder / RECORDS)
    for service in sorted(p for p in folder.iterdir() if p.is_dir()):
        place = service / terms
        for file in sorted(place.glob("*.md")) if place.is_dir() else ():
            match = _DATE.fullmatch(file.stem)
            date = _day(match[1]) if match else None
            if date is not None:
                upgrade = (service.name, file.stem) in upgrades
                yield FoundVersion(service.name, date, file.stem, upgrade, file.read_bytes)


def _upgrades(records: Path) -> set[tuple[str, str]]:
    """Return service and moment of the records that are only upgrades."""
    try:
        lines = records.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return set()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError("unreadable-file", reason=reason, file=records) from error
    rows = (line.split("\t") for line in lines)
    return {(r[0], r[1]) for r in rows if len(r) >= 3 and _UPGRADE.match(r[2])}


def _of_repository(folder: Path, terms: str) -> Iterator[FoundVersion]:
    log = _git(
        folder, "log", "--reverse", "--no-renames", "--format=%x01%H%x09%cI%x09%s", "--name-only",
        "-z", "--", f":(glob)*/{terms}.md",
    ).decode("utf-8", "replace")  # fmt: skip
    for record in log.split("\x01")[1:]:
        head, *paths = [part for part in re.split(r"[\x00\n]+", record) if part]
        commit, moment, subject = head.split("\t", 2)
        date = _day(moment[:10])
        for path in paths:
            parts = PurePosixPath(path).parts
            if len(parts) == 2 and parts[1] == f"{terms}.md" and date is not None:
                yield FoundVersion(
                    parts[0], date, moment, bool(_UPGRADE.match(subject)),
                    _reader(folder, commit, path),
                )  # fmt: skip


def _reader(folder: Path, commit: str, path: str) -> Callable[[], bytes]:
    return lambda: _git(folder, "cat-file", "blob", f"{commit}:{path}")


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git says of a repository: nothing of its configuration runs a program."""
    program = shutil.which("git")
    if program is None:
        raise InputError("watch-no-git", file=folder)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    quiet = {
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1",
        "LC_ALL": "C",
    }  # fmt: skip
    safe = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c", "log.showSignature=false",
            "-c", f"safe.directory={folder.resolve()}")  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - git with arguments of our own
            [program, "--no-pager", *safe, "-C", str(folder), *arguments], capture_output=True,
            timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL, env=kept | quiet,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise InputError("watch-git", reason="it takes too long", file=folder) from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError("watch-git", reason=reason[-1] if reason else "", file=folder)
    # A blob over the limit is refused by whoever reads the text; a log is longer than one text.
    is_blob = arguments[0] == "cat-file"
    return done.stdout[: MAX_TEXT_BYTES + 1] if is_blob else done.stdout


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        return None
