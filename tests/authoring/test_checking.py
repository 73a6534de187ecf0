"""What `noticegraph check` tells the author of a statement graph, on a broken example each."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import string
from collections.abc import Callable
from pathlib import Path

import pytest

from noticegraph.authoring import Problem, check_statement_graph
from noticegraph.authoring.words import WORDS
from noticegraph.cli import run as run_cli
from noticegraph.content import Content, shipped_content
from noticegraph.errors import RDFSyntaxError
from noticegraph.languages import LANGUAGES
from noticegraph.namespaces import PREFIXES
from noticegraph.passages import read_statement_text
from noticegraph.reports.making import file_target, make_reports, shapes_source
from noticegraph.reports.workers import Limits
from noticegraph.term_checks import WORDS as TERM_WORDS

CONTENT = shipped_content()
EXAMPLE = CONTENT.graph_data / "example"
NAME = "2026-01-01-nl"
ID = "https://w3id.org/noticegraph/id/example-2026-01-01-nl"
ME = f"<{ID}/"
TEXT = EXAMPLE / f"{NAME}.md"
Check = Callable[..., list[Problem]]


def copy_example(folder: Path, *replacements: tuple[str, str]) -> Path:
    """Copy the Dutch example with replacements in its graph, or else in its passages."""
    for name in (f"{NAME}.ttl", f"{NAME}-passages.ttl"):
        shutil.copy(EXAMPLE / name, folder / name)
    path = folder / f"{NAME}.ttl"
    for old, new in replacements:
        changed = next(
            f for f in (path, folder / f"{NAME}-passages.ttl") if old in f.read_text("utf-8")
        )
        changed.write_text(changed.read_text("utf-8").replace(old, new), "utf-8")
    return path


@pytest.fixture(scope="module")
def without_shapes(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The shipped content without shapes and catalogued graphs: only what Python checks is left."""
    root = tmp_path_factory.mktemp("content")
    shutil.copytree(CONTENT.ontology, root / "ontology")
    shutil.copytree(CONTENT.graph_data, root / "graph_data")
    return Content(root)


@pytest.fixture
def check(tmp_path: Path, without_shapes: Content) -> Check:
    """Check the Dutch example after replacements, without the shapes."""

    def act(*replacements: tuple[str, str], with_text: bool = False) -> list[Problem]:
        path = copy_example(tmp_path, *replacements)
        text = read_statement_text(TEXT) if with_text else None
        problems = check_statement_graph(without_shapes, path, text=text, form="md")
        # The original stands in the catalogue, so that a copy of it claims its IRI.
        return [p for p in problems if "claims this statement too" not in p.message]

    return act


@pytest.fixture
def deprecating(tmp_path: Path) -> Content:
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


def lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


# The structure, which shapes judge

