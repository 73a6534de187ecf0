"""What is wrong in a statement graph, and where in its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from noticegraph.examinations import Finding
from noticegraph.turtle_lines import TurtleLines


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem, with its file, the line there if it is known, and a remedy.

    ``node`` is the IRI of the node, "_:" and a label if it has none, or None for the graph as a
    whole; ``name`` is the node's label. ``quote`` are the words of the passage that the node cites,
    if the text is available. A result of a shape names it in ``shape``, with the ``value`` that it
    found, and its remedy is part of the message. What ``may_wait`` is a name in one language only
    of a thing in a workspace: the other is needed when the statement is released.
    """

    file: Path
    line: int | None
    node: str | None
    message: str
    hint: str
    name: str = ""
    quote: str = ""
    shape: str = ""
    value: str | None = None
    may_wait: bool = False


class Source:
    """The files of a statement graph: its facts, and then its passages if they are apart."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Read the lines of the files. Raises as `TurtleLines` does."""
        self._files = [(file, TurtleLines(file)) for file in files]

    @property
    def facts(self) -> Path:
        """The file of the facts."""
        return self._files[0][0]

    def describes(self, node: str) -> bool:
        """Tell whether a node (as in `place_of`) has a triple in one of the files."""
        return any(lines.describes(_own(node, n)) for n, (_, lines) in enumerate(self._files))

    def place_of(
        self, node: str, predicate: str | None = None, value: str | None = None
    ) -> tuple[Path, int | None]:
        """Return the file and line of a node's triple, or else of the node, or else the first file.

        A blank node is "_:" with the label that ``validation.read_graphs`` gives it.
        """
        numbered = list(enumerate(self._files))
        if predicate is not None and value is not None:
            for number, (file, lines) in numbered:
                found = lines.of_triple(_own(node, number), predicate, _own(value, number))
                if found is not None:
                    return file, found
        for described in (True, False):
            for number, (file, lines) in numbered:
                own = _own(node, number)
                if lines.describes(own) is described and (line := lines.of_node(own)):
                    return file, line
        return self.facts, None

    def place_of_result(self, finding: Finding) -> tuple[str, Path, int | None]:
        """Return the node that a result of a shape is about, and its file and line."""
        node = finding.fact or finding.focus
        is_blank = finding.value is not None and finding.value.startswith("_:")
        if is_blank and finding.value is not None and finding.fact is None and not finding.path:
            node = finding.value
        return node, *self.place_of(node, finding.path, finding.value)

    def place_of_use(self, node: str, term: str) -> tuple[Path, int | None]:
        """Return where a node of the facts uses a term, or else where the term is first used."""
        file, lines = self._files[0]
        return file, lines.of_use(node, term) or lines.of_node(term)


def _own(node: str, number: int) -> str:
    """Return a node as it is called in a file alone."""
    return node.replace(f"_:f{number}", "_:", 1) if node.startswith(f"_:f{number}b") else node
