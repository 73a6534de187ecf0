"""Passages → units: sentences, headings, items and cells, each with its context.

The context of an item or a short paragraph is the sentence before its list that ends with a colon;
of a cell the title of its column and its row; of everything its headings. A title that begins a
paragraph ("Cookies: …", in bold or italics) is its innermost heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from noticegraph.drafting.html_rows import Cell, cells_of
from noticegraph.drafting.model import Unit
from noticegraph.drafting.zones import zones_of
from noticegraph.passages import Passage

_LONGEST_FRAGMENT = 300
LONGEST_UNIT = 1_200
"""Longer sentences are read in pieces of this length, so that time stays linear."""

MOST_OF_SENTENCE = 4_800
"""What goes on longer without an end is not a sentence: the rest of it is not read."""

_END = re.compile(r"(?:[.!?]+[\"”’')\]]*|;)(?:\s+|$)")
_NO_END = re.compile(
    r"(?i)(?:\b(?:e\.g|i\.e|etc|inc|ltd|pvt|pty|pte|co|corp|no|nr|art|mr|mrs|ms|dr|st|vs|b\.v|n\.v|u\.s|d\.w\.z|bijv|m\.b\.t|"
    r"o\.a|i\.v\.m|t\.a\.v|p\.o|incl|approx|resp|tel|sec|bv|[A-Z]|\d{1,2}(?:\.\d{1,2})*))[.]$"
)
_RUN_IN = re.compile(
    r"\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+)?(?P<title>[A-Z0-9À-Ý][^.:;!?\n]{1,90}?)\s*(?:[:.–—]|\s-\s)\s"
)
_MARKED = re.compile(r"^\s*(?:[•·*-]\s*)?(?:\*\*|__|\*|_|<b>|<strong>)")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?:(?!(?P=mark)).)+(?P=mark)\\?", re.DOTALL)
_LIST_OF = re.compile(r"^(?P<container>.*)/list-\d+/item-\d+$")
_ROW_OF = re.compile(r"^(?P<row>.*/row-\d+)/(?:cell-(?P<cell>\d+)|(?:paragraph|item)-\d+)(?:/.*)?$")
# An item without its bullet that is a whole sentence long: "To send you …".
_AIM = re.compile(
    r"(?:To|Om)\s+(?!learn\b|find\b|see\b|exercise\b|opt\b|request\b|contact\s+us\b)\w+[^.!?]{3,400}(?:$|[.;:])"
)
_LONGEST_TITLE = 90
_FEWEST_LETTERS = 6
_IN_ITEM = re.compile(r"(?<=\d)/(?=(?:paragraph|list|table)-\d)")
_LETTER = re.compile(r"[^\W\d_]")


def units_of(
    text: str,
    masked: str,
    passages: Sequence[Passage],
    language: str,
    contents: Set[str] = frozenset(),
) -> list[Unit]:
    """Return the units of a text in order.

    `contents` are the words (`plain_words`) of links to parts of the text itself: titles of them.
    """
    leaves = _leaves(passages)
    headers = _columns(passages, masked)
    titles = _titles(passages, masked)
    # What stands above its heading once more is that heading.
    known_titles = {_plain(masked, p) for p in passages if p.kind == "Heading"}
    found: list[Unit] = []
    lead: Unit | None = None
    item_leads: dict[str, Unit] = {}
    section = None
    begun: set[str] = set()
    above: list[_Title] = []
    for number, passage in enumerate(leaves):
        if passage.section != section:
            section, lead, item_leads, above = passage.section, None, {}, []
        headings = titles.get(passage.path, ())
        following = leaves[number + 1] if number + 1 < len(leaves) else None
        level = None
        if lead is None or not _introduces(lead):
            level = _level(text, masked, passage, following, contents)
        above = [t for t in above if passage.path.startswith(t.container)]
        if level is not None:
            above = [t for t in above if t.level < level]
            above.append(_Title(level, passage.path.rpartition("/")[0], _words(masked, passage)))
            lead, item_leads = None, {}
        headings = (*headings, *(t.words for t in above))
        if level is not None:
            found.append(
                Unit(
                    passage.start,
                    passage.end,
                    masked[passage.start : passage.end],
                    passage.path,
                    "Heading",
                    headings=headings,
                    zones=zones_of(headings, language),
                )
            )
            continue
        if passage.kind == "Paragraph" and (
            cells := list(cells_of(text, masked, passage.start, passage.end))
        ):
            found.extend(_units_of_cells(masked, passage, cells, headings, language))
            continue
        own = list(_sentences(masked, passage))
        if not own:
            continue
        run_in = _run_in(text, masked, passage)
        first = own[0]
        shared = Unit(
            first[0], first[1], "", passage.path, passage.kind,
            headings=headings, run_in=run_in,
            zones=zones_of((*headings, run_in) if run_in else headings, language),
        )  # fmt: skip
        parent_list = _LIST_OF.match(passage.path)
        if parent_list and "/row-" not in passage.path:
            shared.lead = item_leads.get(_list_of(passage.path)) or lead
            if shared.lead is not None:
                item_leads.setdefault(_list_of(passage.path), shared.lead)
        cell = _ROW_OF.match(passage.path)
        if cell:
            shared.kind = "TableCell"
            shared.row = cell["row"]
            table = cell["row"].rsplit("/row-", 1)[0]
            shared.table = headers.get((table, 0), "")
            shared.column = headers.get((table, int(cell["cell"] or 0)), "") if cell["cell"] else ""
            shared.first_in_row = shared.row not in begun
            begun.add(shared.row)
            shared.lead = lead
        elif _is_fragment(masked, passage) and _plain(masked, passage) in known_titles:
            shared.kind = "Heading"
        elif _is_fragment(masked, passage) and lead is not None and _introduces(lead):
            shared.kind, shared.lead = "ListItem", lead
        elif _is_fragment(masked, passage):
            shared.kind = "ListItem"
        elif passage.kind == "Paragraph" and run_in and lead is not None and _introduces(lead):
            shared.lead = lead
        units = [
            replace(shared, start=a, end=b, text=masked[a:b], tokens=[], first_in_passage=not n)
            for n, (a, b) in enumerate(own)
        ]
        found.extend(units)
        last = units[-1]
        if (
            passage.kind == "Paragraph"
            and not shared.row
            and shared.kind == "Paragraph"
            and not (shared.lead and run_in)
        ):
            lead = last
        elif passage.kind == "ListItem" and last.text.rstrip().endswith(":"):
            item_leads[passage.path] = last
            lead = last
    return found


def _units_of_cells(
    masked: str, passage: Passage, cells: list[Cell], headings: tuple[str, ...], language: str
) -> Iterator[Unit]:
    zones = zones_of(headings, language)
    for cell in cells:
        own = replace(passage, kind="TableCell", start=cell.start, end=cell.end)
        for start, end in _sentences(masked, own):
            yield Unit(
                start, end, masked[start:end], passage.path, "TableCell", headings=headings,
                column=cell.column, row=f"{passage.path}/row-{cell.row}", table=cell.table,
                first_in_row=cell.number == 1, zones=zones,
            )  # fmt: skip


def _words(masked: str, passage: Passage) -> str:
    return " ".join(masked[passage.start : passage.end].split())


def _plain(masked: str, passage: Passage) -> str:
    return plain_words(masked[passage.start : passage.end])


def plain_words(words: str) -> str:
    """Return words as titles are compared: in one line, without regard to capitals."""
    return " ".join(words.split()).casefold()


class _Title(NamedTuple):
    """A paragraph that is the title of what follows it: its level, what contains it, its words."""

    level: int
    container: str
    words: str


def _level(
    text: str, masked: str, passage: Passage, following: Passage | None, contents: Set[str]
) -> int | None:
    """Return the level of the title that a paragraph is: linked to or in capitals 1, in bold 2."""
    if passage.kind != "Paragraph" or following is None or following.kind == "Heading":
        return None
    words = masked[passage.start : passage.end].strip()
    if not 0 < len(words) <= _LONGEST_TITLE or words.endswith((".", ":", ";", ",")):
        return None
    if text.startswith("[", passage.start):
        return None  # a link to a part, not its title
    if plain_words(words) in contents:
        return 1
    letters = [c for c in words if c.isalpha()]
    if len(letters) > _FEWEST_LETTERS and words.upper() == words:
        return 1
    return 2 if _BOLD.fullmatch(text[passage.start : passage.end].strip()) else None


def _introduces(unit: Unit) -> bool:
    return unit.text.rstrip().endswith(":")


def _is_fragment(masked: str, passage: Passage) -> bool:
    """Whether a paragraph is an item without its bullet: no sentence, or "(a) …;"."""
    if passage.kind != "Paragraph":
        return False
    words = masked[passage.start : passage.end].strip()
    if _AIM.match(words):
        return True
    if len(words) > _LONGEST_FRAGMENT or words.endswith(":"):
        return False
    return (
        not words.endswith((".", "!", "?"))
        or re.match(r"\(?[a-z0-9ivx]{1,4}[).]\s", words) is not None
    )


def _list_of(path: str) -> str:
    return path.rsplit("/item-", 1)[0]


def _leaves(passages: Sequence[Passage]) -> list[Passage]:
    parents = {passage.parent for passage in passages if passage.kind != "Heading"}
    return [
        passage
        for passage in passages
        if passage.kind != "Section" and (passage.path not in parents or passage.kind == "Heading")
    ]


def _columns(passages: Sequence[Passage], masked: str) -> dict[tuple[str, int], str]:
    found = {}
    for passage in passages:
        if passage.kind == "TableHeader":
            cells = [
                c.strip()
                for c in re.split(r"\||\t|\s{3,}", masked[passage.start : passage.end])
                if c.strip()
            ]
            found[passage.path.rsplit("/header", 1)[0], 0] = " ".join(cells)[:400]
            for number, cell in enumerate(cells, 1):
                found[passage.path.rsplit("/header", 1)[0], number] = cell[:200]
    return found


def _titles(passages: Sequence[Passage], masked: str) -> dict[str, tuple[str, ...]]:
    """Return the headings above each passage, from outer to inner; a heading has its own too."""
    heads = {
        passage.parent: " ".join(masked[passage.start : passage.end].split())[:200]
        for passage in passages
        if passage.kind == "Heading" and passage.parent is not None
    }
    parents = {passage.path: passage.parent for passage in passages}
    known: dict[str, tuple[str, ...]] = {}

    def above(path: str | None) -> tuple[str, ...]:
        if path is None:
            return ()
        if path not in known:
            own = (heads[path],) if heads.get(path) else ()
            known[path] = (*above(parents.get(path)), *own)
        return known[path]

    items = _titled_items(passages, masked)
    found = {}
    for passage in passages:
        own = [items[path] for path in _items_around(passage.path) if path in items]
        found[passage.path] = (*above(passage.parent), *own)
    return found


def _titled_items(passages: Sequence[Passage], masked: str) -> dict[str, str]:
    """Return the items that are but a title of the paragraphs in them, as folding lists have."""
    holders = {path for p in passages if p.kind == "Paragraph" for path in _items_around(p.path)}
    found = {}
    for passage in passages:
        title = masked[passage.start : passage.end].strip()
        if (
            passage.kind == "ListItem"
            and passage.path in holders
            and len(title) <= _LONGEST_TITLE
            and not title.endswith((".", ":", ";", ","))
        ):
            found[passage.path] = " ".join(title.split())
    return found


def _items_around(path: str) -> list[str]:
    """Return the paths of the items in which a passage stands, itself not among them."""
    return [path[: match.start()] for match in _IN_ITEM.finditer(path)]


def _run_in(text: str, masked: str, passage: Passage) -> str:
    """Return the title that begins a paragraph or item, or an empty string."""
    if passage.kind not in ("Paragraph", "ListItem"):
        return ""
    match = _RUN_IN.match(masked[passage.start : min(passage.end, passage.start + 120)])
    if match is None:
        return ""
    title = match["title"].strip()
    marked = _MARKED.match(text[passage.start : passage.start + 8]) is not None
    colon = match[0].rstrip().endswith(":")
    short = len(title.split()) <= 6
    return title if marked or (short and (colon or passage.kind == "ListItem")) else ""


def _sentences(masked: str, passage: Passage) -> Iterator[tuple[int, int]]:
    start, stop = passage.start, passage.end
    body = masked[start:stop]
    at = 0
    for match in _END.finditer(body):
        end = match.end()
        before = body[max(at, match.start() - 12) : match.end()].rstrip()
        following = body[end : end + 1]
        if before.endswith(".") and (_NO_END.search(before) or following.islower()):
            continue
        if match[0].startswith(";") and passage.kind not in ("TableCell", "TableRow"):
            continue
        yield from _pieces(masked, start + at, start + end)
        at = end
    if at < len(body):
        yield from _pieces(masked, start + at, stop)


def _pieces(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the trimmed span, in pieces if it is too long."""
    while start < end and masked[start].isspace():
        start += 1
    while end > start and masked[end - 1].isspace():
        end -= 1
    end = min(end, start + MOST_OF_SENTENCE)
    while end - start > LONGEST_UNIT:
        cut = masked.rfind(" ", start + LONGEST_UNIT // 2, start + LONGEST_UNIT)
        cut = cut if cut > 0 else start + LONGEST_UNIT
        yield start, cut
        start = cut
    if start < end and _LETTER.search(masked[start:end]):
        yield start, end
