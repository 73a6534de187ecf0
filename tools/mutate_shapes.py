"""Remove each constraint of each shape in turn, and see whether an example notices.

A mutant lacks one triple of one shape file: a constraint (SHACL 4, 5), a target (2.1.3), or the
role of a shape in an examination. It survives when every example of `tests/shapes/examples` still
gives the expected results and verdicts: by the fast engine, if it is installed, and if that notices
nothing, by pySHACL. Prints the survivors and the counts; exit code 1 if any mutant survives.
``python tools/mutate_shapes.py [FILE…]`` looks at some shape files only.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "shapes")]

from rdflib import SH, Graph  # noqa: E402
from rdflib.term import Node  # noqa: E402
from shape_examples import (  # noqa: E402
    CONTENT,
    EXAMPLES,
    Example,
    Shapes,
    merged_shapes,
    read_examples,
    read_file,
    run,
    run_fast,
    shape_files,
)

from noticegraph.errors import NoticegraphError  # noqa: E402
from noticegraph.examinations import ROLES  # noqa: E402
from noticegraph.namespaces import NG, shorten_iri  # noqa: E402
from noticegraph.reports.engines import engine_version  # noqa: E402
from noticegraph.validation import EngineName  # noqa: E402

CONSTRAINTS = frozenset(
    SH[name]
    for name in (
        *("class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive"),
        *("minInclusive", "maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern"),
        *("languageIn", "uniqueLang", "equals", "disjoint", "lessThan", "lessThanOrEquals"),
        *("not", "and", "or", "xone", "node", "property", "qualifiedValueShape"),
        *("hasValue", "in", "closed", "sparql"),
    )
)
TARGETS = frozenset(SH[f"target{name}"] for name in ("Class", "Node", "SubjectsOf", "ObjectsOf"))
ROLE_LINKS = frozenset(NG[f"{role}Shape"] for role in ROLES)
Triple = tuple[Node, Node, Node]
Outcome = tuple[frozenset[str], dict[str, str]]


def mutants(file: Path) -> Iterator[tuple[str, Triple]]:
    """Yield the kind of each mutant of a shape file, and the triple that it lacks."""
    for triple in sorted(read_file(file)):
        for kind, predicates in (
            ("constraint", CONSTRAINTS),
            ("target", TARGETS),
            ("role", ROLE_LINKS),
        ):
            if triple[1] in predicates:
                yield kind, triple


def is_noticed(file: Path, triple: Triple) -> bool:
    """Tell whether an example fails when the triple is missing."""
    examples = read_examples(EXAMPLES / file.relative_to(CONTENT.shapes).with_suffix(".yaml"))
    subject = shorten_iri(str(triple[0]))
    # Those with a result of this shape are most likely to notice.
    examples.sort(key=lambda example: not any(subject in line for line in example.results))
    shapes = Graph(bind_namespaces="none")
    shapes += merged_shapes(examples[0].shape_files).graph
    shapes.remove(triple)
    mutant = Shapes(shapes)
    return any(differs(examples, judge) for judge in judges(mutant))


def judges(mutant: Shapes) -> Iterator[Callable[[Example], Outcome]]:
    """Yield what runs an example: the engine that is many times faster first."""
    if engine_version(EngineName.FAST) is not None:
        yield partial(run_fast, mutant=mutant)
    yield partial(run, shapes=mutant)


def differs(examples: Iterable[Example], judge: Callable[[Example], Outcome]) -> bool:
    """Tell whether an example has other results or verdicts than it should, or none at all."""
    for example in examples:
        try:
            results, verdicts = judge(example)
        except (NoticegraphError, ValueError):
            return True
        if results != example.results or verdicts != example.verdicts:
            return True
    return False


def survivors_of(file: Path) -> tuple[dict[str, int], list[str]]:
    """Return the count of mutants of a shape file by kind, and those that nothing noticed."""
    counts: dict[str, int] = {}
    survivors = []
    for kind, triple in mutants(file):
        counts[kind] = counts.get(kind, 0) + 1
        if not is_noticed(file, triple):
            subject, predicate, value = (shorten_iri(str(t)) for t in triple)
            survivors.append(f"{file.relative_to(ROOT)}: {subject} {predicate} {value}")
    return counts, survivors


def main(names: list[str]) -> int:
    """Print survivors and counts; return the exit code."""
    files = [Path(name).resolve() for name in names] or list(shape_files())
    total: dict[str, int] = {}
    survived: list[str] = []
    with multiprocessing.get_context("spawn").Pool() as pool:
        for counts, survivors in pool.imap(survivors_of, files):
            for kind, count in counts.items():
                total[kind] = total.get(kind, 0) + count
            survived += survivors
    for line in survived:
        print(line)
    counted = ", ".join(f"{count} {kind}s" for kind, count in sorted(total.items()))
    print(f"{sum(total.values())} mutants ({counted}), {len(survived)} survived")
    return 1 if survived or not total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
