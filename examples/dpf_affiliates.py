"""Ask a running noticegraph server which affiliates are certified, with SPARQLWrapper.

Start the server first (`make serve`), then: python examples/dpf_affiliates.py [ENDPOINT]
"""

from __future__ import annotations

import sys

from SPARQLWrapper import JSON, SPARQLWrapper

QUERY = """
PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?name ?framework ?section ?place
WHERE {
  ?certification a ng:DPFCertification ;
    ng:certifiedEntity/dpv:hasName ?name ;
    ng:frameworkPart/skos:prefLabel ?framework ;
    ng:statedIn ?passage .
  ?passage ng:section ?section ; ng:place ?place .
  FILTER(LANG(?framework) = "en" && LANG(?place) = "en")
}
ORDER BY ?name ?framework
"""


def main() -> None:
    """Print one line per certification: entity, part of the framework, place in the text."""
    endpoint = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/sparql"
    client = SPARQLWrapper(endpoint)
    client.setQuery(QUERY)
    client.setReturnFormat(JSON)
    for row in client.queryAndConvert()["results"]["bindings"]:
        values = [row[column]["value"] for column in ("name", "framework", "section", "place")]
        print("{} | {} | section {}, {}".format(*values))


if __name__ == "__main__":
    main()
