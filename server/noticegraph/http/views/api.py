"""How programs get the data: the addresses, and examples that run against this server."""

from __future__ import annotations

import json

from flask import url_for

from noticegraph.http.frame.addresses import own_address
from noticegraph.http.frame.layout import render_page
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.common_arguments import first_statement
from noticegraph.http.request.declarations import (
    STRING,
    Address,
    example_of,
    list_schema,
    object_schema,
    openapi_path,
)
from noticegraph.http.request.dispatch import Asked, Subject, declared_addresses
from noticegraph.http.request.kept import once_per_state
from noticegraph.http.request.load_time import loaded_at
from noticegraph.http.tables.downloads import download_links
from noticegraph.http.views.questions import example_question
from noticegraph.http.views.snippets import write_python
from noticegraph.media_types import GRAPH_FORMATS, HTML, JSON, PLAIN_JSON, SOLUTIONS_FORMATS
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions

blueprint = Subject("api")

_QUERY = f"""PREFIX ng: <{PREFIXES["ng"]}>
PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?name (COUNT(DISTINCT ?fact) AS ?facts)
WHERE {{
  ?fact a ?kind ; ng:statedIn ?passage .
  ?kind skos:prefLabel ?name FILTER(LANG(?name) = "en")
}}
GROUP BY ?name ORDER BY DESC(?facts) ?name LIMIT 10"""


@blueprint.address(
    "/api",
    nl="De adressen voor programma's, met voorbeelden die werken.",
    formats=(PLAIN_JSON, HTML),
    localized=(PLAIN_JSON, HTML),
    json=object_schema(
        addresses=list_schema(
            object_schema(path=STRING, what=STRING, example={"type": ["string", "null"]})
        )
    ),
)
def show_api(asked: Asked) -> bytes:
    """List the addresses for programs, with examples that can be run."""
    base = own_address("")
    found = _addresses(asked.language)
    if not asked.is_page:
        entries = [
            {
                "method": m,
                "path": path,
                "what": what,
                "example": base + example if example else None,
            }
            for m, path, what, example in found
        ]
        return json.dumps({"addresses": entries}, ensure_ascii=False, indent=1).encode() + b"\n"
    return render_page(
        "api.html",
        addresses=found,
        curl=curl_examples(base),
        wrapper=write_python(base + url_for("sparql.query_by_get"), _QUERY, JSON),
        solutions_formats=SOLUTIONS_FORMATS,
        graph_formats=GRAPH_FORMATS,
        graph_count=once_per_state("graph count", _count_graphs),
        loaded=loaded_at(),
        alternatives=download_links(asked),
    )


def _count_graphs() -> int:
    query = "SELECT (COUNT(DISTINCT ?g) AS ?graphs) WHERE { GRAPH ?g { ?s ?p ?o } }"
    (count,) = (term for row in solutions(current_site().dataset, query).rows for term in row)
    return int(count.value) if count else 0


def curl_examples(base: str) -> list[str]:
    """Return commands that run unchanged against the server at `base`."""
    query = " ".join(_QUERY.split()).replace("'", "'\\''")
    found = [
        f"curl '{base}{url_for('sparql.query_by_get')}' -H 'Accept: text/csv' "
        f"--data-urlencode '{'query=' + query}'"
    ]
    if question := example_question():
        path = url_for("questions.show_question", question_id=f"{question}.csv")
        found.append(f"curl '{base}{path}'")
    if path := _example_statement():
        found += [f"curl '{base}{path}.ttl'", f"curl '{base}{path}.csv?safe=1'"]
    return found


def _example_statement() -> str:
    """Return the path of a statement, or an empty text if there is none."""
    slug = first_statement()
    return url_for("statements.show_statement", slug=slug) if slug else ""


def _addresses(language: str) -> list[tuple[str, str, str, str | None]]:
    """Return the method, path and purpose of each address, with an example path to open."""
    return [
        (
            address.method,
            openapi_path(address.rule),
            address.nl if language == "nl" else address.summary,
            example_of_address(address),
        )
        for address in declared_addresses()
    ]


def example_of_address(address: Address) -> str | None:
    """Return an example path of an address, or None if the data have no name for it."""
    segment = address.segment
    # A segment that takes any name may name something that does not exist.
    if address.method != "GET" or (segment is not None and segment.resolve is None):
        return None
    # The example is answered in the default format, so only arguments for every format will do.
    given = [a for a in address.arguments if a.formats is None and (a.required or a.example)]
    values = {argument.name: example_of(argument) for argument in given}
    if segment is not None:
        values[segment.name] = segment.example()
    if not all(values.values()):
        return None
    return url_for(address.endpoint, **values)  # type: ignore[arg-type]
