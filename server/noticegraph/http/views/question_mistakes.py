"""Mistakes in the values of a question's form, explained in the words of that form."""

from __future__ import annotations

from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.error_words import join_names
from noticegraph.errors import ParameterError
from noticegraph.http.words.headings import column_heading
from noticegraph.http.words.texts import texts
from noticegraph.near_names import nearest_names
from noticegraph.questions import Parameter, Question, read_values

_WHAT = {
    "not-an-integer": "not_integer",
    "not-a-date": "not_date",
    "not-an-iri": "not_iri",
    "characters-of-iri": "not_iri",
    "unknown-value": "not_known",
    "unknown-thing": "not_named",
    "ambiguous-value": "ambiguous",
}
_HOW = {"iri": "write_iri", "integer": "write_integer", "date": "write_date"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong and how to put it right; `field` is the parameter, if there is one."""

    text: str
    hint: str | None
    field: str | None


def explain_mistake(
    error: ParameterError, question: Question, dataset: Dataset, language: str
) -> Mistake:
    """Explain what is wrong with one of the given values."""
    words = texts(language)
    headings = {p.name: column_heading(p.name, language)[0] for p in question.parameters}
    parameter = question.parameter(str(error.values.get("parameter")))
    if parameter is None or error.kind == "value-encoding":
        said = error.words(language)
        return Mistake(said.message, said.hint, parameter.name if parameter else None)
    field = headings[parameter.name]
    if "value" not in error.values:
        text = words["missing_value"].format(field=field)
        return Mistake(text, words["pick_value"] if parameter.enumerated else None, parameter.name)
    value = str(error.values["value"])
    text = words["wrong_value"].format(field=field, value=value, what=words[_WHAT[error.kind]])
    return Mistake(text, _hint(error, question, parameter, dataset, language), parameter.name)


def _hint(
    error: ParameterError, question: Question, parameter: Parameter, dataset: Dataset, language: str
) -> str | None:
    words = texts(language)
    nearest = error.values.get("nearest")
    near = nearest if isinstance(nearest, tuple) else ()
    if parameter.enumerated:
        # As the list of the form names them, where one of these resembles the value.
        labels = [known.label(language) for known in read_values(question, parameter, dataset)]
        near = tuple(dict.fromkeys(nearest_names(str(error.values["value"]), labels))) or near
    if near:
        return f"{words['did_you_mean']} {join_names(near, language)}?"
    if parameter.enumerated:
        return words["pick_value"]
    return words[_HOW[parameter.type]] if parameter.type in _HOW else None
