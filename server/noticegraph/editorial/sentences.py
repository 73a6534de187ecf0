"""Rules about sentences: where they begin and end, doubled words, brackets and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from noticegraph.editorial.model import Document, Remark, remark, say
from noticegraph.passages.model import LIST_ITEM, PARAGRAPH, TABLE_CELL, TABLE_HEADER

_RUNNING = (LIST_ITEM, PARAGRAPH, TABLE_CELL)

# Words that a full stop shortens: it ends no sentence. In lower case, without the stop.
_SHORTENED = frozenset(
    "approx art arts av bv bijv blz bvba ca cf co corp dept dhr dir dr drs e.g ed eds eg enz "
    "esp est etc excl fig ff gmbh i.e ie inc incl inl int jr lit llc llp ltd max mevr min mr "
    "mrs ms nl no nos nr nrs nv o.a o.a.b obs op.cit para paras pl plc pp prof pt pty resp rev "
    "sect sec sp sr st subs tel temp univ v viz vol vs zgn zo".split()
)
_STOPPED = re.compile(
    r"(?P<word>[^\W\d_][\w’'.-]{0,40})\.[”\"’)]? +(?P<next>[a-zà-öø-ÿ][a-zà-öø-ÿ]+)\b(?![.@/-])"
)
_GLUED = re.compile(
    r"(?<![\w.@/-])(?P<word>[a-zà-öø-ÿ]{3,})\.(?P<next>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)(?= [a-z])"
)
_WITHIN = re.compile(
    # EU-VS. DPF: a compound that describes needs a noun, so no sentence ends here.
    r"\b(?:[A-ZÀ-Þ]\w+-[A-Z]{2,3}|VS|VK)\. (?=(?P<next>[A-Z]{2,}\b|Addendum\b))"
)
_HALF = re.compile(r"\b(?P<word>[UE]\.[SKU])(?=[ ,;)])")
_DOUBLED = re.compile(
    r"(?<![\w’'.@/-])(?P<word>[^\W\d_]{2,}) (?P<again>(?i:(?P=word)))(?![\w’'@/-]|\.\w)"
)
# Words that good sentences repeat: "that that is so", "als u u afmeldt", "degene die die gegevens".
_MAY_REPEAT = frozenset("that had who is do her die dat u zij ze we wij je zich er".split())
_COUNTED = re.compile(r"(?:^|(?<=[\s,;:.]))(?:\d{1,3}|[a-z]{1,4}|[A-Z])\)")
_FACES = re.compile(r"[:;]-?[()]")
_MARKS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_ENDS = re.compile(r"[.!?:;…®™]\W*$")
_SENTENCE_END = re.compile(r"[^\W\d_]{2,}[.!?][”\"’)]? +(?=[A-ZÀ-Þ])")
_ADDRESS = re.compile(r"[@\d/#|·•►→›»]|\bwww\.|\.[a-z]{2,}\b")
_CELLS = re.compile(r"(?<=[a-zà-öø-ÿ)])(?=[A-ZÀ-Þ][a-zà-öø-ÿ])")
_OWN_CAPITAL = re.compile(r"[^\W\d_]{1,5}[A-Z][a-z]+$")


def stop_within_name(document: Document) -> Iterator[Remark]:
    """Yield full stops within names, as a replacement of "U.S." by "VS." leaves them; and "U.S"."""
    for unit in document.units:
        for found in _WITHIN.finditer(unit.prose):
            name = f"{found[0].strip()} {found['next']}"
            yield Remark(unit, found.start(), found.end("next"), say(
                'There is a full stop within the name "{name}", where no sentence ends: remove '
                "it.",
                'Binnen de naam "{name}" staat een punt, hoewel er geen zin eindigt: '
                "haal de punt weg.",
                name=name,
            ))  # fmt: skip
        for found in _HALF.finditer(unit.prose):
            yield remark(unit, found,
                '"{word}" has lost its last full stop: write both or none.',
                '"{word}" mist de laatste punt: schrijf beide punten of geen.',
            )  # fmt: skip


def sentence_begins(document: Document) -> Iterator[Remark]:
    """Yield sentences that begin in lower case, or right after the full stop before them."""
    for unit in document.units:
        if unit.passage.kind not in _RUNNING:
            continue
        for found in _STOPPED.finditer(unit.prose):
            word = found["word"].casefold()
            if word in _SHORTENED or "." in word or len(word) < 3:
                continue
            if unit.is_linked(found.start("word"), found.end("word")) and "." in found["word"]:
                continue
            yield Remark(unit, found.start("word"), found.end("next"), say(
                'After the full stop a sentence begins in lower case ("{words}"): write a '
                "capital, or remove the full stop.",
                'Na de punt begint een zin met een kleine letter ("{words}"): schrijf een '
                "hoofdletter, of haal de punt weg.",
                words=f"{found['word']}. {found['next']}",
            ))  # fmt: skip
        for found in _GLUED.finditer(unit.prose):
            yield Remark(unit, found.start("word"), found.end("next"), say(
                'Two sentences run together ("{words}"): put a space after the full stop.',
                'Twee zinnen staan aan elkaar ("{words}"): zet een spatie na de punt.',
                words=f"{found['word']}.{found['next']}",
            ))  # fmt: skip


def sentence_ends(document: Document) -> Iterator[Remark]:
    """Yield paragraphs of several sentences whose last one has no full stop at its end."""
    for unit, following in zip_longest(document.units, document.units[1:]):
        if unit.passage.kind != PARAGRAPH or not _SENTENCE_END.search(unit.prose):
            continue
        body = unit.prose.rstrip()
        begins = max(m.end() for m in _SENTENCE_END.finditer(body + " "))
        last = body[begins:]
        introduces = following is not None and following.passage.kind in (LIST_ITEM, TABLE_HEADER)
        if introduces or "\n" in last or _ENDS.search(body) or _ADDRESS.search(last):
            continue
        words = last.split()
        # Few words, or capitals all over, are a name or a heading.
        if len(words) < 6 or sum(word[:1].islower() for word in words) * 2 < len(words):
            continue
        yield Remark(unit, begins + len(last) - len(words[-1]), len(body), say(
            'The last sentence of the paragraph ends after "{word}" without a full stop: add it, '
            "or complete the sentence.",
            'De laatste zin van de alinea eindigt na "{word}" zonder punt: maak hem af.',
            word=words[-1],
        ))  # fmt: skip


def doubled_word(document: Document) -> Iterator[Remark]:
    """Yield words that stand twice in a row."""
    for unit in document.units:
        for found in _DOUBLED.finditer(unit.prose):
            word = found["word"]
            # With markup between them they are the words of two links, or of two cells.
            apart = unit.places[found.end() - 1] - unit.places[found.start()] >= len(found[0])
            # Capitals twice are a name ("Duck Duck Go") or the cells of a table.
            if word.casefold() in _MAY_REPEAT or apart or not found["again"].islower():
                continue
            yield remark(unit, found,
                '"{word}" occurs twice in a row: remove one.',
                '"{word}" staat twee keer achter elkaar: haal er een weg.',
                word=word,
            )  # fmt: skip


def brackets_close(document: Document) -> Iterator[Remark]:
    """Yield brackets and curly quotation marks without counterpart in the same passage."""
    for unit in document.units:
        for marks in _MARKS:
            at = _without_counterpart(unit.prose, marks)
            if at is None:
                continue
            yield Remark(unit, at, at + 1, say(
                "{mark} has no counterpart in this passage: add it, or remove {mark}.",
                "{mark} heeft in deze passage geen tegenhanger: voeg die toe, of haal {mark} weg.",
                mark=unit.prose[at],
            ))  # fmt: skip


def _without_counterpart(prose: str, marks: tuple[str, str]) -> int | None:
    """Return the place of the first opening or closing mark without its counterpart."""
    opening, closing = marks
    # ”…” and „…” are quotation marks of other languages; a single » stands between steps.
    if closing in "”»" and (opening not in prose or "„" in prose):
        return None
    if closing == "»" and closing not in prose:
        return None
    faces = {m.end() - 1 for m in _FACES.finditer(prose)}
    # The mark of "a)" or "1)" belongs to it, unless it closes "(see annex a)".
    counted = {m.end() - 1 for m in _COUNTED.finditer(prose)} if closing == ")" else set()
    alone = _unmatched(prose, marks, faces, counted)
    if alone is None or _unmatched(prose, marks, faces | counted, counted) is None:
        return None
    return alone


def _unmatched(
    prose: str, marks: tuple[str, str], skipped: set[int], counted: set[int]
) -> int | None:
    """Return the first mark without its counterpart; a counted one need not close anything."""
    opening, closing = marks
    open_marks: list[int] = []
    for place, mark in enumerate(prose):
        if place in skipped:
            continue
        if mark == opening:
            open_marks.append(place)
        elif mark == closing and open_marks:
            open_marks.pop()
        elif mark == closing and place not in counted:
            return place
    return open_marks[0] if open_marks else None


def header_cells_apart(document: Document) -> Iterator[Remark]:
    """Yield cells of a table's header without anything between them."""
    for unit in document.units:
        if unit.passage.kind != TABLE_HEADER or document.form != "txt":
            continue
        for found in _CELLS.finditer(unit.prose):
            before = unit.prose[: found.start()].split()[-1]
            after = unit.prose[found.start() :].split()[0]
            if _OWN_CAPITAL.fullmatch(before + after):
                continue
            yield Remark(unit, found.start() - len(before), found.start() + len(after), say(
                'Two cells of the table\'s header run together ("{words}"): separate them.',
                'Twee cellen van de tabelkop staan aan elkaar ("{words}"): houd de cellen uit '
                "elkaar.",
                words=before + after,
            ))  # fmt: skip
