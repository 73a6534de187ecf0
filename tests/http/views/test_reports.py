"""Reports over HTTP: pages, formats, filters, and graphs that are sent to be validated."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import subprocess
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, SH, URIRef
from werkzeug.test import TestResponse

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.endpoint import Admission, Endpoint
from noticegraph.errors import BusyError
from noticegraph.given_texts import read_given_texts
from noticegraph.http import create_app
from noticegraph.namespaces import GRAPHS, NG, PREFIXES, THINGS
from noticegraph.passages import text_digest
from noticegraph.reports import making
from noticegraph.reports.loading import derived_graphs, load_with_reports, read_reports
from noticegraph.reports.workers import Worker
from noticegraph.turtle import parse_graph

ROOT = shipped_content().root
SLUG = "acme-2024-en"
HTML = {"Accept": "text/html"}
SHAPES = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + """
<https://w3id.org/noticegraph/id/law/one> skos:prefLabel "Law <One>"@en , "Wet Eén"@nl .
ngsh:needs a ng:Requirement ; dcterms:identifier "needs" ; skos:notation "Art. 1(2)" ;
  dcterms:source <https://example.org/law/1> ; skos:prefLabel "Needed"@en , "Nodig"@nl ;
  ng:requiredBy <https://w3id.org/noticegraph/id/law/one> ;
  ng:elsewhereShape ngsh:needs-elsewhere ; ng:presenceShape ngsh:needs-presence ;
  ng:evidenceShape ngsh:needs-evidence .
ngsh:needs-elsewhere a sh:NodeShape ; sh:targetObjectsOf oa:hasSource ; sh:severity sh:Info ;
  sh:message "Said there, it seems"@en , "Daar gezegd, naar het schijnt"@nl ;
  sh:sparql [ sh:select '''SELECT $this ?value WHERE {
    ?value <https://w3id.org/noticegraph/ns#tellsOf> ?kind }''' ] .
ngsh:needs-presence a sh:NodeShape ; sh:targetObjectsOf oa:hasSource ;
  sh:message "Nothing <b>is</b> said: say it"@en , "Er staat niets: vermeld het"@nl ;
  sh:sparql [ sh:select '''SELECT $this WHERE { FILTER NOT EXISTS {
    ?x a <https://w3id.org/noticegraph/ns#RetentionRule> } }''' ] .
ngsh:needs-evidence a sh:NodeShape ; sh:targetClass ng:RetentionRule ; sh:severity sh:Info ;
  sh:message "A rule"@en , "Een regel"@nl ; sh:not ngsh:any .
ngsh:any a sh:NodeShape ; sh:property [ sh:path ng:statedIn ; sh:minCount 1 ] .
ngsh:agrees a ng:ConsistencyCheck ; dcterms:identifier "agrees" ;
  skos:prefLabel "Affiliates have pages"@en , "Groepsleden hebben pagina's"@nl ;
  ng:findingShape ngsh:agrees-finding ; ng:evidenceShape ngsh:agrees-evidence .
ngsh:agrees-finding a sh:NodeShape ; sh:targetClass ng:Affiliate ; sh:severity sh:Warning ;
  sh:property ngsh:agrees-finding-page .
ngsh:agrees-finding-page a sh:PropertyShape ; sh:path foaf:page ; sh:minCount 1 ;
  sh:severity sh:Warning ; sh:message "No page: add one"@en , "Geen pagina"@nl .
ngsh:agrees-evidence a sh:NodeShape ; sh:targetClass ng:Affiliate ; sh:severity sh:Info ;
  sh:message "Has a page"@en , "Heeft een pagina"@nl ; sh:not ngsh:paged .
