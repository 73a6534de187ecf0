"""The file of a store: an SQLite database with its schema, its lock, and copies of it.

Not responsible for what is written into it (``store_directory``).
"""

from __future__ import annotations

import errno
import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from noticegraph.errors import StoreError, StoreFullError

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be moved
    fcntl = None  # type: ignore[assignment]

FILE = "noticegraph.sqlite"
_LOCK = "lock"
OURS = {FILE, FILE + "-wal", FILE + "-shm", FILE + "-journal", _LOCK}
EARLIER = "noticegraph-store.json"
_APPLICATION = 0x4E476470
_VERSION = 1
_SCHEMA = f"""
CREATE TABLE quads (line BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE graphs (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE content (
  graph TEXT PRIMARY KEY, source TEXT NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE revision (id TEXT NOT NULL, number INTEGER NOT NULL);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""


def hold(directory: Path, held: ExitStack) -> None:
    """Lock a directory until ``held`` is closed. Raises StoreError if another process has it."""
    try:
        if fcntl is not None:
            # Unlike a lock file, the directory cannot be replaced while it is locked.
            descriptor = os.open(directory, os.O_RDONLY)
            held.callback(os.close, descriptor)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                # Some network file systems cannot lock directories: there, the file must do.
                if error.errno not in (errno.EBADF, errno.ENOTSUP, errno.ENOLCK):
                    raise
        held.enter_context(FileLock(directory / _LOCK).acquire(timeout=0))
    except (Timeout, BlockingIOError) as error:
        raise StoreError("store-in-use", directory=str(directory)) from error
    except OSError as error:
        raise directory_error(directory, error) from error


def open_database(directory: Path) -> sqlite3.Connection:
    """Open the database in a directory, or make an empty one. Raises StoreError."""
    with readable(directory):
        database = sqlite3.connect(
            directory / FILE, timeout=10, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(database)
        except BaseException:
            database.close()
            raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    if tables and (application, version) != (_APPLICATION, _VERSION):
        raise sqlite3.DatabaseError("file is not a store of this version")
    # A commit is on disk before it is acknowledged; readers (a backup) do not block writers.
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    if tables == 0:
        database.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA.split(";"):
            database.execute(statement)
        database.execute("INSERT INTO revision VALUES (?, 0)", (uuid.uuid4().hex,))
        database.execute("COMMIT")


@contextmanager
def readable(directory: Path) -> Iterator[None]:
    """Raise StoreError for errors of SQLite, and for lines that are not quads."""
    try:
        yield
    except sqlite3.Error as error:
        raise database_error(directory, error) from error
    except SyntaxError as error:
        raise StoreError("broken-quad", directory=str(directory), reason=error.msg) from error


def copy_database(database: sqlite3.Connection, target: Path) -> None:
    """Copy a store into an empty or new directory, complete or not at all. Raises StoreError."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        if any(target.iterdir()):
            raise StoreError("directory-not-empty", directory=str(target))
    except OSError as error:
        raise directory_error(target, error) from error
    unfinished = target / (FILE + ".new")
    try:
        copy = sqlite3.connect(unfinished)
        try:
            database.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        unfinished.replace(target / FILE)
    except sqlite3.Error as error:
        unfinished.unlink(missing_ok=True)
        raise database_error(target, error) from error


def database_error(directory: Path, error: sqlite3.Error) -> StoreError:
    """Return the error for one of SQLite about the file of a store."""
    text = str(error)
    if "disk is full" in text or "disk I/O error" in text:
        return StoreFullError("store-full", directory=str(directory), reason=text)
    if "readonly" in text or "unable to open" in text:
        return StoreError("store-permission", directory=str(directory))
    if "locked" in text:
        return StoreError("store-in-use", directory=str(directory))
    return StoreError("store-unusable", directory=str(directory), reason=text)


def directory_error(directory: Path, error: OSError) -> StoreError:
    """Return the error for a directory that cannot be used."""
    if isinstance(error, PermissionError):
        return StoreError("store-permission", directory=str(directory))
    if isinstance(error, FileExistsError | NotADirectoryError):
        return StoreError("not-a-directory", directory=str(directory))
    return StoreError(
        "directory-unusable", directory=str(directory), reason=error.strerror or str(error)
    )
