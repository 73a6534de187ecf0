"""Each term of the Data Privacy Vocabulary that the project names is a live term of DPV 2.3."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from noticegraph.dpv_terms import LIST, Kind, dpv_terms
from noticegraph.namespaces import PREFIXES
from noticegraph.turtle import read_turtle

ROOT = Path(__file__).resolve().parents[2]
IMPORTS = ROOT / "ontology" / "imports"
DPV = PREFIXES["dpv"]
RDF_FOLDERS = ("ontology", "graph_data", "shapes", "questions")
HEADER = "iri\tlabel\ttype\tmodule\tbroader\n"


def load_tool() -> ModuleType:
    """Import the script as a module; tools/ is no package."""
    spec = importlib.util.spec_from_file_location("import_terms", ROOT / "tools/import_terms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool()


def imported_terms() -> dict[str, object]:
    """Return the terms of the trimmed imports as the pinned list would give them."""
    terms = {}
    for file in sorted(IMPORTS.glob("*.ttl")):
        graph = read_turtle(file)
        for node in graph.subjects(RDFS.isDefinedBy):
            broader = tuple(map(str, graph.objects(node, SKOS.broader)))
            label = graph.value(node, SKOS.prefLabel)
            terms[str(node)] = tool.Term(str(node), str(label), file.stem, broader)
    return terms


def listed_terms() -> dict[str, object]:
    """Return the live terms of the list in the package."""
    return {iri: term for iri, term in dpv_terms().items() if term.kind is not Kind.SUNSET}


def test_each_term_that_is_used_is_live() -> None:
    used = tool.find_all_used_terms(ROOT)
    assert tool.describe_unknown_terms(used, listed_terms()) == []
    assert len(used) > 100
    assert {"ontology", "graph_data", "questions", "server"} <= {
        place.partition("/")[0] for places in used.values() for place in places
    }


def test_each_term_of_the_graphs_and_questions_is_in_the_trimmed_imports() -> None:
    used = tool.find_used_terms(ROOT, RDF_FOLDERS)
    assert tool.describe_unknown_terms(used, imported_terms()) == []


def test_the_list_of_all_terms_is_what_the_script_makes(shared: Path) -> None:
    terms = tool.read_terms(shared / "vocab" / "dpv-2.3" / "terms.tsv")
    assert len(terms) == 7905
    assert LIST.read_text("utf-8") == tool.write_list(tool.list_terms(terms))
    assert listed_terms().keys() == terms.keys()


def test_the_trimmed_imports_are_what_the_script_makes(shared: Path) -> None:
    used = tool.find_used_terms(ROOT, RDF_FOLDERS)
    modules = tool.trim_terms(used, tool.read_terms(shared / "vocab" / "dpv-2.3" / "terms.tsv"))
    made = {module: tool.canonical_turtle(graph) for module, graph in modules.items()}
    assert made == {file.stem: file.read_text("utf-8") for file in IMPORTS.glob("*.ttl")}


def test_broader_terms_are_imported_up_to_the_top() -> None:
    terms = imported_terms()
    missing = {b for term in terms.values() for b in term.broader} - set(terms)  # type: ignore[attr-defined]
    assert missing == set()


def test_none_of_the_imports_is_a_sunset_term() -> None:
    assert set(imported_terms()) <= listed_terms().keys()


def test_sunset_terms_are_those_of_dpv_with_what_its_notes_name_instead(shared: Path) -> None:
    graph = Graph().parse(shared / "vocab" / "dpv-2.3" / "dpv.ttl")
    status = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
    sunset = {str(term) for term in graph.subjects(status, Literal("sunset", lang="en"))}
    terms = {term.iri: term for term in tool.sunset_terms()}
    assert terms.keys() == sunset
    for iri, term in terms.items():
        node = URIRef(iri)
        (label,) = graph.objects(node, SKOS.prefLabel)
        assert term.label == label.removesuffix(" (deprecated)")
        assert term.broader == tuple(map(str, graph.objects(node, SKOS.broader)))
        notes = " ".join(
            n for p in (SKOS.scopeNote, SKOS.definition) for n in graph.objects(node, p)
        )
        named = {PREFIXES[p] + name for p, name in re.findall(r"\b(dpv|tech):(\w+)", notes)}
        assert set(term.replaced_by) == named


# What the check finds, on a small project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "terms.tsv": HEADER
        + f"{DPV}Purpose\tPurpose\trdfs:Class\tdpv\t\n"
        + f"{DPV}Marketing\tMarketing\trdfs:Class\tdpv\tdpv:Purpose\n"
        + f"{DPV}Recipient\tRecipient\trdfs:Class\tdpv\tskos:Concept\n"
        + f"{DPV}hasPurpose\thas purpose\trdf:Property\tdpv\t\n",
        "ontology/core.ttl": f"PREFIX dpv: <{DPV}> <x:a> a dpv:Marketing .",
        "questions/q.rq": f"PREFIX d: <{DPV}> SELECT * {{ ?s a d:Recipient }} # d:Nothing",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_used_terms_are_imported_with_what_is_above_them(project: Path) -> None:
    assert tool.main([str(project / "terms.tsv"), "--root", str(project)]) == 0
    graph = read_turtle(project / "ontology" / "imports" / "dpv.ttl")
    names = ("Marketing", "Purpose", "Recipient")
    assert set(graph.subjects(RDFS.isDefinedBy)) == {URIRef(DPV + name) for name in names}
    assert (URIRef(DPV + "Marketing"), SKOS.broader, URIRef(DPV + "Purpose")) in graph
    assert (URIRef(DPV + "Purpose"), SKOS.prefLabel, Literal("Purpose", lang="en")) in graph


def test_all_terms_are_listed_for_the_package(project: Path) -> None:
    assert tool.main([str(project / "terms.tsv"), "--root", str(project)]) == 0
    lines = (project / "server" / "noticegraph" / "dpv_terms.tsv").read_text("utf-8").splitlines()
    assert "dpv:Marketing\tMarketing\tdpv:Purpose" in lines
    assert "dpv:hasPurpose\thas purpose\t\tproperty" in lines
    # Neither of them is used, nor in the pinned list.
    assert "dpv:LegalAgreement\tLegal Agreement\tdpv:LegalMeasure\tsunset" in lines
    assert "dpv:WithinDevice\tWithin Device\tdpv:LocalLocation\tsunset\ttech:Device" in lines
    assert len(lines) == 1 + 4 + 12


@pytest.mark.parametrize(
    ("place", "text", "line"),
    [
        (
            "graph_data/a.ttl",
            f"<x:a> a <{DPV}Marketting> .",
            "dpv:Marketting is no live term of DPV 2.3 (nearest: dpv:Marketing)",
        ),
        (
            "graph_data/a.ttl",
            f"PREFIX d: <{DPV}> <x:a> a d:LegalAgreement .",
            "dpv:LegalAgreement is a sunset term of DPV",
        ),
        (
            "graph_data/a.ttl",
            f"PREFIX d: <{DPV}> <x:a> a d:PublicLocation .",
            "dpv:PublicLocation is a sunset term of DPV (replaced by: dpv:PublicSpace)",
        ),
        (
            "graph_data/a.ttl",
            '<x:a> <x:p> "1"^^<https://w3id.org/dpv/pd#Nowhere> .',
            "pd:Nowhere is no live term of DPV 2.3",
        ),
        (
            "questions/b.rq",
            f"PREFIX d: <{DPV}> ASK {{ ?s a d:Purposes }}",
            "dpv:Purposes is no live term of DPV 2.3 (nearest: dpv:Purpose)",
        ),
        (
            "questions/b.rq",
            f"ASK {{ ?s a <{DPV}Recipients> }}",
            "dpv:Recipients is no live term of DPV 2.3 (nearest: dpv:Recipient)",
        ),
    ],
)
def test_a_wrong_term_is_named_with_its_file(
    project: Path, capsys: pytest.CaptureFixture[str], place: str, text: str, line: str
) -> None:
    (project / place).parent.mkdir(exist_ok=True)
    (project / place).write_text(text, encoding="utf-8")
    assert tool.main([str(project / "terms.tsv"), "--root", str(project)]) == 3
    assert capsys.readouterr().err.startswith(f"{place}: {line}")
    assert not (project / "ontology" / "imports").exists()
    assert not (project / "server").exists()


@pytest.mark.parametrize("name", ["server/m.py", "README.md", "examples/e.py", "tests/t.tsv"])
def test_a_wrong_term_is_found_in_code_and_documents_too(project: Path, name: str) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text(f"see dpv:Wrong and <{DPV}Wronger>.\n", encoding="utf-8")
    used = tool.find_all_used_terms(project)
    assert used[DPV + "Wrong"] == used[DPV + "Wronger"] == {name}


def test_broken_input_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "terms.tsv").write_text("iri\tlabel\n", encoding="utf-8")
    assert tool.main([str(project / "terms.tsv"), "--root", str(project)]) == 3
    assert capsys.readouterr().err.endswith("terms.tsv: no column broader, module, type\n")
    assert tool.main([str(project / "none.tsv"), "--root", str(project)]) == 3
    (project / "terms.tsv").write_text(HEADER, encoding="utf-8")
    (project / "ontology" / "core.ttl").write_text("<x:a> <x:b> ;;; <", encoding="utf-8")
    capsys.readouterr()
    assert tool.main([str(project / "terms.tsv"), "--root", str(project)]) == 3
    assert "core.ttl:1:" in capsys.readouterr().err
