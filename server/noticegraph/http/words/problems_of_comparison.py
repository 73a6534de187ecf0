"""The words of refusals about the statements that are to be compared, as in `problems`."""

from collections.abc import Mapping

from noticegraph.http.words.problem_model import Kind

COMPARISON_KINDS: Mapping[str, Kind] = {
    "not-a-statement": Kind(
        400,
        ("A company is not a statement", "Een bedrijf is geen verklaring"),
        (
            '{name}="{value}" names a company; the ids of its statements: {choices}',
            '{name}="{value}" noemt een bedrijf; de id\'s van zijn verklaringen: {choices}',
        ),
    ),
    "statement-twice": Kind(
        400,
        ("A statement is given twice", "Een verklaring is twee keer gegeven"),
        (
            '{name}="{value}" repeats another argument',
            '{name}="{value}" herhaalt een ander argument',
        ),
        ("give each statement once: {choices}", "geef elke verklaring één keer: {choices}"),
    ),
    "facts-of-two": Kind(
        400,
        (
            "The comparison fact by fact is of two statements",
            "De vergelijking feit voor feit is van twee verklaringen",
        ),
        (
            '{name}="{value}" is for the comparison by subject',
            '{name}="{value}" is voor de vergelijking per onderwerp',
        ),
        (
            "leave it out, or leave out status, kind, contains, sort and page",
            "laat het weg, of laat status, kind, contains, sort en page weg",
        ),
    ),
    "two-statements": Kind(
        400,
        ("Two statements are needed", "Er zijn twee verklaringen nodig"),
        None,
        ("give two of these as a and b: {choices}", "geef er twee als a en b: {choices}"),
    ),
}
