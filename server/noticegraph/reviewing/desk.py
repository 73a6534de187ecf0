"""One statement on the desk of its reviewers: read once, changed fact by fact, written each time.

The file of facts is replaced as a whole after each step, or stays as it was. What others write
meanwhile is noticed before a step and never overwritten.
"""

from __future__ import annotations

import datetime
import stat
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from noticegraph.errors import InputError, NoticegraphError, RowError, UsageError
from noticegraph.placing import held, replace_file
from noticegraph.reviewing.journal import Journal, Step
from noticegraph.reviewing.judging import NodeJudge
from noticegraph.reviewing.opening import Opened, open_files, state_of
from noticegraph.reviewing.states import (
    FactShapeError,
    as_accepted,
    rows_without,
    says,
    version_of,
    was_just_done,
)
from noticegraph.reviewing.together import said_before
from noticegraph.rows import KINDS, Row, Vocabulary
from noticegraph.rows.live import LiveRows
from noticegraph.rows.reviewing import now_in_words
from noticegraph.statement_files import StatementFiles


class Conflict(Exception):  # noqa: N818 - it is no mistake
    """Somebody else changed a fact meanwhile: ``theirs`` is what it is now, None if it is gone."""

    def __init__(self, theirs: Row | None) -> None:
        super().__init__("conflict")
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a step: the ids of the facts it touched, or why nothing was changed."""

    touched: tuple[str, ...] = ()
    faults: tuple[RowError, ...] = ()
    remarks: tuple[str, ...] = ()


class Desk:
    """A statement being reviewed. Each method raises what reading or writing its files raises."""

    def __init__(self, files: StatementFiles, vocabulary: Vocabulary, judge: NodeJudge) -> None:
        self.files = files
        self._vocabulary = vocabulary
        self._judge = judge
        self._lock = threading.RLock()
        self._opened: Opened | None = None
        self._beside: threading.Thread | None = None
        self._beside_lock = threading.Lock()
        self._is_preparing = False
        self._read = threading.Event()
        self.journal = Journal(files.root, files.id)

    # Reading

    def opened(self) -> Opened:
        """Return the statement as its files are now.

        Raises InputError if a file is gone, ContentError if it is a link that leads out of the
        workspace, UsageError if there is no text to review against.
        """
        if self._is_preparing and (opened := self._current()) is not None:
            # A page does not wait for what only the first step needs.
            return opened
        with self._lock:
            state = state_of(self.files)
            if self._opened is None or self._opened.state != state:
                self._opened = open_files(self.files, state, self._vocabulary)
            return self._opened

    def open_within(self, seconds: float) -> bool:
        """Read the statement beside, and tell whether that was done within some time.

        What is wrong with its files is raised by `opened`.
        """
        if self._current() is not None:
            return True
        with self._beside_lock:
            if self._beside is None or not self._beside.is_alive():
                self._read = threading.Event()
                self._beside = threading.Thread(target=self._open_beside, daemon=True)
                self._beside.start()
        return self._read.wait(seconds)

    def settle(self) -> None:
        """Wait until all is made that the first step needs."""
        self.opened()
        with self._lock:
            self.opened().prepare()

    def _current(self) -> Opened | None:
        """Return the statement if it has been read as its files are now."""
        opened = self._opened
        return opened if opened is not None and opened.state == state_of(self.files) else None

    def _open_beside(self) -> None:
        try:
            with self._lock:
                opened = self.opened()
                _ = opened.progress
                self._is_preparing = True
                self._read.set()
                opened.prepare()
        except (NoticegraphError, OSError):
            # Whoever asks for the statement is told.
            return
        finally:
            self._is_preparing = False
            self._read.set()

    @property
    def live(self) -> LiveRows:
        """The rows as the files are now."""
        return self.opened().live

    def version_of(self, node_id: str) -> str:
        """Return what tells one state of a fact from another; "" if there is no such fact."""
        row = self.live.rows.get(node_id)
        return "" if row is None else version_of(row)

    # Steps

    def decide(
        self, ids: Sequence[str], status: str, who: str, versions: dict[str, str] | None = None
    ) -> Change:
        """Accept or reject facts (``status``). ``versions`` are the states that were seen.

        Raises Conflict if one of them is in another state. Facts that are in that state already
        stay as they are. What rejected facts say is kept in the journal alone: UsageError if one is
        to be accepted of which the journal no longer knows it.
        """
        with self._lock:
            if versions and was_just_done(
                self.journal.steps, status, who, versions, self.version_of
            ):
                # A button that was pressed twice: nobody else changed anything.
                return Change()
            live = self.live
            for node_id in ids:
                self._compare(node_id, (versions or {}).get(node_id))
            found: dict[str, Row] = {}
            ahead = list(ids)
            while ahead:
                node_id = ahead.pop(0)
                row = live.rows.get(node_id)
                if row is None:
                    raise UsageError("no-such-fact", id=node_id)
                if (
                    node_id in found
                    or row.one("review") == status
                    or (status == "accepted" and not row.one("review"))
                ):
                    continue
                if row.one("review") == "rejected":
                    row = said_before(self.journal.steps, node_id)
                    if row is None:
                        raise UsageError("rejected-forgotten", id=node_id)
                    # What it names may have been rejected with it.
                    named = (v for values in row.cells.values() for v in values if v in live.rows)
                    ahead += [v for v in named if live.rows[v].one("review") == "rejected"]
                found[node_id] = self._reviewed(row.copy(), status, who)
            rows = list(found.values())
            if not rows:
                return Change()
            if status == "rejected":
                blocking = [r for row in rows for r in live.users_of(row.one("id"))]
                gone = {row.one("id") for row in rows}
                blocking = [r for r in blocking if r.one("id") not in gone]
                if blocking:
                    names = tuple(dict.fromkeys(r.one("name") or r.one("id") for r in blocking))
                    raise UsageError("fact-in-use", count=len(names), names=names[:5])
                return self._put(status, who, rows)
            faults = self._judged(rows)
            if faults:
                return Change(faults=tuple(faults))
            return self._put(status, who, rows)

    def save(
        self, row: Row, who: str, version: str | None = None, *, accept: bool = True
    ) -> Change:
        """Put a fact in, or in place of the one with its id, if nothing is wrong with it.

        ``version`` is the state of that one that was seen. Raises Conflict if it is in another.
        """
        with self._lock:
            if row.one("id"):
                self._compare(row.one("id"), version)
            live = self.live
            settled, faults = live.settle(as_accepted(row) if accept else row, who)
            if faults:
                return Change(faults=tuple(faults))
            if accept:
                known = live.rows
                settled = [
                    self._reviewed(found, "accepted", who)
                    if found.one("id") and found.one("id") in (row.one("id"), *_new(settled, known))
                    else found
                    for found in settled
                ]
            before = {r.one("id"): live.rows.get(r.one("id")) for r in settled}
            faults = self._judged(settled)
            if faults:
                return Change(faults=tuple(faults))
            done = "changed" if row.one("id") and before.get(row.one("id")) else "added"
            return self._put("silent" if row.kind == "no-fact" else done, who, settled)

    def take_off(
        self, node_id: str, paths: Collection[str], who: str, versions: Mapping[str, str]
    ) -> Change:
        """Take passages off a fact, and off what only it names there; its status stays.

        Raises Conflict as `decide`, and UsageError if it cites no other passage.
        """
        with self._lock:
            if was_just_done(self.journal.steps, "not-here", who, versions, self.version_of):
                return Change()
            for other, version in versions.items():
                self._compare(other, version)
            row = self.live.rows.get(node_id)
            if row is None:
                raise UsageError("no-such-fact", id=node_id)
            rows = rows_without(self.live, row, paths)
            if not rows:
                raise UsageError("fact-only-here", name=row.one("name") or node_id)
            faults = self._judged(rows)
            if faults:
                return Change(faults=tuple(faults))
            return self._put("not-here", who, rows)

    def check(self, row: Row, who: str) -> tuple[list[RowError], list[Row]]:
        """Return what is wrong with a fact, and the other facts that say the same."""
        with self._lock:
            settled, faults = self.live.settle(as_accepted(row), who)
            if not faults:
                faults = self._judged(settled)
            main = next((r for r in settled if r.kind == row.kind), None)
            return faults, [] if main is None else self.twins(main)

    def twins(self, row: Row) -> list[Row]:
        """Return the other facts that say the same: of the kind, about the same things."""
        if not KINDS[row.kind].fact:
            return []
        mine = says(row)
        return [
            other
            for other in self.live.rows.values()
            if other.kind == row.kind
            and other.one("id") != row.one("id")
            and other.one("review") != "rejected"
            and says(other) == mine
        ]

    def undo(self, who: str) -> Step | None:
        """Take the last step of a reviewer back; return it, or None if there is none.

        Raises Conflict if one of its facts was changed since.
        """
        with self._lock:
            mine = [step for step in self.journal.steps if step.who == who]
            if not mine:
                return None
            step = mine[-1]
            live = self.live
            for row in step.after:
                now = live.silent.get(row.one("passage")) if row.kind == "no-fact" else None
                now = now or live.rows.get(row.one("id"))
                if row.kind != "no-fact" and (now is None or version_of(now) != version_of(row)):
                    raise Conflict(now)
            back = {_key(row) for row in step.before}
            gone = [row for row in step.after if _key(row) not in back]
            emptied = [Row(0, "no-fact", {"passage": r.cells["passage"]})
                       for r in gone if r.kind == "no-fact"]  # fmt: skip
            rows = [*(row.copy() for row in step.before), *emptied]
            self._write(rows, [row.one("id") for row in gone if row.kind != "no-fact"])
            self.journal.drop(step)
            return step

    # Writing

    def _reviewed(self, row: Row, status: str, who: str) -> Row:
        row.put("review", [status])
        row.put("reviewer", [who])
        row.put("reviewedAt", [now_in_words()])
        digests = self.live.statement.digests(row.cells.get("passage", []))
        row.put("reviewed", digests if status == "accepted" else [])
        if not row.one("by"):
            row.put("by", [who])
        return row

    def _compare(self, node_id: str, seen: str | None) -> None:
        """Raise Conflict if a fact is not in the state that was seen."""
        if seen is not None and seen != self.version_of(node_id):
            raise Conflict(self.live.rows.get(node_id))

    def _judged(self, rows: Sequence[Row]) -> list[RowError]:
        """Return what the shapes find at rows once they are put in; nothing is written."""
        opened = self.opened()
        live = opened.live
        _, undo = self._put_in(live, rows, [])
        try:
            nodes = {live.statement.iri(r.one("id")): r for r in rows if r.one("id")}
            found = self._judge.judge(
                live.graph, live.statement.passages, live.statement.version,
                nodes, self.files.passages,
            )  # fmt: skip
        finally:
            undo()
        faults: list[RowError] = []
        for result in found:
            row = nodes[URIRef(result.node)]
            if (
                result.path.endswith("#prefLabel")
                and row.one("name")
                and not row.one("translation")
            ):
                # The second language may be missing until the statement is released.
                continue
            faults.append(FactShapeError(row, result))
        return faults

    @staticmethod
    def _put_in(
        live: LiveRows, rows: Iterable[Row], gone: Iterable[str]
    ) -> tuple[set[URIRef], Callable[[], object]]:
        """Put rows in; return the nodes that this changes, and what takes the rows back."""
        rows, gone = list(rows), list(gone)
        ids = {r.one("id") for r in rows if r.kind != "no-fact"} | set(gone)
        paths = {p for r in rows for p in r.cells.get("passage", [])}
        before = [live.rows[i] for i in ids if i in live.rows]
        silent = [live.silent[p] for p in paths if p in live.silent]
        touched = live.put(rows, gone)
        new = [i for i in ids if all(r.one("id") != i for r in before)]
        spoken = [Row(0, "no-fact", {"passage": [p]}) for p in paths
                  if all(r.one("passage") != p for r in silent)]  # fmt: skip
        return touched, lambda: live.put([*before, *spoken, *silent], new)

    def _put(self, done: str, who: str, rows: Sequence[Row], gone: Sequence[str] = ()) -> Change:
        live = self.live
        ids = [r.one("id") for r in rows if r.kind != "no-fact"]
        paths = {p for r in rows for p in r.cells.get("passage", [])}
        before = [live.rows[i].copy() for i in (*ids, *gone) if i in live.rows]
        before += [live.silent[p].copy() for p in sorted(paths) if p in live.silent]
        self._write(rows, gone)
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        after = [r.copy() for r in rows if r.kind != "no-fact" or r.cells.get("terms")]
        self.journal.add(Step(done, who, now, tuple(before), tuple(after)))
        return Change(tuple(ids))

    def _write(self, rows: Sequence[Row], gone: Sequence[str]) -> None:
        """Change the facts and their file; if it cannot be written, nothing has changed."""
        opened = self.opened()
        file = self.files.facts
        try:
            if opened.comment is not None:
                # Writing the file anew would lose it.
                raise opened.comment
            mode = stat.S_IMODE(file.stat().st_mode)
            touched, _ = self._put_in(opened.live, rows, gone)
            opened.blocks.renew(touched)
            with held(file.parent):
                if state_of(self.files) != opened.state:
                    raise UsageError("changed-meanwhile", id=self.files.id)
                replace_file(file.resolve(), opened.blocks.text().encode(), mode)
                opened.state = state_of(self.files)
        except BaseException as error:
            # What is in memory may be ahead of the file: it is read again.
            self._opened = None
            if isinstance(error, OSError):
                raise InputError(
                    "unwritable-file", reason=error.strerror or str(error), file=file
                ) from error
            raise


def _new(rows: Iterable[Row], known: Mapping[str, Row]) -> list[str]:
    return [row.one("id") for row in rows if row.one("id") not in known]


def _key(row: Row) -> tuple[str, str]:
    return row.kind, row.one("passage") if row.kind == "no-fact" else row.one("id")
