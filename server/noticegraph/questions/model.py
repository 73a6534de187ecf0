"""What a question and a parameter are; independent of files and datasets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Literal

_PLACE = re.compile(r"\{(\w+)\}")
ParameterType = Literal["iri", "literal", "integer", "date"]

_PARAMETER_VARIABLE = re.compile(r"[?$]_(_?)([A-Za-z]\w*?)(?:_(iri|literal|integer|date))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question, which the user gives a value.

    `required` means that a value must be given: the variable has one leading underscore and no
    default. `enumerated` means that `questions/values/<name>.rq` lists the values.
    """

    name: str
    type: ParameterType
    required: bool
    default: str | None = None
    enumerated: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL SELECT query with a title in each of LANGUAGES.

    `text` is the whole file, so that line numbers in messages are those of the file; `query` is the
    part after the decorators. `keywords` are other words that people use to ask it, separated by
    commas; the search uses them, and no page shows them. `filled` is the title with values: it has
    the names of parameters in braces. `parameters` are in the order of their
    first use, `columns` in the order of the SELECT clause.
    """

    id: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, str]
    filled: Mapping[str, str]
    subjects: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str
    path: Path

    @property
    def query(self) -> str:
        """Return the SPARQL text without the decorators."""
        return strip_decorators(self.text)

    def title_with(self, names: Mapping[str, str], language: str) -> str:
        """Return the title that says the values of parameters, given by their names in words.

        Values that the title has no place for stand before it.
        """
        filled = self.filled.get(language, "")
        inside = _PLACE.findall(filled)
        title = self.title[language]
        if inside and names.keys() >= set(inside):
            title = _PLACE.sub(lambda found: names[found[1]], filled)
        else:
            inside = []
        before = ", ".join(name for key, name in names.items() if key not in inside)
        if not before:
            return title
        is_word = title[1:2].islower()
        return f"{before}: {title[:1].lower() if is_word else title[:1]}{title[1:]}"

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, or None."""
        return next((p for p in self.parameters if p.name == name), None)


@dataclass(frozen=True, slots=True)
class ParameterVariable:
    """What the name of a variable says about its parameter."""

    name: str
    type: ParameterType
    optional: bool


def strip_decorators(text: str) -> str:
    """Return the text of a question without its decorators, ending in a single line feed."""
    lines = text.split("\n")
    header = len(list(takewhile(is_header_line, lines)))
    kept = [line for line in lines[:header] if not line.startswith("#+")]
    return "\n".join([*kept, *lines[header:]]).strip() + "\n"


def is_header_line(line: str) -> bool:
    """Tell whether a line may come before the query: a comment, a decorator or a blank line."""
    return not line.strip() or line.lstrip().startswith("#")


def parse_parameter_variable(variable: str) -> ParameterVariable | None:
    """Read `?_name`, `?_name_iri`, `?__name_date` and so on; other variables give None."""
    found = _PARAMETER_VARIABLE.fullmatch(variable)
    if not found:
        return None
    kinds: dict[str, ParameterType] = {"iri": "iri", "integer": "integer", "date": "date"}
    return ParameterVariable(found[2], kinds.get(found[3] or "", "literal"), bool(found[1]))
