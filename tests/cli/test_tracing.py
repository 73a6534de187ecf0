"""`trace` and `segment`: what is told of a text that is the same, encoded anew, or changed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from noticegraph.content import Content
from noticegraph.evidence import passage_graph
from noticegraph.passages import TextFormat, segment_text, text_digest
from noticegraph.turtle_writing import canonical_turtle

STATEMENT = "https://w3id.org/noticegraph/id/example-2026-01-01-en"
TEXT = """\
1. Sharing

We share letters with cafés.

We keep letters for a year.

2. Contact

Write to us.
"""
MARKDOWN = "# Sharing\n\nWe share letters with cafés.\n\n# Contact\n\nWrite to us.\n"


def write_content(
    root: Path, text: str, facts: dict[str, str], form: TextFormat = "txt", *, ship: bool = False
) -> Content:
    """Write the graphs of a statement of whose passages all are cited or listed."""
    (root / "graph_data").mkdir(parents=True)
    (root / "text").write_bytes(text.encode())
    prefixes = (
        "PREFIX ng: <https://w3id.org/noticegraph/ns#>\n"
        "PREFIX dcat: <http://www.w3.org/ns/dcat#>\n"
        "PREFIX dcterms: <http://purl.org/dc/terms/>\n"
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
    )
    cut = segment_text(text, form)
    cited = set(facts.values())
    lines = [
        f"<{STATEMENT}/{fact}> ng:statedIn <{STATEMENT}/passage/{path}> ."
        for fact, path in facts.items()
    ]
    lines += [
        f"<{STATEMENT}/passage/{p.path}> ng:statesNoFact ng:None ."
        for p in cut.passages
        if p.kind != "Section" and p.path not in cited
    ]
    lines.append(f'<{STATEMENT}> a ng:StatementVersion ; ng:textDigest "{text_digest(text)}" .')
    written = {
        "facts": prefixes + "\n".join([*lines, 'ng:None skos:prefLabel "says nothing"@en .']),
        "passages": canonical_turtle(passage_graph(cut, STATEMENT)),
        "catalog": prefixes
        + "".join(
            f"""
<https://w3id.org/noticegraph/graph/{name}> a dcat:Dataset, ng:CatalogedGraph ;
  dcterms:title "{name}"@en, "{name}"@nl ; ng:file "graph_data/{name}.ttl" ;
  {'ng:textFile "text" ;' if ship else ""} ng:textFormat "{form}" .