ngsh:paged a sh:NodeShape ; sh:property [ sh:path foaf:page ; sh:minCount 1 ] .
"""
)


@pytest.fixture
def shaped(content: Content) -> Content:
    content.shapes.mkdir()
    (content.shapes / "all.ttl").write_text(SHAPES, "utf-8")
    return content


@pytest.fixture
def client(shaped: Content) -> FlaskClient:
    app = create_app(load_with_reports(shaped), content=shaped, examined=read_reports(shaped))
    return app.test_client()


def test_list_names_each_statement_with_its_counts(client: FlaskClient) -> None:
    read = client.get("/reports").get_json()
    (entry,) = read["reports"]
    assert entry["href"] == f"/reports/{SLUG}"
    assert entry["requirementCount"] == sum(entry["counts"].values()) == 1
    assert (entry["checkCount"], entry["disagreementCount"]) == (1, 1)
    assert f'href="/reports/{SLUG}"' in client.get("/reports", headers=HTML).text


def test_first_page_counts_verdicts_and_leads_to_them(client: FlaskClient) -> None:
    counts = client.get("/reports").get_json()["reports"][0]["counts"]
    assert sum(counts.values()) == 1
    page = client.get("/", headers=HTML).text
    # What lacks leads to the report with that verdict, the strip to all of it.
    assert counts["not-met"] == 1
    for verdict in ("not-met", "partly-met", "not-assessable"):
        link = rf'href="/reports/{SLUG}\?verdict={verdict}">.*?</svg>(\d+)<span'
        shown = re.findall(link, page)
        assert shown == ([str(counts[verdict])] if counts[verdict] else [])
    assert f'<a href="/reports/{SLUG}"><svg class="strip"' in page


def test_twins_of_the_first_page_hold_the_verdicts_that_it_shows(client: FlaskClient) -> None:
    page = client.get("/", headers=HTML).text
    assert 'aria-label="Acme privacy statement: 1 not met"' in page
    (entry,) = client.get("/statements.json").get_json()["statements"]
    others = ("met", "partlyMet", "notApplicable", "notAssessable")
    assert entry["notMetCount"] == "1"
    assert [entry[f"{name}Count"] for name in others] == ["0", "0", "0", "0"]
    (row,) = csv.DictReader(io.StringIO(client.get("/statements.csv").text, newline=""))
    assert (row["notMetCount"], row["metCount"]) == ("1", "0")


def test_shapes_page_names_law_provision_and_verdicts(client: FlaskClient) -> None:
    rows = client.get("/shapes.json").get_json()["shapes"]
    assert {row["examinationName"] for row in rows} == {"needs", "agrees"}
    needs = next(row for row in rows if row["examinationName"] == "needs")
    assert needs["lawName"] == "Law <One>"
    assert needs["provisionName"] == ["Art. 1(2)"]
    roles = ("elsewhere", "evidence", "presence")
    assert needs["shapeName"] == [f"ngsh:needs-{role}" for role in roles]
    assert needs["verdict"] == "1 not met"
    page = client.get("/shapes?law=one&lang=nl", headers=HTML).text
    assert "Wet Eén" in page
    assert "Nodig" in page
    assert "Groepsleden" not in page
    assert "<one" not in page.lower()
    assert client.get("/shapes.json?law=two").status_code == 400
    turtle = client.get("/shapes", headers={"Accept": "text/turtle"})
    assert (None, SH.targetClass, None) in parse_graph(turtle.data, "text/turtle")


def test_page_says_what_lacks_and_escapes_it(client: FlaskClient) -> None:
    page = client.get(f"/reports/{SLUG}", headers=HTML)
    assert page.status_code == 200
    assert "Nothing &lt;b&gt;is&lt;/b&gt; said: say it" in page.text
    assert 'href="https://example.org/law/1"' in page.text
    assert "Art. 1(2)" in page.text
    # What only does not fit is called a remark, in a fold that says that no law asks for it.
    fold = page.text.split("remark on how its parts fit together: not a finding under a law")[1]
    assert "None of these is a requirement of a law." in fold
    assert '<span class="note">remark</span>' in fold
    assert "</svg>disagreement</span>" not in page.text
    assert "compliant" not in page.text
    assert not re.findall(r'<script(?! type="module" src="/static/built/[a-z]+[.]js">)', page.text)


def test_page_in_dutch_says_the_same_in_dutch(client: FlaskClient) -> None:
    page = client.get(f"/reports/{SLUG}?lang=nl", headers=HTML).text
    assert "Er staat niets: vermeld het" in page
    assert "niet voldaan" in page
    assert '<html lang="nl">' in page


@pytest.mark.parametrize(
    ("filters", "shown"), [("verdict=not-met", True), ("verdict=met", False), ("", True)]
)
def test_filters_are_in_the_address(filters: str, shown: bool, client: FlaskClient) -> None:
    page = client.get(f"/reports/{SLUG}?{filters}", headers=HTML).text
    assert ('id="needs"' in page) is shown
    # A law and a verdict choose among requirements: nothing else is there, not even a heading.
    for other in ('id="agrees"', 'id="consistency"', 'href="#consistency"', 'id="structure"'):
        assert (other in page) is (filters == ""), other
    assert ("The whole report" in page) is (filters != "")


@pytest.mark.parametrize("filters", ["verdict=not-met", "verdict=met", "law=one", ""])
def test_the_twins_of_a_filtered_report_hold_what_it_shows(
    filters: str, client: FlaskClient
) -> None:
    wanted = {"needs"} if filters in ("verdict=not-met", "law=one") else set()
    checks = set() if filters else {"agrees"}
    wanted = wanted if filters else {"needs"}
    page = client.get(f"/reports/{SLUG}?{filters}", headers=HTML).text
    assert {name for name in ("needs", "agrees") if f'id="{name}"' in page} == wanted | checks
    data = client.get(f"/reports/{SLUG}.json?{filters}").get_json(force=True)
    assert {r["id"] for r in data["requirements"]} == wanted
    assert {r["id"] for r in data["consistency"]} == checks
    assert data["requirementCount"] == sum(data["counts"].values()) == 1
    assert ("filter" in data) is bool(filters)
    for safe in ("", "&safe=1"):
        table = client.get(f"/reports/{SLUG}.csv?{filters}{safe}").data.decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(table, newline=""))
        assert {row["id"] for row in rows if row["kind"] != "structure"} == wanted | checks
    text = client.get(f"/reports/{SLUG}.md?{filters}").text
    assert ("| needs |" in text) == ("needs" in wanted)
    assert ("| agrees |" in text) == bool(checks)
    assert ("of 1 requirements are listed" in text) == bool(filters)


def test_a_filtered_report_links_to_filtered_twins_and_says_which_are_whole(
    client: FlaskClient,
) -> None:
    page = client.get(f"/reports/{SLUG}?verdict=not-met&lang=en", headers=HTML).text
    address = f"/reports/{SLUG}"
    for extension in ("json", "csv", "md"):
        assert f'href="{address}.{extension}?verdict=not-met&amp;lang=en"' in page
    assert f'href="{address}.csv?verdict=not-met&amp;lang=en&amp;safe=1"' in page
    for extension in ("ttl", "jsonld", "sarif"):
        assert re.search(
            rf'href="{address}.{extension}\?lang=en"[^>]*>[^<]*all, without filter', page
        )
        assert client.get(f"{address}.{extension}").status_code == 200
        refused = client.get(f"{address}.{extension}?verdict=not-met")
        assert refused.status_code == 400
        assert refused.get_json(force=True)["type"].endswith("#whole-format")
    assert "without filter" not in client.get(address, headers=HTML).text


def test_an_unknown_law_is_answered_with_the_names_of_the_known(client: FlaskClient) -> None:
    hint = client.get(f"/reports/{SLUG}?law=Lau&lang=nl").get_json(force=True)["hint"]
    assert hint.endswith(": one")


@pytest.mark.parametrize(
    ("extension", "media_type"),
    [
        ("json", "application/json"),
        ("csv", "text/csv"),
        ("ttl", "text/turtle"),
        ("jsonld", "application/ld+json"),
        ("sarif", "application/sarif+json"),
        ("md", "text/markdown"),
        ("html", "text/html"),
    ],
)
def test_each_format_by_extension_and_by_accept(
    extension: str, media_type: str, client: FlaskClient
) -> None:
    by_extension = client.get(f"/reports/{SLUG}.{extension}")
    by_accept = client.get(f"/reports/{SLUG}", headers={"Accept": media_type})
    for answer in (by_extension, by_accept):
        assert answer.status_code == 200
        assert answer.mimetype == media_type
    assert by_extension.headers["ETag"] == by_accept.headers["ETag"]
    again = client.get(
        f"/reports/{SLUG}.{extension}", headers={"If-None-Match": by_extension.headers["ETag"]}
    )
    assert again.status_code == 304


def test_turtle_of_the_address_is_a_shacl_report(client: FlaskClient) -> None:
    graph = parse_graph(client.get(f"/reports/{SLUG}.ttl").data, "text/turtle")
    assert len(list(graph.subject_objects(SH.focusNode))) == 4


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/reports/acme-2024-nl", 404, "unknown-report"),
        (f"/reports/{SLUG}.pdf", 404, "unknown-extension"),
        (f"/reports/{SLUG}.html?verdict=perfect", 400, "unknown-value"),
        (f"/reports/{SLUG}.html?law=x&law=y", 400, "repeated-parameter"),
        (f"/reports/{SLUG}.csv?lang=fr", 400, "unknown-language"),
        (f"/reports/{SLUG}.ttl?verdict=met", 400, "whole-format"),
        (f"/reports/{SLUG}.json?safe=yes", 400, "unknown-value"),
    ],
)
def test_wrong_addresses_are_problems(
    address: str, status: int, kind: str, client: FlaskClient
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.get_json(force=True)["type"].endswith(f"#{kind}")


def body(shaped: Content) -> bytes:
    files = ("acme.ttl", "acme-passages.ttl")
    return b"\n".join((shaped.graph_data / file).read_bytes() for file in files)


def test_a_graph_that_is_sent_gives_the_report_of_the_shipped_one(
    shaped: Content, client: FlaskClient
) -> None:
    sent = client.post("/validate", data=body(shaped), content_type="text/turtle")
    assert sent.status_code == 200
    assert sent.headers["Cache-Control"] == "no-store"
    known = client.get(f"/reports/{SLUG}.json").get_json(force=True)
    read = sent.get_json(force=True)
    for key in ("counts", "requirements", "consistency", "structure"):
        assert read[key] == known[key]
    page = client.post("/validate", data=body(shaped), content_type="text/turtle", headers=HTML)
    assert page.mimetype == "text/html"
    assert "Nothing &lt;b&gt;is" in page.text


@pytest.mark.parametrize(
    ("language", "verdict", "name"),
    [("en", "said elsewhere", "Storage schedule"), ("nl", "elders gezegd", "Bewaarschema")],
)
def test_what_another_document_says_is_shown_with_the_document(
    language: str, verdict: str, name: str, shaped: Content, client: FlaskClient
) -> None:
    ns, skos = PREFIXES["ng"], PREFIXES["skos"]
    document = f"""
