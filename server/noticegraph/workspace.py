"""A workspace: a folder of one's own statements, laid out as ``graph_data/`` is.

It is marked by ``noticegraph.toml`` (TOML 1.0, https://toml.io). Not responsible for the statements
in it (``statement_files``, ``catalog``).
"""

from __future__ import annotations

import datetime
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from noticegraph.errors import ContentError, UsageError
from noticegraph.languages import LANGUAGES
from noticegraph.namespaces import THINGS, is_absolute_iri
from noticegraph.near_names import nearest_names

FILE = "noticegraph.toml"
"""The file that makes a folder a workspace."""
_KEYS = ("name", "base", "languages")
_BASE = re.compile(r"https?://[^/#]+/(?:[^#]*/)?")
_LONGEST_SLUG = 80
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names of devices on Windows, which has no folders of these names."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace: its folder, its name, the base of its statements' IRIs, and their languages."""

    root: Path
    name: str
    base: str = THINGS
    languages: tuple[str, ...] = LANGUAGES

    @property
    def file(self) -> Path:
        """The file that describes it."""
        return self.root / FILE


def find_workspace(start: Path) -> Path | None:
    """Return the nearest folder with a ``noticegraph.toml``: ``start``, or one above it."""
    for folder in (start, *start.parents):
        try:
            if (folder / FILE).is_file():
                return folder
        except OSError:
            # A folder that may not be looked into has no workspace for us.
            continue
    return None


def read_workspace(root: Path) -> Workspace:
    """Read the description of a workspace.

    Raises ContentError, with line and column where they are known, if there is none or it is
    ill-formed, has an unknown key or a value that does not fit, or lies in another workspace.
    """
    file = root / FILE

    def refuse(kind: str, **values: Any) -> NoReturn:
        raise ContentError(kind, file=file, **values)

    if root.exists() and not root.is_dir():
        raise ContentError("workspace-not-a-folder", file=root)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise ContentError("no-workspace", file=root) from None
    except OSError as error:
        refuse("unreadable-file", reason=error.strerror or str(error))
    values = _read_toml(data, file)
    for key in values:
        if key not in _KEYS:
            refuse(
                "workspace-key",
                line=_line_of(data, key),
                key=key,
                nearest=tuple(nearest_names(key, _KEYS, 1)),
                known=_KEYS,
            )
    name = values.get("name", root.resolve().name)
    if not isinstance(name, str) or not name.strip():
        refuse("workspace-name", line=_line_of(data, "name"))
    base = values.get("base", THINGS)
    if not isinstance(base, str) or not _BASE.fullmatch(base) or not is_absolute_iri(base):
        refuse("workspace-base", line=_line_of(data, "base"), base=str(base))
    languages = values.get("languages", list(LANGUAGES))
    if (
        not isinstance(languages, list)
        or not languages
        or any(language not in LANGUAGES for language in languages)
    ):
        refuse("workspace-languages", line=_line_of(data, "languages"), known=LANGUAGES)
    outer = find_workspace(root.resolve().parent)
    if outer is not None:
        refuse("nested-workspace", outer=str(outer))
    return Workspace(root, name.strip(), base, tuple(languages))


def describe_workspace(name: str, base: str = THINGS) -> str:
    """Return the text of ``noticegraph.toml`` for a new workspace."""
    languages = ", ".join(map(_quoted, LANGUAGES))
    return f"name = {_quoted(name)}\nbase = {_quoted(base)}\nlanguages = [{languages}]\n"


def make_slug(name: str) -> str:
    """Return the id of a company: its name in small letters, digits and hyphens (``a-b-v``).

    Raises UsageError for a name without a Latin letter or a digit, or one that is too long.
    """
    # What Unicode does not decompose, and Latin alphabets use.
    special = {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
    small = "".join(special.get(character, character) for character in name.lower())
    plain = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not slug:
        raise UsageError("company-without-id", name=name)
    if len(slug) > _LONGEST_SLUG:
        raise UsageError("long-company-name", length=len(slug), limit=_LONGEST_SLUG)
    return f"{slug}-company" if _DEVICE.fullmatch(slug) else slug


def parse_date(written: str) -> datetime.date:
    """Return the date that is written as in ISO 8601 (2026-05-03). Raises UsageError."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
            return datetime.date.fromisoformat(written)
    except ValueError:
        pass
    raise UsageError("statement-date", written=written)


def _read_toml(data: bytes, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ContentError("workspace-encoding", file=file, line=line) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error) or "it is nested too deeply"
        place = re.search(r" \(at line (\d+), column (\d+)\)$", reason)
        raise ContentError(
            "workspace-toml",
            file=file,
            line=int(place[1]) if place else None,
            column=int(place[2]) if place else None,
            reason=reason[: place.start()] if place else reason,
        ) from error


def _line_of(data: bytes, key: str) -> int | None:
    for number, line in enumerate(data.decode("utf-8-sig").splitlines(), 1):
        if re.match(rf"\s*\[*\s*[\"']?{re.escape(key)}\b", line):
            return number
    return None


def _quoted(text: str) -> str:
    """Return a TOML basic string."""
    escaped = "".join(
        f"\\{c}" if c in '"\\' else f"\\u{ord(c):04X}" if ord(c) < 0x20 or ord(c) == 0x7F else c
        for c in text
    )
    return f'"{escaped}"'
