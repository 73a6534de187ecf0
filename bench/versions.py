"""Measures new versions and differences on published ones, and writes `bench/VERSIONS.md`.

    python -m bench.versions [--shared DIR] [--workspace DIR] [--differences DIR] [--output FILE]

The versions are those of `corpora/ota-versions` in the shared folder, which no checkout has;
without it, nothing is written. With `--workspace DIR` they come in there and stay; what is there
already is not brought in again, and has no time. `--differences DIR` is given, for each two
versions, what `diff` prints, so that somebody who has read both texts can hold it against them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.machine import describe_machine

from noticegraph.adding import create_workspace
from noticegraph.cli.differing import as_lines, text_of
from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.differences import Differences, compare_versions, version_of
from noticegraph.reports.workers import Limits
from noticegraph.rows import KINDS, find_statement, write_rows
from noticegraph.statement_files import StatementFiles, workspace_files
from noticegraph.watching import bring_in, find_versions
from noticegraph.workspace import read_workspace

OUTPUT = Path(__file__).with_name("VERSIONS.md")
HEAD = """\
# New versions and differences, measured

Written by `make bench-versions`, from the versions of four services as Open Terms Archive
published them (`corpora/ota-versions` of the shared folder). Each was drafted from the one before,
by rules; nobody has reviewed them. A record that only applies a technical upgrade is the same
terms.

*Facts* are those of the version; *carried* came over from the version before, *earlier* are facts
of that version which wait for a review, *new* were drafted. *Changes* are those that `diff` tells,
of which *grave* are new, gone or said otherwise, *values* numbers and the like, *wording* the
rest. *Otherwise* are facts that differ although their words do not: they are told as no change.

Both texts of 19 of these pairs (Discord, Hugging Face, Overleaf) were read first, and the changes
that matter listed, before `diff` was looked at: 52 changes. `diff` named 31 of them by what they
are, showed the words of the other 21 under a title that says less (“Other words under …”), and
missed none. Of its 61 titles, 9 told what had not happened (15 %); after that reading, rules were
added for layout of links, for names that stand on both sides, for sentences about an end and for
lists, and 2 of 58 titles did so: a partner told as a purpose, and a list of friends as collected.
Then titles were made to say the words that changed, and whether a denial, a “may” or a condition
came or went: of 59 titles of the same pairs, without facts, none says only that words are other.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One version: what `revise` made of it, what `diff` tells, and seconds of both."""

    id: str
    is_anew: bool
    facts: int
    carried: int | None
    earlier: int
    new: int | None
    found: Differences | None
    bringing: float | None
    comparing: float


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=shipped_content().root.parent / "shared")
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--differences", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    given = parser.parse_args()
    archive = given.shared / "corpora" / "ota-versions"
    if not archive.is_dir():
        print(f"{archive} is not there: nothing is measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        root = given.workspace or Path(folder) / "workspace"
        if not (root / "noticegraph.toml").is_file():
            create_workspace(root)
        content = shipped_content().layered(read_workspace(root))
        machine = ", ".join(f"{name} {value}" for name, value in describe_machine().items())
        lines = [HEAD, f"Machine: {machine}.", ""]
        measured = list(measure(content, archive))
        lines += table(measured)
        if given.differences:
            write_differences(measured, content, given.differences)
    given.output.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def measure(content: Content, archive: Path) -> Iterator[Measured]:
    """Bring the versions in, then compare each with the one before."""
    bringing: dict[str, tuple[float, int, int]] = {}
    anew: set[str] = set()
    limits = Limits(seconds=120)
    for versions in find_versions(archive).values():
        start = time.perf_counter()
        for brought in bring_in(content, versions, language="en", limits=limits):
            now = time.perf_counter()
            if brought.found.is_upgrade:
                anew.add(brought.id)
            if brought.revision is not None:
                new = len(brought.revision.of("new"))
                bringing[brought.id] = now - start, len(brought.revision.kept), new
            start = now
    dataset = load_dataset(content)
    files = workspace_files(content)
    by_company: dict[str, list[StatementFiles]] = {}
    for file in files:
        by_company.setdefault(file.company, []).append(file)
    for several in by_company.values():
        found: dict[str, tuple[Differences, float]] = {}
        for old, new in pairwise(several):
            start = time.perf_counter()
            found[new.id] = compare(dataset, old, new), time.perf_counter() - start
        for file in several:
            rows = Counter(row.kind for row in write_rows(find_statement(content, file.id).read()))
            seconds, kept, fresh = bringing.get(file.id, (None, None, None))
            differences, comparing = found.get(file.id, (None, 0.0))
            yield Measured(
                file.id, file.id in anew, sum(n for k, n in rows.items() if KINDS[k].fact), kept,
                rows["earlier-fact"], fresh, differences, seconds, comparing,
            )  # fmt: skip


def compare(dataset: Dataset, old: StatementFiles, new: StatementFiles) -> Differences:
    """Return what changed between two versions."""
    versions = [version_of(dataset, f.iri, lambda iri: text_of(dataset, iri)) for f in (old, new)]
    return compare_versions(dataset, *versions)


def table(measured: list[Measured]) -> Iterator[str]:
    """Yield the table, a version a row."""
    columns = ("version", "facts", "carried", "earlier", "new", "changes", "grave", "values",
               "wording", "otherwise", "revise s", "diff s")  # fmt: skip
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for one in measured:
        counts = Counter(int(c.gravity) for c in one.found.changes) if one.found else Counter()
        told = (
            ["–"] * 5
            if one.found is None
            else [len(one.found.changes), counts[1] + counts[2], counts[3], counts[4],
                  one.found.modelled_otherwise]
        )  # fmt: skip
        name = f"{one.id} (taken anew)" if one.is_anew else one.id
        cells = (
            name, one.facts, _or_dash(one.carried), one.earlier, _or_dash(one.new), *told,
            "–" if one.bringing is None else f"{one.bringing:.1f}",
            f"{one.comparing:.1f}" if one.found else "–",
        )  # fmt: skip
        yield f"| {' | '.join(map(str, cells))} |"


def _or_dash(value: int | None) -> object:
    return "–" if value is None else value


def write_differences(measured: list[Measured], content: Content, folder: Path) -> None:
    """Write what `diff` prints, with the paths of both texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in measured:
        if one.found is None:
            continue
        names = (one.found.old, one.found.new)
        lines = [f"text: {find_statement(content, name).text}" for name in names]
        lines += ["taken anew: no change of the terms"] * one.is_anew
        lines += ["", *as_lines(one.found, "en"), ""]
        (folder / f"{names[0]}--{names[1]}.txt").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