"""
            for name in ("facts", "passages")
        ),
    }
    for name, turtle in written.items():
        (root / "graph_data" / f"{name}.ttl").write_text(turtle, "utf-8")
    return Content(root)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    facts = {"sharing": "1/paragraph-1", "retention": "1/paragraph-2", "contact": "2"}
    return write_content(tmp_path / "content", TEXT, facts)


@pytest.fixture
def trace(run: Callable[..., object], tmp_path: Path) -> Callable[..., object]:
    """Trace something with a text that is written as it is given."""

    def call(name: str, text: str, *options: str) -> object:
        file = tmp_path / "given.txt"
        file.write_bytes(text.encode())
        return run("trace", name, "--text", str(file), "-o", "json", *options)

    return call


# Canonical texts (UAX 15; Unicode 23.8): none of these is a difference.
ENCODINGS = {
    "no-break spaces": lambda text: text.replace("Write to", "Write\u00a0to"),
    "CRLF line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "decomposed characters (NFD)": lambda text: unicodedata.normalize("NFD", text),
    "a byte order mark, CRLF line ends and decomposed characters (NFD)": lambda text: (
        unicodedata.normalize("NFD", "\ufeff" + text.replace("\n", "\r\n"))
    ),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_text_that_is_only_encoded_anew_is_the_same(
    name: str, trace: Callable[..., object]
) -> None:
    result = trace("example-2026-01-01-en", ENCODINGS[name](TEXT))
    assert result.code == 0
    assert {row["status"] for row in json.loads(result.out)} == {"same"}
    assert "text: same" in result.err


@pytest.mark.parametrize("name", ENCODINGS)
def test_fact_of_a_text_that_is_only_encoded_anew_is_shown(
    name: str, trace: Callable[..., object]
) -> None:
    result = trace("sharing", ENCODINGS[name](TEXT))
    (row,) = json.loads(result.out)
    assert (result.code, row["status"]) == (0, "same")
    assert row["text"] == "We share letters with cafés."
    assert result.err == ""


def test_changed_text_with_other_line_ends_blames_only_what_changed(
    trace: Callable[..., object],
) -> None:
    changed = TEXT.replace("letters with cafés", "nothing")
    result = trace("example-2026-01-01-en", ENCODINGS["CRLF line ends"](changed))
    assert result.code == 1
    assert f"  {STATEMENT}/sharing" in result.err.splitlines()
    assert f"{STATEMENT}/contact" not in result.err


def test_new_paragraph_is_named_with_its_place(trace: Callable[..., object]) -> None:
    text = TEXT.replace("2. Contact\n\n", "2. Contact\n\nCall us.\n\n")
    result = trace("example-2026-01-01-en", text)
    assert result.code == 1
    lines = result.err.splitlines()
    at = lines.index("parts of the text that the graph does not have, new or changed: 1")
    line = text[: text.index("Call us.")].count("\n") + 1
    assert lines[at + 1 :] == [f"  section 2, paragraph 1 (line {line})"]


def test_paragraph_that_stands_there_twice_is_new_once(trace: Callable[..., object]) -> None:
    result = trace("example-2026-01-01-en", TEXT + "\nWrite to us.\n")
    assert "new or changed: 1" in result.err
    assert "  section 2, paragraph 2 (line 11)" in result.err.splitlines()


def test_many_new_paragraphs_are_bounded(trace: Callable[..., object]) -> None:
    text = TEXT + "".join(f"\nCall number {n}.\n" for n in range(25))
    lines = trace("example-2026-01-01-en", text).err.splitlines()
    at = lines.index("parts of the text that the graph does not have, new or changed: 25")
    assert len(lines[at + 1 :]) == 21
    assert lines[-1] == "  … and 5 more"


def test_changed_passage_of_a_fact_is_told_and_is_exit_code_1(
    trace: Callable[..., object],
) -> None:
    result = trace("retention", TEXT.replace("a year", "ten years"))
    assert result.code == 1
    (row,) = json.loads(result.out)
    assert (row["status"], row["text"]) == ("changed", "")
    changed, differs = result.err.splitlines()
    assert changed == "changed: section 1, paragraph 2: its words are no longer in the text"
    assert "trace example-2026-01-01-en --text" in differs


@pytest.mark.parametrize("where", ["before", "behind"])
def test_fact_whose_passages_are_there_is_exit_code_0_and_told_the_text_differs(
    where: str, trace: Callable[..., object]
) -> None:
    text = "Welcome.\n\n" + TEXT if where == "before" else TEXT + "\nGoodbye.\n"
    result = trace("retention", text)
    assert result.code == 0
    (row,) = json.loads(result.out)
    assert row["status"] == ("moved" if where == "before" else "same")
    assert row["text"] == "We keep letters for a year."
    lines = result.err.splitlines()
    assert lines[-1].startswith("the text differs from the one that was modelled: ")
    moved = ["moved: section 1, paragraph 2: it is now in line 7 of the text"]
    assert lines[:-1] == (moved if where == "before" else [])


def test_help_says_what_decides_the_exit_code(run: Callable[..., object]) -> None:
    text = " ".join(run("trace", "--help").out.split())
    assert "For a fact, it is 1 if the text no longer contains one of its passages" in text


def test_text_that_the_content_holds_is_used(run: Callable[..., object], content: Content) -> None:
    root = content.root.parent / "shipping"
    write_content(root, TEXT, {"contact": "2/paragraph-1"}, ship=True)
    result = run("--content", str(root), "trace", "contact", "-o", "json")
    (row,) = json.loads(result.out)
    assert (result.code, row["status"], row["text"]) == (0, "same", "Write to us.")
    result = run("--content", str(root), "trace")
    assert result.code == 0
    assert "text: same" in result.err
    (root / "text").write_text(TEXT.replace("Write to", "Call"), "utf-8")
    assert run("--content", str(root), "trace").code == 1
    (root / "text").write_text("Something else.\n", "utf-8")
    refused = run("--content", str(root), "trace")
    assert refused.code == 3
    warning, error, hint = refused.err.splitlines()
    assert warning.startswith("warning: example-2026-01-01-en is broken, and shown without its")
    assert error.startswith(f"{root / 'text'}: this is not the text of ")
    assert hint.startswith("hint: give the text from which the graph was made")


def test_text_is_cut_by_the_form_that_the_catalogue_states(
    run: Callable[..., object], content: Content, tmp_path: Path
) -> None:
    paths = {p.place: p.path for p in segment_text(MARKDOWN, "md").passages if p.kind != "Section"}
    root = tmp_path / "markdown"
    write_content(root, MARKDOWN, {"x": paths["paragraph 1"]}, "md")
    file = tmp_path / "given"
    file.write_text(MARKDOWN, "utf-8")
    result = run("--content", str(root), "trace", "example-2026-01-01-en", "--text", str(file))
    assert result.code == 0, result.err
    assert "cut differently" not in result.err


def test_segment_writes_a_file_and_tells_how_many(
    run: Callable[..., object], tmp_path: Path
) -> None:
    text, target = tmp_path / "text.txt", tmp_path / "passages.ttl"
    text.write_text(TEXT, "utf-8")
    result = run("segment", str(text), "--statement", STATEMENT, "--output", str(target))
    assert (result.code, result.out) == (0, "")
    expected = canonical_turtle(passage_graph(segment_text(TEXT), STATEMENT))
    assert target.read_text("utf-8") == expected
