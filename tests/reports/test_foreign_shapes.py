"""Shapes that are not ours: their messages, names and targets, the same in every form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema_rs
import pytest

from noticegraph.content import Content, shipped_content
from noticegraph.errors import InputError, LimitError
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.continuous import as_junit, as_sarif
from noticegraph.reports.making import file_target, make_reports, shapes_source, statement_targets
from noticegraph.reports.model import Report, failed_report
from noticegraph.reports.rdf import as_ntriples
from noticegraph.reports.serialising import as_rdf
from noticegraph.reports.tabular import as_csv, as_json, as_markdown, rows
from noticegraph.turtle import read_turtle

HERE = Path(__file__).parent
TINY = Content(HERE.parent / "tiny_content")
STATEMENT = "https://w3id.org/noticegraph/id/acme-2024-en"
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + (
    "PREFIX e: <http://example.org/>\n"
)
VERSION = "a sh:NodeShape ; sh:targetObjectsOf oa:hasSource"
DAY = "<https://w3id.org/noticegraph/ns#effectiveDate>"
QUERY = f"SELECT $this ?value ?other ?message {{ $this {DAY} ?value BIND('more' AS ?other) %s }}"
SHAPES = (
    PROLOGUE
    + f"""
e:untagged {VERSION} ; sh:property e:untagged-p .
e:untagged-p sh:path e:p ; sh:minCount 1 ; sh:message "needs p" .
e:german {VERSION} ; sh:property e:german-p .
e:german-p sh:path e:p ; sh:minCount 1 ; sh:message "braucht p"@de .
e:silent {VERSION} ; sh:property e:silent-p .
e:silent-p sh:path e:p ; sh:minCount 1 .
e:filled {VERSION} ; sh:sparql [
  sh:message "day {{?value}} of {{$this}}, {{?other}}"@en , "dag {{?value}}, {{?other}}"@nl ;
  sh:select \"\"\"{QUERY % ""}\"\"\" ] .
e:bound {VERSION} ; sh:message "not this"@en ; sh:sparql [
  sh:message "nor this"@en ;
  sh:select \"\"\"{QUERY % "BIND(CONCAT('on ', STR(?value)) AS ?message)"}\"\"\" ] .
e:unbound {VERSION} ; sh:sparql [ sh:message "as told"@en ;
  sh:select \"\"\"{QUERY % "OPTIONAL { ?value <urn:none> ?message }"}\"\"\" ] .
e:slash {VERSION} ; sh:sparql [ sh:message "is {{?value}}" ;
  sh:select "SELECT $this ?value {{ BIND('a\\\\\\\\d' AS ?value) }}" ] .
e:nameless {VERSION} ; sh:property [ sh:path e:p ; sh:minCount 1 ; sh:message "nameless"@en ] ;
  sh:property [ sh:path e:p ; sh:minCount 1 ; sh:message "nameless too"@en ] .
e:control {VERSION} ; sh:property e:control-p .
e:control-p sh:path e:p ; sh:minCount 1 ; sh:message "bell \\u0007 | esc \\u001b[31m\\nend"@en .
e:nowhere a sh:NodeShape ; sh:targetClass e:None ; sh:property [ sh:path e:p ; sh:minCount 1 ] .
e:untargeted a sh:NodeShape ; sh:property [ sh:path e:p ; sh:minCount 1 ] .
e:off a sh:NodeShape ; sh:deactivated true ; sh:property [ sh:path e:p ; sh:minCount 1 ] .
"""
)
MESSAGES = {
    "http://example.org/untagged-p": "needs p",
    "http://example.org/german-p": "braucht p",
    "http://example.org/filled": f"day 2024-03-01 of {STATEMENT}, more",
    "http://example.org/bound": "on 2024-03-01",
    "http://example.org/unbound": "as told",
    "http://example.org/slash": "is a\\d",
}


def report_with(shapes: str, folder: Path, keep: bool = False) -> Report:
    file = folder / "shapes.ttl"
    file.write_text(shapes, "utf-8")
    (target,) = statement_targets(TINY).values()
    return make_reports([target], shapes_source(TINY, [file]), keep=keep)[0]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    made = report_with(SHAPES, tmp_path_factory.mktemp("shapes"))
    assert made.error is None
    return made


def by_shape(found: list[tuple[str, str]]) -> dict[str, str]:
    return {shape: message for shape, message in found if shape in MESSAGES}


def test_messages_are_the_same_in_every_form(report: Report) -> None:
    tabular = [(row[2], row[8]) for row in rows([report], "en") if row[1] == "structure"]
    assert by_shape(tabular) == MESSAGES
    read = list(csv.DictReader(io.StringIO(as_csv([report], "en"))))
    assert by_shape([(row["id"], row["message"]) for row in read]) == MESSAGES
    (run,) = as_sarif([report], {}, "en")["runs"]
    assert by_shape([(r["ruleId"], r["message"]["text"]) for r in run["results"]]) == MESSAGES
    cases = ElementTree.fromstring(as_junit([report], "en")).iter("testcase")
    told = [
        (case.attrib["name"].partition(": ")[0], failure.attrib["message"])
        for case in cases
        if (failure := case.find("failure")) is not None
    ]
    assert by_shape(told) == MESSAGES
    found = as_json(report)["structure"]
    texts = [
        (f["shape"], next(iter(f["message"].values()))) for f in found if "filled" not in f["shape"]
    ]
    assert by_shape(texts) == {s: m for s, m in MESSAGES.items() if "filled" not in s}
    page = as_markdown([report], "en")
    for message in MESSAGES.values():
        assert message.replace("\\", "\\\\") in page


def test_each_language_is_filled_in(report: Report) -> None:
    (filled,) = [f for f in report.structure if f.shape.endswith("/filled")]
    assert filled.message["nl"] == "dag 2024-03-01, more"
    assert filled.said("nl") == "dag 2024-03-01, more"


def test_a_shape_without_message_has_the_engines_text(report: Report) -> None:
    (silent,) = [f for f in report.structure if f.shape.endswith("/silent-p")]
    assert "Less than 1" in silent.said("en")
    assert silent.said("nl") == silent.said("en")


def test_markdown_has_no_control_characters(report: Report) -> None:
    page = as_markdown([report], "en")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", page)
    assert "bell \ufffd \\| esc \ufffd[31m end" in page


def test_shapes_that_examined_nothing_are_told(report: Report) -> None:
    assert [s.rsplit("/", 1)[-1] for s in report.untargeted] == ["untargeted"]
    assert [s.rsplit("/", 1)[-1] for s in report.unmet] == ["nowhere"]
    read = as_json(report)
    assert read["shapesWithoutNode"] == ["http://example.org/nowhere"]
    assert read["shapesWithoutTarget"] == ["http://example.org/untargeted"]
    count = read["shapeCount"]
    assert f"1 of {count} shapes matched no node in this graph." in as_markdown([report], "en")
    assert f"1 van {count} shapes hebben geen doel" in as_markdown([report], "nl")
    (run,) = as_sarif([report], {}, "en")["runs"]
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2


def test_blank_nodes_have_the_same_labels_in_ten_readings(tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(SHAPES, "utf-8")
    first = set(read_turtle(file))
    assert all(set(read_turtle(file)) == first for _ in range(9))


def test_shapes_without_a_name_keep_their_ids(report: Report, tmp_path: Path) -> None:
    def ids(made: Report) -> tuple[set[str], set[str], set[str]]:
        (run,) = as_sarif([made], {}, "en")["runs"]
        results = [r for r in run["results"] if r["message"]["text"].startswith("nameless")]
        cases = ElementTree.fromstring(as_junit([made], "en")).iter("testcase")
        return (
            {r["ruleId"] for r in results},
            {r["partialFingerprints"]["noticegraph/v1"] for r in results},
            {c.attrib["name"] for c in cases if "unnamed" in c.attrib["name"]},
        )

    rules, prints, names = ids(report)
    assert rules == {"unnamed-p-MinCount"}
    assert len(prints) == 2
    assert names == {f"unnamed-p-MinCount: {STATEMENT}"}
    # Shapes in front of them change the order of blank nodes, but not what they are.
    before = f"e:first {VERSION} ; sh:property [ sh:path e:p ; sh:maxCount 0 ] .\n"
    changed = SHAPES.replace("e:untagged a", before + "e:untagged a", 1)
    assert changed != SHAPES
    assert ids(report_with(changed, tmp_path)) == (rules, prints, names)


def validator() -> jsonschema_rs.Validator:
    schema = json.loads((HERE / "sarif" / "sarif-schema-2.1.0.json").read_text("utf-8"))
    return jsonschema_rs.validator_for(schema)


def test_sarif_is_accepted_by_its_schema(report: Report) -> None:
    failed = failed_report("https://example.org/s", LimitError("validation-memory"))
    validator().validate(as_sarif([report, failed], {STATEMENT: "a%20b.ttl"}, "nl"))


def test_sarif_of_the_shipped_statements_is_accepted_by_its_schema(validated: Content) -> None:
    targets = list(statement_targets(validated).values())
    reports = make_reports(targets, shapes_source(validated))
    log = as_sarif(reports, {r.statement: "graph_data/x.ttl" for r in reports}, "en")
    validator().validate(log)
    assert not validator().is_valid(log | {"version": "2"})


@pytest.mark.parametrize(
    "name",
    [
        "f25-message-untagged",
        "f25-no-message",
        "f26-placeholders",
        "f27-unnamed-shape",
        "f28-shapes-that-meet-nothing",
    ],
)
def test_the_collected_cases(name: str, shared: Path) -> None:
    content = shipped_content()
    target = statement_targets(content)["https://w3id.org/noticegraph/id/example-2026-01-01-en"]
    source = shapes_source(content, [shared / "cases" / f"{name}.ttl"])
    (made,) = make_reports([target], source)
    expected = {
        "f25-message-untagged": "needs p",
        "f25-no-message": "Less than 1 values on",
        "f26-placeholders": "day 2026-01-01",
        "f27-unnamed-shape": "needs p",
    }
    said = [row[8] for row in rows([made], "en") if row[1] == "structure"]
    if name in expected:
        (message,) = said
        assert message.startswith(expected[name])
    else:
        assert said == []
        assert "1 of 1 shapes matched no node in this graph." in as_markdown([made], "en")
    (run,) = as_sarif([made], {}, "en")["runs"]
    assert not any("_:" in r["ruleId"] for r in run["results"])


# A statement that could not be validated


FAILED = failed_report(
    "https://example.org/s", InputError("many-statements", statements=("a", "b"))
)
FORMS: list[Callable[[list[Report]], str]] = [
    lambda reports: "\n".join("\t".join(row) for row in rows(reports, "en")),
    lambda reports: as_csv(reports, "en"),
    lambda reports: as_markdown(reports, "en"),
    lambda reports: json.dumps([as_json(r) for r in reports]),
    lambda reports: json.dumps(as_sarif(reports, {}, "en")),
    lambda reports: as_junit(reports, "en").decode(),
    lambda reports: as_rdf(reports, "text/turtle").decode(),
    lambda reports: as_rdf(reports, "application/ld+json").decode(),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_failure_is_told_in_every_form(
    form: Callable[[list[Report]], str], report: Report
) -> None:
    text = form([report, FAILED])
    assert "This statement could not be validated" in text
    assert "2 statement versions" in text
    assert "https://example.org/s" in text


def test_a_failure_is_no_report_of_shacl() -> None:
    triples = as_ntriples(FAILED)
    assert "ns#FailedValidation" in triples
    assert "ValidationReport" not in triples
    assert "conforms" not in triples
    assert '"Deze verklaring kon niet worden gevalideerd' in triples
    root = ElementTree.fromstring(as_junit([FAILED], "en"))
    assert (root.get("errors"), root.get("failures"), root.get("tests")) == ("1", "0", "1")
    (run,) = as_sarif([FAILED], {}, "en")["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_one_broken_statement_does_not_stop_the_others(tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(SHAPES, "utf-8")
    broken = tmp_path / "broken.ttl"
    broken.write_text("<urn:a> <urn:b> ", "utf-8")
    two = tmp_path / "two.ttl"
    two.write_text(PROLOGUE + "<urn:p> oa:hasSource <urn:a> , <urn:b> .", "utf-8")
    (sound,) = statement_targets(TINY).values()
    targets = [file_target(broken), sound, file_target(two), file_target(tmp_path / "none.ttl")]
    made = make_reports(targets, shapes_source(TINY, [file]))
    kinds = [r.error.kind if r.error else "" for r in made]
    assert kinds == ["rdf-syntax", "", "many-statements", "unreadable-file"]
    assert made[1].structure


def results_with(shapes: str, folder: Path) -> Report:
    file = folder / "shapes.ttl"
    file.write_text(PROLOGUE + shapes, encoding="utf-8")
    source = shapes_source(TINY, [file])
    return make_reports([statement_targets(TINY)[STATEMENT]], source, keep=False)[0]


@pytest.mark.parametrize(
    ("path", "written", "name"),
    [
        # SPARQL 1.1, 9.1: "/" binds before "|".
        ("( [ sh:alternativePath ( e:a e:b ) ] e:c )", "(<{e}a>|<{e}b>)/<{e}c>", "c"),
        ("( [ sh:inversePath e:a ] e:b )", "(^<{e}a>)/<{e}b>", "b"),
        ("[ sh:zeroOrMorePath [ sh:inversePath e:a ] ]", "(^<{e}a>)*", "a"),
        ("[ sh:alternativePath ( ( e:a e:b ) e:c ) ]", "<{e}a>/<{e}b>|<{e}c>", "c"),
    ],
)
def test_a_composed_path_is_written_as_it_is(
    path: str, written: str, name: str, tmp_path: Path
) -> None:
    made = results_with(
        f"e:S {VERSION} ; sh:property [ sh:path {path} ; sh:minCount 9 ] .", tmp_path
    )
    (found,) = [f for f in made.findings if f.component.endswith("MinCountConstraintComponent")]
    assert found.path == written.format(e="http://example.org/")
    assert found.shape_name == f"unnamed-{name}-MinCount"


def test_a_file_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no shapes to validate with"):
        results_with('e:a e:b "c" .', tmp_path)


def test_a_file_of_shapes_may_name_itself(tmp_path: Path) -> None:
    """Turtle, 6.3: a relative IRI is taken against the address of the document."""
    shape = f'e:S {VERSION} ; sh:property [ sh:path e:p ; sh:minCount 1 ; sh:message "needs p" ] .'
    made = results_with(f"<> a owl:Ontology . {shape}", tmp_path)
    assert made.error is None
    assert "needs p" in {text for f in made.findings for text in f.message.values()}


def test_a_message_of_the_engine_in_another_order_is_the_same_result(tmp_path: Path) -> None:
    """SARIF 3.27.17: the fingerprint stays, in whatever order an engine lists what is allowed."""
    shape = f"e:S {VERSION} ; sh:property [ sh:path {DAY} ; sh:in ( e:x e:y ) ] ."
    made = results_with(shape, tmp_path)
    found = next(f for f in made.findings if f.component.endswith("InConstraintComponent"))
    orders = [
        replace(made, structure=(replace(found, message={"": text}),))
        for text in ("not in list [e:x, e:y] of _:n1", "not in list [e:y, e:x] of _:n2")
    ]
    one, other = (
        {
            r["partialFingerprints"]["noticegraph/v1"]
            for r in as_sarif([report], {}, "en")["runs"][0]["results"]
            if "unnamed-effectiveDate-In" in r["ruleId"]
        }
        for report in orders
    )
    assert one == other
    assert len(one) == 1