<urn:schedule> a <{ns}ReferencedDocument> ; <{ns}tellsOf> <{ns}RetentionRule> ;
  <{skos}prefLabel> "Storage schedule"@en , "Bewaarschema"@nl .
"""
    page = client.post(
        f"/validate?lang={language}",
        data=body(shaped) + document.encode(),
        content_type="text/turtle",
        headers=HTML,
    ).text
    section = page[page.index('id="needs"') :].partition("</article>")[0]
    assert f"</svg>{verdict}</span>" in section
    assert name in section
    assert "Nothing" not in section
    assert "SHACL" not in section


BODIES = [
    (b"a b", "text/turtle", 400, "graph"),
    (b"", "text/turtle", 400, "graph"),
    (b"<urn:a> <urn:b> <urn:c> .", "text/turtle", 400, "graph"),
    (b"\xff", "text/turtle", 400, "encoding"),
    (b"{}", "application/json", 415, "graph-media-type"),
    (b"<urn:a> <urn:b> <urn:c> .", "text/turtle; charset=latin-1", 415, "graph-media-type"),
    (b"#" * (5 * 2**20), "text/turtle", 413, "graph-too-large"),
    (b'{"@context": "http://127.0.0.1:9/c"}', "application/ld+json", 400, "graph"),
    (b"<urn:a> <urn:b> " + b"[ <urn:c> " * 20_000, "text/turtle", 400, "graph"),
    (b'{"urn:p":' * 20_000 + b"1" + b"}" * 20_000, "application/ld+json", 400, "graph"),
    (b"{}", "application/ld+json", 400, "graph"),
    (b"# nothing", "application/n-triples", 400, "graph"),
    (b"<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .", "text/turtle", 400, "graph"),
    (
        b"<urn:p> <http://www.w3.org/ns/oa#hasSource> <urn:a>, <urn:b> .",
        "text/turtle",
        400,
        "graph",
    ),
    (b"<urn:p> <http://www.w3.org/ns/oa#hasSource> 'a' .", "text/turtle", 400, "graph"),
]


@pytest.mark.parametrize(("data", "media_type", "status", "kind"), BODIES)
def test_bad_bodies_are_refused_and_the_server_lives(
    data: bytes, media_type: str, status: int, kind: str, client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    # None of them is worth a process that reads the shapes, but for JSON-LD: its contexts can take
    # the parser minutes, so that it is parsed where it can be stopped.
    if media_type != "application/ld+json":
        monkeypatch.setattr(making, "Worker", None)
    answer = client.post("/validate", data=data, content_type=media_type)
    assert answer.status_code == status, answer.text
    assert answer.get_json(force=True)["type"].endswith(f"#{kind}")
    assert client.get("/healthz").status_code == 200


def limited(shaped: Content, limits: making.Limits) -> FlaskClient:
    return create_app(load_dataset(shaped), content=shaped, validation_limits=limits).test_client()


def test_a_graph_that_takes_too_much_of_a_processor_is_cut(shaped: Content) -> None:
    client = limited(shaped, making.Limits(seconds=600, processor_seconds=1))
    # A hundred thousand focus nodes, of three shapes.
    more = b"".join(b"<urn:x:%d> a ng:Affiliate .\n" % n for n in range(100_000))
    answer = client.post("/validate", data=body(shaped) + more, content_type="text/turtle")
    assert answer.status_code == 503
    problem = answer.get_json(force=True)
    assert problem["type"].endswith("#time-limit")
    assert "1 seconds of processor time" in problem["detail"]


def test_a_validation_that_waits_for_a_processor_is_cut_by_the_clock_alone(
    shaped: Content,
) -> None:
    client = limited(shaped, making.Limits(seconds=0.05, processor_seconds=600))
    answer = client.post("/validate", data=body(shaped), content_type="text/turtle")
    assert answer.status_code == 503
    problem = answer.get_json(force=True)
    assert problem["type"].endswith("#time-limit")
    assert "longer than 0.05 seconds" in problem["detail"]
    assert "try again" in problem["hint"]


def test_the_validator_ends_when_its_client_leaves(shaped: Content, client: FlaskClient) -> None:
    started: list[subprocess.Popen[str]] = []
    real = subprocess.Popen

    def start(*arguments: Any, **settings: Any) -> subprocess.Popen[str]:
        process = real(*arguments, **settings)
        started.append(process)
        # It takes no processor from here: nothing but its end can end the request.
        process.send_signal(signal.SIGSTOP)
        return process

    leaving = {"waitress.client_disconnected": lambda: bool(started)}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(subprocess, "Popen", start)
        left = client.post(
            "/validate", data=body(shaped), content_type="text/turtle", environ_overrides=leaving
        )
    assert left.status_code == 503
    assert [process.returncode for process in started] == [-signal.SIGKILL]
    # Its place is free for others.
    answers = [
        client.post("/validate", data=body(shaped), content_type="text/turtle") for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]


def endpoint_of(client: FlaskClient) -> Endpoint:
    found = client.application.extensions["noticegraph"].endpoint
    assert isinstance(found, Endpoint)
    return found


def send(shaped: Content, client: FlaskClient, address: str, **environ: Any) -> TestResponse:
    """Send the graph for validation from an address."""
    return client.post(
        "/validate",
        data=body(shaped),
        content_type="text/turtle",
        environ_overrides={"REMOTE_ADDR": address, **environ},
    )


def test_too_many_at_once_are_told_to_come_back(shaped: Content, client: FlaskClient) -> None:
    endpoint = endpoint_of(client)
    with endpoint.validation("192.0.2.1"), endpoint.validation("192.0.2.2"):
        answer = send(shaped, client, "192.0.2.3")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    problem = answer.get_json(force=True)
    assert problem["type"].endswith("#busy")
    assert problem["detail"] == "2 graphs are being validated already"


def test_one_client_leaves_places_to_others(shaped: Content, client: FlaskClient) -> None:
    with endpoint_of(client).validation("192.0.2.1"):
        own = send(shaped, client, "192.0.2.1")
        assert send(shaped, client, "192.0.2.2").status_code == 200
    assert own.status_code == 503
    assert own.get_json(force=True)["detail"].startswith("1 graphs of this client")
    assert send(shaped, client, "192.0.2.1").status_code == 200


@pytest.mark.parametrize(
    ("places", "client_seconds", "share"), [(1, 120, 1), (2, 120, 1), (5, 120, 2), (5, 0, 5)]
)
def test_a_client_has_half_of_the_places_and_one_at_least(
    places: int, client_seconds: int, share: int
) -> None:
    admission = Admission(validations=places, client_seconds=client_seconds)
    endpoint = Endpoint(EmbeddedEngine(), admission)
    with ExitStack() as held:
        for _ in range(share):
            held.enter_context(endpoint.validation("192.0.2.1"))
        with pytest.raises(BusyError):
            held.enter_context(endpoint.validation("192.0.2.1"))
        for number in range(places - share):
            held.enter_context(endpoint.validation(f"192.0.2.{number + 2}"))
        with pytest.raises(BusyError):
            held.enter_context(endpoint.validation("192.0.2.99"))


@pytest.mark.parametrize(
    ("limits", "leaves", "status"),
    [
        (making.Limits(seconds=600), False, 200),
        (making.Limits(seconds=600, processor_seconds=1), False, 503),
        (making.Limits(seconds=600), True, 503),
    ],
    ids=["made", "cut", "left"],
)
def test_a_validation_is_on_the_bill_of_its_client_whatever_comes_of_it(
    limits: making.Limits,
    leaves: bool,
    status: int,
    shaped: Content,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = limited(shaped, limits)
    if status == 503:
        # A hundred thousand focus nodes, of three shapes.
        with (shaped.graph_data / "acme.ttl").open("ab") as file:
            file.writelines(b"\n<urn:x:%d> a ng:Affiliate ." % n for n in range(100_000))
    workers: list[Worker] = []

    def start(*given: Any) -> Worker:
        workers.append(Worker(*given))
        return workers[-1]

    monkeypatch.setattr(making, "Worker", start)
    billed: list[tuple[str, float]] = []
    budgets = endpoint_of(client).budgets
    monkeypatch.setattr(budgets, "take", lambda name, seconds: billed.append((name, seconds)))
    asked: list[None] = []

    def gone() -> bool:
        asked.append(None)
        return leaves and len(asked) > 8

    answer = send(shaped, client, "192.0.2.1", **{"waitress.client_disconnected": gone})
    assert answer.status_code == status
    assert {name for name, _ in billed} == {"192.0.2.1"}
    # Its parsing here, and its process.
    parsing, process = (seconds for _, seconds in billed)
    assert parsing > 0
    assert [worker.seconds for worker in workers] == [process]
    assert process > 0


def test_who_has_used_up_his_seconds_gets_no_validator(
    shaped: Content, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with endpoint_of(client).validation("192.0.2.1") as spent:
        spent(10_000)
    with monkeypatch.context() as patched:
        patched.setattr(making, "Worker", None)
        answer = send(shaped, client, "192.0.2.1")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert answer.get_json(force=True)["type"].endswith("#client-limit")
    assert send(shaped, client, "192.0.2.2").status_code == 200


def test_content_without_shapes_has_no_reports(content: Content) -> None:
    client = create_app(load_with_reports(content), content=content).test_client()
    assert client.get("/reports").get_json() == {"reports": []}
    answer = client.post("/validate", data=b"", content_type="text/turtle")
    assert answer.status_code == 404
    assert "no shapes" in client.get("/reports", headers=HTML).text


def test_reports_are_asked_by_sparql(client: FlaskClient) -> None:
    query = f"""SELECT ?verdict WHERE {{ GRAPH <{GRAPHS}report/{SLUG}> {{
      ?result <{PREFIXES["ng"]}verdict> ?verdict }} }}"""
    found = json.loads(client.get("/sparql", query_string={"query": query}).data)
    verdicts = {b["verdict"]["value"].rsplit("#")[-1] for b in found["results"]["bindings"]}
    assert verdicts == {"NotMet", "Inconsistent"}


def test_threads_validate_side_by_side(shaped: Content, client: FlaskClient) -> None:
    statuses: list[int] = []

    def ask(address: str) -> None:
        own = client.application.test_client()
        statuses.append(send(shaped, own, address).status_code)

    threads = [threading.Thread(target=ask, args=(f"192.0.2.{n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200, 200]


def test_shapes_and_results_have_addresses(client: FlaskClient) -> None:
    shape = client.get("/shapes/needs", headers=HTML)
    assert shape.status_code == 200
    assert "Needed" in shape.text
    assert f'href="/reports/{SLUG}?verdict=any#needs"' in shape.text
    assert client.get("/shapes/needs.ttl").mimetype == "text/turtle"
    assert client.get("/shapes/need").status_code == 404


def test_reports_say_when_the_graphs_have_changed_since(shaped: Content) -> None:
    dataset = load_dataset(shaped, derived=derived_graphs(shaped), writable=True)
    client = create_app(dataset, content=shaped, examined=read_reports(shaped)).test_client()
    browser = {"Accept": "text/html"}
    (slug,) = {r["href"] for r in client.get("/reports").get_json()["reports"]}
    pages = ("/reports", slug)
    assert not any("have changed since" in client.get(p, headers=browser).text for p in pages)
    dataset.engine.update("INSERT DATA { <urn:x:a> <urn:x:b> 1 }")
    assert all("have changed since" in client.get(p, headers=browser).text for p in pages)


def test_list_is_a_table_too(client: FlaskClient) -> None:
    listed = client.get("/reports.json").get_json()["reports"]
    answer = client.get("/reports.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(rows) == len(listed) > 0
    for row, report in zip(rows, listed, strict=True):
        assert (row["statement"], row["href"]) == (report["statement"], report["href"])
        counts = {**report, **report["counts"]}
        names = ("requirementCount", "checkCount", "disagreementCount", *report["counts"])
        assert {name: row[name] for name in names} == {name: str(counts[name]) for name in names}
    assert client.get("/reports", headers={"Accept": "text/csv"}).data == answer.data
    assert client.get("/reports.csv?safe=1").status_code == 200


RULES = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + """
ng:TextPlaceholderFilled a ng:TextCheck ; dcterms:identifier "text-placeholder-filled" ;
  skos:prefLabel "Filled in"@en , "Ingevuld"@nl .
