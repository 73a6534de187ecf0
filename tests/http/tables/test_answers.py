"""A page of an answer has the rows and columns that the whole answer, laid out, has there."""

from __future__ import annotations

import pytest

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.http.graph.answer_order import order_answer
from noticegraph.http.graph.answer_tables import lay_out_answer
from noticegraph.http.graph.statement_texts import StatementTexts, find_texts
from noticegraph.http.request.arguments import Arguments
from noticegraph.http.tables.answers import arrange_answer
from noticegraph.http.tables.listing import ROWS_PER_PAGE, arrange
from noticegraph.query import Solutions, solutions
from noticegraph.questions import bind_parameters, read_questions

QUESTIONS = ("disclosures", "affiliates", "rights", "retention", "purposes-and-legal-bases")
GIVEN: tuple[dict[str, str], ...] = ({}, {"page": "2"}, {"contains": "data"}, {"sort": "evidence"})


def answer(dataset: Dataset, name: str) -> Solutions:
    question = read_questions(shipped_content())[name]
    values = {"lang": "en"} if question.parameter("lang") else {}
    found = solutions(dataset, bind_parameters(question, values, dataset))
    return order_answer(dataset, question, values, found).solutions


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_page_is_that_part_of_the_whole(name: str, shipped_dataset: Dataset) -> None:
    told = answer(shipped_dataset, name)
    texts = find_texts(shipped_dataset, {})
    whole = lay_out_answer(shipped_dataset, texts, told, "en")
    for given in GIVEN:
        arguments = Arguments(list(given.items()))
        if "page" in given and len(told.rows) <= ROWS_PER_PAGE:
            continue
        if "sort" in given and "evidence" not in whole.table.columns:
            continue
        wanted = arrange(whole.table, arguments)
        found, listing = arrange_answer(shipped_dataset, texts, told, "en", arguments)
        assert listing.shown == wanted.shown
        assert listing.table.columns == wanted.table.columns
        assert (listing.count, listing.total, listing.pages) == (
            wanted.count,
            wanted.total,
            wanted.pages,
        )
        assert found.statement == whole.statement
        cited = {part.iri for row in listing.shown for cell in row for part in cell}
        assert {i: e for i, e in found.evidence.items() if i in cited} == {
            i: e for i, e in whole.evidence.items() if i in cited
        }


def test_a_column_that_is_empty_on_one_page_alone_stays(shipped_dataset: Dataset) -> None:
    told = Solutions(
        ["thing", "note"],
        solutions(
            shipped_dataset,
            'SELECT ?thing ?note { { SELECT ?thing (STR(?n) AS ?note) { VALUES ?n { "last" }'
            " BIND(<urn:z> AS ?thing) } } UNION { SELECT ?thing ?note {"
            f" VALUES ?k {{ {' '.join(map(str, range(ROWS_PER_PAGE)))} }}"
            ' BIND(IRI(CONCAT("urn:a", STR(?k))) AS ?thing) } } } ORDER BY ?thing',
        ).rows,
    )
    assert len(told.rows) == ROWS_PER_PAGE + 1
    texts = StatementTexts({}, {}, {})
    _, listing = arrange_answer(shipped_dataset, texts, told, "en", Arguments([]))
    assert not any(row[1] for row in listing.shown)
    assert listing.table.columns == ("thing", "note")
    assert any(row[1] for row in listing.table.rows)
