"""Values for a question's parameters: from what the asker wrote to SPARQL terms in the query.

Binding is textual, by tokens: a parameter's variable becomes a serialised term, and nothing inside
strings, comments or IRIs is touched. What an asker wrote is never put into a query unescaped.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticegraph.dataset import Dataset
from noticegraph.errors import ParameterError, QuerySyntaxError, QuestionFormatError
from noticegraph.namespaces import PREFIXES, THINGS, expand_prefixed_name, is_absolute_iri
from noticegraph.near_names import suggest_names
from noticegraph.query import evaluate_query, solutions
from noticegraph.questions.model import Parameter, Question, parse_parameter_variable
from noticegraph.questions.reading import read_query_text, values_file
from noticegraph.sparql_text import tokens

_XSD = PREFIXES["xsd"]
_HIERARCHICAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_OPAQUE_SCHEMES = ("urn", "mailto", "tag", "did")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STRING_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}


@dataclass(frozen=True, slots=True)
class EnumeratedValue:
    """A value that an enumerated parameter can take: an IRI or a text, and its names by language.

    A name without language tag stands under "".
    """

    value: str
    labels: Mapping[str, str]

    def label(self, language: str) -> str:
        """Return the name in that language, else in English, else any, else the value itself."""
        for wanted in (language, "en", "", *self.labels):
            if wanted in self.labels:
                return self.labels[wanted]
        return self.value


def answer_question(
    dataset: Dataset, question: Question, values: Mapping[str, str], media_type: str
) -> bytes:
    """Ask a question and return its answer in the given media type of SPARQL results.

    Raises ParameterError as `bind_parameters` does, and what `evaluate_query` raises.
    """
    return evaluate_query(dataset, bind_parameters(question, values, dataset), media_type)


def bind_parameters(question: Question, values: Mapping[str, str], dataset: Dataset) -> str:
    """Return the question's SPARQL text with the values in it; lines stay where they are.

    A parameter without a value takes its default; an optional one without either stays a variable.
    Raises ParameterError for an unknown parameter, a missing required one, and a value that is not
    of the parameter's type.
    """
    known = [parameter.name for parameter in question.parameters]
    for name in values:
        if name not in known:
            raise ParameterError(
                f'the question "{question.id}" has no parameter "{name}"',
                hint=suggest_names(name, known, "parameters"),
            )
    terms: dict[str, str] = {}
    within = _given_statement(question, values, dataset)
    for parameter in question.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None:
            terms[parameter.name] = _serialise(question, parameter, value, dataset, within)
        elif parameter.required:
            raise ParameterError(
                f'the question "{question.id}" needs a value for "{parameter.name}"',
                hint=_values_hint(question, parameter, dataset),
            )
    return _replace_variables(question.text, terms)


def values_in_no_graph(
    question: Question, values: Mapping[str, str], dataset: Dataset
) -> tuple[str, ...]:
    """Return the IRIs among the values that no graph names: then an empty answer says little.

    Raises ParameterError as `bind_parameters` does.
    """
    within = _given_statement(question, values, dataset)
    unknown = []
    for parameter in question.parameters:
        value = values.get(parameter.name)
        if value is not None and parameter.type == "iri":
            iri = _resolve_iri(question, parameter, value.strip(), dataset, within)
            if not _is_named(dataset, iri):
                unknown.append(iri)
    return tuple(unknown)


def _is_named(dataset: Dataset, iri: str) -> bool:
    query = f"SELECT ?x {{ {{ <{iri}> ?p ?x }} UNION {{ ?x ?p <{iri}> }} }} LIMIT 1"
    return bool(solutions(dataset, query).rows)


def _called_by_path(dataset: Dataset, path: str, within: str | None) -> list[str]:
    """Return the IRIs of what has that path: of all things, or within one of the statements."""
    statements = {within} if within else {e.statement for e in dataset.entries if e.statement}
    path = path.strip("/")
    candidates = [THINGS + path, *(f"{statement}/{path}" for statement in sorted(statements))]
    return [iri for iri in candidates if is_absolute_iri(iri) and _is_named(dataset, iri)]


def read_values(
    question: Question, parameter: Parameter, dataset: Dataset
) -> tuple[EnumeratedValue, ...]:
    """Return the values that an enumerated parameter can take, in the order of their query.

    Raises QuestionFormatError when the query of the values is not as it should be.
    """
    path = values_file(question.path, parameter.name)
    return read_values_file(path, dataset)


def read_values_file(path: Path, dataset: Dataset) -> tuple[EnumeratedValue, ...]:
    """Evaluate a query of values. Raises QuestionFormatError with its file."""
    try:
        found = solutions(dataset, read_query_text(path))
    except QuerySyntaxError as error:
        raise QuestionFormatError(
            error.message, hint=error.hint, file=str(path), line=error.line, column=error.column
        ) from error
    if not {"value", "label"} <= set(found.variables):
        raise QuestionFormatError(
            "the columns ?value and ?label are needed",
            hint="write SELECT ?value ?label …",
            file=str(path),
            line=1,
        )
    value_at, label_at = found.variables.index("value"), found.variables.index("label")
    labels: dict[str, dict[str, str]] = {}
    for row in found.rows:
        value, label = row[value_at], row[label_at]
        if value is not None:
            names = labels.setdefault(value.value, {})
            if label is not None:
                names.setdefault(getattr(label, "language", None) or "", label.value)
    return tuple(
        EnumeratedValue(value, dict(sorted(names.items()))) for value, names in labels.items()
    )


def find_value(
    question: Question,
    parameter: Parameter,
    value: str,
    dataset: Dataset,
    within: str | None = None,
) -> str | None:
    """Return the enumerated value that is written as itself, as a label or as its last segment.

    Case and the width of blanks do not matter; None when there is no such value. Where several
    have that label, the one of the statement ``within`` (an IRI) is meant; raises ParameterError
    when that does not decide either.
    """
    known = read_values(question, parameter, dataset)
    if any(candidate.value == value for candidate in known):
        return value
    wanted = _fold(value)
    found = [
        candidate.value
        for candidate in known
        if wanted in {_fold(label) for label in candidate.labels.values()}
        or (parameter.type == "iri" and wanted == _fold(_last_segment(candidate.value)))
        or (parameter.type == "literal" and wanted == _fold(candidate.value))
    ]
    if len(found) > 1 and within is not None:
        found = [iri for iri in found if iri.startswith(within + "/")] or found
    if len(found) > 1:
        hint = "give the statement too, or one of them: " + ", ".join(found)
        raise _wrong_value(parameter, value, f"names {len(found)} values", hint)
    return found[0] if found else None


def _given_statement(question: Question, values: Mapping[str, str], dataset: Dataset) -> str | None:
    parameter = question.parameter("statement")
    if parameter is None or "statement" not in values:
        return None
    if not parameter.enumerated:
        return values["statement"]
    return find_value(question, parameter, values["statement"], dataset)


def describe_question(question: Question, dataset: Dataset) -> dict[str, Any]:
    """Return all that an asker can know of a question, as it is written in JSON."""
    parameters: list[dict[str, Any]] = []
    for parameter in question.parameters:
        entry: dict[str, Any] = {
            "name": parameter.name,
            "type": parameter.type,
            "required": parameter.required,
            "default": parameter.default,
        }
        if parameter.enumerated:
            values = read_values(question, parameter, dataset)
            entry["values"] = [{"value": v.value, "labels": dict(v.labels)} for v in values]
        parameters.append(entry)
    return {
        "id": question.id,
        "title": dict(question.title),
        "description": dict(question.description),
        "subjects": list(question.subjects),
        "parameters": parameters,
        "columns": list(question.columns),
        "query": question.query,
    }


def _replace_variables(text: str, terms: Mapping[str, str]) -> str:
    parts: list[str] = []
    position = 0
    words = [token for token in tokens(text) if token[0] != "comment"]
    for index, (kind, word, start) in enumerate(words):
        variable = parse_parameter_variable(word) if kind == "variable" else None
        if not variable or variable.name not in terms:
            continue
        around = [w[1].upper() for w in words[max(index - 2, 0) : index + 2]]
        if around == ["BOUND", "(", word.upper(), ")"]:
            # BOUND takes a variable and nothing else, and what it asks is known here.
            start, end, term = words[index - 2][2], words[index + 1][2] + 1, "true"
        else:
            end, term = start + len(word), terms[variable.name]
        parts += [text[position:start], term]
        position = end
    return "".join([*parts, text[position:]])


def _serialise(
    question: Question, parameter: Parameter, value: str, dataset: Dataset, within: str | None
) -> str:
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ParameterError(
            f'the value of "{parameter.name}" is not UTF-8', hint="write it in UTF-8"
        )
    match parameter.type:
        case "iri":
            return f"<{_resolve_iri(question, parameter, value.strip(), dataset, within)}>"
        case "integer":
            if not _INTEGER.fullmatch(value.strip()):
                raise _wrong_value(parameter, value, "is no whole number", "write digits: 45")
            return f'"{int(value)}"^^<{_XSD}integer>'
        case "date":
            return f'"{_check_date(parameter, value.strip())}"^^<{_XSD}date>'
        case "literal":
            if parameter.enumerated:
                value = _known_value(question, parameter, value, dataset)
            return '"' + "".join(_STRING_ESCAPES.get(c, c) for c in value) + '"'


def _check_date(parameter: Parameter, value: str) -> str:
    try:
        if _DATE.fullmatch(value):
            return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise _wrong_value(parameter, value, "is no date", "write year-month-day: 2024-02-20")


def _wrong_value(parameter: Parameter, value: str, what: str, hint: str) -> ParameterError:
    return ParameterError(f'"{value}" {what} (parameter "{parameter.name}")', hint=hint)


def _resolve_iri(
    question: Question, parameter: Parameter, value: str, dataset: Dataset, within: str | None
) -> str:
    if parameter.enumerated:
        found = find_value(question, parameter, value, dataset, within)
        if found is not None:
            return found
    written = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    if ":" in written:
        iri = None if written.startswith("_:") else expand_prefixed_name(written)
    else:
        found_by_path = _called_by_path(dataset, written, within)
        if len(found_by_path) > 1:
            hint = "give the statement too, or one of them: " + ", ".join(found_by_path)
            raise _wrong_value(parameter, value, f"names {len(found_by_path)} values", hint)
        iri = found_by_path[0] if found_by_path else None
    if iri is not None:
        written = iri
    elif not _HIERARCHICAL.match(written) and written.split(":")[0] not in _OPAQUE_SCHEMES:
        raise _wrong_value(
            parameter,
            value,
            "is not a known value" if parameter.enumerated else "is no IRI",
            _values_hint(question, parameter, dataset, value),
        )
    if not is_absolute_iri(written):
        hint = "an IRI has no blanks, quotes or brackets: percent-encode them"
        raise _wrong_value(parameter, value, "is no IRI", hint)
    return written


def _known_value(question: Question, parameter: Parameter, value: str, dataset: Dataset) -> str:
    found = find_value(question, parameter, value, dataset)
    if found is None:
        hint = _values_hint(question, parameter, dataset, value)
        raise _wrong_value(parameter, value, "is not a known value", hint)
    return found


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _last_segment(iri: str) -> str:
    return re.split(r"[/#:]", iri.rstrip("/#"))[-1]


def _values_hint(
    question: Question, parameter: Parameter, dataset: Dataset, value: str | None = None
) -> str:
    if parameter.enumerated:
        known = read_values(question, parameter, dataset)
        names = [n for v in known for n in (*v.labels.values(), _last_segment(v.value))]
        shown = [v.label("en") for v in known]
        if value is not None and len(value) > 3:
            near = suggest_names(value, names, "values")
            if near.startswith("did you mean"):
                return near
        return suggest_names("", shown, f"values of {parameter.name}")
    prefixes = ", ".join(f"{p}:" for p in ("ng", "dpv", "loc") if p in PREFIXES)
    return {
        "iri": f"give a full IRI, or a name with a prefix ({prefixes}, …)",
        "literal": f"give {parameter.name} a text",
        "integer": "write digits: 45",
        "date": "write year-month-day: 2024-02-20",
    }[parameter.type]
