"""What became of each fact, with the sentences of both versions side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from noticegraph.aligning import (
    Alignment,
    Held,
    VersionText,
    is_only_spelling,
    mark_words,
    numbers_in,
)
from noticegraph.passages import Passage
from noticegraph.revising.carrying import MADE_ANEW, Carried
from noticegraph.revising.model import How, Kept, News, Revision, Silent
from noticegraph.rows import KINDS, Row, Statement, write_rows
from noticegraph.rows.building import names_in
from noticegraph.rows.model import REVIEW
from noticegraph.rows.standing import with_ids

_TOLD_APART = ("category", "recipient", "purpose", "subprocessor", "member", "cookie", "technology")
"""Kinds of things that a statement mentions as it does of facts."""
_UNCOMPARED = ("id", "name", "passage", "quote", "translation", *REVIEW)


def tell(
    revision: Revision, carried: Carried, before: Statement, made: Statement,
    old: VersionText, new: VersionText, alignment: Alignment,
) -> list[Row]:  # fmt: skip
    """Fill in what became of the facts; return the rows of those that wait for a review."""
    teller = _Teller(before, made, old, new, alignment)
    for node, row in carried.rows.items():
        if _is_told(row) and row.one("review") != "rejected":
            revision.kept.append(teller.kept(row, node))
    written = write_rows(made)
    names = names_in(written)
    rows = [with_ids(row, names) for row in written]
    now = {row.one("id"): row for row in rows if row.one("id")}
    fresh = {i: r for i, r in now.items() if i not in carried.rows and r.kind not in MADE_ANEW}
    by_content: dict[tuple[str, str], str] = {}
    by_passage: dict[str, list[str]] = defaultdict(list)
    for node, row in fresh.items():
        by_content.setdefault((row.kind, _content(row)), node)
        for path in row.cells.get("passage", []):
            by_passage[path].append(node)
    earlier: list[Row] = []
    taken: set[str] = set()
    for node, row in carried.open.items():
        if not _is_told(row) or row.one("review") == "rejected":
            continue
        again = node if node in now and _content(now[node]) == _content(row) else None
        again = again or by_content.get((row.kind, _content(row)))
        if not KINDS[row.kind].fact and node in now:
            # The same thing, named in other passages now: nothing is said of it by that alone.
            taken.add(node)
            continue
        reviewed = row.one("review") != "drafted"
        news = teller.news(row, again, by_passage, carried)
        if again is not None:
            taken.add(again)
        if again is None or reviewed:
            waiting = _earlier_row(row, before, news.now)
            earlier.append(waiting)
            news = teller.news(row, again, by_passage, carried, waiting.one("id"))
        taken.update(news.drafted if news.how == "changed" else ())
        revision.news.append(news)
    for node, row in fresh.items():
        if node not in taken and _is_told(row):
            revision.news.append(teller.fresh(row, node))
    cited = {path for row in rows for path in row.cells.get("passage", [])}
    revision.silent = teller.silent(cited)
    order = {p.path: number for number, p in enumerate(new.passages)}
    revision.news.sort(key=lambda n: (order.get(n.now or "", -1), n.id))
    return earlier


def first_news(made: Statement, text: str, passages: Sequence[Passage]) -> list[News]:
    """Return the facts of a version that no other came before: all are to review."""
    plain = VersionText(text, tuple(passages), ())
    teller = _Teller(made, made, plain, plain, Alignment({}, ()))
    rows = write_rows(made)
    return [
        teller.fresh(row, row.one("id"))
        for row in rows
        if row.one("id") and row.kind not in MADE_ANEW and _is_told(row)
    ]


class _Teller:
    def __init__(
        self, before: Statement, made: Statement, old: VersionText, new: VersionText,
        alignment: Alignment,
    ) -> None:  # fmt: skip
        self.before, self.made = before, made
        self.old, self.new, self.alignment = old, new, alignment
        self.source = {
            now: path for path, fate in alignment.fates.items() if fate.holds
            for now in alignment.all_now(path)
        }  # fmt: skip

    def kept(self, row: Row, node: str) -> Kept:
        paths = row.cells.get("passage", [])
        was = tuple(self.source[p] for p in paths if p in self.source)
        moved = any(self.alignment.fates[p].held is Held.MOVED for p in was)
        return Kept(node, row.kind, _names(row, self.made), was, tuple(paths), moved)

    def news(
        self, row: Row, again: str | None, by_passage: dict[str, list[str]], carried: Carried,
        earlier: str | None = None,
    ) -> News:  # fmt: skip
        path = self._open_passage(row)
        fate = self.alignment.fates.get(path) if path else None
        now = fate.path if fate is not None else None
        sentence = self._sentence(row, path)
        later = self.new.nearest_words(now, sentence, self.old.words(path or "")) if now else ""
        if fate is not None and fate.by_context and path and now:
            # That from which the words hang is what changed.
            above = (self.old.contexts.get(path, ()), self.new.contexts.get(now, ()))
            sentence, later = (
                " ".join((*filter(None, context), words))
                for context, words in zip(above, (sentence, later), strict=True)
            )
        folder = row.one("id").split("/")[0]
        alike = (i for i in by_passage.get(now or "", ()) if i.split("/")[0] == folder)
        drafted = (again,) if again else tuple(alike)
        how: How = "again" if again else "changed" if now else "gone"
        first, second = mark_words(sentence, later)
        return News(
            row.one("id"), row.kind, _names(row, self.before), how,
            row.one("review") != "drafted", earlier, drafted, path, now, first,
            second, bool(later) and numbers_in(sentence) != numbers_in(later),
            bool(later) and is_only_spelling(sentence, later),
            fate is not None and fate.by_context, row.one("id") in carried.stale,
        )  # fmt: skip

    def fresh(self, row: Row, node: str) -> News:
        path = next(iter(row.cells.get("passage", [])), None)
        start, end = int(row.one("start") or 0), int(row.one("end") or 0)
        sentence = self.new.sentence_at(path, start, end) if path in self.new.by_path else ""
        return News(
            node, row.kind, _names(row, self.made), "new", False, now=path,
            new=mark_words("", sentence)[1], drafted=(node,),
        )  # fmt: skip

    def silent(self, cited: set[str]) -> list[Silent]:
        """Return the passages that are not as they were, and of which nothing is said."""
        found = []
        for passage in self.old.leaves:
            fate = self.alignment.fates[passage.path]
            if fate.holds or fate.path in cited or passage.kind == "Heading":
                continue
            later = self.new.words(fate.path) if fate.path else ""
            words = self.old.words(passage.path)
            first, second = mark_words(words, later)
            numbers = numbers_in(words) != numbers_in(later)
            found.append(Silent(passage.path, fate.path, first, second, numbers))
        for path in self.alignment.new:
            if path not in cited and self.new.by_path[path].kind != "Heading":
                words = self.new.words(path)
                second = mark_words("", words)[1]
                found.append(Silent(None, path, (), second, bool(numbers_in(words))))
        return found

    def _open_passage(self, row: Row) -> str | None:
        """Return the passage because of which a row does not hold: where its quote stands first."""
        paths = [p for p in row.cells.get("passage", []) if p in self.old.by_path]
        start = int(row.one("start") or -1)

        def rank(path: str) -> tuple[bool, bool, int]:
            passage, fate = self.old.by_path[path], self.alignment.fates[path]
            return (
                fate.holds,
                not passage.start <= start < passage.end,
                passage.end - passage.start,
            )

        return min(paths, key=rank, default=None)

    def _sentence(self, row: Row, path: str | None) -> str:
        if path is None:
            return ""
        start, end = int(row.one("start") or 0), int(row.one("end") or 0)
        passage = self.old.by_path[path]
        if passage.start <= start < end <= passage.end:
            return self.old.sentence_at(path, start, end)
        return self.old.words(path)


def _earlier_row(row: Row, before: Statement, now: str | None) -> Row:
    waiting = Row(0, "earlier-fact")
    node = row.one("id")
    waiting.put("id", [f"earlier/{node}"])
    for cell, text in _names(row, before).items():
        waiting.put("name" if cell == before.language else "translation", [text])
    waiting.put("earlier", [str(before.iri(node))])
    waiting.put("passage", [now] if now else [])
    return waiting


def _names(row: Row, statement: Statement) -> dict[str, str]:
    names = {statement.language: row.one("name"), statement.other_language: row.one("translation")}
    return {tag: name for tag, name in names.items() if name} or {"en": row.one("id")}


def _is_told(row: Row) -> bool:
    return KINDS[row.kind].fact or row.kind in _TOLD_APART


def _content(row: Row) -> str:
    cells = {c: sorted(v) for c, v in row.cells.items() if c not in _UNCOMPARED and v}
    return repr(sorted(cells.items()))