BREAKS = (
    ('        "Allergie"@nl ;', '        "Allergie"@de ;'),
    ("ng:modality ng:Possible ;", "ng:modality ng:Sharing ;"),
    (f"ng:condition {ME}condition/must-keep> ;", f"ng:condition {ME}condition/other> ;"),
    ("ng:basis dpv:Contract ;", ""),
    (
        '    ng:effectiveDate "2026-01-01"^^xsd:date ;\n',
        '    ng:effectiveDate "2026-13-01"^^xsd:date ;\n',
    ),
    ("passage/doorgifte/paragraph-1>", "passage/doorgifte/paragraph-2>"),
)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Dutch example, broken in several ways, with a fact that is a blank node at its end."""
    path = copy_example(tmp_path_factory.mktemp("broken"), *BREAKS)
    with path.open("a", encoding="utf-8") as file:
        file.write('\n[]\n    a ng:Disclosure ;\n    skos:prefLabel "A"@en ;\n.\n')
    return path


@pytest.fixture(scope="module")
def told(broken: Path) -> list[Problem]:
    return check_statement_graph(CONTENT, broken, text=read_statement_text(TEXT), form="md")


def test_the_structure_is_judged_as_by_validate(broken: Path, told: list[Problem]) -> None:
    limits = Limits(seconds=600)
    (report,) = make_reports([file_target(broken)], shapes_source(CONTENT), limits=limits)
    assert report.error is None
    by_validate = {
        (f.fact or f.focus, f.said("en"), f.shape.rsplit("#", 1)[-1]) for f in report.structure
    }
    by_check = {(p.node, p.message, p.shape.removeprefix("ngsh:")) for p in told if p.shape}
    assert by_check == by_validate
    assert len(by_check) > len(BREAKS)


def test_results_of_structure_have_file_and_line_in_every_format_of_validate(
    broken: Path, told: list[Problem], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def written(output: str) -> str:
        code = run_cli(["validate", str(broken), "-o", output, "-q"])
        assert code == 1
        return capfdbinary.readouterr().out.decode()

    # The names of files as they were given; SARIF has addresses.
    wanted = {(str(p.file), p.line) for p in told if p.shape}
    found = json.loads(written("json"))["structure"]
    assert {(f["file"], f["line"]) for f in found} == wanted
    lines = {f"{file}:{line}" for file, line in wanted}
    read = csv.DictReader(io.StringIO(written("csv")))
    places = {row["places"].partition("; ")[0] for row in read if row["kind"] == "structure"}
    assert places == lines
    page = written("md")
    assert all(f": {line}: " in page for line in lines)
    (run,) = json.loads(written("sarif"))["runs"]
    spots = [r["locations"][0]["physicalLocation"] for r in run["results"] if r.get("locations")]
    assert {line for _, line in wanted} <= {s.get("region", {}).get("startLine") for s in spots}


def test_a_reader_of_dutch_reads_dutch(broken: Path, told: list[Problem]) -> None:
    text = read_statement_text(TEXT)
    dutch = check_statement_graph(CONTENT, broken, text=text, form="md", language="nl")
    assert {(p.file, p.line, p.node, p.shape) for p in dutch} == {
        (p.file, p.line, p.node, p.shape) for p in told
    }
    english = {p.message for p in told} | {p.hint for p in told if p.hint}
    assert not {p.message for p in dutch} & english
    assert not {p.hint for p in dutch} & english
    (label,) = {p.message for p in dutch if p.shape == "ngsh:StatedNodeShape-label" and p.value}
    assert label.startswith("Een benaming is in het Engels of in het Nederlands")
    assert {p.node for p in dutch if p.name} == {p.node for p in told if p.name}


@pytest.mark.parametrize("words", [WORDS, TERM_WORDS])
def test_every_sentence_has_the_same_values_in_both_languages(
    words: dict[str, dict[str, str]],
) -> None:
    for kind, texts in words.items():
        assert tuple(sorted(texts)) == LANGUAGES, kind
        values = {
            language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for language, text in texts.items()
        }
        assert values["en"] == values["nl"], kind


@pytest.mark.parametrize(
    ("replaced", "message", "hint"),
    [
        (
            ("ng:copyAvailable true ;", "ng:copyAvailabel true ;"),
            "ng:copyAvailabel is geen bekende term",
            "bedoelt u ng:copyAvailable?",
        ),
        (
            ("skos:broader dpv:DataProcessor ;", "skos:broader dpv:PublicLocation ;"),
            "dpv:PublicLocation is een afgeschafte term van DPV 2.3",
            "gebruik dpv:PublicSpace",
        ),
        (
            ("ng:copyAvailable true ;", "ng:Disclosure true ;"),
            "ng:Disclosure is geen eigenschap",
            "een klasse of een begrip is een object",
        ),
    ],
)
def test_terms_are_told_of_in_dutch(
    replaced: tuple[str, str], message: str, hint: str, tmp_path: Path, without_shapes: Content
) -> None:
    path = copy_example(tmp_path, replaced)
    found = check_statement_graph(without_shapes, path, language="nl")
    (problem,) = [p for p in found if p.message == message]
    assert problem.hint.startswith(hint)


def test_the_command_speaks_dutch(broken: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run_cli(["check", str(broken), "--text", str(TEXT), "--lang", "nl", "-q"]) == 1
    out = capfdbinary.readouterr().out.decode()
    assert " de passage: “" in out
    assert "Hier: ng:Sharing." in out
    assert "the passage:" not in out and "Here:" not in out


@pytest.mark.parametrize(
    ("node", "shape", "line", "hint"),
    [
        ("data/allergy", "StatedNodeShape-label", '"Allergie"@de ;', ""),
        ("disclosure/accounting/accountant", "StatedFactShape-modality", "ng:Sharing", ""),
        ("right/deletion", "StatedFactShape-condition", "condition/other>", "did you mean"),
        ("process/delivery", "PurposeProcessShape-unclaimedBasis", f"{ME}process/delivery>", ""),
        ("", "ModelledVersionShape-effectiveDate", '"2026-13-01"^^xsd:date', ""),
        ("transfer/scc", "StatedNodeShape-statedIn", "doorgifte/paragraph-2>", "did you mean"),
    ],
)
def test_a_result_names_node_line_and_remedy(
    told: list[Problem], broken: Path, node: str, shape: str, line: str, hint: str
) -> None:
    own = f"{ID}/{node}".rstrip("/")
    found = [p for p in told if p.node == own and p.shape == f"ngsh:{shape}"]
    source = lines_of(broken)
    assert any(p.line is not None and line in source[p.line - 1] for p in found)
    assert all(": " in p.message for p in found)
    assert any(p.hint.startswith(hint) for p in found)


def test_a_passage_that_does_not_exist_has_its_neighbour_as_remedy(told: list[Problem]) -> None:
    (problem,) = [p for p in told if p.node == f"{ID}/transfer/scc" and p.value]
    assert problem.value == f"{ID}/passage/doorgifte/paragraph-2"
    assert problem.hint == f"did you mean {ID}/passage/doorgifte/paragraph-1?"


def test_a_remedy_is_of_the_kind_that_the_shape_asks_for(tmp_path: Path) -> None:
    purposes = {
        "delivery": ("dpv:CustomerOrderManagement", f"did you mean {ID}/purpose/delivery?"),
        "newsletter": ("dpv:Marketing", f"did you mean {ID}/purpose/direct-marketing?"),
        "accounting": ("dpv:DataSubProcessor", ""),
    }
    path = copy_example(
        tmp_path,
        (f"ng:condition {ME}condition/must-keep>", f"ng:condition {ME}condition/must-kept>"),
        (f"ng:condition {ME}condition/harm>", f"ng:condition {ME}purpose/newsletters>"),
        *(
            (f"dpv:hasPurpose {ME}purpose/{name}> ;", f"dpv:hasPurpose {term} ;")
            for name, (term, _) in purposes.items()
        ),
    )
    found = check_statement_graph(CONTENT, path)
    hints = {p.node: p.hint for p in found if p.shape == "ngsh:StatedFactShape-purpose"}
    for name, (_, hint) in purposes.items():
        assert hints[f"{ID}/process/{name}"] == hint
    conditions = {p.node: p.hint for p in found if p.shape == "ngsh:StatedFactShape-condition"}
    assert conditions[f"{ID}/right/deletion"] == f"did you mean {ID}/condition/must-keep?"
    assert conditions[f"{ID}/breach/you"].startswith(f"did you mean {ID}/condition/")


def test_a_result_has_the_facts_name_and_the_words_of_its_passage(told: list[Problem]) -> None:
    wanted = (f"{ID}/disclosure/accounting/accountant", "ngsh:StatedFactShape-modality")
    (problem,) = [p for p in told if (p.node, p.shape) == wanted]
    assert problem.name.startswith("Order history to: Accountant")
    assert problem.quote == "Onze accountant kan de bestelgeschiedenis inzien."


def test_a_blank_node_is_a_fact_at_its_line(told: list[Problem], broken: Path) -> None:
    found = [p for p in told if p.node is not None and p.node.startswith("_:")]
    assert {
        "ngsh:StatedNodeShape-statedIn",
        "ngsh:StatedNodeShape-dutchLabel",
        "ngsh:StatedFactShape-modality",
        "ngsh:StatedNodeShape",
    } <= {p.shape for p in found}
    source = lines_of(broken)
    last = len(source)
    assert {p.line for p in found} <= set(range(last - 3, last))
    assert all(
        (p.line is not None and "ng:Disclosure" in source[p.line - 1]) or p.value for p in found
    )


def test_shipped_graphs_have_no_problem() -> None:
    graphs = [p for p in CONTENT.graph_data.glob("*/*.ttl") if not p.stem.endswith("-passages")]
    statements = [p for p in graphs if p.parent.name != "law"]
    assert len(statements) == 4
    for path in statements:
        assert check_statement_graph(CONTENT, path) == []


# What shapes cannot see


def test_example_has_no_problem_with_its_text(check: Check) -> None:
    assert check(with_text=True) == []


def test_a_passage_without_an_address_has_its_line(check: Check) -> None:
    invented = f"[] a <{PREFIXES['ng']}Passage> ; <{PREFIXES['oa']}hasSource> <{ID}> .\n"
    first = "<https://w3id.org/noticegraph/id/example-2026-01-01-nl>\n"
    found = check((first, f"{invented}\n{first}"), with_text=True)
    told = [p for p in found if "is not a passage of the text" in p.message]
    assert [problem.node.startswith("_:") for problem in told] == [True]
    assert told[0].line is not None


@pytest.mark.parametrize(
    ("old", "new", "node", "message", "hint"),
    [
        (
            "ng:copyAvailable true ;",
            "ng:copyAvailabel true ;",
            "https://w3id.org/noticegraph/ns#copyAvailabel",
            "ng:copyAvailabel is not a known term",
            "did you mean ng:copyAvailable?",
        ),
        (
            "dpv:CustomerOrderManagement",
            "dpv:CustomerOrderManagment",
            "https://w3id.org/dpv#CustomerOrderManagment",
            "dpv:CustomerOrderManagment is not a known term",
            "did you mean dpv:CustomerOrderManagement?",
        ),
        (
            "ng:copyAvailable true ;",
            "ng:Disclosure true ;",
            "https://w3id.org/noticegraph/ns#Disclosure",
            "ng:Disclosure is not a property",
            "a class or a concept is an object",
        ),
    ],
)
def test_a_problem_names_node_and_remedy(
    check: Check, tmp_path: Path, old: str, new: str, node: str, message: str, hint: str
) -> None:
    problems = check((old, new))
    found = [p for p in problems if p.message == message]
    assert [p.node for p in found] == [node]
    assert found[0].hint.startswith(hint)
    assert found[0].line is not None
    assert new in "\n".join(lines_of(tmp_path / f"{NAME}.ttl")[found[0].line - 1 :])


def test_each_use_of_a_deprecated_term_is_told_at_its_line(deprecating: Content) -> None:
    path = deprecating.graph_data / "example" / f"{NAME}.ttl"
    lines = lines_of(path)
    uses = {n for n, line in enumerate(lines, 1) if line.strip(" ,;") == "ng:Disclosure"}
    copies = {n for n, line in enumerate(lines, 1) if "ng:copyAvailable" in line}
    assert len(uses) == 3
    assert len(copies) == 1
    told = {(p.line, p.node, p.message, p.hint) for p in check_statement_graph(deprecating, path)}
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


def test_words_of_the_text_are_quoted(check: Check) -> None:
    copied = "Een allergie noteren wij alleen als u daarin uitdrukkelijk toestemt"
    (problem,) = check(('"Een allergie noteren"@nl', f'"Zo: {copied}, of niet"@nl'), with_text=True)
    # Words of one letter are not counted.
    assert problem.message == f"9 words in a row are copied from the text: “{copied}”"
    assert problem.line is not None


def test_eight_words_are_no_copy(check: Check) -> None:
    eight = '"allergie noteren wij alleen als u daarin uitdrukkelijk"@nl'
    assert check(('"Een allergie noteren"@nl', eight), with_text=True) == []


# Passages


def test_another_text_is_noticed(tmp_path: Path, without_shapes: Content) -> None:
    path = copy_example(tmp_path)
    text = read_statement_text(TEXT).replace("zeven", "negen")
    problems = check_statement_graph(without_shapes, path, text=text, form="md")
    found = {(p.node, p.message) for p in problems if "claims" not in p.message}
    assert (ID, "has a different digest from the text") in found
    place = f"{ID}/passage/hoe-lang-wij-bewaren/list-1/item-1"
    assert (place, "is not a passage of the text") in found


POSITION = f"{ME}passage/doorgifte/paragraph-1/position>"


def shifted(path: Path, only: str = "") -> None:
    """Add one to the offsets of the passages in a file, or of one passage."""
    blocks = path.read_text("utf-8").split("\n\n")
    for number, block in enumerate(blocks):
        if only in block and "oa:start" in block:
            blocks[number] = re.sub(
                r"(oa:(?:start|end)) (\d+)", lambda m: f"{m[1]} {int(m[2]) + 1}", block
            )
    path.write_text("\n\n".join(blocks), "utf-8")


def test_offsets_are_checked_against_the_text(tmp_path: Path, without_shapes: Content) -> None:
    path = copy_example(tmp_path)
    passages = tmp_path / f"{NAME}-passages.ttl"
    shifted(passages, POSITION)
    text = read_statement_text(TEXT)
    (problem,) = [
        p
        for p in check_statement_graph(without_shapes, path, text=text, form="md")
        if "claims" not in p.message
    ]
    shipped = (EXAMPLE / passages.name).read_text("utf-8").partition(POSITION)[2]
    shipped = shipped.partition(POSITION)[2]
    start, end = (int(n) for n in re.findall(r"oa:(?:start|end) (\d+)", shipped)[1::-1])
    assert problem.node == f"{ID}/passage/doorgifte/paragraph-1"
    assert problem.file == passages
    assert problem.line is not None
    assert lines_of(passages)[problem.line - 1] == f"<{problem.node}>"
    here, there = f"is {start + 1} to {end + 1} here", f"{start} to {end} in the text"
    assert problem.message == f"{here}, and {there}"


def test_offsets_that_are_all_wrong_are_one_line(tmp_path: Path, without_shapes: Content) -> None:
    path = copy_example(tmp_path)
    passages = tmp_path / f"{NAME}-passages.ttl"
    shifted(passages)
    count = passages.read_text("utf-8").count("oa:hasSelector")
    text = read_statement_text(TEXT)
    problems = check_statement_graph(without_shapes, path, text=text, form="md")
    (problem,) = [p for p in problems if "claims" not in p.message]
    assert f"(and {count - 1} more passages like it)" in problem.message
    assert problem.hint == "make the passages again: noticegraph segment"


def test_passages_without_selectors_have_no_position(
    tmp_path: Path, without_shapes: Content
) -> None:
    path = copy_example(tmp_path)
    passages = tmp_path / f"{NAME}-passages.ttl"
    kept = [line for line in lines_of(passages) if "oa:hasSelector" not in line]
    passages.write_text("\n".join(kept), "utf-8")
    text = read_statement_text(TEXT)
    problems = check_statement_graph(without_shapes, path, text=text, form="md")
    (problem,) = [p for p in problems if "claims" not in p.message]
    assert problem.message.startswith("has no position here, and ")


def test_a_passage_of_the_text_that_the_file_lacks_is_told(
    tmp_path: Path, without_shapes: Content
) -> None:
    path = copy_example(tmp_path)
    passages = tmp_path / f"{NAME}-passages.ttl"
    gone = f"{ME}passage/doorgifte/paragraph-1>"
    blocks = passages.read_text("utf-8").split("\n\n")
    kept = [block for block in blocks if not block.strip().startswith(gone)]
    assert len(kept) == len(blocks) - 1
    passages.write_text("\n\n".join(kept), "utf-8")
    problems = check_statement_graph(
        without_shapes, path, text=read_statement_text(TEXT), form="md"
    )
    told = [(p.node, p.message) for p in problems if "claims" not in p.message]
    assert told == [(f"{ID}/passage/doorgifte/paragraph-1", "is in the text, but not here")]


def test_missing_passages_are_one_line(tmp_path: Path) -> None:
    path = copy_example(tmp_path)
    (tmp_path / f"{NAME}-passages.ttl").unlink()
    (problem,) = check_statement_graph(CONTENT, path, text=read_statement_text(TEXT), form="md")
    assert problem.message.startswith(
        "no passages are described, here or in 2026-01-01-nl-passages.ttl"
    )
    assert "noticegraph segment" in problem.hint


def test_two_statements_with_one_iri_are_told(tmp_path: Path, without_shapes: Content) -> None:
    path = copy_example(tmp_path)
    (problem,) = check_statement_graph(without_shapes, path)
    assert problem.message == "graph_data/example/2026-01-01-nl.ttl claims this statement too"
    assert problem.node == ID


def test_two_statements_in_one_graph_are_told(tmp_path: Path) -> None:
    path = copy_example(tmp_path)
    with (tmp_path / f"{NAME}-passages.ttl").open("a", encoding="utf-8") as file:
        file.write("\n<https://example.org/p> oa:hasSource <https://example.org/s> .\n")
    (problem,) = check_statement_graph(CONTENT, path)
    assert "https://example.org/s" in problem.message
    assert problem.hint


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
    assert problem.message.startswith("no passages are described")
