"""Pages and data about things; passages with their text where it is at hand."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from noticegraph.catalog import survey_content
from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.errors import ContentError, StatementTextError, UsageError
from noticegraph.evidence import passage_graph
from noticegraph.given_texts import read_given_texts
from noticegraph.http import create_app
from noticegraph.http.graph.passages import Evidence
from noticegraph.http.words.headings import property_heading
from noticegraph.http.words.texts import texts
from noticegraph.http.words.thing_page import _REFERENCES, PARTS
from noticegraph.namespaces import PREFIXES, expand_prefixed_name
from noticegraph.passages import segment_text, text_digest
from noticegraph.query import solutions
from noticegraph.turtle_writing import canonical_turtle

THINGS = "https://w3id.org/noticegraph/id/"
ACME = THINGS + "acme-2024-en"
BROWSER = {"Accept": "text/html"}

STATEMENT = THINGS + "post-2026-01-01-en"
TEXT = """\
1. Sharing

We share <b>letters</b> & parcels with carriers.

We keep letters for a year.
"""
FIRST, SECOND = "passage/1/paragraph-1", "passage/1/paragraph-2"
FACTS = f"""\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

<{STATEMENT}> a ng:StatementVersion ; skos:prefLabel "Post 2026"@en, "Post 2026 NL"@nl ;
  dcterms:language "en" .
<{STATEMENT}/sharing> a ng:Disclosure, dpv:Process ; skos:prefLabel "Sharing"@en, "Delen"@nl ;
  ng:modality ng:Conditional ; ng:condition <{STATEMENT}/if-asked> ;
  dpv:hasRecipient <{STATEMENT}/carriers> ; foaf:page <https://post.example/>, <javascript:a()> ;
  ng:statedIn <{STATEMENT}/{SECOND}>, <{STATEMENT}/{FIRST}> .
<{STATEMENT}/carriers> skos:prefLabel "carriers"@en, "vervoerders"@nl .
<{STATEMENT}/if-asked> skos:prefLabel "if you ask"@en, "als u het vraagt"@nl .
ng:Conditional skos:prefLabel "conditional"@en, "voorwaardelijk"@nl .
ng:Disclosure skos:prefLabel "disclosure"@en, "verstrekking"@nl .
ng:modality skos:prefLabel "modality"@en, "modaliteit"@nl .
ng:condition skos:prefLabel "condition"@en, "voorwaarde"@nl .
"""
CATALOG = """\
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ng: <https://w3id.org/noticegraph/ns#>

<https://w3id.org/noticegraph/graph/catalog> a dcat:Catalog, dcat:Dataset, ng:CatalogedGraph ;
  dcterms:title "Catalogue"@en, "Catalogus"@nl ; ng:file "graph_data/catalog.ttl" ;
  dcat:dataset <https://w3id.org/noticegraph/graph/catalog> .
