"""The questions of the catalogue as examples of queries: `/sparql/examples/<question>`.

The address redirects to the query page with the question's query, in which the parameters have
their defaults, or the first value if one is needed.
"""

from __future__ import annotations

from flask import Response, url_for

from noticegraph.dataset import Dataset
from noticegraph.errors import ParameterError
from noticegraph.http.frame.layout import kept_arguments
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.declarations import Segment
from noticegraph.http.request.dispatch import Asked, Subject, resolve_among
from noticegraph.http.views.questions import example_question
from noticegraph.questions import Question, bind_parameters, read_values, strip_decorators

blueprint = Subject("query_examples")


@blueprint.address(
    "/sparql/examples/<question_id>",
    nl="Verwijs naar de querypagina met een vraag, of naar de vraag als er een waarde ontbreekt.",
    segment=Segment(
        "question_id",
        resolve_among(
            "unknown-question",
            "query_examples.open_example",
            "question_id",
            lambda: current_site().questions,
        ),
        example_question,
    ),
    statuses=(303,),
)
def open_example(asked: Asked) -> Response:
    """Redirect to the query page with a question's query; to the question if a value is missing."""
    site = current_site()
    question = site.questions[asked.name]
    try:
        query = _fill_in(question, site.dataset, asked.language)
    except ParameterError:
        endpoint, values = "questions.show_question", {"question_id": question.id}
    else:
        endpoint, values = "sparql.query_by_get", {"query": query}
    address = url_for(endpoint, **{**values, **kept_arguments()})  # type: ignore[arg-type]
    return Response(status=303, headers={"Location": address, "Vary": "Accept-Language"})


def _fill_in(question: Question, dataset: Dataset, language: str) -> str:
    values = {"lang": language} if question.parameter("lang") else {}
    for parameter in question.parameters:
        if parameter.required and parameter.enumerated:
            known = read_values(question, parameter, dataset)
            if known:
                values[parameter.name] = known[0].value
    return strip_decorators(bind_parameters(question, values, dataset))
