"""The verb `validate` over the tiny content with shapes of its own: forms, exit codes, errors."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import RDF, SH, Graph, URIRef

from noticegraph.content import Content
from noticegraph.languages import LANGUAGES
from noticegraph.namespaces import NG, PREFIXES
from noticegraph.turtle import parse_graph

Run = Callable[..., object]
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
QUERY = """a sh:NodeShape ; sh:targetObjectsOf oa:hasSource ;
  sh:description "d"@en , "d"@nl ; sh:sparql [ sh:select \"\"\"{query}\"\"\" ] ;"""
ASK = (
    "SELECT $this WHERE {{ FILTER NOT EXISTS {{ ?x a <https://w3id.org/noticegraph/ns#{cls}> }} }}"
)
FIND = "SELECT $this ?value WHERE {{ ?value a <https://w3id.org/noticegraph/ns#{cls}> }}"


def requirement(name: str, cls: str, law: str = "law:one") -> str:
    """Return a requirement that is met by a node of a class."""
    return f"""
ngsh:{name} a ng:Requirement ; dcterms:identifier "{name}" ; skos:notation "Art. 1" ;
  dcterms:source <https://example.org/law/1> ; ng:requiredBy {law} ;
  skos:prefLabel "{name} | needed"@en , "{name} nodig"@nl ;
  ng:presenceShape ngsh:{name}-presence ; ng:evidenceShape ngsh:{name}-evidence .
ngsh:{name}-presence {QUERY.format(query=ASK.format(cls=cls))}
  sh:message "{cls} lacks: state it"@en , "{cls} ontbreekt: vermeld het"@nl .
ngsh:{name}-evidence {QUERY.format(query=FIND.format(cls=cls))}
  sh:severity sh:Info ; sh:message "{cls} is there"@en , "{cls} staat er"@nl .
"""


SHAPES = (
    PROLOGUE
    + "PREFIX law: <https://w3id.org/noticegraph/id/law/>\n"
    + requirement("has-disclosure", "Disclosure")
    + requirement("has-retention", "RetentionRule")
    + """
ngsh:AffiliateShape a sh:NodeShape ; sh:targetClass ng:Affiliate ; sh:property ngsh:A-page .
ngsh:A-page a sh:PropertyShape ; sh:path foaf:page ; sh:minCount 1 ; sh:severity sh:Warning ;
  sh:message "an affiliate has no page: add it"@en , "een groepslid heeft geen pagina"@nl .
"""
)


@pytest.fixture
def shaped(content: Content) -> Content:
    content.shapes.mkdir()
    (content.shapes / "all.ttl").write_text(SHAPES, "utf-8")
    return content


def test_report_counts_every_requirement(shaped: Content, run: Run) -> None:
    result = run("validate", "-o", "json")
    read = json.loads(result.out)
    assert result.code == 1
    assert read["statement"] == "https://w3id.org/noticegraph/id/acme-2024-en"
    assert read["requirementCount"] == 2
    assert {v: n for v, n in read["counts"].items() if n} == {"met": 1, "not-met": 1}
    by_id = {r["id"]: r for r in read["requirements"]}
    assert by_id["has-retention"]["verdict"] == "not-met"
    assert by_id["has-retention"]["messages"]["nl"] == ["RetentionRule ontbreekt: vermeld het"]
    facts = [f["fact"].rsplit("/", 1)[-1] for f in by_id["has-disclosure"]["evidence"]]
    assert facts == ["disclosure-1", "disclosure-2", "disclosure-3"]
    places = {p["section"] for f in by_id["has-disclosure"]["evidence"] for p in f["passages"]}
    assert places == {"1", "2.a"}
    (finding,) = read["structure"]
    assert finding["severity"] == "Warning"
    assert finding["focusNode"].endswith("/affiliate-three")


@pytest.mark.parametrize(("fail_on", "code"), [("violation", 1), ("warning", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(fail_on: str, code: int, shaped: Content, run: Run) -> None:
    assert run("validate", "-o", "md", "--fail-on", fail_on).code == code


def test_a_warning_alone_fails_only_if_asked(shaped: Content, run: Run) -> None:
    text = SHAPES[: SHAPES.index("\nngsh:has-retention a")] + SHAPES[SHAPES.index("\nngsh:Aff") :]
    (shaped.shapes / "all.ttl").write_text(text, "utf-8")
    assert run("validate", "-o", "md").code == 0
    assert run("validate", "-o", "md", "--fail-on", "warning").code == 1


def test_csv_has_a_row_for_each_result(shaped: Content, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("validate", "-o", "csv", "--lang", "nl").out)))
    assert [(row["kind"], row["id"], row["verdict"]) for row in rows] == [
        ("requirement", "has-disclosure", "met"),
        ("requirement", "has-retention", "not-met"),
        ("structure", "A-page", ""),
    ]
    assert rows[0]["message"] == "Disclosure staat er"
    assert rows[0]["places"] == "sectie 1, item 2; sectie 2.a, table row 1"


def test_markdown_escapes_what_would_break_a_table(shaped: Content, run: Run) -> None:
    lines = run("validate", "-o", "md").out.splitlines()
    (line,) = [line for line in lines if line.startswith("| has-disclosure")]
    assert "has-disclosure \\| needed (Art. 1)" in line
    assert "**2 requirements:** 1 met, 0 partly met, 1 not met" in "\n".join(lines)
    assert "compliant" not in "\n".join(lines)


def test_turtle_and_json_ld_are_the_same_shacl_report(shaped: Content, run: Run) -> None:
    turtle = Graph().parse(data=run("validate", "-o", "ttl").out, format="turtle")
    json_ld = run("validate", "-o", "jsonld").out
    assert set(turtle) == set(parse_graph(json_ld.encode(), "application/ld+json"))
    (report,) = turtle.subjects(RDF.type, SH.ValidationReport)
    assert turtle.value(report, SH.conforms).toPython() is False
    results = list(turtle.objects(report, SH.result))
    assert len(results) == 5
    for result in results:
        for required in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent):
            assert len(list(turtle.objects(result, required))) == 1
    verdicts = {str(v).rsplit("#", 1)[-1] for v in turtle.objects(None, NG.verdict)}
    assert verdicts == {"Met", "NotMet"}
    assert (None, NG.statedIn, None) not in turtle


def test_sarif_has_rules_with_provisions(shaped: Content, run: Run) -> None:
    log = json.loads(run("validate", "-o", "sarif").out)
    assert log["version"] == "2.1.0"
    (sarif_run,) = log["runs"]
    rules = sarif_run["tool"]["driver"]["rules"]
    by_id = {rule["id"]: rule for rule in rules}
    assert by_id["has-retention-presence"]["helpUri"] == "https://example.org/law/1"
    for result in sarif_run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["level"] == "none") == (result["kind"] != "fail")
    kinds = {r["ruleId"]: (r["kind"], r["level"]) for r in sarif_run["results"]}
    assert kinds == {
        "has-disclosure-evidence": ("pass", "none"),
        "has-retention-presence": ("fail", "error"),
        "A-page": ("fail", "warning"),
    }


