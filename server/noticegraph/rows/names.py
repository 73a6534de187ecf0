"""What a cell that means a thing or a term stands for, and how a thing is written in a cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from noticegraph.rows.columns import Column
from noticegraph.rows.statement import curie, curie_to_iri


class Names:
    """The things of a statement by id and by name, each with its kind."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}
        self._by_name: dict[str, dict[str, None]] = defaultdict(dict)
        self._name: dict[str, str] = {}

    def add(self, node_id: str, kind: str, names: Iterable[str]) -> None:
        """Add a thing; its first name is the one that is written."""
        self._kinds[node_id] = kind
        for name in names:
            if name:
                self._name.setdefault(node_id, name)
                self._by_name[_key(name)][node_id] = None

    def kind(self, node_id: str) -> str | None:
        """Return the kind of the thing with an id, or None if there is none."""
        return self._kinds.get(node_id)

    def called(self, name: str, column: Column) -> list[str]:
        """Return the ids of the things of the column's kinds that have a name."""
        found = self._by_name.get(_key(name), {})
        return [node for node in found if not column.of or self._kinds[node] in column.of]

    def known(self, column: Column) -> list[str]:
        """Return the names that a cell of a column can have."""
        return [n for i, n in self._name.items() if not column.of or self._kinds[i] in column.of]

    def cell(self, node_id: str, column: Column) -> str:
        """Return how a thing is written in a cell: its name if that is enough, else its id."""
        name = self._name.get(node_id, "")
        plain = name and name not in self._kinds and curie_to_iri(name) is None
        alone = self.called(name, column) == [node_id]
        return name if plain and alone and name == name.strip() else node_id


def write_term(iri: str) -> str:
    """Return how a term is written in a cell: as a CURIE."""
    return curie(iri)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
