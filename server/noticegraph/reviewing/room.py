"""The statements of a workspace as its reviewers see them: a desk for each, the last few open."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from rdflib import RDF, Graph
from rdflib.namespace import DCTERMS

from noticegraph.content import Content
from noticegraph.errors import NoticegraphError, UsageError
from noticegraph.namespaces import DPV, NG
from noticegraph.near_names import nearest_names
from noticegraph.reviewing.bringing import Brought, Given
from noticegraph.reviewing.desk import Desk
from noticegraph.reviewing.judging import NodeJudge
from noticegraph.reviewing.readings import read_blind_by, read_reading
from noticegraph.reviewing.second import compare
from noticegraph.reviewing.terms import TermSearch
from noticegraph.reviewing.together import count_drafted
from noticegraph.rows import Vocabulary
from noticegraph.statement_files import StatementFiles, refuse_elsewhere, workspace_files
from noticegraph.turtle import read_triples
from noticegraph.workspace import Workspace

_BROUGHT = 8
_FILES = 4
_DESKS = 8
"""How many statements are kept in memory."""


_PUBLISHER, _NAME = str(DCTERMS.publisher), str(DPV.hasName)


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement of the workspace in a list: its company and how many facts are drafted.

    The number is None for somebody who must not know it.
    """

    files: StatementFiles
    company: str
    drafted: int | None
    wrong: str


@lru_cache(maxsize=2048)
def _drafted(files: StatementFiles, _file: str, _changed: int) -> tuple[int, str]:
    # A graph to be asked would take ten times as long to make, for a list of many statements.
    said = [(s.value, p.value, o.value) for s, p, o in read_triples(files.facts)]
    publisher = next((o for s, p, o in said if s == files.iri and p == _PUBLISHER), "")
    name = next((o for s, p, o in said if s == publisher and p == _NAME), "")
    return count_drafted(said), name or files.company


def _company(graph: Graph) -> str:
    version = next(graph.subjects(RDF.type, NG.StatementVersion), None)
    publisher = graph.value(version, DCTERMS.publisher) if version else None
    return str(graph.value(publisher, DPV.hasName) or "") if publisher else ""


class Waiting:
    """Files that were sent with a form that was not complete: the last one of each reviewer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._files: OrderedDict[str, Given] = OrderedDict()

    def keep(self, who: str, given: Given) -> None:
        """Keep a file; only the last few are."""
        with self._lock:
            self._files[who] = given
            self._files.move_to_end(who)
            while len(self._files) > _FILES:
                self._files.popitem(last=False)

    def of(self, who: str) -> Given | None:
        """Return the file that a reviewer sent last."""
        with self._lock:
            return self._files.get(who)

    def drop(self, who: str) -> None:
        """Forget a file."""
        with self._lock:
            self._files.pop(who, None)


class Room:
    """The desks of a workspace."""

    def __init__(self, content: Content) -> None:
        """Raise UsageError if there is no workspace."""
        if content.workspace is None:
            raise UsageError("review-without-workspace")
        self.content = content
        self.workspace: Workspace = content.workspace
        self.vocabulary = Vocabulary(content)
        self.judge = NodeJudge(content)
        self.terms = TermSearch(content, self.vocabulary)
        self.waiting = Waiting()
        self.when_compared: Callable[[], None] = lambda: None
        self.brought: OrderedDict[str, Brought] = OrderedDict()
        self._desks: OrderedDict[str, Desk] = OrderedDict()
        self._lock = threading.Lock()

    def statements(self) -> list[StatementFiles]:
        """Return the statements of the workspace, ordered by path."""
        return [files for files in workspace_files(self.content) if files.facts.is_file()]

    def has(self, statement_id: str) -> bool:
        """Tell whether a statement is one of the workspace."""
        return any(files.id == statement_id for files in self.statements())

    def company_slug(self, statement_id: str) -> str:
        """Return the id of the company of a statement of the workspace; "" if there is none."""
        found = (files.company for files in self.statements() if files.id == statement_id)
        return next(found, "")

    def read_blind_by(self, who: str) -> list[StatementFiles]:
        """Return the statements that a reviewer is reading without their facts."""
        return read_blind_by(self.statements(), who)

    def agreements(self) -> dict[str, tuple[float, float | None]]:
        """Return F1 and Cohen's kappa of the statements of which a second reading is finished."""
        found = {}
        for files in self.statements():
            with suppress(NoticegraphError):
                reading = read_reading(files)
                if reading is not None and reading.finished:
                    agreement = compare(reading.first, reading.said)
                    found[files.id] = agreement.total[3], agreement.kappa
        return found

    def desk(self, statement_id: str) -> Desk:
        """Return the desk of a statement. UsageError names the nearest if there is none."""
        found = {files.id: files for files in self.statements()}
        if statement_id not in found:
            near = tuple(nearest_names(statement_id, found))
            raise UsageError(
                "unknown-statement-of-files", name=statement_id, nearest=near, known=tuple(found)
            )
        with self._lock:
            desk = self._desks.pop(statement_id, None)
            if desk is None or desk.files != found[statement_id]:
                desk = Desk(found[statement_id], self.vocabulary, self.judge)
            self._desks[statement_id] = desk
            while len(self._desks) > _DESKS:
                self._desks.popitem(last=False)
        return desk

    def overview(self, language: str, who: str) -> list[Listed]:
        """Return the statements with the number of their facts that are drafted.

        Of those that ``who`` is reading blind, the number is left out. Broken ones are listed with
        what is wrong.
        """
        blind = {files.company for files in self.read_blind_by(who)}
        found = []
        for files in self.statements():
            try:
                refuse_elsewhere(files)
                count, name = _drafted(files, str(files.facts), files.facts.stat().st_mtime_ns)
                shown = None if files.company in blind else count
                found.append(Listed(files, name, shown, ""))
            except (NoticegraphError, OSError) as error:
                said = error.words(language).message if isinstance(error, NoticegraphError) else ""
                found.append(Listed(files, files.company, 0, said or str(error)))
        return found

    def company_name(self, desk: Desk) -> str:
        """Return the name of the company of a statement."""
        return _company(desk.live.graph) or desk.files.company

    def note_brought(self, brought: Brought) -> None:
        """Remember what became of what somebody brought in, for the page that says so."""
        with self._lock:
            self.brought[brought.id] = brought
            while len(self.brought) > _BROUGHT:
                self.brought.popitem(last=False)

    def warm_up(self) -> None:
        """Read what all desks need, so that the first reviewer does not wait for it."""
        _ = self.vocabulary.graph
        self.judge.prepare()
        self.terms.prepare()