"""
QUESTION = """\
#+ summary: "Who gets what?"
#+ summary_nl: "Wie krijgt wat?"
#+ tags: [disclosures]
PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?statement ?recipient (GROUP_CONCAT(STR(?passage); SEPARATOR=" ") AS ?evidence)
WHERE {
  ?fact a ng:Disclosure ; dpv:hasRecipient ?recipient ; ng:statedIn ?passage .
  ?passage oa:hasSource ?statement
}
GROUP BY ?statement ?recipient
ORDER BY ?recipient
"""


def write_content(root: Path, text: str = TEXT, shipped: str | None = None) -> Content:
    """Write one statement with positions and digests; ship a text with it if there is one."""
    folder = root / "graph_data" / "post"
    folder.mkdir(parents=True)
    (root / "questions").mkdir()
    (root / "questions" / "sharing.rq").write_text(QUESTION, "utf-8")
    digest = f'<{STATEMENT}> ng:textDigest "{text_digest(text)}" .\n'
    (folder / "2026-01-01-en.ttl").write_text(FACTS + digest, "utf-8")
    passages = canonical_turtle(passage_graph(segment_text(text), STATEMENT))
    (folder / "2026-01-01-en-passages.ttl").write_text(passages, "utf-8")
    if shipped is not None:
        (folder / "2026-01-01-en.txt").write_text(shipped, "utf-8")
    (root / "graph_data" / "catalog.ttl").write_text(CATALOG, "utf-8")
    return Content(root)


@pytest.fixture
def post(tmp_path: Path) -> Content:
    """One statement whose text is not at hand."""
    return write_content(tmp_path / "post")


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    file = tmp_path / "post.txt"
    file.write_text(TEXT, "utf-8")
    return file


def application(content: Content, *texts: Path) -> Flask:
    return create_app(load_dataset(content), content=content, texts=read_given_texts(texts))


def page_of(app: Flask, path: str) -> str:
    answer = app.test_client().get(path, headers=BROWSER)
    assert answer.status_code == 200
    return answer.text


# Things


def test_thing_is_shown_with_names_modality_condition_and_evidence(post: Content) -> None:
    page = page_of(application(post), "/id/post-2026-01-01-en/sharing")
    assert "<h1>Sharing (conditional)</h1>" in page
    assert '<a href="/ns/Disclosure">disclosure</a>' in page
    assert f"<code>{STATEMENT}/sharing</code>" in page
    # The modality is told once, above what is said, by its sign and word.
    assert "<dt>Modality</dt>" not in page
    assert page.count('<span class="how how-if">') == 1
    assert page.index('<span class="how how-if">') < page.index("<dt>Condition</dt>")
    assert page.index("<dt>Condition</dt>") < page.index("<dt>Recipient</dt>")
    assert '<a href="/id/post-2026-01-01-en/if-asked">if you ask</a>' in page
    assert '<a href="/id/post-2026-01-01-en/carriers">carriers</a>' in page
    assert f'<a href="/id/post-2026-01-01-en/{FIRST}">section 1, paragraph 1</a>' in page
    assert '<a href="https://post.example/" rel="external noreferrer">' in page
    assert 'href="javascript' not in page


def test_fact_whose_name_is_a_sentence_is_titled_by_its_kind(post: Content) -> None:
    sentence = "Carriers get the letters that you ask us to bring, and nobody else gets them"
    facts = post.graph_data / "post" / "2026-01-01-en.ttl"
    facts.write_text(facts.read_text("utf-8").replace('"Sharing"@en', f'"{sentence}"@en'), "utf-8")
    page = page_of(application(post), "/id/post-2026-01-01-en/sharing")
    assert re.search(r"<h1[^>]*>disclosure</h1>", page)
    assert f'<p class="lede">{sentence} (conditional)</p>' in page
    assert f"<title>{sentence} (conditional)" in page


def test_thing_in_dutch_stays_in_dutch(post: Content) -> None:
    page = page_of(application(post), "/id/post-2026-01-01-en/sharing?lang=nl")
    assert "<h1>Delen (voorwaardelijk)</h1>" in page
    assert "<dt>Ontvanger</dt>" in page
    assert '<a href="/id/post-2026-01-01-en/carriers?lang=nl">vervoerders</a>' in page
    assert f'<a href="/id/post-2026-01-01-en/{FIRST}?lang=nl">sectie 1, alinea 1</a>' in page


def test_what_refers_to_a_thing_is_a_sentence_about_it(post: Content) -> None:
    page = page_of(application(post), "/id/post-2026-01-01-en/carriers")
    # The fact says of the carriers that they receive; its own name tells which fact it is.
    line = page.split("<dt>Receives</dt>")[1].split("</dd>")[0]
    assert '<a href="/id/post-2026-01-01-en/sharing">Sharing</a>' in line
    assert '<span class="how how-if">' in line
    # Where the statement says it: the fact cites the passage, not the thing it refers to.
    place = f'<a class="at" href="/id/post-2026-01-01-en/{FIRST}" title="section 1, paragraph 1">'
    assert place in line
    for jargon in ("What refers to it", "under “", "Linked things"):
        assert jargon not in page


def test_facts_are_told_by_what_tells_them_apart_and_shared_places_once(
    reported: FlaskClient,
) -> None:
    path = "/id/zendesk-2024-02-20-nl/affiliate/smooch-technologies-us-inc?lang=en"
    page = reported.get(path, headers=BROWSER).text
    line = html.unescape(page.split("<dt>Certified under</dt>")[1].split("</dd>")[0])
    # Section 11.c, paragraph 2 names three parts of the framework for this company.
    assert [part for part in ("EU-U.S.", "Swiss-U.S.", "UK Extension") if part in line] == [
        "EU-U.S.",
        "Swiss-U.S.",
        "UK Extension",
    ]
    assert "Smooch" not in re.sub("<[^>]*>", "", line)
    assert line.count('class="at"') == 1
    assert "§11.c ¶2" in line
    # What only repeats the title is not told again.
    assert "<dt>Name</dt>" not in page


def test_a_country_is_called_a_country_and_its_facts_name_their_company(
    reported: FlaskClient,
) -> None:
    asked = {"iri": "https://w3id.org/dpv/loc#BR", "lang": "en"}
    page = reported.get("/thing", query_string=asked, headers=BROWSER).text
    head, body = page.split('<div class="fact">')
    assert ">Country</a>" in head
    assert "<dt>Falls under</dt>" not in body
    terms = body.split("<dt>Terms for it</dt>")[1].split("</dd>")[0]
    assert '<span class="note-in">Zendesk</span>' in terms
    assert "Definition in its own vocabulary" in head
    assert "<dt>Defined in</dt>" not in body.split('class="fold identifiers"')[0]


def test_every_part_and_every_line_of_a_thing_has_words_in_both_languages() -> None:
    headings = [reference.heading for reference in _REFERENCES.values()]
    assert all(english and dutch for english, dutch in headings)
    assert {r.part for r in _REFERENCES.values()} <= set(PARTS) <= set(texts("nl"))


def test_every_property_that_a_line_names_is_one_of_the_vocabularies(
    reported_dataset: Dataset,
) -> None:
    query = "SELECT DISTINCT ?p WHERE { ?s ?p ?o }"
    used = {p.value for (p,) in solutions(reported_dataset, query).rows if p is not None}
    named = {key.split()[1] for key in _REFERENCES} - {"*"}
    named |= {name for r in _REFERENCES.values() for name in r.shown}
    for name in named:
        assert expand_prefixed_name(name) in used, name


def test_neighbours_are_listed_and_are_data_for_a_drawing(post: Content) -> None:
    client = application(post).test_client()
    page = client.get("/id/post-2026-01-01-en/sharing?lang=nl", headers=BROWSER).text
    assert 'data-endpoint="/id/post-2026-01-01-en/sharing.json?lang=nl"' in page
    network = client.get("/id/post-2026-01-01-en/sharing.json?lang=nl").get_json()
    assert network["label"] == "Delen (voorwaardelijk)"
    assert not network["truncated"]
    # One recipient, one condition, one modality, two passages, two web addresses.
    assert network["neighbourCount"] == len(network["nodes"]) - 1 == 7
    links = {(e["source"], e["label"], e["target"]) for e in network["edges"]}
    sharing = f"{STATEMENT}/sharing"
    assert (sharing, "ontvanger", f"{STATEMENT}/carriers") in links
    assert (sharing, "voorwaarde", f"{STATEMENT}/if-asked") in links
    addresses = {node["id"]: node["href"] for node in network["nodes"]}
    assert addresses[f"{STATEMENT}/carriers"] == "/id/post-2026-01-01-en/carriers?lang=nl"
    assert addresses["https://post.example/"] == "https://post.example/"
    assert addresses["javascript:a()"] is None
    # A passage is called by where it stands; only what has no name at all by its IRI.
    labels = {node["id"]: node["label"] for node in network["nodes"]}
    assert labels[f"{STATEMENT}/{FIRST}"] == "sectie 1, alinea 1"
    back = client.get("/id/post-2026-01-01-en/carriers.json").get_json()
    assert [(e["source"], e["label"]) for e in back["edges"]] == [(sharing, "recipient")]


def test_many_neighbours_are_cut_and_it_is_said(post: Content) -> None:
    more = "".join(
        f"<{STATEMENT}/more-{n}> <https://w3id.org/dpv#hasRecipient> <{STATEMENT}/carriers> .\n"
        for n in range(100)
    )
    facts = post.graph_data / "post" / "2026-01-01-en.ttl"
    facts.write_text(facts.read_text("utf-8") + more, "utf-8")
    client = application(post).test_client()
    network = client.get("/id/post-2026-01-01-en/carriers.json").get_json()
    assert (network["neighbourCount"], network["truncated"]) == (101, True)
    assert len(network["nodes"]) == 61
    page = client.get("/id/post-2026-01-01-en/carriers", headers=BROWSER).text
    assert "The first 60 of 101 things." in page
    # The picture and the list of it are folded, under a heading only where there is something.
    assert '<details class="fold linked">' in page.split('id="network"')[0]


def test_many_referrers_are_cut_with_a_link_to_all(post: Content) -> None:
    more = "".join(
        f"<{STATEMENT}/more-{n}> <https://w3id.org/dpv#hasRecipient> <{STATEMENT}/carriers> .\n"
        for n in range(80)
    )
    facts = post.graph_data / "post" / "2026-01-01-en.ttl"
    facts.write_text(facts.read_text("utf-8") + more, "utf-8")
    page = page_of(application(post), "/id/post-2026-01-01-en/carriers")
    page = page.split('id="network"')[0]
    receives = page.split("<dt>Receives</dt>")[1].split("</dd>")[0]
    assert receives.count("<li>") == 20
    assert "12 more" in receives
    assert ">20 of 81 are shown; all of them, as a query</a>" in receives


@pytest.mark.parametrize(
    ("extension", "accept", "kind"),
    [
        (".ttl", "text/html", "text/turtle; charset=utf-8"),
        (".jsonld", "*/*", "application/ld+json"),
        (".nt", "*/*", "application/n-triples"),
        (".html", "*/*", "text/html; charset=utf-8"),
        ("", "*/*", "text/turtle; charset=utf-8"),
        ("", "application/ld+json", "application/ld+json"),
        ("", "application/n-triples", "application/n-triples"),
        ("", "text/html,*/*;q=0.8", "text/html; charset=utf-8"),
        ("?format=turtle", "text/html", "text/turtle; charset=utf-8"),
    ],
)
def test_format_of_a_thing(extension: str, accept: str, kind: str, client: FlaskClient) -> None:
    headers = {"Accept": accept}
    answer = client.get(f"/id/acme-2024-en/affiliate-one{extension}", headers=headers)
    assert (answer.status_code, answer.content_type) == (200, kind)
    assert "Accept" in answer.headers["Vary"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    headers["If-None-Match"] = answer.headers["ETag"]
    again = client.get(f"/id/acme-2024-en/affiliate-one{extension}", headers=headers)
    assert again.status_code == 304


def test_data_of_a_thing_are_what_the_graph_says(client: FlaskClient) -> None:
    answer = client.get("/id/acme-2024-en/affiliate-one.ttl")
    triples = list(ox.parse(answer.data, format=ox.RdfFormat.TURTLE))
    assert len(triples) == 4
    assert {q.subject.value for q in triples} == {ACME + "/affiliate-one"}


def test_data_of_a_passage_have_its_position(post: Content) -> None:
    answer = application(post).test_client().get(f"/id/post-2026-01-01-en/{FIRST}.nt")
    assert "http://www.w3.org/ns/oa#start" in answer.text


def test_term_of_the_vocabulary_is_a_thing_too(client: FlaskClient) -> None:
    page = client.get("/ns/Affiliate", headers=BROWSER)
    assert page.status_code == 200
    assert "/id/acme-2024-en/affiliate-one" in page.text
    assert client.get("/ns/Nothing").status_code == 404


@pytest.mark.parametrize(
    "path", ["acme-2024-en/afiliate-one", "acme-2024-em", "acme-2024-en/affiliate-one.pdf"]
)
def test_unknown_thing_is_404_with_near_names(path: str, client: FlaskClient) -> None:
    answer = client.get(f"/id/{path}")
    assert answer.status_code == 404
    problem = json.loads(answer.data)
    assert problem["type"].endswith("#unknown-thing")
    assert "/id/acme-2024-en" in problem["hint"]


@pytest.mark.parametrize("path", ["a%20b", "%3Ca%3E", "a%22b", "%7Bx%7D", "a%0Ab", "x%5Cy"])
def test_path_that_is_no_iri_is_404(path: str, client: FlaskClient) -> None:
    assert client.get(f"/id/{path}").status_code == 404


def test_extension_and_format_must_agree(client: FlaskClient) -> None:
    assert client.get("/id/acme-2024-en.ttl?format=jsonld").status_code == 400


def test_markup_in_a_graph_stays_text_on_its_page(client: FlaskClient) -> None:
    page = client.get("/id/acme-2024-en/affiliate-one", headers=BROWSER).text
    assert "Acme &amp; &lt;b&gt;Sons&lt;/b&gt; Ltd." in page
    assert "<b>" not in page


def test_every_property_of_what_is_served_has_a_name_in_both_languages(
    reported_dataset: Dataset,
) -> None:
    query = f"""PREFIX skos: <{PREFIXES["skos"]}>
