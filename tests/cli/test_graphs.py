"""`export`, `stats` and `format`: the graphs come out whole, and files are replaced at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph.content import Content

GRAPHS = "https://w3id.org/noticegraph/graph/"
FACTS, PASSAGES, CATALOG = (
    GRAPHS + name for name in ("acme/2024-en", "acme/2024-en-passages", "catalog")
)


def triples_of(path: Path) -> int:
    return len(list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)))


def graph_names(data: str, format_: ox.RdfFormat) -> set[str]:
    return {str(quad.graph_name)[1:-1] for quad in ox.parse(data.encode(), format=format_)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (None, {FACTS, PASSAGES, CATALOG}),
        ("acme-2024-en", {FACTS, PASSAGES}),
        ("https://w3id.org/noticegraph/id/acme-2024-en", {FACTS, PASSAGES}),
        ("acme/2024-en", {FACTS}),
        (FACTS, {FACTS}),
    ],
)
def test_export_holds_the_graphs_that_were_named(
    name: str | None, expected: set[str], run: Callable[..., object]
) -> None:
    arguments = [name] if name else []
    result = run("export", *arguments, "-o", "nquads")
    assert result.code == 0
    assert graph_names(result.out, ox.RdfFormat.N_QUADS) == expected


def test_export_is_trig_for_several_graphs_and_turtle_for_one(
    run: Callable[..., object], content: Content
) -> None:
    trig = run("export").out
    assert graph_names(trig, ox.RdfFormat.TRIG) == {FACTS, PASSAGES, CATALOG}
    turtle = run("export", "acme/2024-en").out
    found = list(ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))
    assert len(found) == triples_of(content.graph_data / "acme.ttl")


def test_export_is_the_same_each_time(run: Callable[..., object]) -> None:
    assert run("export").out == run("export").out


def test_export_into_a_file_replaces_it_at_once(run: Callable[..., object], tmp_path: Path) -> None:
    target = tmp_path / "out.nq"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    result = run("export", "-o", "nquads", "--output", str(target))
    assert (result.code, result.out) == (0, "")
    assert graph_names(target.read_text("utf-8"), ox.RdfFormat.N_QUADS) == {
        FACTS,
        PASSAGES,
        CATALOG,
    }
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("missing", ["none/out.trig", "file/out.trig"])
def test_export_that_fails_leaves_nothing_and_names_the_file(
    missing: str, run: Callable[..., object], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    before = sorted(tmp_path.iterdir())
    target = tmp_path / missing
    result = run("export", "--output", str(target))
    assert result.code == 3
    message, hint = result.err.splitlines()
    assert message.startswith(f"{target}: the file cannot be written: ")
    assert hint.startswith("hint: ")
    assert sorted(tmp_path.iterdir()) == before


def test_unknown_graph_names_the_nearest(run: Callable[..., object]) -> None:
    result = run("export", "acme/2042-en")
    assert result.code == 2
    assert "acme/2024-en" in result.err


def test_stats_count_each_graph_and_the_sum(run: Callable[..., object], content: Content) -> None:
    rows = {row["graph"]: row for row in json.loads(run("stats", "-o", "json").out)}
    files = {FACTS: "acme.ttl", PASSAGES: "acme-passages.ttl"}
    for graph, file in files.items():
        assert rows[graph]["triples"] == triples_of(content.graph_data / file)
    # A type or two, two titles, statement, file and format for two graphs; those of the catalogue.
    assert rows[CATALOG]["triples"] == 2 * (2 + 2 + 1 + 1 + 1) + 3 + 2 + 3 + 1
    # Three affiliates and three disclosures cite a passage; three passages are described.
    assert (rows[FACTS]["facts"], rows[FACTS]["passages"]) == (6, 0)
    assert (rows[PASSAGES]["facts"], rows[PASSAGES]["passages"]) == (0, 3)
    assert rows["total"]["triples"] == sum(rows[g]["triples"] for g in (*files, CATALOG))
    assert (rows["total"]["facts"], rows["total"]["passages"]) == (6, 3)


@pytest.mark.parametrize(
    ("output", "first"),
    [
        ("tsv", "graph\ttriples\tfacts\tpassages"),
        ("csv", "graph,triples,facts,passages"),
        ("md", "| graph | triples | facts | passages |"),
    ],
)
def test_stats_in_each_format(output: str, first: str, run: Callable[..., object]) -> None:
    assert run("stats", "-o", output).out.splitlines()[0] == first


def test_canonical_files_are_left_alone(run: Callable[..., object]) -> None:
    result = run("format", "--check")
    assert (result.code, result.out) == (0, "")
    assert result.err == "3 files, 0 would change\n"


def test_check_names_what_would_change_and_changes_nothing(
    run: Callable[..., object], content: Content
) -> None:
    path = content.graph_data / "acme.ttl"
    loose = path.read_text("utf-8") + "\n\n"
    path.write_text(loose, "utf-8")
    result = run("format", "--check")
    assert (result.code, result.out) == (1, f"{path}\n")
    assert path.read_text("utf-8") == loose


def test_format_writes_the_canonical_form(run: Callable[..., object], content: Content) -> None:
    path = content.graph_data / "acme.ttl"
    canonical = path.read_bytes()
    path.write_bytes(canonical + b"\n\n")
    result = run("format", str(path))
    assert (result.code, result.out) == (0, f"{path}\n")
    assert path.read_bytes() == canonical


def test_unparsable_turtle_stops_before_anything_is_written(
    run: Callable[..., object], content: Content
) -> None:
    good, bad = content.graph_data / "acme.ttl", content.graph_data / "zzz.ttl"
    good.write_bytes(good.read_bytes() + b"\n\n")
    before = good.read_bytes()
    bad.write_text("<a:a> <a:a>\n  broken .", "utf-8")
    result = run("format")
    assert result.code == 3
    assert result.out == ""
    assert result.err.startswith(f"{bad}:2:")
    assert good.read_bytes() == before


COMMENTS = {
    "whole line": ("# a note\n<a:a> <a:a> <a:a> .\n", (1, 1)),
    "behind a triple": ("<a:a> <a:a> 1 . # a note", (1, 17)),
    "behind a string": ('<a:a>\n  <a:a> "x#y" # a note\n.', (2, 15)),
    "behind long strings": (
        "<a:a> <a:a> \"\"\"#\"\"\\\"\n#\"\"\" , '''#''#\n''' .\n#", (4, 1)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMENTS)
@pytest.mark.parametrize("options", [[], ["--check"]], ids=["write", "check"])
def test_file_with_a_comment_is_refused_with_its_place(
    name: str, options: list[str], run: Callable[..., object], tmp_path: Path
) -> None:
    text, (line, column) = COMMENTS[name]
    other, path = tmp_path / "a.ttl", tmp_path / "b.ttl"
    other.write_text("<a:a> <a:a> <a:a> .", "utf-8")
    path.write_text(text, "utf-8")
    result = run("format", *options, str(other), str(path))
    assert (result.code, result.out) == (3, "")
    message, hint = result.err.splitlines()
    assert message.startswith(f"{path}:{line}:{column}: a comment")
    assert "rdfs:comment" in hint
    assert path.read_text("utf-8") == text
    assert other.read_text("utf-8") == "<a:a> <a:a> <a:a> ."


def test_number_sign_that_begins_no_comment_is_kept(
    run: Callable[..., object], tmp_path: Path
) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "PREFIX ex: <http://a.example/>\n"
        '<http://a.example/#x> ex:p\\#q "#1", \'#2 \\\' #\', """#3\n#4 "# \\"""" .',
        "utf-8",
    )
    result = run("format", str(path))
    assert result.code == 0, result.err
    assert triples_of(path) == 3
    assert "#4" in path.read_text("utf-8")


def test_format_takes_turtle_files_only(run: Callable[..., object], tmp_path: Path) -> None:
    path = tmp_path / "x.nt"
    path.write_text("<a:a> <a:a> <a:a> .\n", "utf-8")
    result = run("format", str(path))
    assert (result.code, result.out) == (2, "")
    message, hint = result.err.splitlines()
    assert message.startswith(f"{path}: only Turtle files")
    assert ".ttl" in hint
    assert path.read_text("utf-8") == "<a:a> <a:a> <a:a> .\n"


def test_help_of_format_says_what_becomes_of_comments(run: Callable[..., object]) -> None:
    assert "has no comments" in " ".join(run("format", "--help").out.split())
