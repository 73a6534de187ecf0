"""A question as a form: its fields, their choices, and the given values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from noticegraph.errors import ParameterError
from noticegraph.http.graph.question_choices import Choice, offer_values
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.kept import known_statements
from noticegraph.http.words.headings import column_heading
from noticegraph.labels import name_or_iri, read_names
from noticegraph.namespaces import PREFIXES, is_absolute_iri
from noticegraph.questions import Parameter, Question, find_value, read_values, resolve_value

LANGUAGE = "lang"
"""The parameter for the language of names, which follows the language of the page."""
MOST_LISTED = 100
"""So many choices a field of a list of questions may have."""
_REGIONS = PREFIXES["loc"]
_INPUT_TYPES = {"iri": "text", "literal": "text", "integer": "number", "date": "date"}


@dataclass(frozen=True, slots=True)
class Form:
    """A question as a form: its fields, and the address of its answer with the given values."""

    question: Question
    fields: list[Field]
    address: str
    needs: bool

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The labels of the fields that are filled in, with the names of their values."""
        return [
            (field.heading, dict(field.choices or ()).get(field.value, field.value))
            for field in self.fields
            if field.value
        ]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a question's form; `choices` are values with labels, None for free input."""

    name: str
    heading: str
    type: str
    is_iri: bool
    required: bool
    value: str
    choices: tuple[Choice, ...] | None

    @property
    def is_long(self) -> bool:
        """Whether there are too many choices to repeat them in a list of questions."""
        return self.choices is not None and len(self.choices) > MOST_LISTED

    @property
    def groups(self) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        """The choices under the name of a heading: where regions stand for laws, these first."""
        choices = self.choices or ()
        regions = tuple(c for c in choices if self.name == "law" and c[0].startswith(_REGIONS))
        if not regions:
            return (("", choices),)
        laws = tuple(c for c in choices if c not in regions)
        return ("all_laws_of", regions), ("one_law", laws)


def make_fields(question: Question, values: Mapping[str, str], language: str) -> list[Field]:
    """Return the fields of a question's form, with the given values."""
    dataset = current_site().dataset
    # The language is chosen for the whole page.
    parameters = [p for p in question.parameters if p.name != LANGUAGE]
    given = {p.name: _field_value(question, p, values) for p in parameters}
    statements = known_statements(language)
    chosen = given.get("statement", "")
    chosen = chosen if chosen in {s.iri for s in statements.values()} else ""

    def choices(p: Parameter) -> tuple[Choice, ...] | None:
        if not p.enumerated:
            return None
        known = read_values(question, p, dataset)
        offered = offer_values(p, known, statements, chosen, given[p.name], language, dataset)
        value = given[p.name]
        if p.type != "iri" or not is_absolute_iri(value) or value in dict(offered):
            return offered
        # A term above or below those offered can be asked about as well.
        name = name_or_iri(read_names(dataset, [value], language), value)
        return ((value, name), *offered)

    return [make_field(p, given, choices(p), language) for p in parameters]


def make_field(
    parameter: Parameter,
    values: Mapping[str, str],
    choices: tuple[Choice, ...] | None,
    language: str,
) -> Field:
    """Return a field; ``choices`` is None for free input."""
    return Field(
        name=parameter.name,
        heading=column_heading(parameter.name, language)[0],
        type=_INPUT_TYPES[parameter.type],
        is_iri=parameter.type == "iri",
        required=parameter.required,
        value=values.get(parameter.name, parameter.default or ""),
        choices=choices,
    )


def _field_value(question: Question, parameter: Parameter, values: Mapping[str, str]) -> str:
    """Return the choice that the field shows; a value may have been given by its label."""
    value = values.get(parameter.name, parameter.default or "")
    if not value or not parameter.enumerated:
        return value
    dataset = current_site().dataset
    try:
        found = find_value(question, parameter, value, dataset)
        return found or resolve_value(question, parameter.name, values, dataset) or value
    except ParameterError:
        return value
