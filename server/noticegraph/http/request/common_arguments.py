"""Arguments that several addresses take."""

from __future__ import annotations

from noticegraph.http.graph.companies import group_by_company
from noticegraph.http.request.declarations import Argument
from noticegraph.http.request.kept import known_statements
from noticegraph.media_types import CSV, HTML, PLAIN_JSON, Format

TABLE_FORMATS = (PLAIN_JSON, HTML, CSV)
"""The formats of a table: data, page, file for spreadsheets; the first is the default."""

CONTAINS = Argument("contains", "Only rows with all these words.", formats=TABLE_FORMATS)
SORT = Argument(
    "sort", "The column to sort by; with - before it, in descending order.", formats=TABLE_FORMATS
)
PAGE = Argument(
    "page",
    "The number of a page of the table; data have all rows.",
    schema={"type": "integer", "minimum": 1},
    formats=(HTML,),
    example="1",
)
OPEN = Argument(
    "open", "Open all sections of the page, or only the first.", values=("all",), formats=(HTML,)
)
SAFE = Argument(
    "safe", "1 for CSV in which a spreadsheet finds no formulas.", values=("0", "1"), formats=(CSV,)
)
TABLE = (CONTAINS, SORT, PAGE, SAFE)


def facet(name: str, description: str, formats: tuple[Format, ...] = TABLE_FORMATS) -> Argument:
    """Return an argument that selects rows; the view knows its values."""
    return Argument(name, description, formats=formats)


def statement_argument(
    name: str = "statement", description: str = "A statement, by its id.", place: int = 0
) -> Argument:
    """Return an argument for the id of a statement; ``place`` selects the example."""

    def example() -> str:
        return next(iter(statement_ids()[place:]), "")

    return Argument(
        name, description, values=statement_ids, example=example, meant=statements_of_company
    )


def statement_ids() -> list[str]:
    """Return the ids of the statements that are served."""
    return list(known_statements("en"))


def statements_of_company(name: str) -> list[str]:
    """Return the ids of the statements of a company, by its name or its name in addresses."""
    wanted = " ".join(name.split()).casefold()
    return [
        version.slug
        for company in group_by_company(known_statements("en").values(), "en").values()
        for version in company.versions
        if wanted in (company.slug, company.name.casefold(), version.statement.publisher.casefold())
    ]


def first_statement() -> str:
    """Return the id of a statement, or an empty text if there is none."""
    return next(iter(statement_ids()), "")