"""
)


def test_page_shows_the_remarks_about_a_text_that_the_server_has(
    shaped: Content, tmp_path: Path
) -> None:
    text = "# Acme\n\nWrite to [insert <b>name</b> here] soon.\n"
    file = tmp_path / "acme.md"
    file.write_text(text, "utf-8")
    shaped.ontology.mkdir()
    (shaped.ontology / "rules.ttl").write_text(RULES, "utf-8")
    facts = shaped.graph_data / "acme.ttl"
    described = (
        f'<{THINGS}{SLUG}> a ng:StatementVersion ; ng:textDigest "{text_digest(text)}" ;\n'
        '  ng:textFormat "md" .\n'
    )
    facts.write_text(facts.read_text("utf-8") + described, "utf-8")

    def page(texts: list[Path], address: str = "") -> str:
        given = read_given_texts(texts)
        dataset = load_dataset(shaped, derived=derived_graphs(shaped, given))
        examined = read_reports(shaped, given)
        app = create_app(dataset, content=shaped, texts=given, examined=examined)
        found: str = app.test_client().get(f"/reports/{SLUG}{address}", headers=HTML).text
        return found

    with_text, without = page([file]), page([])
    section = with_text[with_text.index('id="text"') :]
    assert "The text itself, examined by rules" in section
    assert '<section class="req examination remarks" id="text-placeholder-filled">' in section
    assert "[insert name here] was not filled in" in section
    assert 'class="severity minor">minor</span>' in section
    assert 'title="Acme, paragraph 1, line 3"' in section
    # What was not examined is no finding: it stands at the end, and not on paper.
    assert 'id="text"' not in without
    assert 'href="#text"' not in without
    assert '<details class="sec shut off-paper" id="structure">' in without
    unread = without[without.index('id="structure"') :]
    assert 'class="req' not in unread
    assert "The text itself: not examined" in unread
    assert "checks not made: the text is not available" in unread
    assert "without remarks" not in unread
    assert (
        unread.count("noticegraph serve --texts") == 1 == without.count("noticegraph serve --texts")
    )
    assert "was not filled in" not in without
    assert "was not filled in" not in page([file], "?verdict=met"), "not a part of a selection"


def test_lead_counts_what_the_filter_shows(reported: FlaskClient) -> None:
    address, law = "/reports/zendesk-2024-02-20-nl", PREFIXES["legal-us"] + "law-CA-CCPA"
    whole = reported.get(f"{address}.json").get_json()
    asked = [r for r in whole["requirements"] if r["law"] == law]
    lacking = [r for r in asked if r["verdict"] in ("not-met", "partly-met")]
    assert 0 < len(asked) < len(whole["requirements"])
    page = reported.get(address, query_string={"lang": "en", "law": law}, headers=HTML).text
    assert f"<p>{len(lacking)} of {len(asked)} requirements are not met or" in page


def test_passages_of_which_nobody_said_anything_are_told_above_the_verdicts(
    shaped: Content,
) -> None:
    shape = """ngsh:PassageShape-coverage a sh:PropertyShape ; sh:targetClass ng:Passage ;
  sh:path ng:statesNoFact ; sh:minCount 1 ; sh:message "cite it"@en ."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    (shaped.root / "shapes" / "coverage.ttl").write_text(prefixes + shape, "utf-8")
    making.make_reports(
        list(making.statement_targets(shaped).values()), making.shapes_source(shaped)
    )
    graph = parse_graph(
        b"".join(f.read_bytes() for f in shaped.graph_data.glob("acme*.ttl")), "text/turtle"
    )
    silent = [
        passage
        for passage in graph.subjects(RDF.type, NG.Passage)
        if (passage, NG.statesNoFact, None) not in graph
    ]
    app = create_app(load_with_reports(shaped), content=shaped, examined=read_reports(shaped))
    page = app.test_client().get(f"/reports/{SLUG}?lang=nl", headers=HTML).text
    assert silent
    assert re.search(rf"{len(silent)} passages? (?:hebben|heeft) geen feit en geen reden", page)


