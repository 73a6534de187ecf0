"""The answer to a question, arranged for a page."""

from __future__ import annotations

from collections.abc import Sequence

from noticegraph.dataset import Dataset
from noticegraph.http.graph.answer_tables import AnswerTable, has_columns_of, lay_out_answer
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.request.arguments import Arguments
from noticegraph.http.tables.listing import Listing, arrange, arrange_page
from noticegraph.query import Solutions, Term
from noticegraph.tables import Table


def arrange_answer(
    dataset: Dataset, at_hand: StatementTexts, told: Solutions, language: str, arguments: Arguments
) -> tuple[AnswerTable, Listing]:
    """Lay out an answer and arrange it; where that will do, only the rows of the page.

    Problem 400 as in `arrange`.
    """
    found = AnswerTable(Table((), ()), None, {})
    part = told

    def lay_out(rows: Sequence[tuple[Term | None, ...]]) -> Table:
        nonlocal found, part
        part = Solutions(told.variables, list(rows))
        found = lay_out_answer(dataset, at_hand, part, language, told)
        return found.table

    listing = arrange_page(told.rows, lay_out, arguments)
    if len(part.rows) < len(told.rows) and not has_columns_of(found, part, told):
        found = lay_out_answer(dataset, at_hand, told, language)
        listing = arrange(found.table, arguments)
    return found, listing
