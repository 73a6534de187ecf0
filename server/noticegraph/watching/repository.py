"""A git repository, read by git itself; nothing in the repository can run a program.

Whoever made it chose its configuration, attributes, hooks, names and dates: none is trusted.
Only commands that read objects are run, and no working tree is looked at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from noticegraph.errors import InputError, LimitError
from noticegraph.passages.model import MAX_TEXT_BYTES
from noticegraph.printing import printable

_SECONDS = 120.0
_SUBJECT = 200
"""So many characters of the subject of a commit are read."""
_REGULAR = ("100644", "100755")
_NOTHING_RUNS = (
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", f"core.attributesFile={os.devnull}", "-c", "log.showSignature=false",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1",
    # What is missing from a partial clone is not fetched: older git knows only the second.
    "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C", "TZ": "UTC0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """A file as a commit has it: its path, the moment of the commit in UTC, and its subject.

    Bytes of the path that are not UTF-8 are surrogates. ``read`` raises InputError and LimitError.
    """

    path: str
    moment: str
    subject: str
    read: Callable[[], bytes]


def read_records(folder: Path, name: str) -> Iterator[Record]:
    """Yield the files ``<folder>/name`` that commits added or changed, the first commit first.

    Raises InputError if git is not there or cannot read the repository, if that has no commits, or
    only the last ones: then the first would seem to have changed every file.
    """
    if not _git(folder, "rev-parse", "-q", "--verify", "HEAD^{commit}", may_fail=True):
        raise InputError("watch-no-commits", file=folder)
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise InputError("watch-shallow", file=folder)
    only = ("--", f":(glob)*/{name}")
    log = _git(
        folder, "log", "--reverse", "--no-renames", "--no-mailmap", "-z",
        "--date=format-local:%Y-%m-%dT%H:%M:%SZ", f"--format=%H%x09%cd%x09%<({_SUBJECT},trunc)%s",
        *only,
    )  # fmt: skip
    told = {}
    for line in log.decode("utf-8", "replace").split("\0"):
        commit, _, rest = line.strip("\n").partition("\t")
        if commit:
            moment, _, subject = rest.partition("\t")
            told[commit] = moment, subject.strip()
    sent = "".join(f"{commit}\n" for commit in told).encode()
    raw = _git(
        folder, "diff-tree", "--stdin", "-r", "--root", "--raw", "-z", "--no-renames",
        "--no-abbrev", "--no-ext-diff", "--no-textconv", *only, sent=sent,
    )  # fmt: skip
    moment = subject = ""
    parts = iter(raw.split(b"\0"))
    for part in parts:
        if not part.startswith(b":"):
            moment, subject = told.get(part.strip().decode("ascii", "replace"), (moment, subject))
            continue
        path = os.fsdecode(next(parts, b""))
        _, mode, _, blob, state = part.decode("ascii", "replace").split(" ")
        if not state.startswith("D"):
            yield Record(path, moment, subject, _reader(folder, mode, blob))


def _reader(folder: Path, mode: str, blob: str) -> Callable[[], bytes]:
    def read() -> bytes:
        if mode not in _REGULAR:
            raise InputError("watch-no-file", file=folder)
        if int(_git(folder, "cat-file", "-s", blob)) > MAX_TEXT_BYTES:
            raise LimitError("long-text", bytes=MAX_TEXT_BYTES)
        return _git(folder, "cat-file", "blob", blob)

    return read


def _git(folder: Path, *arguments: str, sent: bytes = b"", may_fail: bool = False) -> bytes:
    """Return what git says; nothing where it may fail (``may_fail``) and does not say why.

    Raises InputError.
    """
    program = shutil.which("git")
    if program is None:
        raise InputError("watch-no-git", file=folder)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    root = folder.resolve()
    # Named, so that git does not look for another repository around this folder.
    place = f"--git-dir={root / '.git' if (root / '.git').exists() else root}"
    try:
        done = subprocess.run(  # noqa: S603 - git with arguments of our own
            [program, "--no-pager", place, *_NOTHING_RUNS, *arguments], input=sent,
            capture_output=True, timeout=_SECONDS, check=False, cwd=os.sep, env=kept | _ENVIRONMENT,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise InputError("watch-git", reason="it takes too long", file=folder) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if may_fail and not said:
            return b""
        raise InputError("watch-git", reason=printable("".join(said[-1:]))[:300], file=folder)
    return done.stdout