ZENDESK = "/reports/zendesk-2024-02-20-nl"
LOC = PREFIXES["loc"]


def laws_of(region: str) -> set[str]:
    """Return the laws and frameworks (IRIs) that the background law says a region has."""
    has = URIRef(PREFIXES["dpv"] + "hasJurisdiction")
    return {
        str(law)
        for name in ("acts", "frameworks")
        for law in parse_graph(
            (ROOT / "graph_data" / "law" / f"{name}.ttl").read_bytes(), "text/turtle"
        ).subjects(has, URIRef(region))
    }


@pytest.mark.parametrize(
    ("region", "named"),
    [
        ("US-CA", ("California", "californië", "loc:US-CA", LOC + "US-CA")),
        ("GB", ("United Kingdom", "Verenigd Koninkrijk", "loc:GB")),
        ("CH", ("Switzerland", "Zwitserland")),
    ],
)
def test_a_region_is_chosen_for_all_its_laws(
    region: str, named: tuple[str, ...], reported: FlaskClient
) -> None:
    whole = reported.get(f"{ZENDESK}.json").get_json()["requirements"]
    wanted = {r["id"] for r in whole if r["law"] in laws_of(LOC + region)}
    assert wanted
    for name in named:
        asked = {"law": name, "lang": "en"}
        found = reported.get(f"{ZENDESK}.json", query_string=asked).get_json()
        assert {r["id"] for r in found["requirements"]} == wanted
        assert found["filter"]["law"] == LOC + region
        page = reported.get(ZENDESK, query_string={**asked, "verdict": "any"}, headers=HTML).text
        assert {r["id"] for r in whole if f'id="{r["id"]}"' in page} == wanted
        assert f'value="{LOC}{region}" selected' in page
    text = reported.get(f"{ZENDESK}.md", query_string={"law": named[0], "lang": "en"}).text
    assert f"are listed:** {named[0]}" in text


