"""Questions: SPARQL queries with a title, parameters and a column of evidence (`questions/*.rq`).

One file gives a question its documentation, address, form, command and test. The decorators (`#+
summary: …`) are those of grlc, https://grlc.io; parameters are variables whose names begin with an
underscore. Not responsible for showing answers (http, cli) nor for evaluating them (query).

`model` defines what a question is, `reading` reads one from a file, `binding` puts values into it,
and `checking` finds the problems of a folder of questions.
"""

from noticegraph.questions.binding import (
    EnumeratedValue,
    answer_question,
    bind_parameters,
    describe_question,
    find_value,
    read_values,
    refuse_unknown_things,
    resolve_value,
)
from noticegraph.questions.checking import check_questions
from noticegraph.questions.model import Parameter, ParameterType, Question, strip_decorators
from noticegraph.questions.reading import find_question, read_question, read_questions

__all__ = [
    "EnumeratedValue",
    "Parameter",
    "ParameterType",
    "Question",
    "answer_question",
    "bind_parameters",
    "check_questions",
    "describe_question",
    "find_question",
    "find_value",
    "read_question",
    "read_questions",
    "read_values",
    "refuse_unknown_things",
    "resolve_value",
    "strip_decorators",
]
