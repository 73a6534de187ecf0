"""The statements and their facts: counted from the Turtle files, by rdflib and by hand."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, URIRef

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.given_texts import read_given_texts, read_text_folder
from noticegraph.http import create_app
from noticegraph.http.graph.company_sections import PARTS, SUBJECTS
from noticegraph.http.tables.listing import ROWS_PER_PAGE
from noticegraph.http.words.dates import write_version
from noticegraph.http.words.headings import subject_heading

BROWSER = {"Accept": "text/html"}
NG = "https://w3id.org/noticegraph/ns#"
THINGS = "https://w3id.org/noticegraph/id/"
OWL_CLASS = URIRef("http://www.w3.org/2002/07/owl#Class")
ROOT = Path(__file__).parents[3]
FILES = {
    "zendesk-2024-02-20-nl": "graph_data/zendesk/2024-02-20-nl.ttl",
    "github-2024-02-01-en": "graph_data/github/2024-02-01-en.ttl",
    "example-2026-01-01-en": "graph_data/example/2026-01-01-en.ttl",
    "example-2026-01-01-nl": "graph_data/example/2026-01-01-nl.ttl",
}


@cache
def facts_of(slug: str) -> Graph:
    return Graph().parse(ROOT / FILES[slug], format="turtle")


def stated(slug: str) -> set[str]:
    return {str(s) for s in facts_of(slug).subjects(URIRef(NG + "statedIn"))}


def of_classes(slug: str, *names: str) -> set[str]:
    """The facts of these classes of ours."""
    graph = facts_of(slug)
    return {
        str(fact)
        for name in names
        for fact in graph.subjects(RDF.type, URIRef(NG + name))
        if str(fact) in stated(slug)
    }


# The list


def test_list_counts_what_the_files_state(shipped: FlaskClient) -> None:
    found = shipped.get("/statements.json").get_json()["statements"]
    counted = {s["statement"].removeprefix(THINGS): int(s["factCount"]) for s in found}
    assert counted == {slug: len(stated(slug)) for slug in FILES}
    companies = shipped.get("/companies.json").get_json()["companies"]
    for s in found:
        # As on the page of the company, which counts the facts without what they name.
        slug = s["statement"].removeprefix(THINGS)
        text = shipped.get(f"/statements/{slug}?lang=en", headers=BROWSER).text
        things = int(s["factCount"]) - int(s["judgedCount"])
        assert f"{s['judgedCount']} facts, and {things} things" in text
        assert [c["judgedCount"] for c in companies if c["statement"] == s["statement"]] == [
            s["judgedCount"]
        ]
    page = shipped.get("/statements", headers=BROWSER).text
    for slug in FILES:
        assert f'<a href="/statements/{slug}">' in page


def test_list_is_sorted_as_asked(shipped: FlaskClient) -> None:
    names = [
        [s["factCount"] for s in shipped.get(f"/statements.json?sort={sort}").get_json()[
            "statements"]]
        for sort in ("factCount", "-factCount")
    ]  # fmt: skip
    numbers = sorted(len(stated(slug)) for slug in FILES)
    assert names == [list(map(str, numbers)), list(map(str, reversed(numbers)))]


def test_graph_without_statements_says_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "graph_data").mkdir()
    (tmp_path / "questions").mkdir()
    (tmp_path / "graph_data" / "catalog.ttl").write_text(
        "PREFIX ng: <https://w3id.org/noticegraph/ns#>\n"
        '<https://w3id.org/noticegraph/graph/catalog> a ng:CatalogedGraph ; ng:file '
        '"graph_data/catalog.ttl" .\n'
    )  # fmt: skip
    client = create_app(load_dataset(Content(tmp_path)), content=Content(tmp_path)).test_client()
    for path in ("/statements", "/", "/compare"):
        page = client.get(path, headers=BROWSER)
        assert page.status_code == 200
        assert "The graph has no statement." in page.text


# The facts of one


def picks(slug: str, shipped: FlaskClient) -> dict[str, int]:
    """The subjects that the page of a statement offers, each with its number."""
    link = (
        rf'<a class="pick" href="/statements/{slug}\?subject=(\w+)(?:#mark-1)?" title="[^"]+">'
        r'[^<]+<span class="n">(\d+)</span></a>'
    )
    page = shipped.get(f"/statements/{slug}", headers=BROWSER).text
    return {subject: int(count) for subject, count in re.findall(link, page)}


@pytest.mark.parametrize("slug", FILES)
def test_subjects_count_what_they_list_and_leave_nothing_out(
    slug: str, shipped: FlaskClient
) -> None:
    listed: set[str] = set()
    for subject, count in picks(slug, shipped).items():
        rows = shipped.get(f"/statements/{slug}.json?subject={subject}").get_json()["facts"]
        assert len(rows) == count, subject
        listed |= {row["fact"] for row in rows}
    assert listed == stated(slug)


@pytest.mark.parametrize("slug", FILES)
def test_subjects_mean_and_count_what_the_parts_of_the_company_do(
    slug: str, shipped: FlaskClient
) -> None:
    company = {"zendesk": "zendesk", "github": "github", "example": "tulpenpost"}
    address = f"/companies/{company[slug.partition('-')[0]]}?statement={slug}"
    page = shipped.get(address, headers=BROWSER).text
    counts = [
        int(n) for n in re.findall(r'</h2><span class="count">(\d+) facts?</span></summary>', page)
    ]
    offered = picks(slug, shipped)
    assert [offered.get(s, 0) for s in SUBJECTS.values()] == counts
    assert set(SUBJECTS) == {part.id for part in PARTS}


@pytest.mark.parametrize("slug", FILES)
def test_a_subject_has_the_facts_of_its_classes_and_no_others(
    slug: str, shipped: FlaskClient
) -> None:
    offered = picks(slug, shipped)
    for subject, names in (
        ("retention", ("RetentionRule",)),
        ("rights", ("RightProvision", "RequestTimeLimit")),
    ):
        assert offered.get(subject, 0) == len(of_classes(slug, *names)), subject


def test_facts_carry_kind_modality_and_evidence_of_the_file(shipped: FlaskClient) -> None:
    slug = "zendesk-2024-02-20-nl"
    graph = facts_of(slug)
    rows = shipped.get(f"/statements/{slug}.json").get_json()["facts"]
    assert {row["fact"] for row in rows} == stated(slug)
    for row in rows:
        fact = URIRef(row["fact"])
        cited = {str(p) for p in graph.objects(fact, URIRef(NG + "statedIn"))}
        assert set(row["evidence"]) == cited
        modality = graph.value(fact, URIRef(NG + "modality"))
        assert row["modality"] == (str(modality) if modality else None)
        kinds = {str(k) for k in graph.objects(fact, RDF.type) if str(k).startswith(NG)}
        assert set(row["kind"]) == kinds


def test_filters_leave_what_they_name(shipped: FlaskClient) -> None:
    slug = "zendesk-2024-02-20-nl"
    graph = facts_of(slug)
    denied = {str(f) for f in graph.subjects(URIRef(NG + "modality"), URIRef(NG + "Denied"))}
    rows = shipped.get(f"/statements/{slug}.json?modality=Denied").get_json()["facts"]
    assert {row["fact"] for row in rows} == denied & stated(slug)
    assert denied
    rows = shipped.get(f"/statements/{slug}.json?kind=DPFCertification").get_json()["facts"]
    certifications = graph.subjects(RDF.type, URIRef(NG + "DPFCertification"))
    assert {row["fact"] for row in rows} == set(map(str, certifications)) != set()
    rows = shipped.get(f"/statements/{slug}.json?contains=smooch+eu-u.s.").get_json()["facts"]
    assert {row["fact"].rsplit("/", 2)[-2] for row in rows} == {"smooch-technologies-us-inc"}


def test_long_tables_come_in_pages(shipped: FlaskClient) -> None:
    slug = "zendesk-2024-02-20-nl"
    seen: list[str] = []
    pages = -(-len(stated(slug)) // ROWS_PER_PAGE)
    for number in range(1, pages + 1):
        page = shipped.get(f"/statements/{slug}?page={number}&sort=fact", headers=BROWSER).text
        seen += re.findall(r'data-heading="Fact"><a href="/id/([^"]+)"', page)
    assert len(seen) == len(set(seen)) == len(stated(slug))
    assert f"/statements/{slug}.json" in page
    assert f"page={pages}" not in re.search(r'type="application/json" href="([^"]+)"', page)[1]  # type: ignore[index]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("subject=nothing", "subject="),
        ("kind=Nothing", "kind="),
        ("modality=Perhaps", "modality="),
        ("sort=colour", "sort="),
        ("sort=-", "sort="),
        ("page=0", "page="),
        ("page=99", "page="),
        ("page=x", "page="),
        ("page=²", "page="),
        ("safe=yes", "safe="),
    ],
)
def test_wrong_value_in_the_address_is_400(query: str, said: str, shipped: FlaskClient) -> None:
    answer = shipped.get(f"/statements/zendesk-2024-02-20-nl?{query}")
    assert answer.status_code == 400
    problem = answer.get_json()
    assert said in problem["detail"]
    assert problem["hint"]
    page = shipped.get(f"/statements/zendesk-2024-02-20-nl?lang=nl&{query}", headers=BROWSER)
    assert page.status_code == 400
    assert '<html lang="nl">' in page.text


def test_unknown_statement_is_404_with_the_near_ones(shipped: FlaskClient) -> None:
    answer = shipped.get("/statements/zendesk-2024-02-20-en", headers=BROWSER)
    assert answer.status_code == 404
    assert '<a href="/statements/zendesk-2024-02-20-nl">' in answer.text
    assert shipped.get("/statements/zendesk-2024-02-20-nl.xls").status_code == 404


def test_twins_as_rdf_hold_every_triple_of_the_facts_file(shipped: FlaskClient) -> None:
    slug = "example-2026-01-01-en"
    answer = shipped.get(f"/statements/{slug}.ttl")
    assert answer.mimetype == "text/turtle"
    served = Graph().parse(data=answer.text, format="turtle")
    below = (THINGS + slug + "/", THINGS + slug)
    own = {t for t in facts_of(slug) if str(t[0]).startswith(below[0]) or str(t[0]) == below[1]}
    assert own <= set(served)
    other = shipped.get(f"/statements/{slug}", headers={"Accept": "application/ld+json"})
    assert other.mimetype == "application/ld+json"
    nodes = {node["@id"] for node in other.get_json() if "@id" in node}
    assert nodes == {str(s) for s in served.subjects()}


def test_csv_twin_has_one_line_a_fact(shipped: FlaskClient) -> None:
    slug = "example-2026-01-01-nl"
    rows = list(csv.DictReader(io.StringIO(shipped.get(f"/statements/{slug}.csv").text)))
    assert {row["fact"] for row in rows} == stated(slug)


def test_page_is_dutch_when_asked(shipped: FlaskClient) -> None:
    page = shipped.get("/statements/zendesk-2024-02-20-nl?lang=nl", headers=BROWSER).text
    assert "Verstrekkingen en ontvangers" in page
    assert "Waar het staat" in page
    assert "<h2>Aanhef</h2>" in page
    assert '/passage/preamble/paragraph-2?lang=nl">¶2</a>' in page
    assert "20 februari 2024" in page
    local = re.findall(r'href="(/[^"]*)"', page)
    assert all("lang=" in href for href in local if "/static/" not in href and "." not in href)


# The text


def test_without_the_text_the_page_says_how_to_get_there(shipped: FlaskClient) -> None:
    page = shipped.get("/statements/zendesk-2024-02-20-nl", headers=BROWSER).text
    assert "noticegraph serve --text FILE" in page
    assert 'class="sheet"' not in page
    # The facts stand under the sections of the text, in its order, each section once.
    headings = re.findall(r"<summary><h2>(.*?)</h2>", page)
    assert [re.sub(" .*", "", heading) for heading in headings] == [
        "Preamble", *(f"§{number}" for number in range(1, 15))
    ]  # fmt: skip
    # The heading is in the language of the text, which is not that of the page.
    assert headings[9] == '§9 <span lang="nl">Contactgegevens</span>'


def sections_of(page: str) -> list[tuple[bool, int, str]]:
    """Of each section of a page of facts: whether it is open, how much it says, its HTML."""
    section = r'<details class="sec shut"[^>]*?( open)?><summary>.*?class="count">(.*?)</span>'
    heads = list(re.finditer(section, page, re.S))
    ends = [*(m.start() for m in heads[1:]), page.index("About this statement")]
    return [
        (bool(m[1]), sum(map(int, re.findall(r"\d+", m[2]))), page[m.end() : end])
        for m, end in zip(heads, ends, strict=True)
    ]


@pytest.mark.parametrize("slug", ["zendesk-2024-02-20-nl", "github-2024-02-01-en"])
def test_without_the_text_every_fact_stands_once_in_its_section(
    slug: str, shipped: FlaskClient
) -> None:
    found = sections_of(shipped.get(f"/statements/{slug}", headers=BROWSER).text)
    linked = []
    for _, count, html in found:
        facts = [f for f in re.findall(r'href="/id/([^"]+)"', html) if THINGS + f in stated(slug)]
        # A fact is linked once; its condition may be a fact of its own, linked beside it as well.
        rows = re.findall(
            r'<li><span>(?:<span class="kind">[^<]*</span> )?<a href="/id/([^"]+)', html
        )
        assert len(rows) == count
        assert set(rows) <= set(facts)
        linked += rows
    assert {THINGS + fact for fact in linked} == stated(slug)
    assert len(linked) == len(set(linked))
    is_open = [opened for opened, _, _ in found]
    # The text begins open; GitHub's has before it what only programs read.
    assert is_open[1 if slug.startswith("github") else 0]
    assert not is_open[-1]
    assert sum(count for opened, count, _ in found if opened) < 100
    narrowed = sections_of(shipped.get(f"/statements/{slug}?subject=denials", headers=BROWSER).text)
    assert all(opened for opened, _, _ in narrowed)
    assert sum(count for _, count, _ in narrowed) == picks(slug, shipped)["denials"]


def words_of(text: str) -> list[str]:
    """The words of a text, without the signs of Markdown."""
    return re.findall(r"[\w@.’'-]*\w", re.sub(r"\*\*|__|`|^\s*[*+-] ", "", text, flags=re.M))


def stretches(page: str) -> list[tuple[str, str]]:
    """Each passage of the text on a page: the words that stand there, and the facts beside it."""
    sheet = page.split('<article class="sheet"')[1].split("</article>")[0]
    stretch = r'<div class="words-of">(.*?)</div>\s*<ul class="notes"[^>]*>(.*?)</ul>\s*</div>'
    found = re.findall(stretch, sheet, re.S)
    return [(unescape(re.sub("<[^>]*>", " ", text)), notes) for text, notes in found]


@pytest.mark.parametrize("slug", ["example-2026-01-01-en", "example-2026-01-01-nl"])
def test_text_is_whole_and_rendered(slug: str, shipped: FlaskClient) -> None:
    page = shipped.get(f"/statements/{slug}", headers=BROWSER).text
    shown = [word for text, _ in stretches(page) for word in words_of(text)]
    written = (ROOT / FILES[slug]).with_suffix(".md").read_text("utf-8")
    assert shown == words_of(written)
    sheet = page.split('<article class="sheet"')[1].split("</article>")[0]
    assert not re.search(r">\s*#|\| ?---|>\* ", sheet)


def test_each_fact_stands_beside_the_passages_that_state_it(shipped: FlaskClient) -> None:
    slug = "example-2026-01-01-en"
    page = shipped.get(f"/statements/{slug}", headers=BROWSER).text
    beside = {
        unescape(fact): text
        for text, notes in stretches(page)
        for fact in re.findall(r'href="/id/([^"?]+)', notes)
    }
    assert {THINGS + fact for fact in beside} == stated(slug)
    # Derived by reading: who is told about the newsletter, and how long the logs are kept.
    assert (
        "service that sends the newsletter"
        in beside[f"{slug}/disclosure/newsletter/newsletter-service"]
    )


def test_subject_marks_only_the_passages_of_its_facts(shipped: FlaskClient) -> None:
    slug = "example-2026-01-01-en"
    page = shipped.get(f"/statements/{slug}?subject=rights", headers=BROWSER).text
    listed = {
        row["fact"]
        for row in shipped.get(f"/statements/{slug}.json?subject=rights").get_json()["facts"]
    }
    beside = {
        THINGS + fact
        for _, notes in stretches(page)
        for fact in re.findall(r'href="/id/([^"?]+)', notes)
    }
    assert beside == listed != set()
    marked = page.count('<div class="psg on"') + page.count('<div class="psg ps-hd on"')
    assert marked == sum("<li>" in notes for _, notes in stretches(page)) > 0
    # Each mark leads to the next one that is there.
    ids = re.findall(r'id="mark-(\d+)"', page)
    assert ids == [str(number) for number in range(1, len(ids) + 1)]
    assert page.count('href="#mark-2"') == 1
    assert f'href="/statements/{slug}?subject=rights#mark-1"' in page


def test_facts_can_be_listed_without_the_text(shipped: FlaskClient) -> None:
    page = shipped.get("/statements/example-2026-01-01-en?view=facts", headers=BROWSER).text
    assert 'class="sheet"' not in page
    assert "<h2>Who we are</h2>" in page
    refused = shipped.get("/statements/example-2026-01-01-en?view=nothing", headers=BROWSER)
    assert refused.status_code == 400


def test_given_text_must_be_the_one_that_was_modelled(shared: Path) -> None:
    file = shared / "statements" / "zendesk-nl-2024-02-20.txt"
    content = shipped_content()
    client = create_app(
        load_dataset(content), content=content, texts=read_given_texts([file])
    ).test_client()
    page = client.get("/statements/zendesk-2024-02-20-nl", headers=BROWSER).text
    assert "noticegraph serve --text" not in page
    assert page.count('<div class="psg') > 100


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("zendesk-2024-02-20-nl", "zendesk-nl-2024-02-20.txt"),
        ("github-2024-02-01-en", "github-en-general-privacy-statement.md"),
    ],
)
def test_long_text_of_a_folder_is_whole_and_folded(slug: str, name: str, shared: Path) -> None:
    content = shipped_content()
    texts = [t for t in read_text_folder(shared / "statements").texts if t.file.name == name]
    client = create_app(load_dataset(content), content=content, texts=texts).test_client()
    page = client.get(f"/statements/{slug}", headers=BROWSER).text
    sheet = re.split(r'<article class="sheet[^>]*>', page)[1].split("</article>")[0]
    ours = r'<a class="ref".*?</a>|<span class="count".*?</span>|<h2 lang="en">.*?</h2>'
    said = re.sub(ours, " ", sheet)
    said = re.sub(r'<ul class="notes".*?</ul>\s*</div>', " ", said, flags=re.S)
    text = re.sub(r"<!--.*?-->", " ", texts[0].text, flags=re.S)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    shown = unescape(re.sub("<[^>]*>", "", said))
    # Letters, not words: cells that were run together when a page was copied are told apart.
    assert re.findall(r"[^\W_]", shown) == re.findall(r"[^\W_]", text)
    assert not re.search(r"<!--|\]\(|\*\*", said)
    opened = re.findall(r'<details class="sec shut"( open)?>', sheet)
    assert len(opened) > 10
    assert 0 < sum(map(bool, opened)) < len(opened) / 2


# What a graph and a text hold is data


HOSTILE_PAGES = [
    "/",
    "/statements",
    "/statements/evil-2026",
    "/statements/evil-2026?sort=fact&contains=<script>",
    "/questions?q=<script>alert(1)</script>",
    "/search?q=<svg",
    "/search?q=script",
    '/search?q=" onfocus=alert(1) x="',
    "/compare",
    "/compare/facts",
    "/ns",
    "/ns/Disclosure",
    "/shapes",
    "/api",
    "/id/evil-2026/sharing",
    "/id/evil-2026/category",
    "/thing?iri=javascript:alert(9)",
    "/thing?iri=<script>",
]


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_hostile_labels_and_addresses_stay_text(path: str, hostile: FlaskClient) -> None:
    text = hostile.get(path, headers=BROWSER).text
    lowered = text.lower()
    for forbidden in ("<script>", "<img", "<svg onload", "<b>", "</div></main> p", "<i>"):
        assert forbidden not in lowered
    tags = re.findall(r"<[a-z][^>]*>", text)
    for tag in tags:
        names = re.findall(r'\s([a-zA-Z-]+)=(?:"[^"]*")', tag)
        assert not any(name.startswith("on") for name in names), tag
        for target in re.findall(r'(?:href|action|src)="([^"]*)"', tag):
            assert re.match(r"/|#|https?:|mailto:|data:,$", target), tag


def test_hostile_text_is_shown_as_it_is_written(hostile: FlaskClient) -> None:
    page = hostile.get("/statements/evil-2026", headers=BROWSER).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; share =cmd data &amp; more." in page
    assert "Second &lt;/div&gt;&lt;/main&gt; paragraph." in page
    facts = hostile.get("/statements/evil-2026?view=facts", headers=BROWSER).text
    assert "javascript:alert(5)" in facts
    assert 'href="javascript' not in page + facts


@pytest.mark.parametrize(
    "address",
    ["/statements/zendesk-2024-02-20-nl.ttl?modality=Denied", "/ns.jsonld?termKind=class",
     "/shapes.nt?law=GDPR", "/ns.ttl?page=2", "/statements/zendesk-2024-02-20-nl.rdf?sort=fact"],
)  # fmt: skip
def test_filter_that_a_graph_does_not_heed_is_refused(address: str, shipped: FlaskClient) -> None:
    """What a graph leaves out nobody sees, so that a link must not promise less than comes."""
    answer = shipped.get(address)
    assert answer.status_code == 400
    assert answer.get_json()["type"].endswith("#whole-format")
    assert shipped.get(address.partition("?")[0] + "?page=&sort=").status_code == 200


def test_safe_csv_disarms_what_a_spreadsheet_would_run(hostile: FlaskClient) -> None:
    plain = hostile.get("/statements/evil-2026.csv").text
    safe = hostile.get("/statements/evil-2026.csv?safe=1").data.decode("utf-8-sig")
    names = {
        kind: {r["factName"] for r in csv.DictReader(io.StringIO(text))}
        for kind, text in (("plain", plain), ("safe", safe))
    }
    formula = '=HYPERLINK("x") <img src=x onerror=alert(4)>'
    assert names == {"plain": {formula, "+second"}, "safe": {"'" + formula, "'+second"}}


@pytest.mark.parametrize(
    ("date", "written_in", "language", "told"),
    [
        ("20 February 2024", "Dutch", "en", "Statement of 20 February 2024, in Dutch"),
        ("", "Dutch", "en", "Statement in Dutch"),
        ("20 February 2024", "", "en", "Statement of 20 February 2024"),
        ("", "", "en", "Statement"),
        ("1 januari 2026", "Engels", "nl", "Verklaring van 1 januari 2026, in het Engels"),
        ("", "Engels", "nl", "Verklaring in het Engels"),
        ("1 januari 2026", "", "nl", "Verklaring van 1 januari 2026"),
        ("", "", "nl", "Verklaring"),
    ],
)
def test_what_is_not_known_of_a_statement_leaves_no_hole(
    date: str, written_in: str, language: str, told: str
) -> None:
    assert write_version(date, written_in, language) == told


@pytest.mark.parametrize(("language", "told"), [("en", "Statement"), ("nl", "Verklaring")])
def test_page_of_a_statement_without_date_and_language_is_a_whole_sentence(
    language: str, told: str, content: Content
) -> None:
    path = content.graph_data / "acme.ttl"
    dated = 'ng:effectiveDate "2024-03-01"^^xsd:date ;'
    text = path.read_text("utf-8")
    assert dated in text
    assert "dcterms:language" not in text
    path.write_text(text.replace(dated, ""), "utf-8")
    client = create_app(load_dataset(content), content=content).test_client()
    for address in ("/statements/acme-2024-en", "/companies/acme-2024-en"):
        page = client.get(f"{address}?lang={language}", headers={"Accept": "text/html"}).text
        lines = re.findall(r"<p[^>]*>([^<]*)", page.split("<main")[1])
        assert any(line.strip().startswith(f"{told}. ") for line in lines)
        assert not any(mark in line for line in lines for mark in (" , ", "of ,", " in .", "van ,"))


def test_every_subject_has_a_heading_in_dutch(shipped: FlaskClient) -> None:
    for subject in ("denials", "documents", "retention", "tracking"):
        assert subject_heading(subject, "nl") != subject_heading(subject, "en")
    page = shipped.get("/statements/zendesk-2024-02-20-nl?lang=nl", headers=BROWSER).text
    picks = re.findall(r'<a class="pick"[^>]*>([^<]+) <', page)
    assert "Bewaartermijnen" in picks
    assert not {"Denials", "Documents", "Retention", "Tracking"} & set(picks)