@pytest.mark.parametrize(
    ("region", "framework"),
    [("EU", "EU-US-DPF"), ("CH", "Swiss-US-DPF"), ("GB", "UK-Extension-DPF")],
)
def test_a_framework_is_of_the_region_whose_people_it_protects(region: str, framework: str) -> None:
    assert PREFIXES["ng"] + framework in laws_of(LOC + region)


@pytest.mark.parametrize("company", ["zendesk", "github"])
def test_regions_on_the_page_of_a_company_have_all_that_lacks(
    company: str, reported: FlaskClient
) -> None:
    page = reported.get(f"/companies/{company}?lang=en", headers=HTML).text
    slug = re.search(r'href="/reports/([^"?]+)\?law=', page)[1]  # type: ignore[index]
    lacking = reported.get(f"/reports/{slug}.json?verdict=lacking").get_json()["requirements"]
    listed = page.split('class="lacks-for"')[1].split("</dd>")[0]
    for region in re.findall(r"law=[^&\"]*%23([A-Z-]+)", listed):
        wanted = sum(r["law"] in laws_of(LOC + region) for r in lacking)
        assert re.search(rf"%23{region}&[^>]*>[^<]+<b>{wanted}</b>", listed), region
    counts = [int(number) for number in re.findall(r"<b>(\d+)</b>", listed)]
    assert len(counts) > 1
    assert sum(counts) == len(lacking)


