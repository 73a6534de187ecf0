"""The versions of services in a folder or a git repository, in the order of their days.

A dataset has ``<Service>/<Terms type>/<date>.md``, with the subjects of records in ``records.tsv``
if it is there; a repository has commits of ``<Service>/<Terms type>.md``. A record whose subject
begins with "Apply technical or declaration upgrade" is the same terms, recorded again.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from noticegraph.errors import InputError, LimitError, NoticegraphError, UsageError
from noticegraph.near_names import nearest_names
from noticegraph.passages.model import MAX_TEXT_BYTES
from noticegraph.printing import printable
from noticegraph.watching.repository import read_records
from noticegraph.workspace import make_slug

PRIVACY_POLICY = "Privacy Policy"
RECORDS = "records.tsv"
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T\d{2}-\d{2}(?:-\d{2})?Z?)?")
_UPGRADE = re.compile(r"(?i)apply technical or declaration upgrade\b")
_RECORDS_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FoundVersion:
    """A version of a service's terms: its day, the moment of its record, and how to read it.

    ``is_upgrade`` says that the terms are those of the record before. ``others`` counts earlier
    records of the same day, of which this one is the last. ``read`` raises InputError and
    LimitError.
    """

    service: str
    date: datetime.date
    moment: str
    is_upgrade: bool
    read: Callable[[], bytes]
    others: int = 0


def find_versions(
    folder: Path,
    terms: str = PRIVACY_POLICY,
    services: tuple[str, ...] = (),
    tell: Callable[[NoticegraphError], object] = lambda _: None,
) -> dict[str, list[FoundVersion]]:
    """Return the versions by service, each in the order of time, one for a day.

    A record whose service or day no statement can have is left out and reported. Raises InputError
    for what is neither such a folder nor a repository, or cannot be read; UsageError for a service
    that it does not have, terms of which it has none, and two services that would be one company.
    """
    if not folder.is_dir():
        raise InputError("watch-no-folder", file=folder)
    is_repository = (folder / ".git").exists() or (folder / "objects").is_dir()
    listed = _of_repository(folder, terms) if is_repository else _of_folder(folder, terms)
    found: dict[str, list[FoundVersion]] = {}
    wrong: dict[str, NoticegraphError] = {}
    for service, moment, is_upgrade, read in listed:
        try:
            version = FoundVersion(
                _known_name(service), _day(service, moment), moment, is_upgrade, read
            )
        except NoticegraphError as error:
            # One line for each service, not for each of its records.
            wrong.setdefault(f"{service} {error.kind}", error)
        else:
            found.setdefault(version.service, []).append(version)
    for left_out in wrong.values():
        tell(left_out)
    if not found:
        raise UsageError("watch-no-terms", terms=terms, folder=str(folder))
    for service in services:
        if service not in found:
            near = tuple(nearest_names(service, found))
            raise UsageError("watch-no-service", service=service, nearest=near)
    chosen = services or tuple(sorted(found, key=str.casefold))
    _refuse_alike(chosen)
    return {service: _one_a_day(found[service]) for service in chosen}


def _known_name(service: str) -> str:
    """Return the name of a service. Raises UsageError if no company can be called that."""
    if not service.isprintable():
        raise UsageError("watch-name", name=printable(service))
    make_slug(service)
    return service


def _day(service: str, moment: str) -> datetime.date:
    """Return the day of a record. Raises UsageError if there is none, or it is still to come."""
    today = datetime.datetime.now(datetime.UTC).date()
    try:
        day = datetime.date.fromisoformat(moment[:10])
    except ValueError as error:
        raise UsageError("watch-day", service=service, moment=printable(moment)) from error
    if day > today:
        raise UsageError("watch-future", service=service, moment=moment)
    return day


def _refuse_alike(services: tuple[str, ...]) -> None:
    """Raise UsageError for two services whose versions would be those of one company."""
    known: dict[str, str] = {}
    for service in services:
        other = known.setdefault(make_slug(service), service)
        if other != service:
            raise UsageError("watch-services-alike", first=other, second=service)


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


_Listed = Iterator[tuple[str, str, bool, Callable[[], bytes]]]
"""For each record: its service, its moment, whether it only applies an upgrade, how to read it."""


def _of_folder(folder: Path, terms: str) -> _Listed:
    upgrades = _upgrades(folder)
    for service in sorted(p for p in folder.iterdir() if p.is_dir()):
        place = service / terms
        for file in sorted(place.glob("*.md")) if place.is_dir() else ():
            match = _DATE.fullmatch(file.stem)
            if match:
                is_upgrade = (service.name, file.stem) in upgrades
                read = partial(_read_inside, folder, file, MAX_TEXT_BYTES)
                yield service.name, file.stem, is_upgrade, read


def _read_inside(folder: Path, file: Path, limit: int) -> bytes:
    """Return the content of a file of a folder.

    Raises InputError for what is no file, or leads out of the folder; LimitError.
    """
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve()):
            raise InputError("watch-outside", file=file)
        if not file.is_file():
            raise InputError("watch-no-file", file=file)
        if file.stat().st_size > limit:
            raise LimitError("long-text", bytes=limit, file=file)
        return file.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError("unreadable-file", reason=reason, file=file) from error


def _upgrades(folder: Path) -> set[tuple[str, str]]:
    """Return service and moment of the records that are only upgrades."""
    records = folder / RECORDS
    if not records.is_symlink() and not records.exists():
        return set()
    try:
        lines = _read_inside(folder, records, _RECORDS_BYTES).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise InputError("unreadable-file", reason=str(error), file=records) from error
    rows = (line.split("\t") for line in lines)
    return {(r[0], r[1]) for r in rows if len(r) >= 3 and _UPGRADE.match(r[2])}


def _of_repository(folder: Path, terms: str) -> _Listed:
    for record in read_records(folder, f"{terms}.md"):
        parts = PurePosixPath(record.path).parts
        if len(parts) == 2 and parts[1] == f"{terms}.md":
            yield parts[0], record.moment, bool(_UPGRADE.match(record.subject)), record.read
