"""Values for a question's parameters: from the text a user gives to SPARQL terms in the query.

Binding works on tokens: a parameter's variable is replaced by a serialised term, and nothing inside
strings, comments or IRIs is changed. Text from a user is never put into a query unescaped.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticegraph.dataset import Dataset
from noticegraph.errors import ParameterError, QuerySyntaxError, QuestionFormatError
from noticegraph.namespaces import PREFIXES, THINGS, expand_prefixed_name, is_absolute_iri
from noticegraph.near_names import nearest_names
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
    """An allowed value of an enumerated parameter: an IRI or a text, and its names by language.

    The key of a name without language tag is "".
    """

    value: str
    labels: Mapping[str, str]

    def label(self, language: str) -> str:
        """Return the name in that language, else in English, else in any, else the value itself."""
        for wanted in (language, "en", "", *self.labels):
            if wanted in self.labels:
                return self.labels[wanted]
        return self.value


def answer_question(
    dataset: Dataset, question: Question, values: Mapping[str, str], media_type: str
) -> bytes:
    """Evaluate a question and return the answer in the given media type of SPARQL results.

    Raises ParameterError as `bind_parameters` does, and what `evaluate_query` raises.
    """
    return evaluate_query(dataset, bind_parameters(question, values, dataset), media_type)


def bind_parameters(question: Question, values: Mapping[str, str], dataset: Dataset) -> str:
    """Return the question's SPARQL text with the values in it; line numbers stay the same.

    A parameter without a value takes its default; an optional one without a default stays a
    variable. Raises ParameterError for an unknown parameter, a missing required one, and a value
    that is not of the parameter's type.
    """
    known = [parameter.name for parameter in question.parameters]
    for name in values:
        if name not in known:
            raise ParameterError(
                "unknown-parameter",
                question=question.id,
                name=name,
                nearest=tuple(nearest_names(name, known)),
                known=tuple(known),
            )
    terms: dict[str, str] = {}
    within = _given_statement(question, values, dataset)
    for parameter in question.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None:
            terms[parameter.name] = _serialise(question, parameter, value, dataset, within)
        elif parameter.required:
            raise _value_needed(question, parameter, dataset)
    return _replace_variables(question.text, terms)


def resolve_value(
    question: Question, name: str, values: Mapping[str, str], dataset: Dataset
) -> str | None:
    """Return the IRI that a parameter's value means; None without a value, or such a parameter.

    Raises ParameterError as `bind_parameters` does.
    """
    parameter, value = question.parameter(name), values.get(name)
    if parameter is None or parameter.type != "iri" or not value:
        return None
    within = _given_statement(question, values, dataset)
    return _resolve_iri(question, parameter, value.strip(), dataset, within)


def refuse_unknown_things(question: Question, values: Mapping[str, str], dataset: Dataset) -> None:
    """Refuse values that are IRIs which no graph names; for them, "no rows" would say too much.

    Raises ParameterError with the nearest things, and as `bind_parameters` does.
    """
    within = _given_statement(question, values, dataset)
    for parameter in question.parameters:
        value = values.get(parameter.name)
        if value is None or parameter.type != "iri" or parameter.enumerated:
            continue
        iri = _resolve_iri(question, parameter, value.strip(), dataset, within)
        if not _is_named(dataset, iri):
            near = nearest_names(iri.removeprefix(THINGS), _paths_of_things(dataset))
            raise _wrong_value("unknown-thing", parameter, value, nearest=tuple(near))


def _is_named(dataset: Dataset, iri: str) -> bool:
    query = f"SELECT ?x {{ {{ <{iri}> ?p ?x }} UNION {{ ?x ?p <{iri}> }} }} LIMIT 1"
    return bool(solutions(dataset, query).rows)


def _called_by_path(dataset: Dataset, path: str, within: str | None) -> list[str]:
    """Return the IRIs of what has that path: of all things, or within one of the statements."""
    statements = {within} if within else {e.statement for e in dataset.entries if e.statement}
    path = path.strip("/")
    candidates = [
        THINGS + path,
        *(
            s
            for s in sorted(statements)
            if s.rsplit("/", 1)[-1] == path and not s.startswith(THINGS)
        ),
        *(f"{statement}/{path}" for statement in sorted(statements)),
    ]
    return [iri for iri in candidates if is_absolute_iri(iri) and _is_named(dataset, iri)]


def read_values(
    question: Question, parameter: Parameter, dataset: Dataset
) -> tuple[EnumeratedValue, ...]:
    """Return the allowed values of an enumerated parameter, in the order of their query.

    Raises QuestionFormatError if the query of the values is invalid.
    """
    path = values_file(question.path, parameter.name)
    return read_values_file(path, dataset)


def read_values_file(path: Path, dataset: Dataset) -> tuple[EnumeratedValue, ...]:
    """Evaluate a query of values. Raises QuestionFormatError, naming its file."""
    try:
        found = solutions(dataset, read_query_text(path))
    except QuerySyntaxError as error:
        raise QuestionFormatError.retell(error, path) from error
    if not {"value", "label"} <= set(found.variables):
        raise QuestionFormatError("columns-of-values", file=path, line=1)
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
    """Return the enumerated value given as itself, as a label or as its last segment, or None.

    Case and the amount of white space do not matter. If several values have that label, the one of
    the statement ``within`` (an IRI) is meant; raises ParameterError if that is not unique either.
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
        raise _wrong_value("ambiguous-value", parameter, value, found=tuple(found))
    return found[0] if found else None


