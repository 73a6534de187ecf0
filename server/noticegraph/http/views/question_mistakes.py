"""What is wrong with a value in a question's form, in the words of that form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.errors import ParameterError
from noticegraph.http.words.alternatives import join_names
from noticegraph.http.words.headings import column_heading
from noticegraph.http.words.texts import texts
from noticegraph.near_names import nearest_names
from noticegraph.questions import Parameter, Question, read_values

# How `bind_parameters` names the parameter whose value is refused; the pages call it by its field.
_REFUSED = re.compile(r'\(parameter "(\w+)"\)$')
_AMBIGUOUS = re.compile(r" names \d+ values ")
_WHAT = {"integer": "not_integer", "date": "not_date"}
_HOW = {"iri": "write_iri", "integer": "write_integer", "date": "write_date"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong and how to mend it; `field` is the name of the parameter, if it is one.

    `is_foreign` tells that the words are English and not those of the page.
    """

    text: str
    hint: str | None
    field: str | None
    is_foreign: bool = False


def explain_mistake(
    error: ParameterError,
    question: Question,
    values: Mapping[str, str],
    dataset: Dataset,
    language: str,
) -> Mistake:
    """Say what is wrong with one of the values that were given."""
    words = texts(language)
    headings = {p.name: column_heading(p.name, language)[0] for p in question.parameters}
    for name in values:
        if name not in headings:
            known = ", ".join(heading for name, heading in headings.items() if name != "lang")
            fields = words["fields_are"].format(names=known) if known else words["no_fields"]
            return Mistake(words["unknown_parameter"].format(name=name), fields, None)
    refused = _REFUSED.search(error.message)
    parameter = question.parameter(refused[1]) if refused else None
    if parameter is not None and parameter.name in values:
        value = values[parameter.name]
        text = words["wrong_value"].format(
            field=headings[parameter.name], value=value, what=words[_what(error, parameter)]
        )
        hint = _hint(question, parameter, value, dataset, language)
        return Mistake(text, hint, parameter.name)
    for needed in question.parameters:
        if needed.required and needed.name not in values:
            text = words["missing_value"].format(field=headings[needed.name])
            return Mistake(text, words["pick_value"] if needed.enumerated else None, needed.name)
    return Mistake(error.message, error.hint, None, is_foreign=True)


def _what(error: ParameterError, parameter: Parameter) -> str:
    if _AMBIGUOUS.search(error.message):
        return "ambiguous"
    return _WHAT.get(parameter.type, "not_known" if parameter.enumerated else "not_iri")


def _hint(
    question: Question, parameter: Parameter, value: str, dataset: Dataset, language: str
) -> str | None:
    words = texts(language)
    if not parameter.enumerated:
        return words[_HOW[parameter.type]] if parameter.type in _HOW else None
    labels = [known.label(language) for known in read_values(question, parameter, dataset)]
    near = list(dict.fromkeys(nearest_names(value, labels)))
    if near:
        return f"{words['did_you_mean']} {join_names(near, language)}?"
    return words["pick_value"]
