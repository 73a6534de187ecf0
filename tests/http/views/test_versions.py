"""The page of what changed between two versions, and that of a company over time."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from kite_versions import NEW, OLD, make_versions

from noticegraph.dataset import load_dataset
from noticegraph.http import create_app

BROWSER = {"Accept": "text/html"}
ATOM = "{http://www.w3.org/2005/Atom}"
PAIR = f"a={OLD}&b={NEW}"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    content = make_versions(tmp_path_factory.mktemp("kite"))
    return create_app(load_dataset(content), content=content).test_client()


def test_the_page_marks_old_and_new_words(versions: FlaskClient) -> None:
    page = versions.get(f"/compare/versions?{PAIR}&lang=en", headers=BROWSER).text
    assert re.search(r"<del>.*?7</del> years", page)
    assert re.search(r"<ins>.*?9</ins> years", page)
    assert "the period rose from 7 years to 9 years" in unescape(page)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_page_is_there_in_dutch(versions: FlaskClient) -> None:
    page = unescape(versions.get(f"/compare/versions?{PAIR}&lang=nl", headers=BROWSER).text)
    assert "de termijn ging omhoog van 7 jaar naar 9 jaar" in page
    assert "niet meer vermeld" in page


def test_one_version_leads_to_its_neighbour(versions: FlaskClient) -> None:
    both = versions.get(f"/compare/versions.json?{PAIR}").get_json()
    assert versions.get(f"/compare/versions.json?a={OLD}").get_json() == both
    assert versions.get(f"/compare/versions.json?b={NEW}").get_json() == both
    assert both["old"]["id"] == OLD


def test_the_same_is_there_as_data(versions: FlaskClient) -> None:
    count = len(versions.get(f"/compare/versions.json?{PAIR}").get_json()["changes"])
    feed = ET.fromstring(versions.get(f"/compare/versions.atom?{PAIR}").data)
    assert len(feed.findall(f"{ATOM}entry")) == count
    turtle = versions.get(f"/compare/versions.ttl?{PAIR}")
    assert turtle.content_type.startswith("text/turtle")
    assert turtle.text.count("a ng:VersionChange") == count


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        (f"a={OLD}&b=github-2024-02-01-en", "two companies"),
        (f"a={NEW}&b={NEW}", "compared with itself"),
        ("a=nonsense", "nonsense"),
    ],
)
def test_what_are_no_two_versions_is_refused(versions: FlaskClient, query: str, kind: str) -> None:
    answer = versions.get(f"/compare/versions.json?{query}&lang=en")
    assert answer.status_code == 400
    assert kind in str(answer.get_json())


def test_without_versions_the_page_says_so(shipped: FlaskClient) -> None:
    page = shipped.get("/compare/versions?lang=en", headers=BROWSER)
    assert page.status_code == 200
    assert "No company has two versions" in page.text
    assert shipped.get("/compare/versions.json").status_code == 400


def test_the_first_page_tells_what_the_newest_version_changed(versions: FlaskClient) -> None:
    page = unescape(versions.get("/?lang=en", headers=BROWSER).text)
    lately = page.split('<ul class="changes">')[1].split("</ul>")[0]
    # The first version of the two changed nothing.
    assert re.findall(r'<time datetime="([^"]+)">', lately) == ["2026-06-01"]
    assert f'href="/compare/versions?{PAIR}&lang=en"' in lately
    assert "6 changes" in lately
    assert "Compare two versions" in page
    rows = page.split('<table role="table" class="companies">')[1].split("</table>")[0].split("<tr")
    (own,) = (row for row in rows if "/companies/kite-repair" in row)
    assert "1 June 2026" in own
    assert "an earlier version</a>" in own


def test_a_company_over_time(versions: FlaskClient) -> None:
    page = unescape(versions.get("/versions/kite-repair?lang=en", headers=BROWSER).text)
    assert "6 changes in" in page
    assert "First version available" in page
    assert "/versions/kite-repair.atom" in page
    assert page.index("1 June 2026") < page.index("1 January 2026")
    read = versions.get("/versions/kite-repair.json").get_json()
    assert [v["id"] for v in read["versions"]] == [NEW, OLD]
    feed = ET.fromstring(versions.get("/versions/kite-repair.atom?lang=nl").data)
    assert len(feed.findall(f"{ATOM}entry")) == 2
    assert feed.find(f"{ATOM}link[@rel='self']") is not None
    assert "6 veranderingen" in str(feed.findtext(f"{ATOM}entry/{ATOM}title"))


def test_one_feed_has_the_newest_versions_of_all_companies(versions: FlaskClient) -> None:
    """The same entries as the companies' own feeds, the newest first."""
    read = versions.get("/versions?format=json").get_json()["versions"]
    dates = [version["date"] or "" for version in read]
    assert dates == sorted(dates, reverse=True)
    assert {"kite-repair"} <= {version["id"].partition("-20")[0] for version in read}
    feed = ET.fromstring(versions.get("/versions?format=atom&lang=nl").data)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = [entry.findtext(f"{atom}id") for entry in feed.iter(f"{atom}entry")]
    assert len(entries) == len(read) == len(set(entries))
    own = ET.fromstring(versions.get("/versions/kite-repair.atom?lang=nl").data)
    for entry in own.iter(f"{atom}entry"):
        assert entry.findtext(f"{atom}id") in entries


def test_an_unknown_company_is_not_found(versions: FlaskClient) -> None:
    answer = versions.get("/versions/kite-repare", headers=BROWSER)
    assert answer.status_code == 404
    assert "/versions/kite-repair" in answer.text
