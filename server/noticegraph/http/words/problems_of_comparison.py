"""The words of refusals about the statements that are to be compared, as in `problems`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from noticegraph.http.words.problem_model import Kind, Words

COMPARISON_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "not-a-statement": Kind(
            400,
            Words(
                "A company is not a statement",
                '{name}="{value}" names a company; the ids of its statements: {choices}',
            ),
            Words(
                "Een bedrijf is geen verklaring",
                '{name}="{value}" noemt een bedrijf; de id\'s van zijn verklaringen: {choices}',
            ),
        ),
        "statement-twice": Kind(
            400,
            Words(
                "A statement is given twice",
                '{name}="{value}" repeats another argument',
                "give each statement once: {choices}",
            ),
            Words(
                "Een verklaring is twee keer gegeven",
                '{name}="{value}" herhaalt een ander argument',
                "geef elke verklaring één keer: {choices}",
            ),
        ),
        "facts-of-two": Kind(
            400,
            Words(
                "The comparison fact by fact is of two statements",
                '{name}="{value}" is for the comparison by subject',
                "leave it out, or leave out status, kind, contains, sort and page",
            ),
            Words(
                "De vergelijking feit voor feit is van twee verklaringen",
                '{name}="{value}" is voor de vergelijking per onderwerp',
                "laat het weg, of laat status, kind, contains, sort en page weg",
            ),
        ),
        "two-statements": Kind(
            400,
            Words("Two statements are needed", None, "give two of these as a and b: {choices}"),
            Words("Er zijn twee verklaringen nodig", None, "geef er twee als a en b: {choices}"),
        ),
    }
)
