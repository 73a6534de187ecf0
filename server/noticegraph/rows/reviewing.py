"""Who proposed a row, whether it was reviewed, and where the words stand that say it.

A fact without a review status counts as accepted: somebody modelled it by hand. What is rejected is
no fact any more, and stays as an ``ng:RejectedDraft``, so that it is not proposed again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rdflib import PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.namespaces import NG
from noticegraph.rows.model import REVIEW, Row
from noticegraph.rows.statement import Statement, curie

PROPOSERS = ("rule", "person", "agent")
STATUSES = ("drafted", "accepted", "rejected")
_WHO = re.compile(r"(rule|person|agent):\S.*")
_Triple = tuple[Node, Node, Node]


def is_proposer(text: str) -> bool:
    """Tell whether a text names who proposed something: rule:…, person:… or agent:…."""
    return _WHO.fullmatch(text) is not None


def is_drafted_by_machine(row: Row) -> bool:
    """Tell whether a row comes from a rule or an agent, and nobody has accepted it."""
    who = row.one("by")
    return bool(who) and not who.startswith("person:") and row.one("review") in ("", "drafted")


def stamp(row: Row, before: Row | None, by: str | None, statement: Statement) -> None:
    """Give a settled row its proposer, status and digests; what is unchanged keeps its own."""
    # Who accepts a row and leaves out what was reviewed has read its passages anew.
    anew = row.one("review") == "accepted" and "reviewed" not in row.cells
    if before is not None and _content(before) == _content(row):
        for column in REVIEW:
            if column in before.cells:
                row.cells.setdefault(column, list(before.cells[column]))
    elif by is not None:
        row.cells.setdefault("by", [by])
    if row.one("by") and not row.one("review"):
        row.put("review", ["drafted" if is_drafted_by_machine(row) else "accepted"])
    newly = before is None or before.one("review") != "accepted" or not before.one("reviewed")
    # Of an earlier fact somebody has settled that it is none: that rests on no passage.
    is_of_passages = row.one("review") == "accepted" and row.kind != "earlier-fact"
    if is_of_passages and (newly or anew or "reviewed" not in row.cells):
        row.put("reviewed", statement.digests(row.cells.get("passage", [])))
    elif not is_of_passages:
        row.put("reviewed", [])


def review_triples(row: Row, node: URIRef, statement: Statement) -> Iterator[_Triple]:
    """Yield what the graph says of a row's proposer, review and quote."""
    for column, relation in (("by", PROV.wasAttributedTo), ("reviewer", NG.reviewedBy)):
        who = row.one(column)
        if not who:
            continue
        agent = URIRef(f"{statement.version}/agent/{_slug(who)}")
        is_person = who.startswith("person:")
        yield node, relation, agent
        yield agent, RDF.type, PROV.Agent
        yield agent, RDF.type, PROV.Person if is_person else PROV.SoftwareAgent
        yield agent, RDFS.label, Literal(who)
    if row.one("reviewedAt"):
        moment = Literal(row.one("reviewedAt"), datatype=XSD.dateTime, normalize=False)
        yield node, NG.reviewedAt, moment
    if row.one("review"):
        yield node, NG.reviewStatus, NG[row.one("review").capitalize()]
    for digest in row.cells.get("reviewed", []):
        yield node, NG.reviewedDigest, Literal(digest)
    if row.one("start") and row.one("end"):
        for name in ("start", "end"):
            place = Literal(row.one(name), datatype=XSD.integer)
            yield node, NG[f"quote{name.capitalize()}"], place


def rejected_triples(
    row: Row, node: URIRef, cls: URIRef, statement: Statement
) -> Iterator[_Triple]:
    """Yield what is kept of a rejected row: it is no fact."""
    yield node, RDF.type, NG.RejectedDraft
    yield node, NG.rejects, cls
    languages = {"name": statement.language, "translation": statement.other_language}
    for column, language in languages.items():
        for name in row.cells.get(column, []):
            yield node, SKOS.prefLabel, Literal(name, lang=language)
    for path in row.cells.get("passage", []):
        yield node, PROV.wasDerivedFrom, statement.passage(path)
    yield from review_triples(row, node, statement)


def read_review(row: Row, node: URIRef, graph: Graph, text: str | None) -> None:
    """Set the cells of a row that say who proposed it, its review, and the words that say it."""
    for column, relation in (("by", PROV.wasAttributedTo), ("reviewer", NG.reviewedBy)):
        for agent in graph.objects(node, relation):
            row.put(column, sorted(str(label) for label in graph.objects(agent, RDFS.label)))
    row.put("reviewedAt", sorted(str(moment) for moment in graph.objects(node, NG.reviewedAt)))
    for status in graph.objects(node, NG.reviewStatus):
        row.put("review", [curie(str(status)).removeprefix("ng:").lower()])
    row.put("reviewed", sorted(str(d) for d in graph.objects(node, NG.reviewedDigest)))
    places = [graph.value(node, NG[name]) for name in ("quoteStart", "quoteEnd")]
    if all(place is not None for place in places):
        start, end = (int(str(place)) for place in places)
        row.put("start", [str(start)])
        row.put("end", [str(end)])
        if text is not None:
            row.put("quote", [text[start:end]])


def _content(row: Row) -> dict[str, list[str]]:
    apart = ("quote", *REVIEW)
    return {c: sorted(v) for c, v in row.cells.items() if c not in apart and v}


def _slug(who: str) -> str:
    kind, _, name = who.partition(":")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return f"{kind}/{re.sub(r'[^a-z0-9]+', '-', plain).strip('-') or 'x'}"
