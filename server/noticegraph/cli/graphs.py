"""The commands about the graphs themselves: `export`, `stats` and `format`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noticegraph.cli.files import read_file, write_file
from noticegraph.cli.options import flag, output_option
from noticegraph.cli.output import (
    common_options,
    current_settings,
    default_output,
    reviewed_option,
    write_bytes,
    write_text,
    write_values,
)
from noticegraph.cli.remoting import asked_dataset, remote_options
from noticegraph.errors import InputError, UsageError
from noticegraph.turtle_comments import refuse_comments

if TYPE_CHECKING:
    from noticegraph.dataset import Dataset

_OF_DATASETS = ("trig", "nquads", "nq")
_OF_GRAPHS = ("turtle", "ttl", "ntriples", "nt", "jsonld", "rdfxml", "rdf")

_STATISTICS = """PREFIX ng: <{ng}>
SELECT ?graph ?triples ?facts ?passages WHERE {{
  {{ SELECT ?graph (COUNT(*) AS ?triples) {{ GRAPH ?graph {{ ?s ?p ?o }} }} GROUP BY ?graph }}
  OPTIONAL {{
    SELECT ?graph (COUNT(DISTINCT ?fact) AS ?facts) {{ GRAPH ?graph {{ ?fact ng:statedIn ?in }} }}
    GROUP BY ?graph
  }}
  OPTIONAL {{
    SELECT ?graph (COUNT(DISTINCT ?passage) AS ?passages) {{
      GRAPH ?graph {{ ?passage a ng:Passage }}
    }}
    GROUP BY ?graph
  }}
}} ORDER BY ?graph"""


@click.command()
@click.argument("name", metavar="[GRAPH|STATEMENT]", required=False)
@click.option(
    "--format", "-o", "format_name", type=click.Choice([*_OF_DATASETS, *_OF_GRAPHS]),
    help="The RDF format.  [default: turtle for one graph, else trig]",
)  # fmt: skip
@click.option(
    "--output", "target", type=click.Path(path_type=Path), metavar="FILE",
    help="A file to write instead of stdout. It is replaced completely or not at all.",
)  # fmt: skip
@remote_options
@reviewed_option
@common_options
def export(name: str | None, format_name: str | None, target: Path | None, **remote: Any) -> None:
    """Write the graphs as RDF: all of them, one GRAPH, or those of one STATEMENT.

    GRAPH is an IRI, or the part of it after …/graph/ (zendesk/2024-02-20-nl). STATEMENT is an IRI,
    or its last segment (zendesk-2024-02-20-nl). Formats for one graph (turtle, …) merge several.
    """
    from noticegraph.dataset import export_dataset
    from noticegraph.media_types import TURTLE, format_named

    dataset = asked_dataset(current_settings(), remote)
    graphs = _chosen_graphs(dataset, name)
    chosen = format_name or ("turtle" if len(graphs) == 1 else "trig")
    media_type = (format_named(chosen) or TURTLE).media_type
    data = export_dataset(dataset, media_type, graphs=graphs)
    if target:
        write_file(target, data)
    else:
        write_bytes(data)


def _chosen_graphs(dataset: Dataset, name: str | None) -> list[str]:
    """Return the IRIs of the graphs that a name stands for. UsageError suggests the nearest."""
    present = dataset.engine.graph_names()
    if name is None:
        return present
    from noticegraph.namespaces import GRAPHS, statement_id
    from noticegraph.near_names import nearest_names
    from noticegraph.trace import resolve_statement

    found = [iri for iri in present if iri in (name, str(GRAPHS) + name)]
    if not found:
        resolved = resolve_statement(dataset, name)
        found = [entry.iri for entry in dataset.entries if resolved and entry.statement == resolved]
    if not found:
        known = [iri.removeprefix(str(GRAPHS)) for iri in present]
        known += [statement_id(e.statement) for e in dataset.entries if e.statement]
        raise UsageError(
            "unknown-graph-or-statement",
            name=name,
            nearest=tuple(nearest_names(name, known)),
            known=tuple(known),
        )
    return found


@click.command()
@output_option("the figures", ["table", "json", "csv", "tsv", "md"])
@remote_options
@reviewed_option
@common_options
def stats(output: str | None, **remote: Any) -> None:
    """Count triples, facts and passages per graph.

    Facts are the nodes that cite a passage (ng:statedIn). The last row is the total.
    """
    from noticegraph.namespaces import PREFIXES
    from noticegraph.query import solutions

    dataset = asked_dataset(current_settings(), remote)
    counted: dict[str, list[int]] = {iri: [0, 0, 0] for iri in dataset.engine.graph_names()}
    for graph, *numbers in solutions(dataset, _STATISTICS.format(ng=PREFIXES["ng"])).rows:
        if graph is not None:
            counted[graph.value] = [int(n.value) if n is not None else 0 for n in numbers]
    rows: list[tuple[object, ...]] = [(graph, *numbers) for graph, numbers in counted.items()]
    rows.append(("total", *(sum(column) for column in zip(*counted.values(), strict=True))))
    write_values(("graph", "triples", "facts", "passages"), rows, output or default_output())


@click.command("format")
@flag("--check", "Change nothing. The exit code is 1 if a file would change.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE.ttl]…")
@common_options
def format_files(check: bool, files: tuple[Path, ...]) -> int:
    """Rewrite Turtle files in canonical form: one order and one layout, which keeps diffs small.

    Without FILEs, all files of the workspace, or else of ontology/, graph_data/ and shapes/. The
    names of files that were not canonical are printed on stdout.

    The canonical form has no comments. If a file has comments (# …), it is refused and no file is
    written: put the comment into a triple (rdfs:comment, skos:note), or remove it.
    """
    from noticegraph.turtle import read_turtle
    from noticegraph.turtle_writing import canonical_turtle

    settings = current_settings()
    found = files
    if not found:
        content = settings.content()
        folders = [content.ontology, content.graph_data, content.shapes]
        if content.workspace is not None:
            folders = [content.workspace.root]
        found = tuple(path for folder in folders for path in sorted(folder.rglob("*.ttl")))
    # Read all files before writing any: an error in the last must not leave half of them written.
    canonical: dict[Path, bytes] = {}
    for path in found:
        _refuse_other_than_turtle(path)
        graph = read_turtle(path)
        refuse_comments(path, read_file(path))
        canonical[path] = canonical_turtle(graph).encode()
    changed = [path for path in canonical if read_file(path) != canonical[path]]
    if not check:
        for path in changed:
            write_file(path, canonical[path])
    write_text("".join(f"{path}\n" for path in changed))
    verb = "would change" if check else "changed"
    settings.tell(f"{len(canonical)} files, {len(changed)} {verb}")
    return 1 if check and changed else 0


def _refuse_other_than_turtle(path: Path) -> None:
    if path.is_dir():
        raise InputError("folder-to-format", folder=str(path), file=path)
    if path.suffix.lower() != ".ttl":
        raise UsageError("only-turtle", file=path)
