"""The answer on a page has few columns; what is left out of it, the data formats keep."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from noticegraph.content import shipped_content
from noticegraph.http.request.arguments import Arguments
from noticegraph.http.tables.listing import ROWS_PER_PAGE, arrange
from noticegraph.http.tables.presenting import NotePart, Presented, present
from noticegraph.questions import read_questions
from noticegraph.tables import Part, Table

BROWSER = {"Accept": "text/html"}
THINGS = "https://w3id.org/noticegraph/id/"
GITHUB, EXAMPLE = THINGS + "github-2024-02-01-en", THINGS + "example-2026-01-01-en"
MOST = 8
WITHOUT_CHOICE = sorted(
    q.id
    for q in read_questions(shipped_content()).values()
    if not any(p.required for p in q.parameters)
)


def headings(page: str) -> list[str]:
    table = page.split("<thead")[1].split("</thead>")[0]
    cells = re.findall(r"<th [^>]*>(.*?)</th>", table, re.S)
    return [unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in cells]


@pytest.mark.parametrize("question", WITHOUT_CHOICE)
def test_no_answer_has_more_columns_than_can_be_read(question: str, shipped: FlaskClient) -> None:
    page = shipped.get(f"/questions/{question}?lang=en", headers=BROWSER).text
    if "<thead" in page:
        assert 1 < len(headings(page)) <= MOST


def test_retention_is_read_in_a_few_columns_and_kept_whole_as_data(shipped: FlaskClient) -> None:
    address = "/questions/retention"
    page = shipped.get(f"{address}?lang=en&statement={EXAMPLE}", headers=BROWSER).text
    shown = headings(page)
    assert "How exactly" not in shown
    assert "Condition" not in shown
    assert len(shown) <= 7
    # The example keeps orders for seven years, as its section on storage says.
    assert ">7 years</td>" in re.sub(r"\s+", " ", page)
    assert "P7Y" not in page.split("<tbody")[1].split("</tbody>")[0]
    header = shipped.get(f"{address}.csv?statement={EXAMPLE}").text.splitlines()[0].split(",")
    assert {"period", "periodKind", "runsFrom", "keptUntil", "criterion"} <= set(header)
    assert len(header) == 14


COLUMNS = (
    "statement", "rule", "data", "product", "period", "periodKind", "runsFrom", "condition",
)  # fmt: skip
RULE = ("Post", "Letters", "address", "parcels", "P60D", "hoogstens", "de bezorging", "als dat mag")


def test_period_says_how_exactly_and_from_when_it_runs(app: Flask) -> None:
    table = Table(COLUMNS, (tuple((Part(text),) for text in RULE),))
    with app.test_request_context("/questions/retention"):
        found = present(arrange(table, Arguments([])), "nl")
    assert [h.name for h in found.headings] == ["statement", "rule", "data", "period"]
    _, rule, data, period = found.rows[0]
    assert [p.text for p in period] == ["hoogstens 60 dagen", "de bezorging"]
    notes = {p.heading: p.text for p in (*rule, *data, *period) if isinstance(p, NotePart)}
    assert notes == {
        "Voorwaarde": "als dat mag",
        "Product": "parcels",
        "Vanaf": "de bezorging",
    }


def test_number_is_written_with_its_unit(shipped: FlaskClient) -> None:
    """The example answers each request within 30 days."""
    for language, words in (("en", "30 days"), ("nl", "30 dagen")):
        address = f"/questions/request-time-limits?lang={language}&statement={EXAMPLE}"
        assert f">{words}<" in shipped.get(address, headers=BROWSER).text


def test_condition_stands_beneath_what_it_is_about(shipped: FlaskClient) -> None:
    page = shipped.get(f"/questions/rights?lang=en&statement={GITHUB}", headers=BROWSER).text
    assert "Condition" not in headings(page)
    assert '<span class="note"><span class="note-of">Condition: </span>' in page


def test_sorting_by_a_column_that_is_not_shown_still_works(shipped: FlaskClient) -> None:
    page = shipped.get("/questions/rights?lang=en&sort=condition", headers=BROWSER)
    assert page.status_code == 200
    assert shipped.get("/questions/rights?sort=conditions", headers=BROWSER).status_code == 400


def shown(app: Flask, columns: str, rows: list[str], language: str = "en") -> Presented:
    """Return a table as a page shows it; cells are written between bars."""
    cells = [tuple((Part(c),) if c else () for c in row.split("|")) for row in rows]
    table = Table(tuple(columns.split()), tuple(cells))
    with app.test_request_context("/questions/retention"):
        return present(arrange(table, Arguments([])), language)


def test_three_ways_to_say_how_long_stand_in_one_column(app: Flask) -> None:
    rows = ["Letters|P60D||", "Parcels||they are called for|", "Maps|||as the law requires"]
    found = shown(app, "rule period keptUntil criterion", rows)
    assert [h.text for h in found.headings] == ["Rule", "How long"]
    assert [row[1][0].text for row in found.rows] == [
        "60 days",
        "until: they are called for",
        "as the law requires",
    ]


def test_what_few_rows_have_stands_beneath_the_first_column(app: Flask) -> None:
    rows = ["Letters|Brazil|asserted", *["Parcels||asserted"] * 3]
    found = shown(app, "rule country modality", rows)
    assert [h.name for h in found.headings] == ["rule", "modality"]
    note = found.rows[0][0][1]
    assert isinstance(note, NotePart)
    assert (note.heading, note.text) == ("Country", "Brazil")
    assert len(shown(app, "rule country modality", rows[:3]).headings) == 3


def test_column_that_is_empty_on_the_page_is_left_out_there(app: Flask) -> None:
    rows = [*["Letters|"] * ROWS_PER_PAGE, "Parcels|Brazil"]
    found = shown(app, "rule country", rows)
    assert [h.name for h in found.headings] == ["rule"]
    assert found.empty == ("Country",)


def test_no_answer_shows_a_duration_or_a_date_as_machines_write_it(shipped: FlaskClient) -> None:
    written = re.compile(r">\s*(P[0-9T]+[A-Z]|[0-9]{4}-[0-9]{2}-[0-9]{2})\s*<")
    for question in WITHOUT_CHOICE:
        page = shipped.get(f"/questions/{question}?lang=nl", headers=BROWSER).text
        main = page.split("<main")[1].split('<details class="fold query"')[0]
        assert not written.search(main), question
        assert "xsd:" not in main


def test_what_a_link_says_beside_it_is_no_column(shipped: FlaskClient) -> None:
    page = shipped.get("/questions/compare-rights?lang=en", headers=BROWSER).text
    assert "Statement" in headings(page)
    assert "Company" not in headings(page)
