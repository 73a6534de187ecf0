"""Two statements side by side, fact by fact, with evidence on both sides."""

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
    page = hostile.get("/compare/facts", headers=BROWSER)
    assert page.status_code == 200
    assert "Only one statement is loaded" in page.text
    assert "Evil &lt;b&gt;statement&lt;/b&gt;" in page.text
    assert "<table" not in page.text
    assert "Er is maar één verklaring geladen" in hostile.get(
        "/compare/facts?lang=nl", headers=BROWSER
    ).text  # fmt: skip
    answer = hostile.get("/compare/facts.json")
    assert answer.status_code == 400
    assert "evil-2026" in answer.get_json()["hint"]


def test_rows_are_counted_and_the_counts_lead_to_them(shipped: FlaskClient) -> None:
    counts = shipped.get(f"/compare/facts.json?{PAIR}").get_json()["counts"]
    assert set(counts) == {"added", "removed", "changed", "alike", "same"}
    for status, count in counts.items():
        rows = shipped.get(f"/compare/facts.json?{PAIR}&status={status}").get_json()["facts"]
        assert len(rows) == count > 0
        assert all(bool(row["first"]) == (status != "added") for row in rows)
        assert all(bool(row["second"]) == (status != "removed") for row in rows)
    different = shipped.get(f"/compare/facts.json?{PAIR}").get_json()["facts"]
    assert len(different) == sum(counts.values()) - counts["same"]
    everything = shipped.get(f"/compare/facts.json?{PAIR}&status=all").get_json()["facts"]
    assert len(everything) == sum(counts.values())
    page = unescape(shipped.get(f"/compare/facts?{PAIR}", headers=BROWSER).text)
    for status, count in counts.items():
        address = rf"/compare/facts\?{PAIR}&status={status}"
        picked = rf'<a class="pick" href="{address}">[^<]+<span class="n">{count}</span></a>'
        assert re.search(picked, page)


def test_counts_are_those_of_the_chosen_kind(shipped: FlaskClient) -> None:
    for kind, every in (("DPFCertification", 12), ("DataExample", None)):
        path = f"/compare/facts.json?{PAIR}&kind={kind}"
        read = shipped.get(f"{path}&status=all").get_json()
        assert sum(read["counts"].values()) == len(read["facts"]) > 0
        assert every in (None, len(read["facts"]))
        for status, count in read["counts"].items():
            assert len(shipped.get(f"{path}&status={status}").get_json()["facts"]) == count
        page = unescape(shipped.get(f"/compare/facts?{PAIR}&kind={kind}", headers=BROWSER).text)
        assert f"kind={kind}&status=added" in page


def test_things_of_other_names_are_of_the_same_kind_and_not_the_same(shipped: FlaskClient) -> None:
    def names(status: str) -> set[tuple[str, str]]:
        rows = shipped.get(f"/compare/facts.json?{PAIR}&kind=DataExample&status={status}&lang=en")
        return {("; ".join(r["firstName"]), "; ".join(r["secondName"]))
                for r in rows.get_json()["facts"]}  # fmt: skip

    assert ("E-mail address", "E-mail address") in names("same")
    assert all(one == other for one, other in names("same"))
    assert ("Postal address", "Billing address") in names("alike")
    assert ("Browsing preferences", "Date and time of visit") not in names("same")


def test_breadcrumbs_lead_back_to_the_comparison_by_subject(shipped: FlaskClient) -> None:
    page = shipped.get(f"/compare/facts?{PAIR}", headers=BROWSER).text
    crumbs = re.search(r'class="breadcrumbs">.*?</nav>', page, re.S)
    assert crumbs
    assert f'<a href="/compare?{PAIR}">Compare</a>' in unescape(crumbs[0])


def test_both_sides_show_where_they_stand(shipped: FlaskClient) -> None:
    rows = shipped.get(f"/compare/facts.json?{PAIR}&kind=DPFCertification&status=all").get_json()[
        "facts"
    ]
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
    for language, first in (("en", "only in the first"), ("nl", "alleen in de eerste")):
        page = shipped.get(f"/compare/facts?{pair}&lang={language}", headers=BROWSER).text
        (difference,) = re.findall(r'data-heading="(?:Difference|Verschil)">(.*?)</td>', page, re.S)
        assert first in difference
        assert "Utrecht, the Netherlands" in difference
        assert "Utrecht, Nederland" in difference


def test_second_statement_is_first_sought_at_the_same_company(shipped: FlaskClient) -> None:
    read = shipped.get("/compare/facts.json?a=example-2026-01-01-nl").get_json()
    assert read["second"] == THINGS + "example-2026-01-01-en"
    read = shipped.get("/compare/facts.json").get_json()
    assert read["first"] != read["second"]


def test_one_statement_twice_is_told(shipped: FlaskClient) -> None:
    pair = "a=example-2026-01-01-nl&b=example-2026-01-01-nl"
    page = shipped.get(f"/compare/facts?{pair}", headers=BROWSER)
    assert page.status_code == 200
    assert "This is the same statement twice." in page.text
    assert shipped.get(f"/compare/facts.csv?{pair}").status_code == 400


def test_wrong_values_are_400(shipped: FlaskClient) -> None:
    for query in ("a=nobody", f"{PAIR}&status=odd", f"{PAIR}&kind=Odd", f"{PAIR}&sort=odd",
                  f"{PAIR}&page=99"):  # fmt: skip
        answer = shipped.get(f"/compare/facts.json?{query}" if "page" not in query else
                             f"/compare/facts?{query}")  # fmt: skip
        assert answer.status_code == 400
        assert answer.get_json()["hint"]


def test_csv_has_one_line_a_row(shipped: FlaskClient) -> None:
    read = shipped.get(f"/compare/facts.json?{PAIR}").get_json()["facts"]
    answer = shipped.get(f"/compare/facts.csv?{PAIR}&safe=1").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert [row["first"].split() for row in rows] == [row["first"] for row in read]
    assert {"firstName", "firstEvidence", "secondEvidenceName"} <= set(rows[0])