def test_junit_counts_its_cases(shaped: Content, run: Run) -> None:
    root = ElementTree.fromstring(run("validate", "-o", "junit").out.encode())
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("3", "2", "0")
    assert len(list(root.iter("testcase"))) == 3


def test_a_file_of_ones_own_with_the_passages_beside_it(
    shaped: Content, run: Run, tmp_path: Path
) -> None:
    for name in ("acme", "acme-passages"):
        text = (shaped.graph_data / f"{name}.ttl").read_text("utf-8")
        (tmp_path / f"{name}.ttl").write_text(text, "utf-8")
    one, all_of_it = (
        run("validate", *n, "-o", "json") for n in ((str(tmp_path / "acme.ttl"),), ())
    )
    assert one.code == 1
    same = [json.loads(r.out)["requirements"] for r in (one, all_of_it)]
    assert same[0] == same[1]


def test_kept_report_is_the_report_that_was_made(
    shaped: Content, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    first = run("validate", "-o", "json").out
    (kept,) = (tmp_path / "cache" / "reports").iterdir()
    assert run("validate", "-o", "json").out == first
    kept.write_text("{", "utf-8")
    assert run("validate", "-o", "json").out == first
    fact = shaped.graph_data / "acme.ttl"
    fact.write_text(fact.read_text("utf-8") + "\n<urn:x> a ng:RetentionRule .\n", "utf-8")
    assert json.loads(run("validate", "-o", "json").out)["counts"]["met"] == 2


BAD_SHAPES = [
    ("ngsh:A sh:minCuont 1 .", 3, "sh:minCuont is not a term of SHACL"),
    ("ngsh:A a sh:NodeShape", 3, "all.ttl:"),
    ("ngsh:A a sh:PropertyShape ; sh:targetClass ng:Affiliate ; sh:minCount 1 .", 3, "cannot be"),
    ('ngsh:A sh:sparql ngsh:Q . ngsh:Q sh:select "SELECT $this WHERE {" .', 3, "not SPARQL"),
]


@pytest.mark.parametrize(("turtle", "code", "message"), BAD_SHAPES)
def test_bad_shapes_are_one_clear_error(
    turtle: str, code: int, message: str, shaped: Content, run: Run
) -> None:
    (shaped.shapes / "all.ttl").write_text(PROLOGUE + turtle, "utf-8")
    result = run("validate", "-o", "json")
    assert (result.code, result.out) == (code, "")
    assert message in result.err
    assert "Traceback" not in result.err


def test_endless_query_is_cut(shaped: Content, run: Run) -> None:
    endless = "SELECT $this WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o "
    endless += "FILTER(?a = ?l && ?b = ?o && ?c = ?k && ?d = ?i && ?e = ?c) }"
    (shaped.shapes / "all.ttl").write_text(
        f'{PROLOGUE}ngsh:A {QUERY.format(query=endless)} sh:message "x"@en .', "utf-8"
    )
    result = run("validate", "--seconds", "1", "-o", "json")
    assert (result.code, result.out) == (4, "")
    assert "longer than 1 second" in result.err


BAD_DATA = [
    ("", "the graph is empty"),
    ("<urn:a> <urn:b> <urn:c> .", "no statement in this graph"),
    ("<urn:a> <urn:b> ", "bad.ttl:1:"),
    ("<urn:a> a ng:StatementVersion .", "oa:hasSource"),
    ("<urn:p> oa:hasSource <urn:a> , <urn:b> .", "2 statement versions"),
]


@pytest.mark.parametrize(("turtle", "message"), BAD_DATA)
def test_bad_data_is_one_clear_error(
    turtle: str, message: str, shaped: Content, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "bad.ttl"
    prologue = f"PREFIX ng: <{PREFIXES['ng']}> PREFIX oa: <{PREFIXES['oa']}> "
    file.write_text(f"{prologue}{turtle}" if "ng:" in turtle or "oa:" in turtle else turtle)
    result = run("validate", str(file), "-o", "json")
    assert (result.code, result.out) == (3, "")
    assert message in result.err


@pytest.mark.parametrize("verb", ["validate", "check"])
@pytest.mark.parametrize("large", ["own.ttl", "own-passages.ttl"])
def test_a_file_too_large_for_one_statement_is_refused_unread(
    verb: str, large: str, shaped: Content, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "own.ttl").write_text("", encoding="utf-8")
    with (tmp_path / large).open("wb") as file:
        file.truncate(61 * 2**20)
    result = run(verb, str(tmp_path / "own.ttl"))
    assert result.code == 3
    assert f"{large}: the file has 61 MB; the graph of a statement may have 16 MB" in result.err
    assert result.err.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("acme-2024-nl",), 2, "acme-2024-en"),
        (("missing.ttl",), 3, "missing.ttl"),
        (("-o", "pdf"), 2, "pdf"),
        (("--to", "report.txt", "-o", "table"), 2, "table"),
        (("--seconds", "0"), 2, "seconds"),
    ],
)
def test_wrong_arguments_are_usage_errors(
    arguments: tuple[str, ...], code: int, message: str, shaped: Content, run: Run
) -> None:
    result = run("validate", *arguments)
    assert result.code == code
    assert message in result.err


