"""Tables as the address asks for them, and CSV that a spreadsheet may open."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from noticegraph.http.frame.problems import Problem
from noticegraph.http.request.arguments import Arguments
from noticegraph.http.tables.downloads import table_csv, table_json
from noticegraph.http.tables.listing import ROWS_PER_PAGE, arrange
from noticegraph.http.tables.spreadsheets import make_safe, write_csv
from noticegraph.tables import Part, Table

BROWSER = {"Accept": "text/html"}


def table(*values: str | None) -> Table:
    """One column, `n`; None is an empty cell."""
    return Table(("n",), tuple(((Part(v),) if v is not None else (),) for v in values))


def shown(found: Table, **given: str) -> list[str]:
    listing = arrange(found, Arguments(list(given.items())))
    return ["".join(part.text for part in row[0]) for row in listing.shown]


def test_numbers_are_sorted_as_numbers_and_texts_without_case() -> None:
    assert shown(table("10", "9", "1.5"), sort="n") == ["1.5", "9", "10"]
    assert shown(table("10", "9", "1.5"), sort="-n") == ["10", "9", "1.5"]
    assert shown(table("b", "A", "c"), sort="n") == ["A", "b", "c"]


def test_empty_cells_come_last_either_way() -> None:
    assert shown(table(None, "a", "b"), sort="n") == ["a", "b", ""]
    assert shown(table(None, "a", "b"), sort="-n") == ["b", "a", ""]


def test_filter_wants_every_word_in_any_case() -> None:
    rows = table("Zendesk France SAS", "Zendesk GmbH", "France Télécom")
    assert shown(rows, contains="FRANCE zendesk") == ["Zendesk France SAS"]
    assert shown(rows, contains="télécom") == ["France Télécom"]
    assert shown(rows, contains=" ") == shown(rows)
    assert shown(rows, contains="nothing") == []


def test_pages_cut_without_loss() -> None:
    rows = table(*(f"{n:03}" for n in range(2 * ROWS_PER_PAGE + 1)))
    pages = [shown(rows, page=str(number)) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [ROWS_PER_PAGE, ROWS_PER_PAGE, 1]
    assert [n for page in pages for n in page] == [f"{n:03}" for n in range(2 * ROWS_PER_PAGE + 1)]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"sort": "m"}, "sort"),
        ({"sort": "--n"}, "sort"),
        ({"page": "2"}, "page"),
        ({"page": "-1"}, "page"),
        ({"page": "9" * 5000}, "page"),
        ({"page": "1.0"}, "page"),
    ],
)
def test_what_is_not_understood_is_refused(given: dict[str, str], name: str, app: Flask) -> None:
    with app.test_request_context("/statements"), pytest.raises(Problem) as refused:
        arrange(table("a"), Arguments(list(given.items())))
    assert refused.value.status == 400
    for language in ("en", "nl"):
        words = refused.value.words(language)
        assert words.detail
        assert f"{name}=" in words.detail
        assert words.hint


@pytest.mark.parametrize("sign", [*"=+-@", *"＝＋－＠", "\t", "\r", "\n"])
def test_safe_csv_puts_an_apostrophe_before_each_sign(sign: str) -> None:
    written = write_csv([[sign + "1", "a" + sign]], safe=True).decode("utf-8-sig")
    (row,) = csv.reader(io.StringIO(written, newline=""))
    assert row == ["'" + sign + "1", "a" + sign]
    (row,) = csv.reader(io.StringIO(write_csv([[sign + "1"]], safe=False).decode(), newline=""))
    assert row == [sign + "1"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d"])
def test_safe_csv_holds_no_formula_where_a_semicolon_separates(sign: str) -> None:
    """Dutch and German spreadsheets cut a line at each semicolon, quoted or not within it."""
    written = write_csv([["a", f"b;{sign}1", f"c\n{sign}1"]], safe=True).decode("utf-8-sig")
    cells = [cell for line in written.splitlines() for cell in line.split(";")]
    assert not [cell for cell in cells if cell.startswith(sign)]
    assert write_csv([[f"b;{sign}1"]], safe=False).decode() == f"b;{sign}1\r\n"


def test_safe_csv_keeps_line_ends_and_quotes_in_cells() -> None:
    data = b'a,b\r\n"=1\n""x""",y\r\n'
    assert make_safe(data) == b'\xef\xbb\xbfa,b\r\n"\'=1\n""x""",y\r\n'