def _given_statement(question: Question, values: Mapping[str, str], dataset: Dataset) -> str | None:
    parameter = question.parameter("statement")
    if parameter is None or "statement" not in values:
        return None
    if not parameter.enumerated:
        return values["statement"]
    return find_value(question, parameter, values["statement"], dataset)


def describe_question(question: Question, dataset: Dataset) -> dict[str, Any]:
    """Return the public description of a question, as it is written in JSON."""
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
            # BOUND accepts only a variable, and its result is known here.
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
        raise ParameterError("value-encoding", parameter=parameter.name)
    match parameter.type:
        case "iri":
            return f"<{_resolve_iri(question, parameter, value.strip(), dataset, within)}>"
        case "integer":
            if not _INTEGER.fullmatch(value.strip()):
                raise _wrong_value("not-an-integer", parameter, value)
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
    raise _wrong_value("not-a-date", parameter, value)


def _wrong_value(kind: str, parameter: Parameter, value: str, **values: Any) -> ParameterError:
    return ParameterError(kind, parameter=parameter.name, value=value, **values)


def _resolve_iri(
    question: Question, parameter: Parameter, value: str, dataset: Dataset, within: str | None
) -> str:
    if parameter.enumerated:
        found = find_value(question, parameter, value, dataset, within)
        if found is not None:
            return found
    iri = _written_iri(parameter, value, dataset, within)
    if parameter.enumerated:
        known = {known.value for known in read_values(question, parameter, dataset)}
        if iri is None or not (iri in known or _is_kin(dataset, iri, known)):
            raise _unknown_value(question, parameter, value, dataset)
    elif iri is None:
        raise _wrong_value("not-an-iri", parameter, value)
    if not is_absolute_iri(iri):
        raise _wrong_value("characters-of-iri", parameter, value)
    return iri


def _is_kin(dataset: Dataset, iri: str, values: Iterable[str]) -> bool:
    """Tell whether a term is above or below one of the values: questions follow the hierarchy."""
    if not is_absolute_iri(iri):
        return False
    listed = " ".join(f"<{value}>" for value in values if is_absolute_iri(value))
    broader = f"<{PREFIXES['skos']}broader>"
    query = f"""SELECT ?value WHERE {{
  VALUES ?value {{ {listed} }}
  {{ ?value {broader}+ <{iri}> }} UNION {{ <{iri}> {broader}+ ?value }}
}} LIMIT 1"""
    return bool(solutions(dataset, query).rows)


def _written_iri(
    parameter: Parameter, value: str, dataset: Dataset, within: str | None
) -> str | None:
    """Return the IRI that is written, with a prefix or as a path too; None where it is none."""
    written = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    if ":" not in written:
        found = _called_by_path(dataset, written, within)
        if len(found) > 1:
            raise _wrong_value("ambiguous-value", parameter, value, found=tuple(found))
        return found[0] if found else None
    iri = None if written.startswith("_:") else expand_prefixed_name(written)
    if iri is None and (_HIERARCHICAL.match(written) or written.split(":")[0] in _OPAQUE_SCHEMES):
        return written
    return iri


def _paths_of_things(dataset: Dataset) -> list[str]:
    """Return what stands behind /id/ in the IRIs of all things."""
    query = f"""SELECT DISTINCT ?thing WHERE {{
  ?thing a ?type FILTER(STRSTARTS(STR(?thing), "{THINGS}"))
}} ORDER BY ?thing"""
    rows = solutions(dataset, query).rows
    return [thing.value.removeprefix(THINGS) for (thing,) in rows if thing is not None]


def _known_value(question: Question, parameter: Parameter, value: str, dataset: Dataset) -> str:
    found = find_value(question, parameter, value, dataset)
    if found is None:
        raise _unknown_value(question, parameter, value, dataset)
    return found


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _last_segment(iri: str) -> str:
    return re.split(r"[/#:]", iri.rstrip("/#"))[-1]


def _unknown_value(
    question: Question, parameter: Parameter, value: str, dataset: Dataset
) -> ParameterError:
    known = read_values(question, parameter, dataset)
    names = [n for v in known for n in (*v.labels.values(), _last_segment(v.value))]
    # What is very short resembles everything.
    near = nearest_names(value, names) if len(value) > 3 else ()
    shown = tuple(v.label("en") for v in known)
    return _wrong_value("unknown-value", parameter, value, nearest=tuple(near), known=shown)


def _value_needed(question: Question, parameter: Parameter, dataset: Dataset) -> ParameterError:
    if parameter.enumerated:
        known = tuple(v.label("en") for v in read_values(question, parameter, dataset))
        return ParameterError(
            "value-needed", question=question.id, parameter=parameter.name, known=known
        )
    match parameter.type:
        case "iri":
            return ParameterError("iri-needed", question=question.id, parameter=parameter.name)
        case "literal":
            return ParameterError("text-needed", question=question.id, parameter=parameter.name)
        case "integer":
            return ParameterError("integer-needed", question=question.id, parameter=parameter.name)
        case "date":
            return ParameterError("date-needed", question=question.id, parameter=parameter.name)
