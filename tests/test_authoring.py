"""What `noticegraph check` tells the author of a statement graph, on a broken example each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from noticegraph.authoring import Problem, check_statement_graph
from noticegraph.content import Content, shipped_content
from noticegraph.errors import RDFSyntaxError
from noticegraph.passages import read_statement_text

CONTENT = shipped_content()
EXAMPLE = CONTENT.graph_data / "example"
ID = "https://w3id.org/noticegraph/id/example-2026-01-01-nl"
ME = f"<{ID}/"
Check = Callable[..., list[Problem]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check the Dutch example after replacements in its graph."""

    def act(*replacements: tuple[str, str], with_text: bool = False) -> list[Problem]:
        for name in ("2026-01-01-nl.ttl", "2026-01-01-nl-passages.ttl"):
            shutil.copy(EXAMPLE / name, tmp_path / name)
        path = tmp_path / "2026-01-01-nl.ttl"
        source = path.read_text("utf-8")
        for old, new in replacements:
            assert old in source
            source = source.replace(old, new)
        path.write_text(source, "utf-8")
        text = read_statement_text(EXAMPLE / "2026-01-01-nl.md") if with_text else None
        problems = check_statement_graph(CONTENT, path, text=text, form="md")
        # The original stands in the catalogue, so that a copy of it claims its IRI.
        return [p for p in problems if "claims this statement too" not in p.message]

    return act


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """The shipped content, with a vocabulary in which two terms are deprecated."""
    root = tmp_path / "content"
    shutil.copytree(CONTENT.ontology, root / "ontology")
    shutil.copytree(CONTENT.graph_data, root / "graph_data")
    (root / "ontology" / "deprecated.ttl").write_text(
        """PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX dpv: <https://w3id.org/dpv#>
PREFIX ng: <https://w3id.org/noticegraph/ns#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
ng:copyAvailable owl:deprecated true ; dcterms:isReplacedBy dpv:hasNotice .
ng:Disclosure owl:deprecated true ; dcterms:isReplacedBy ng:PurposeProcess .
""",
        "utf-8",
    )
    return Content(root)


def test_shipped_graphs_have_no_problem() -> None:
    graphs = [p for p in CONTENT.graph_data.glob("*/*.ttl") if not p.stem.endswith("-passages")]
    statements = [p for p in graphs if p.parent.name != "law"]
    assert len(statements) == 4
    for path in statements:
        assert check_statement_graph(CONTENT, path) == []


def test_example_has_no_problem_with_its_text(check: Check) -> None:
    assert check(with_text=True) == []


@pytest.mark.parametrize(
    ("old", "new", "node", "message", "hint"),
    [
        (
            "ng:copyAvailable true ;",
            "ng:copyAvailabel true ;",
            "https://w3id.org/noticegraph/ns#copyAvailabel",
            "ng:copyAvailabel is no known term",
            "did you mean ng:copyAvailable?",
        ),
        (
            "dpv:CustomerOrderManagement",
            "dpv:CustomerOrderManagment",
            "https://w3id.org/dpv#CustomerOrderManagment",
            "dpv:CustomerOrderManagment is no known term",
            "did you mean dpv:CustomerOrderManagement?",
        ),
        (
            "ng:copyAvailable true ;",
            "ng:Disclosure true ;",
            "https://w3id.org/noticegraph/ns#Disclosure",
            "ng:Disclosure is no property",
            "a class or a concept is an object",
        ),
        (
            '        "Allergie"@nl ;',
            '        "Allergie"@de ;',
            f"{ID}/data/allergy",
            "has 0 labels in Dutch",
            'give it one skos:prefLabel "…"@nl',
        ),
        (
            "ng:modality ng:Possible ;",
            "ng:modality ng:Asserted , ng:Denied ;",
            f"{ID}/disclosure/accounting/accountant",
            "has 2 modalities",
            "give it one: ng:Asserted",
        ),
        (
            "ng:modality ng:Possible ;",
            "ng:modality ng:Sharing ;",
            f"{ID}/disclosure/accounting/accountant",
            "ng:Sharing is no modality",
            "give it one: ng:Asserted",
        ),
        (
            "ng:modality ng:Possible ;",
            "ng:modality ng:Conditional ;",
            f"{ID}/disclosure/accounting/accountant",
            "is conditional without a condition",
            "add ng:condition",
        ),
        (
            f"ng:condition {ME}condition/must-keep> ;",
            f"ng:condition {ME}condition/other> ;",
            f"{ID}/right/deletion",
            f"its condition {ID}/condition/other is described nowhere",
            "describe it, with labels",
        ),
        (
            "dpv:hasLegalBasis dpv:Contract ;",
            "",
            f"{ID}/process/delivery",
            "dpv:Contract has no dpv:hasLegalBasis for this process",
            "give both or neither",
        ),
        (
            "ng:basis dpv:Contract ;",
            "",
            f"{ID}/process/delivery",
            "dpv:Contract has no claim for this process",
            "give both or neither",
        ),
        (
            '    ng:effectiveDate "2026-01-01"^^xsd:date ;\n',
            "",
            ID,
            "has no ng:effectiveDate",
            "add ng:effectiveDate",
        ),
        (
            "passage/doorgifte/paragraph-1>",
            "passage/doorgifte/paragraph-2>",
            f"{ID}/transfer/scc",
            f"cites the passage {ID}/passage/doorgifte/paragraph-2, which does not exist",
            f"did you mean {ID}/passage/doorgifte/paragraph-1?",
        ),
    ],
)
def test_a_problem_names_node_and_remedy(
    check: Check, old: str, new: str, node: str, message: str, hint: str
) -> None:
    problems = check((old, new))
    found = [p for p in problems if p.message == message]
    assert [p.node for p in found] == [node]
    assert found[0].hint.startswith(hint)
    assert found[0].line is not None


