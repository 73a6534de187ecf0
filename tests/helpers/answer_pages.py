"""The page after asking, taken apart: its answer, conclusion, rows, and what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from flask.testing import FlaskClient
from rdflib import SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.namespaces import PREFIXES

BROWSER = {"Accept": "text/html"}
ANSWER = '<section class="answer"'
MOST_ROWS = 12
NG = PREFIXES["ng"]


def ask(client: FlaskClient, words: str, **more: str) -> str:
    answer = client.get("/search", query_string={"q": words, "lang": "en", **more}, headers=BROWSER)
    assert answer.status_code == 200
    return unescape(answer.text)


def answer_in(page: str) -> str:
    assert page.count(ANSWER) == 1
    return page[page.index(ANSWER) : page.index("</section>", page.index(ANSWER))]


def rows_of(part: str) -> list[str]:
    """The rows of facts: not the headings between them."""
    return re.findall(r'<tr role="row">.*?</tr>', part[part.index("<tbody") :], re.DOTALL)


def names_of(part: str) -> list[str]:
    """What the first cell of each row links to."""
    return [re.findall(r'href="([^"]+)"', row)[0] for row in rows_of(part)]


def groups_of(part: str) -> list[str]:
    """The headings between the rows, as text."""
    found = re.findall(r'scope="rowgroup"[^>]*>(.*?)</th>', part, re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", " ", heading).split()) for heading in found]


def conclusion_of(part: str) -> str:
    found = re.search(r'<ul class="concluded">(.*?)</ul>', part, re.DOTALL)
    assert found is not None
    return "\n".join(re.findall("<li>([^<]+)</li>", found[1]))


def recipients(graph: Graph, data: URIRef) -> set[str]:
    """Who gets a kind of data by the file, asserted or not."""
    has_data, has_recipient = (
        URIRef(PREFIXES["dpv"] + n) for n in ("hasPersonalData", "hasRecipient")
    )
    facts = set(graph.subjects(has_data, data))
    return {str(r) for fact in facts for r in graph.objects(fact, has_recipient)}


def labels_of(graph: Graph, things: Iterable[Node], language: str) -> set[str]:
    return {
        str(label)
        for thing in things
        for label in graph.objects(thing, SKOS.prefLabel)
        if isinstance(label, Literal) and label.language == language
    }
