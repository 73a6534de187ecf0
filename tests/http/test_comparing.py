"""Two statements side by side, with evidence on both sides."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html"}
PAIR = "a=zendesk-2024-02-20-nl&b=github-2024-02-01-en"
THINGS = "https://w3id.org/noticegraph/id/"


def test_one_statement_alone_says_so(hostile: FlaskClient) -> None:
    page = hostile.get("/compare", headers=BROWSER)
    assert page.status_code == 200
    assert "Only one statement is loaded" in page.text
    assert "Evil &lt;b&gt;statement&lt;/b&gt;" in page.text
    assert "<table" not in page.text
    assert "Er is maar één verklaring geladen" in hostile.get(
        "/compare?lang=nl", headers=BROWSER
    ).text  # fmt: skip
    answer = hostile.get("/compare.json")
    assert answer.status_code == 400
    assert "evil-2026" in answer.get_json()["hint"]


def test_rows_are_counted_and_the_counts_lead_to_them(shipped: FlaskClient) -> None:
    counts = shipped.get(f"/compare.json?{PAIR}").get_json()["counts"]
    assert set(counts) == {"added", "removed", "changed", "same"}
    for status, count in counts.items():
        rows = shipped.get(f"/compare.json?{PAIR}&status={status}").get_json()["facts"]
        assert len(rows) == count > 0
        assert all(bool(row["first"]) == (status != "added") for row in rows)
        assert all(bool(row["second"]) == (status != "removed") for row in rows)
    different = shipped.get(f"/compare.json?{PAIR}").get_json()["facts"]
    assert len(different) == sum(counts.values()) - counts["same"]
    everything = shipped.get(f"/compare.json?{PAIR}&status=all").get_json()["facts"]
    assert len(everything) == sum(counts.values())
    page = unescape(shipped.get(f"/compare?{PAIR}", headers=BROWSER).text)
    for status, count in counts.items():
        assert f'<a href="/compare?{PAIR}&status={status}">{count}</a>' in page


def test_both_sides_show_where_they_stand(shipped: FlaskClient) -> None:
    rows = shipped.get(f"/compare.json?{PAIR}&kind=DPFCertification&status=all").get_json()["facts"]
    # Nine of Zendesk's companies, three of GitHub's: no company is in both.
    assert [bool(r["first"]) for r in rows].count(True) == 9
    assert [bool(r["second"]) for r in rows].count(True) == 3
    for row in rows:
        for side, slug in (("first", "zendesk-2024-02-20-nl"), ("second", "github-2024-02-01-en")):
            if row[side]:
                assert row[side + "Evidence"]
                assert all(p.startswith(f"{THINGS}{slug}/passage/") for p in row[side + "Evidence"])
                assert all(fact.startswith(f"{THINGS}{slug}/") for fact in row[side])


def test_differences_are_named_in_the_language_of_the_page(shipped: FlaskClient) -> None:
    pair = "a=example-2026-01-01-en&b=example-2026-01-01-nl"
    for language, first in (("en", "only the first"), ("nl", "alleen eerste")):
        page = shipped.get(f"/compare?{pair}&lang={language}", headers=BROWSER).text
        (difference,) = re.findall(r'data-heading="(?:Difference|Verschil)">(.*?)</td>', page, re.S)
        assert first in difference
        assert "Utrecht, the Netherlands" in difference
        assert "Utrecht, Nederland" in difference


def test_second_statement_is_first_sought_at_the_same_company(shipped: FlaskClient) -> None:
    read = shipped.get("/compare.json?a=example-2026-01-01-nl").get_json()
    assert read["second"] == THINGS + "example-2026-01-01-en"
    read = shipped.get("/compare.json").get_json()
    assert read["first"] != read["second"]


def test_one_statement_twice_is_told(shipped: FlaskClient) -> None:
    pair = "a=example-2026-01-01-nl&b=example-2026-01-01-nl"
    page = shipped.get(f"/compare?{pair}", headers=BROWSER)
    assert page.status_code == 200
    assert "This is one statement twice." in page.text
    assert shipped.get(f"/compare.csv?{pair}").status_code == 400


def test_wrong_values_are_400(shipped: FlaskClient) -> None:
    for query in ("a=nobody", f"{PAIR}&status=odd", f"{PAIR}&kind=Odd", f"{PAIR}&sort=odd",
                  f"{PAIR}&page=99"):  # fmt: skip
        answer = shipped.get(f"/compare.json?{query}" if "page" not in query else
                             f"/compare?{query}")  # fmt: skip
        assert answer.status_code == 400
        assert answer.get_json()["hint"]


def test_csv_has_one_line_a_row(shipped: FlaskClient) -> None:
    read = shipped.get(f"/compare.json?{PAIR}").get_json()["facts"]
    rows = list(csv.DictReader(io.StringIO(shipped.get(f"/compare.csv?{PAIR}&safe=1").text)))
    assert [row["first"].split() for row in rows] == [row["first"] for row in read]
    assert {"firstName", "firstEvidence", "secondEvidenceName"} <= set(rows[0])
