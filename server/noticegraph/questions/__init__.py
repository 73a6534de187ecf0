"""Questions: SPARQL queries with a title, parameters and a promise of evidence (`questions/*.rq`).

One file is the documentation, the address, the form, the command and the test of a question. The
decorators (`#+ summary: …`) are grlc's, see https://grlc.io; parameters are variables whose names
begin with an underscore. Not responsible for showing answers (http, cli) nor for evaluating them
(query).

`model` says what a question is, `reading` makes one of a file, `binding` puts values into it, and
`checking` finds what is wrong with a folder of them.
"""

from noticegraph.questions.binding import (
    EnumeratedValue,
    answer_question,
    bind_parameters,
    describe_question,
    find_value,
    read_values,
    values_in_no_graph,
)
from noticegraph.questions.checking import check_questions
from noticegraph.questions.model import (
    Parameter,
    ParameterType,
    Question,
    strip_decorators,
)
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
    "strip_decorators",
    "values_in_no_graph",
]
