"""Changes as data: JSON, Turtle, and Atom (RFC 4287), each with both sides' places and words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from noticegraph.aligning import Piece
from noticegraph.differences.model import Change, Differences, FactChange, Side
from noticegraph.differences.subjects import title_of
from noticegraph.namespaces import PREFIXES

_ATOM = "http://www.w3.org/2005/Atom"
_GRAVITY = {
    1: {"en": "a worse verdict", "nl": "een slechter oordeel"},
    2: {"en": "new, gone, or stated differently", "nl": "nieuw, verdwenen, of anders gezegd"},
    3: {"en": "a value", "nl": "een waarde"},
    4: {"en": "the wording", "nl": "de bewoording"},
}
_SIGNS = {"new": "+", "gone": "−", "changed": "≠"}
_KINDS = {
    "new": {"en": "new", "nl": "nieuw"},
    "gone": {"en": "gone", "nl": "verdwenen"},
    "changed": {"en": "changed", "nl": "veranderd"},
}
_COUNT = {
    "en": ("{count} change in {subjects}", "{count} changes in {subjects}",
           "{count} subject", "{count} subjects", "nothing changed"),
    "nl": ("{count} verandering in {subjects}", "{count} veranderingen in {subjects}",
           "{count} onderwerp", "{count} onderwerpen", "niets veranderd"),
}  # fmt: skip


def gravity_name(gravity: int, language: str) -> str:
    """Return the name of a gravity."""
    return _GRAVITY[gravity][language]


def kind_name(kind: str, language: str) -> str:
    """Return the word for the kind of a change."""
    return _KINDS[kind][language]


def kind_sign(kind: str) -> str:
    """Return the sign for the kind of a change."""
    return _SIGNS[kind]


def count_changes(found: Differences, language: str) -> str:
    """Return the number of changes in words: "12 changes in 6 subjects"."""
    one, many, subject, subjects, nothing = _COUNT[language]
    count, of = len(found.changes), len(found.by_subject())
    if not count:
        return nothing
    in_subjects = (subject if of == 1 else subjects).format(count=of)
    return (one if count == 1 else many).format(count=count, subjects=in_subjects)


def words_of(pieces: Iterable[Piece], begin: str = "", end: str = "") -> str:
    """Return a sentence, with its changed words between two marks."""
    written = []
    for piece in pieces:
        core = piece.text.strip()
        if piece.is_changed and core and (begin or end):
            lead, _, rest = piece.text.partition(core)
            written.append(f"{lead}{begin}{core}{end}{rest}")
        else:
            written.append(piece.text)
    return "".join(written).strip()


def as_object(found: Differences) -> dict[str, Any]:
    """Return the changes between two versions as data."""
    return {
        "old": {"id": found.old, "iri": found.old_iri, "date": found.old_date or None},
        "new": {"id": found.new, "iri": found.new_iri, "date": found.new_date or None},
        "company": found.company,
        "changes": [_change(change) for change in found.changes],
        "verdicts": [
            {
                "requirement": v.requirement,
                "names": dict(v.names),
                "old": v.old,
                "new": v.new,
                "falls": v.is_fall,
            }
            for v in found.verdicts
        ],
        "factsInBoth": found.same,
        "modelledOtherwise": found.modelled_otherwise,
        "textsCompared": found.has_texts,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "subject": change.subject,
        "gravity": int(change.gravity),
        "sentence": dict(change.sentence),
        "facts": [_fact(fact) for fact in change.facts],
        "old": _side(change.old),
        "new": _side(change.new),
        "numbers": {"old": list(change.numbers[0]), "new": list(change.numbers[1])},
        "onlySpelling": change.only_spelling,
    }


def _fact(fact: FactChange) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "class": fact.class_,
        "old": fact.old,
        "new": fact.new,
        "sentence": dict(fact.sentence),
        "modality": {"old": fact.modality[0] or None, "new": fact.modality[1] or None},
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    words = [{"text": p.text, "changed": p.is_changed} for p in side.pieces]
    return {"passage": side.passage, "place": dict(side.place), "words": words}


def change_id(found: Differences, change: Change) -> str:
    """Return the end of the IRI of a change: the same whenever the same versions are compared."""
    said = [change.kind, *(s.passage for s in (change.old, change.new) if s is not None)]
    said += [fact.old or fact.new or "" for fact in change.facts]
    return hashlib.sha256("\n".join([found.old_iri, *said]).encode()).hexdigest()[:16]


def write_turtle(found: Differences) -> str:
    """Return the changes as RDF in Turtle: each derives from the passages of both sides."""
    from rdflib import DCTERMS, PROV, RDF, SKOS, Graph, Literal, URIRef

    from noticegraph.namespaces import NG
    from noticegraph.turtle_writing import canonical_turtle

    graph = Graph()
    for prefix in ("ng", "dcterms", "prov", "skos"):
        graph.bind(prefix, PREFIXES[prefix])
    old, new = URIRef(found.old_iri), URIRef(found.new_iri)
    for change in found.changes:
        node = URIRef(f"{found.new_iri}/change/{change_id(found, change)}")
        graph.add((node, RDF.type, NG.VersionChange))
        graph.add((node, NG.changedFrom, old))
        graph.add((node, NG.changedTo, new))
        graph.add((node, NG.changeKind, Literal(change.kind)))
        graph.add((node, NG.changeGravity, Literal(int(change.gravity))))
        graph.add((node, DCTERMS.subject, Literal(change.subject)))
        for language, sentence in change.sentence.items():
            graph.add((node, SKOS.prefLabel, Literal(sentence, lang=language)))
        for side in (change.old, change.new):
            if side is not None:
                graph.add((node, PROV.wasDerivedFrom, URIRef(side.passage)))
        for fact in change.facts:
            for iri in (fact.old, fact.new):
                if iri is not None:
                    graph.add((node, NG.changedFact, URIRef(iri)))
    return canonical_turtle(graph)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: its id (an IRI), its title, its day, an address, and its paragraphs."""

    id: str
    title: str
    day: str
    address: str
    paragraphs: Sequence[str]