def test_both_acts_of_california_are_chosen_at_once(reported: FlaskClient) -> None:
    found = reported.get(f"{ZENDESK}.json?law=California").get_json()["requirements"]
    assert len({r["law"] for r in found}) == 2


def test_a_misspelt_region_is_refused_with_the_nearest(reported: FlaskClient) -> None:
    refused = reported.get(f"{ZENDESK}?law=Calfornia&lang=en", headers=HTML)
    assert refused.status_code == 400
    assert "law=California" in refused.text


def test_the_page_opens_on_what_lacks_and_data_on_everything(reported: FlaskClient) -> None:
    whole = reported.get(f"{ZENDESK}.json").get_json()
    assert "filter" not in whole
    lacking = {r["id"] for r in whole["requirements"] if r["verdict"] in ("not-met", "partly-met")}
    page = reported.get(f"{ZENDESK}?lang=en", headers=HTML).text
    assert {r["id"] for r in whole["requirements"] if f'id="{r["id"]}"' in page} == lacking
    assert "Data files have every verdict" in page
    data = reported.get(f"{ZENDESK}.json?verdict=lacking").get_json()["requirements"]
    assert {r["id"] for r in data} == lacking
    every = reported.get(f"{ZENDESK}?lang=en&verdict=any", headers=HTML).text
    assert all(f'id="{r["id"]}"' in every for r in whole["requirements"])
    assert reported.get(f"{ZENDESK}.json?verdict=any").get_json() == whole