SELECT DISTINCT ?p ?label WHERE {{
  ?s ?p ?o
  OPTIONAL {{ ?p skos:prefLabel ?label FILTER(LANG(?label) = "nl") }}
}}"""
    rows = solutions(reported_dataset, query).rows
    assert len(rows) > 150
    for named, label in rows:
        assert named is not None
        assert label is not None or property_heading(named.value, "nl"), named.value


# Passages and their text


def test_passage_shows_place_position_digest_facts_and_neighbours(post: Content) -> None:
    page = page_of(application(post), f"/id/post-2026-01-01-en/{FIRST}")
    assert '<h1 class="first-up">section 1, paragraph 1</h1>' in page
    start = TEXT.index("We share")
    assert f"characters {start} to {TEXT.index('carriers.') + 9}" in page
    assert text_digest("We share <b>letters</b> & parcels with carriers.") in page
    citing = page.split('<a href="/id/post-2026-01-01-en/sharing">Sharing</a>')[1].split("</tr>")[0]
    assert '<span class="kind">disclosure</span>' in citing
    assert '<span class="how how-if">' in citing
    assert 'rel="prev" href="/id/post-2026-01-01-en/passage/1/heading">' in page
    assert f'rel="next" href="/id/post-2026-01-01-en/{SECOND}">' in page
    assert '<a href="/id/post-2026-01-01-en">Post 2026</a>' in page


@pytest.mark.parametrize("path", [FIRST, "sharing"])
def test_page_without_the_text_says_why_and_where_to_read_it(path: str, post: Content) -> None:
    page = page_of(application(post), f"/id/post-2026-01-01-en/{path}")
    assert "<blockquote" not in page
    plain, developers = page.split("To show them (for developers)")
    said = plain.split("text-missing")[1]
    assert "the text belongs to its publisher" in said
    assert "Look in the statement for section 1, paragraph 1." in said
    assert "noticegraph" not in said.split("</p>")[0]
    assert "noticegraph serve --texts FOLDER" in developers
    assert "noticegraph trace sharing --text FILE" in developers


def test_page_without_the_text_links_to_where_it_is_published(post: Content) -> None:
    facts = post.graph_data / "post" / "2026-01-01-en.ttl"
    address = f"<{STATEMENT}> foaf:page <https://www.post.example/privacy> .\n"
    facts.write_text(facts.read_text("utf-8") + address, "utf-8")
    page = page_of(application(post), f"/id/post-2026-01-01-en/{FIRST}")
    link = '<a href="https://www.post.example/privacy" rel="external noreferrer">'
    assert f"{link}Read them on post.example</a>" in page
    assert "names no web address" not in page
    dutch = page_of(application(post), f"/id/post-2026-01-01-en/{FIRST}?lang=nl")
    assert f"{link}Lees ze op post.example</a>" in dutch


def test_given_text_is_quoted_and_escaped(post: Content, text_file: Path) -> None:
    app = application(post, text_file)
    for path in (
        f"/id/post-2026-01-01-en/{FIRST}",
        "/id/post-2026-01-01-en/sharing",
        "/questions/sharing",
    ):
        page = page_of(app, path)
        assert (
            '<blockquote class="quote" lang="en">We share &lt;b&gt;letters&lt;/b&gt; &amp; parcels'
            in page
        )
        assert "--text FILE" not in page


def test_evidence_is_in_the_order_of_the_text(post: Content, text_file: Path) -> None:
    for app in (application(post), application(post, text_file)):
        for path in ("/questions/sharing", "/id/post-2026-01-01-en/sharing"):
            page = page_of(app, path)
            assert page.index(f"/id/post-2026-01-01-en/{FIRST}") < page.index(f"/{SECOND}")


def test_answer_links_evidence_to_the_passage_and_folds_its_text(
    post: Content, text_file: Path
) -> None:
    page = page_of(application(post, text_file), "/questions/sharing")
    place = f'href="/id/post-2026-01-01-en/{FIRST}" title="section 1, paragraph 1">§1 ¶1</a>'
    assert place in page
    assert '<details class="quotes words">' in page
    assert '<details class="quotes words">' not in page_of(application(post), "/questions/sharing")


def test_text_that_the_content_ships_is_at_hand(tmp_path: Path) -> None:
    app = application(write_content(tmp_path / "shipping", shipped=TEXT))
    assert "<blockquote" in page_of(app, f"/id/post-2026-01-01-en/{FIRST}")


def test_shipped_text_that_is_another_one_is_not_quoted(tmp_path: Path) -> None:
    content = write_content(tmp_path / "shipping", shipped=TEXT + "!")
    (broken,) = survey_content(content).broken
    assert (broken.iri, broken.is_left_out) == (STATEMENT, False)
    assert isinstance(broken.error, ContentError)
    assert "digest differs" in str(broken.error)
    page = page_of(application(content), f"/id/post-2026-01-01-en/{FIRST}")
    assert "<blockquote" not in page
    assert "noticegraph serve --text FILE" in page


def test_given_text_of_no_statement_is_a_usage_error(post: Content, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT + "!", "utf-8")
    with pytest.raises(UsageError, match="is not the text of a statement") as caught:
        application(post, other)
    assert "post-2026-01-01-en" in str(caught.value.hint)
    with pytest.raises(StatementTextError):
        application(post, tmp_path / "none.txt")


def test_passage_with_another_digest_is_not_shown(post: Content, text_file: Path) -> None:
    """A text that is the right one, and a passage whose offsets are not those of its digest."""
    passages = post.graph_data / "post" / "2026-01-01-en-passages.ttl"
    start = TEXT.index("We share")
    written = passages.read_text("utf-8")
    assert f"oa:start {start} ;" in written
    moved = written.replace(f"oa:start {start} ;", f"oa:start {start + 1} ;")
    passages.write_text(moved, "utf-8")
    app = application(post, text_file)
    assert "<blockquote" not in page_of(app, f"/id/post-2026-01-01-en/{FIRST}")
    assert "<blockquote" in page_of(app, f"/id/post-2026-01-01-en/{SECOND}")


def test_text_at_hand_changes_the_validator(post: Content, text_file: Path) -> None:
    path = f"/id/post-2026-01-01-en/{FIRST}"
    tags = {
        app.test_client().get(path, headers=BROWSER).headers["ETag"]
        for app in (application(post), application(post, text_file))
    }
    assert len(tags) == 2


def test_long_passage_is_cut_in_a_table_and_whole_on_its_page(tmp_path: Path) -> None:
    sentence = "We share letters with carriers. " * 60
    text = f"1. Sharing\n\n{sentence.strip()}\n\nWe keep letters.\n"
    content = write_content(tmp_path / "long", text)
    file = tmp_path / "long.txt"
    file.write_text(text, "utf-8")
    app = application(content, file)
    assert "This is not the whole passage" in page_of(app, "/questions/sharing")
    assert sentence.strip() in html.unescape(page_of(app, f"/id/post-2026-01-01-en/{FIRST}"))


def test_what_a_statement_denies_cannot_be_read_as_said(shipped: FlaskClient) -> None:
    page = shipped.get("/questions/children", headers={"Accept": "text/html"})
    rows = [row for row in page.text.split("<tr") if "not directed to children" in row]
    assert rows
    assert all("denied: the statement says that this is not so" in row for row in rows)
    dutch = shipped.get("/questions/children?lang=nl", headers={"Accept": "text/html"}).text
    assert "ontkend: volgens de verklaring is dit niet zo" in dutch


def test_a_fact_is_told_only_the_verdicts_that_it_decides(reported: FlaskClient) -> None:
    def told(path: str) -> str:
        address = f"/id/zendesk-2024-02-20-nl/affiliate/{path}?lang=en"
        return reported.get(address, headers=BROWSER).text.split("<h2>Verdicts</h2>")[1]

    # Section 11.c names the first of the two as certified, and the second nowhere.
    check = "An affiliate in the United States is certified, or another safeguard is stated"
    certified = told("smooch-technologies-us-inc")
    assert check in certified.partition("other facts decide")[2]
    assert check not in certified.partition("other facts decide")[0]
    decided = told("zd-sub-holdings").partition("other facts decide")[0]
    assert check in decided
    assert ">disagreement<" in decided[: decided.index(check)].rpartition("<li>")[2]


def test_all_members_of_a_group_are_listed(shipped: FlaskClient) -> None:
    slug = "zendesk-2024-02-20-nl"
    group = f"{THINGS}{slug}/group"
    file = Path(__file__).parents[3] / "graph_data" / "zendesk" / "2024-02-20-nl.ttl"
    members = {
        quad.subject.value.removeprefix(THINGS)
        for quad in ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE)
        if quad.predicate.value == PREFIXES["ng"] + "memberOfGroup" and quad.object.value == group
    }
    page = shipped.get(f"/id/{slug}/group?lang=en", headers=BROWSER).text
    listed = page.split("<dt>Its members</dt>")[1].split("</dd>")[0]
    assert (
        set(re.findall(r'href="/id/([^"?]+/affiliate/[^"?]+)', listed))
        >= {m for m in members if "/affiliate/" in m}
        != set()
    )
    assert "as a query" not in listed


@pytest.mark.parametrize(
    ("language", "by_law", "silence"),
    [
        ("en", "By law, not said by a statement", "GitHub and Tulpenpost say nothing about Brazil"),
        (
            "nl",
            "Volgens de wet, niet door een verklaring gezegd",
            "GitHub en Tulpenpost zeggen niets over Brazilië",
        ),
    ],
)
def test_a_place_has_what_statements_say_before_what_the_law_says(
    language: str, by_law: str, silence: str, shipped: FlaskClient
) -> None:
    """Zendesk's section 12 names Brazil; the act and its authority are background law."""
    asked = {"iri": PREFIXES["loc"] + "BR", "lang": language}
    page = html.unescape(shipped.get("/thing", query_string=asked, headers=BROWSER).text)
    said, law = page.split(f"<h2>{by_law}</h2>")
    assert "/id/zendesk-2024-02-20-nl/passage/12/" in said
    law = law.split("</section>")[0]
    assert "ANPD" in law
    assert "zendesk" not in law
    assert silence in said


def test_quotations_have_the_words_of_links_alone() -> None:
    passage = Evidence("urn:p", "1", "urn:s", 0, 0, "", "See [our page](/a/b#c) and ![x](y).", "en")
    assert passage.words == "See our page and x."