def feed_of(found: Differences, language: str, address: str = "") -> list[Entry]:
    """Return the changes as entries of a feed, most serious first."""
    entries = []
    for change in found.changes:
        words = []
        for side, begin, end in ((change.old, "[-", "-]"), (change.new, "{+", "+}")):
            if side is not None:
                written = words_of(side.pieces, begin, end)
                words.append(f"{side.place[language]}: {written}")
        sentences = [fact.sentence[language] for fact in change.facts[1:]]
        title = f"{title_of(change.subject, language)}: {change.sentence[language]}"
        id_ = f"{found.new_iri}/change/{change_id(found, change)}"
        entries.append(
            Entry(id_, title, found.new_date, address or found.new_iri,
                  (gravity_name(change.gravity, language), *sentences, *words))
        )  # fmt: skip
    return entries


def write_feed(
    entries: Iterable[Entry], *, id_: str, title: str, author: str, language: str,
    own_address: str = "",
) -> bytes:  # fmt: skip
    """Return an Atom feed (RFC 4287). A day is given as its beginning in UTC."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    listed = list(entries)

    def add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
        child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        child.text = _clean(text) or None
        return child

    add(root, "id", id_)
    add(root, "title", title)
    add(root, "updated", _moment(max((e.day for e in listed), default="")))
    add(add(root, "author"), "name", author)
    if own_address:
        add(root, "link", rel="self", href=own_address, type="application/atom+xml")
    for entry in listed:
        element = add(root, "entry")
        add(element, "id", entry.id)
        add(element, "title", entry.title)
        add(element, "updated", _moment(entry.day))
        add(element, "link", rel="alternate", href=entry.address)
        add(element, "content", "\n\n".join(entry.paragraphs), type="text")
    ET.indent(root, " ")
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _moment(day: str) -> str:
    return f"{day or '1970-01-01'}T00:00:00Z"


def _clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 does not have."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))