def test_tiles_are_links_and_count_what_the_filter_leaves(reported: FlaskClient) -> None:
    asked = {"law": "California", "contains": "retention", "lang": "en"}
    found = reported.get(f"{ZENDESK}.json", query_string=asked).get_json()
    assert found["filter"]["contains"] == "retention"
    some = found["requirements"]
    assert 0 < len(some) < 26
    page = reported.get(ZENDESK, query_string={**asked, "verdict": "any"}, headers=HTML).text
    tiles = dict(re.findall(r'href="[^"]*verdict=([a-z-]+)[^"]*"[^>]*><b>(\d+)</b>', page))
    for verdict in {r["verdict"] for r in some}:
        assert tiles[verdict] == str(sum(r["verdict"] == verdict for r in some))
    assert tiles["any"] == str(len(some))
    nothing = reported.get(f"{ZENDESK}?contains=xyzzy&lang=en", headers=HTML)
    assert nothing.status_code == 200
    assert not any(f'id="{r["id"]}"' in nothing.text for r in some)


@pytest.mark.parametrize("words", ["retention", "RETENTION period", "bewaartermijn"])
def test_words_filter_requirements_in_either_language(words: str, reported: FlaskClient) -> None:
    found = reported.get(f"{ZENDESK}.json", query_string={"contains": words}).get_json()
    assert "gdpr-retention" in {r["id"] for r in found["requirements"]}
    for r in found["requirements"]:
        said = [
            f"{r['id']} {r['citation']} {r['label'][lang]} {' '.join(r['messages'][lang])}"
            for lang in ("en", "nl")
        ]
        assert any(all(w in text.casefold() for w in words.casefold().split()) for text in said)


def test_list_tells_grave_disagreements_from_minor_ones_in_the_words_of_the_report(
    reported: FlaskClient,
) -> None:
    slug = "zendesk-2024-02-20-nl"
    found = [
        {f["severity"] for f in check["because"]}
        for check in reported.get(f"/reports/{slug}.json").get_json(force=True)["consistency"]
        if check["verdict"] == "inconsistent"
    ]
    grave = sum("Violation" in severities for severities in found)
    assert 0 < grave < len(found)
    page = reported.get("/reports?lang=en", headers=HTML).text
    (row,) = (r for r in page.split("<tr") if f'href="/reports/{slug}?lang=en#consistency"' in r)
    assert f"{grave} serious</span>" in row
    assert f"{len(found) - grave} minor</span>" in row
    # The strip and the signs of the first page.
    assert '<svg class="strip"' in row
    first = reported.get("/?lang=en", headers=HTML).text
    strip = row.split('<svg class="strip"')[1].split("</svg>")[0]
    assert strip.split(">", 1)[1] in first
    for path in ("/reports", f"/reports/{slug}", f"/id/{slug}/affiliate/zd-sub-holdings"):
        assert "ontradiction" not in reported.get(f"{path}?lang=en", headers=HTML).text


def test_a_chosen_law_or_region_has_its_own_requirements_alone(reported: FlaskClient) -> None:
    whole = reported.get(f"{ZENDESK}.json").get_json()
    for region in ("US-CA", "EU"):
        page = reported.get(f"{ZENDESK}?lang=en&law={LOC}{region}", headers=HTML).text
        own = laws_of(LOC + region)
        others = {r["id"] for r in whole["requirements"] if r["law"] not in own}
        assert others
        named = set(re.findall(r'#([a-z0-9-]+)"', page.split("</form>")[-1]))
        assert not named & others
        assert "met no node" not in page
        assert "Not shown" not in page


def test_formats_for_tools_stand_at_the_foot(reported: FlaskClient) -> None:
    page = reported.get(f"{ZENDESK}?lang=en", headers=HTML).text
    head, _, foot = page.partition('<footer class="foot">')
    assert ">SARIF</a>" in foot
    assert ">SARIF</a>" not in head