def test_content_without_shapes_says_so(content: Content, run: Run) -> None:
    result = run("validate")
    assert result.code == 3
    assert "no shapes" in result.err


def test_report_is_a_named_graph_that_sparql_reaches(shaped: Content, run: Run) -> None:
    assert run("export", "report/acme-2024-en", "-o", "nt").code == 0
    graph = Graph().parse(data=run("export", "report/acme-2024-en", "-o", "nt").out, format="nt")
    same = Graph().parse(data=run("validate", "-o", "ttl").out, format="turtle")
    assert set(graph) == set(same)
    about = URIRef("https://w3id.org/noticegraph/id/acme-2024-en")
    assert (None, NG.aboutStatement, about) in graph


def test_report_goes_to_a_file_at_once(shaped: Content, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.sarif"
    result = run("validate", "-o", "sarif", "--to", str(target))
    assert (result.code, result.out) == (1, "")
    assert json.loads(target.read_text("utf-8"))["version"] == "2.1.0"
    assert [path.name for path in tmp_path.glob("report*")] == ["report.sarif"]


RULES = """
ng:TextWordStandsOnce a ng:TextCheck ; dcterms:identifier "text-word-stands-once" ;
  skos:prefLabel "No word twice"@en , "Geen woord dubbel"@nl .
ng:TextLinkHasTarget a ng:TextCheck ; dcterms:identifier "text-link-has-target" ;
  skos:prefLabel "Links lead somewhere"@en , "Links leiden ergens heen"@nl .
ng:Unknown a ng:TextCheck ; dcterms:identifier "text-nobody-wrote-this-rule" ;
  skos:prefLabel "Unknown"@en , "Onbekend"@nl .
"""
TEXT = "# Acme\n\nWe keep the the parcel.\n\nFor more click here.\n"


@pytest.fixture
def with_rules(shaped: Content, tmp_path: Path) -> Path:
    """A content with two checks of the text; a text that both of them remark."""
    shaped.ontology.mkdir()
    (shaped.ontology / "rules.ttl").write_text(PROLOGUE + RULES, "utf-8")
    file = tmp_path / "acme.md"
    file.write_text(TEXT, "utf-8")
    return file


def test_a_text_at_hand_is_examined(with_rules: Path, run: Run) -> None:
    result = run("validate", "acme-2024-en", "--text", str(with_rules), "-o", "json")
    read = json.loads(result.out)
    assert [(o["id"], o["verdict"]) for o in read["text"]] == [
        ("text-link-has-target", "remarks"),
        ("text-word-stands-once", "remarks"),
    ]
    (finding,) = read["text"][1]["because"]
    assert finding["severity"] == "Editorial"
    start = TEXT.index("the the")
    assert finding["position"] == {"start": start, "end": start + 7, "line": 3, "column": 9}
    assert finding["passages"][0]["place"] == {"en": "paragraph 1", "nl": "alinea 1"}
    assert len(read["textDigest"]) == 64
    assert read["requirementCount"] == 2
    assert "2 checks of the text: 2 remarks, 0 no remarks\n" in result.err
    pages = [run("validate", "--text", str(with_rules), "--lang", n, "-o", "md") for n in LANGUAGES]
    said = " ".join([result.err, *(page.out + page.err for page in pages)])
    assert "no text available" not in said
    assert "geen tekst beschikbaar" not in said


def test_without_a_text_its_checks_are_counted_as_not_examined(with_rules: Path, run: Run) -> None:
    result = run("validate", "-o", "json")
    read = json.loads(result.out)
    assert {o["verdict"] for o in read["text"]} == {"not-examined"}
    assert read["text"][0]["messages"]["nl"] == ["Niet onderzocht: er is geen tekst beschikbaar."]
    assert read["textDigest"] is None
    assert "2 not examined: no text available" in result.err


def test_csv_and_markdown_have_a_line_for_each_remark(with_rules: Path, run: Run) -> None:
    with_rules.write_text(TEXT + "\nWe also also walk.\n", "utf-8")
    command = ("validate", "--text", str(with_rules), "--lang", "nl", "-o")
    rows = list(csv.DictReader(io.StringIO(run(*command, "csv").out)))
    remarked = [(r["id"], r["severity"], r["places"]) for r in rows if r["kind"] == "text"]
    assert remarked == [
        ("text-link-has-target", "Minor", "Acme, alinea 2, regel 5"),
        ("text-word-stands-once", "Editorial", "Acme, alinea 1, regel 3"),
        ("text-word-stands-once", "Editorial", "Acme, alinea 3, regel 7"),
    ]
    lines = run(*command, "md").out.splitlines()
    assert "## De tekst zelf, onderzocht door regels" in lines
    assert any(line.startswith("  - Acme, alinea 3, regel 7 (redactioneel): ") for line in lines)


def test_sarif_locates_remarks_in_the_text(with_rules: Path, run: Run) -> None:
    (sarif,) = json.loads(run("validate", "--text", str(with_rules), "-o", "sarif").out)["runs"]
    levels = {
        r["ruleId"]: (r["kind"], r["level"], r["locations"][0]["physicalLocation"])
        for r in sarif["results"]
        if r["ruleId"].startswith("Text")
    }
    kind, level, place = levels["TextWordStandsOnce"]
    assert (kind, level) == ("fail", "note")
    assert place["artifactLocation"]["uri"].endswith("/acme.md")
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (3, 9)
    assert levels["TextLinkHasTarget"][1] == "warning"


def test_junit_fails_for_remarks_and_skips_what_was_not_examined(
    with_rules: Path, run: Run
) -> None:
    def cases(*arguments: str) -> dict[str, list[str]]:
        root = ElementTree.fromstring(run("validate", *arguments, "-o", "junit").out)
        (suite,) = [s for s in root if s.get("name") == "acme-2024-en: text"]
        return {str(c.get("name")): [e.tag for e in c] for c in suite}

    assert cases("--text", str(with_rules)) == {
        "text-link-has-target": ["failure"],
        "text-word-stands-once": ["failure"],
    }
    assert cases() == {"text-link-has-target": ["skipped"], "text-word-stands-once": ["skipped"]}


def test_remarks_are_results_of_rules_in_rdf(with_rules: Path, run: Run) -> None:
    data = run("validate", "--text", str(with_rules), "-o", "ttl").out
    graph = parse_graph(data.encode(), "text/turtle")
    remarks = set(graph.subjects(RDF.type, NG.RuleResult))
    assert len(remarks) == 2
    for remark in remarks:
        assert (None, SH.result, remark) not in graph, "not a result of SHACL"
        assert graph.value(remark, SH.sourceShape) is None
        assert (None, NG.because, remark) in graph
        assert graph.value(remark, NG.evidence) is not None
        selector = graph.value(remark, URIRef(PREFIXES["oa"] + "hasSelector"))
        assert graph.value(selector, URIRef(PREFIXES["oa"] + "start")) is not None


@pytest.mark.parametrize(
    ("fail_on", "words", "code"),
    [
        ("editorial", "We keep the the parcel.", 1),
        ("minor", "We keep the the parcel.", 0),
        ("minor", "For more click here.", 1),
        ("warning", "For more click here.", 0),
        ("editorial", "We keep the parcel.", 0),
    ],
)
def test_fail_on_knows_the_gravities_of_remarks(
    fail_on: str, words: str, code: int, with_rules: Path, shaped: Content, run: Run
) -> None:
    text = SHAPES[: SHAPES.index("\nngsh:has-retention a")]
    (shaped.shapes / "all.ttl").write_text(text, "utf-8")
    with_rules.write_text(words, "utf-8")
    command = ("validate", "--text", str(with_rules), "-o", "md", "--fail-on", fail_on)
    assert run(*command).code == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "md"), "--format is the format of a text, and no text is given"),
        (("--text", "missing.md"), "missing.md"),
    ],
)
def test_a_text_that_cannot_be_used_is_one_clear_error(
    arguments: tuple[str, ...], message: str, with_rules: Path, run: Run
) -> None:
    result = run("validate", *arguments)
    assert result.code == 3 or result.code == 2
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_text_needs_one_statement(with_rules: Path, run: Run) -> None:
    result = run("validate", "acme-2024-en", "acme-2024-en", "--text", str(with_rules))
    assert result.code != 0
    assert "none or several were named" in result.err


def test_sarif_names_the_line_of_each_fact(shaped: Content, run: Run) -> None:
    log = json.loads(run("validate", "-o", "sarif").out)
    (result,) = [r for r in log["runs"][0]["results"] if r["ruleId"] == "A-page"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"].endswith("graph_data/acme.ttl")
    lines = (shaped.graph_data / "acme.ttl").read_text("utf-8").splitlines()
    assert lines[physical["region"]["startLine"] - 1] == "acme:affiliate-three"
