"""Where the words of a fact are in a passage: a fact quotes one place, and may cite several."""

from __future__ import annotations

from noticegraph.rows import Row


def place_of_words(text: str, start: int, end: int, row: Row) -> tuple[int, int] | None:
    """Return where the words that a row quotes stand between two places of the text, or None.

    That is the place that it quotes, or else the first where the same words stand.
    """
    quoted = quoted_place(row)
    if quoted is None:
        return None
    if start <= quoted[0] and quoted[1] <= end:
        return quoted
    words, passage = text[quoted[0] : quoted[1]].lower(), text[start:end].lower()
    if len(passage) != end - start or not words.strip():
        # In some alphabets a small letter takes more places than its capital.
        return None
    at = passage.find(words)
    while at >= 0:
        after = at + len(words)
        if not passage[at - 1 : at].isalnum() and not passage[after : after + 1].isalnum():
            return start + at, start + after
        at = passage.find(words, at + 1)
    return None


def quoted_place(row: Row) -> tuple[int, int] | None:
    """Return the place that a row quotes, or None."""
    start, end = row.one("start"), row.one("end")
    return (int(start), int(end)) if start.isdigit() and end.isdigit() else None