def test_only_safe_csv_has_one_byte_order_mark() -> None:
    safe = write_csv([["é"]], safe=True)
    assert safe == make_safe(safe) == b"\xef\xbb\xbf\xc3\xa9\r\n"
    assert write_csv([["é"]], safe=False) == b"\xc3\xa9\r\n"


def test_twins_give_the_iri_and_the_name() -> None:
    found = Table(
        ("thing", "places"),
        (
            ((Part("One", "https://x.example/1"),), (Part("a", "urn:a"), Part("b", "urn:b"))),
            ((), ()),
        ),
    )
    read = csv.reader(io.StringIO(table_csv(found, safe=False).decode()))
    assert list(read) == [
        ["thing", "thingName", "places", "placesName"],
        ["https://x.example/1", "One", "urn:a urn:b", "a; b"],
        ["", "", "", ""],
    ]
    assert b'"places": [\n' in table_json(found, several=("places",))
    assert b'"thing": null' in table_json(found)


# Of the answers of questions


def test_answer_is_sorted_and_filtered_by_the_address(shipped: FlaskClient) -> None:
    path = "/questions/affiliates?statement=zendesk-2024-02-20-nl"
    page = shipped.get(path + "&sort=-affiliate&contains=inc", headers=BROWSER).text
    names = [unescape(n) for n in re.findall(r'data-heading="Affiliate"><a[^>]*>([^<]*)<', page)]
    assert names == sorted(names, key=str.casefold, reverse=True)
    assert names
    assert all("inc" in name.casefold() for name in names)
    assert 'aria-sort="descending"' in page
    # SPARQL results are whole, whatever the table shows; the link says so.
    csv_link = re.search(r'<a href="([^"]+)" type="text/csv">CSV \(all, without filter\)<', page)
    assert csv_link
    answer = shipped.get(unescape(csv_link[1]))
    assert len(answer.text.splitlines()) == 28 + 1
    # The spreadsheet has the rows of the page, in its order.
    sheet = re.search(r'<a href="([^"]+)" type="text/csv">CSV for spreadsheets<', page)
    assert sheet
    rows = list(csv.DictReader(io.StringIO(shipped.get(unescape(sheet[1])).text, newline="")))
    assert [row["name"] for row in rows] == names
    assert 0 < len(rows) < 28


def test_spreadsheet_says_where_the_passages_stand(shipped: FlaskClient) -> None:
    path = "/questions/dpf-certified-affiliates.csv?statement=zendesk-2024-02-20-nl"
    plain = list(csv.DictReader(io.StringIO(shipped.get(path).text, newline="")))
    rows = list(csv.DictReader(io.StringIO(shipped.get(path + "&safe=1").data.decode("utf-8-sig"))))
    assert len(rows) == len(plain) == 9
    assert {row.pop("evidencePlaces") for row in rows} == {"section 11.c, paragraph 2"}
    assert rows == plain  # nothing to disarm, and the CSV of SPARQL has no other column
    dutch = shipped.get(path + "&safe=1&lang=nl").text
    assert "sectie 11.c, alinea 2" in dutch
    assert shipped.get(path + "&sort=affiliate").status_code == 400


def test_answer_of_data_takes_no_table_arguments(shipped: FlaskClient) -> None:
    answer = shipped.get("/questions/affiliates.json?sort=affiliate")
    assert answer.status_code == 400
    assert "sort" in answer.get_json()["detail"]


def test_wrong_column_of_an_answer_is_400_with_the_columns(shipped: FlaskClient) -> None:
    answer = shipped.get("/questions/affiliates?sort=colour", headers=BROWSER)
    assert answer.status_code == 400
    assert "affiliate" in answer.text


def test_safe_csv_of_an_answer(shipped: FlaskClient) -> None:
    assert shipped.get("/questions/affiliates.csv?safe=2").status_code == 400
    assert shipped.get("/questions/affiliates.json?safe=1").status_code == 400


def test_long_answer_comes_in_pages(shipped: FlaskClient) -> None:
    path = "/questions/facts-in-section?section=10"
    rows = len(shipped.get(path.replace("?", ".csv?")).text.splitlines()) - 1
    assert rows > ROWS_PER_PAGE
    pages = -(-rows // ROWS_PER_PAGE)
    shown = [
        shipped.get(f"{path}&page={number}", headers=BROWSER).text.count('data-heading="Fact"')
        for number in range(1, pages + 1)
    ]
    assert sum(shown) == rows
    assert shipped.get(f"{path}&page={pages + 1}", headers=BROWSER).status_code == 400
