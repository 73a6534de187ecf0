"""N-Quads of one generated statement, node by node: labels, evidence, passages.

Not responsible for what the nodes say (``corpus_statement``).
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

from bench.corpus_names import CODAS, ONSETS, VOWELS, Label

from noticegraph.namespaces import GRAPHS, PREFIXES, THINGS

FULL_EVERY = 10
"""Each tenth statement, the first one too, has facts of all kinds; the others leave some out."""

Property = tuple[str, *tuple[str, ...]]
"""A predicate and its values, as terms: prefixed names, IRIs in brackets, literals in quotes."""

_T = TypeVar("_T")


def statement_iri(number: int) -> str:
    """Return the IRI of a statement version by its number, counted from 0."""
    return f"{THINGS}corpus-{number:05d}"


def integer(number: int) -> str:
    """Return the literal."""
    return f'"{number}"^^xsd:integer'


def digest(text: str) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class NodeWriter:
    """The lines of one statement. Paths are relative to its IRI."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.iri = statement_iri(number)
        self.graph = f"<{GRAPHS}corpus/{number:05d}>"
        self.report = f"{GRAPHS}report/corpus-{number:05d}"
        self.number = number
        self.chance = chance
        self.full = number % FULL_EVERY == 0
        self.lines: list[str] = []
        self.seen: set[str] = set()
        self.kinds: set[str] = set()
        self.cited: dict[str, None] = {}
        self.processes: list[str] = []
        self.documents: list[str] = []

    def invent_name(self) -> str:
        parts = (ONSETS, VOWELS, CODAS, ONSETS, VOWELS, CODAS)
        return "".join(map(self.chance.choice, parts)).capitalize()

    def some(self, of: Sequence[_T], least: int) -> list[_T]:
        """Return all in a full statement, otherwise at least ``least``, in their order."""
        count = len(of) if self.full else self.chance.randint(least, len(of))
        return [of[i] for i in sorted(self.chance.sample(range(len(of)), count))]

    def happens(self, probability: float) -> bool:
        return self.chance.random() < probability or self.full

    def node(self, path: str) -> str:
        return f"<{self.iri}/{path}>" if path else f"<{self.iri}>"

    def add(self, subject: str, predicate: str, *values: str) -> None:
        for value in values:
            line = f"{subject} {_term(predicate)} {_term(value)} {self.graph} .\n"
            if line not in self.seen:
                self.seen.add(line)
                self.lines.append(line)

    def label(self, subject: str, label: Label) -> None:
        self.add(subject, "skos:prefLabel", f'"{label[0]}"@en', f'"{label[1]}"@nl')

    def fact(
        self,
        path: str,
        classes: str,
        label: Label,
        places: str,
        *properties: Property,
        modality: str | None = "ng:Asserted",
    ) -> str:
        """Add a node that cites passages (paths, parted by blanks); return it."""
        node = self.node(path)
        self.add(node, "rdf:type", *classes.split())
        self.kinds |= set(classes.split())
        self.label(node, label)
        for name, *values in properties:
            self.add(node, name, *values)
        if modality is not None:
            self.add(node, "ng:modality", modality)
        if modality == "ng:Conditional":
            self.add(node, "ng:condition", self.condition())
        for place in places.split():
            self.cited[place] = None
            self.add(node, "ng:statedIn", self.node(f"passage/{place}"))
        return node

    def condition(self) -> str:
        choices: tuple[tuple[str, Label], ...] = (
            ("request", ("on request", "op verzoek")),
            ("law", ("as far as the law demands", "voor zover de wet het eist")),
        )
        name, label = self.chance.choice(choices)
        return self.fact(f"condition/{name}", "ng:StatedCondition", label, "6/p1", modality=None)

    def add_passage(self, place: str) -> None:
        section, _, part = place.partition("/")
        node, start = self.node(f"passage/{place}"), int(digest(place)[:3], 16)
        kinds = {"p": "ng:Paragraph", "i": "ng:ListItem", "r": "ng:TableRow", "": "ng:Section"}
        words = {"p": ("paragraph", "alinea"), "i": ("item", "onderdeel"), "r": ("row", "rij")}
        en, nl = words.get(part[:1], ("whole section", "hele sectie"))
        self.add(node, "rdf:type", "oa:SpecificResource", "ng:Passage")
        self.add(node, "oa:hasSelector", self.node(f"passage/{place}/position"))
        self.add(node, "oa:hasSource", self.node(""))
        self.add(node, "ng:passageKind", kinds[part[:1]])
        self.add(node, "ng:place", f'"{en} {part[1:]}"@en', f'"{nl} {part[1:]}"@nl')
        self.add(node, "ng:section", f'"{section}"')
        self.add(node, "ng:textDigest", f'"{digest(self.iri + place)}"')
        position = self.node(f"passage/{place}/position")
        self.add(position, "rdf:type", "oa:TextPositionSelector")
        self.add(position, "oa:start", f'"{start}"^^xsd:integer')
        self.add(position, "oa:end", f'"{start + 120}"^^xsd:integer')


def _term(text: str) -> str:
    """Write a prefixed name as an IRI, also after ``^^``; leave what is written in full."""
    if text.startswith("<"):
        return text
    if text.startswith('"'):
        literal, mark, datatype = text.partition('"^^')
        return f"{literal}{mark}{_term(datatype)}" if mark else text
    prefix, _, name = text.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"