def test_the_line_is_where_the_node_is_described(check: Check) -> None:
    source = (EXAMPLE / "2026-01-01-nl.ttl").read_text("utf-8").splitlines()
    (problem,) = check(("ng:modality ng:Possible ;", "ng:modality ng:Conditional ;"))
    assert problem.line is not None
    assert source[problem.line - 1] == f"{ME}disclosure/accounting/accountant>"


def test_each_use_of_a_deprecated_term_is_told_at_its_line(content: Content) -> None:
    path = content.graph_data / "example" / "2026-01-01-nl.ttl"
    lines = path.read_text("utf-8").splitlines()
    uses = {n for n, line in enumerate(lines, 1) if line.strip(" ,;") == "ng:Disclosure"}
    copies = {n for n, line in enumerate(lines, 1) if "ng:copyAvailable" in line}
    assert len(uses) == 3
    assert len(copies) == 1
    told = {(p.line, p.node, p.message, p.hint) for p in check_statement_graph(content, path)}
    assert {(line, message, hint) for line, _, message, hint in told} == {
        *((n, "ng:Disclosure is deprecated", "use ng:PurposeProcess") for n in uses),
        *((n, "ng:copyAvailable is deprecated", "use dpv:hasNotice") for n in copies),
    }
    assert f"{ID}/disclosure/accounting/accountant" in {node for _, node, *_ in told}


def test_a_sunset_term_names_what_dpv_has_instead(check: Check) -> None:
    (problem,) = check(("skos:broader dpv:DataProcessor ;", "skos:broader dpv:PublicLocation ;"))
    assert problem.message == "dpv:PublicLocation is a sunset term of DPV 2.3"
    assert problem.hint == "use dpv:PublicSpace"
    assert problem.node is not None
    assert problem.node.startswith(f"{ID}/")


def test_a_live_term_of_dpv_is_known_although_no_graph_uses_it(check: Check) -> None:
    assert check(("skos:broader dpv:DataProcessor ;", "skos:broader dpv:DataSubProcessor ;")) == []


def test_evidence_that_is_missing_is_told_from_both_sides(check: Check) -> None:
    cited = f"    ng:statedIn {ME}passage/doorgifte/paragraph-1> ;\n"
    found = {(p.node, p.message) for p in check((cited, ""))}
    assert found == {
        (f"{ID}/transfer/scc", "cites no passage"),
        (f"{ID}/passage/doorgifte/paragraph-1", "is cited by no fact"),
    }


def test_words_of_the_text_are_found(check: Check) -> None:
    copied = '"Een allergie noteren wij alleen als u daarin uitdrukkelijk toestemt"@nl'
    problems = check(('"Een allergie noteren"@nl', copied), with_text=True)
    assert problems
    assert {p.message for p in problems} == {"9 words in a row are copied from the text"}
    assert all(p.line is not None for p in problems)


def test_another_text_is_noticed(check: Check, tmp_path: Path) -> None:
    check()
    text = read_statement_text(EXAMPLE / "2026-01-01-nl.md").replace("zeven", "zes")
    problems = check_statement_graph(CONTENT, tmp_path / "2026-01-01-nl.ttl", text=text, form="md")
    found = {(p.node, p.message) for p in problems if "claims" not in p.message}
    assert (ID, "has another digest than the text") in found
    place = f"{ID}/passage/hoe-lang-wij-bewaren/list-1/item-1"
    assert (place, "is not a passage of the text") in found


def test_two_statements_with_one_iri_are_told(check: Check, tmp_path: Path) -> None:
    check()
    problems = check_statement_graph(CONTENT, tmp_path / "2026-01-01-nl.ttl")
    (problem,) = problems
    assert problem.message == "graph_data/example/2026-01-01-nl.ttl claims this statement too"
    assert problem.node == ID


def test_broken_turtle_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<x:a> <x:b>\n ; ;", "utf-8")
    with pytest.raises(RDFSyntaxError) as caught:
        check_statement_graph(CONTENT, path)
    assert caught.value.line == 2


def test_a_graph_without_a_statement_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<https://example.org/a> <https://example.org/b> 1 .", "utf-8")
    (problem,) = check_statement_graph(CONTENT, path)
    assert problem.message == "0 statement versions with the digest of a text"
