"""Who proposed a row, whether it was reviewed, and where the words are that say it.

A fact without a review status counts as accepted: somebody modelled it by hand. A rejected fact is
no longer a fact, but stays as an ``ng:RejectedDraft``, so that it is not proposed again.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

from rdflib import PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.namespaces import NG
from noticegraph.rows.model import KEPT_OF_REJECTED, REVIEW, Row
from noticegraph.rows.statement import Statement, curie

STATUSES = ("drafted", "accepted", "rejected")
_WHO = re.compile(r"(rule|person|agent):\S.*")
_Triple = tuple[Node, Node, Node]


def is_proposer(text: str) -> bool:
    """Tell whether a text names who proposed something: rule:…, person:… or agent:…."""
    return _WHO.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Tell whether a text names a person: person:…."""
    return is_proposer(text) and text.startswith("person:")


def is_drafted_by_machine(row: Row) -> bool:
    """Tell whether a row comes from a rule or an agent, and nobody has accepted it."""
    who = row.one("by")
    return bool(who) and not who.startswith("person:") and row.one("review") in ("", "drafted")


def states_fact(row: Row) -> bool:
    """Tell whether the passages of a row state it: not if it was rejected, or is of the past."""
    return row.one("review") != "rejected" and row.kind not in ("earlier-fact", "no-fact")


def review_of_made(row: Row) -> dict[str, list[str]]:
    """Return the cells about the review of a thing that a row makes: those of the row.

    What somebody writes into a row of a rule or an agent while accepting it is their own.
    """
    status = row.one("review")
    is_judged = status == "accepted" or (bool(row.one("reviewer")) and status != "rejected")
    columns = ("reviewer", "reviewedAt") if is_judged else ("by",)
    made = {column: list(row.cells[column]) for column in columns if column in row.cells}
    if is_judged:
        made["review"] = ["accepted"]
        who = row.one("by") if row.one("by").startswith("person:") else row.one("reviewer")
        made |= {"by": [who]} if who else {}
    elif status == "drafted":
        made["review"] = [status]
    return made


def stamp(
    row: Row, before: Row | None, by: str | None, statement: Statement, reviewer: str | None = None
) -> None:
    """Give a settled row its proposer, status and digests; what is unchanged keeps its own.

    ``reviewer`` is who accepted or rejected it now, if the row does not say.
    """
    # Who accepts a row and leaves out what was reviewed has read its passages anew.
    anew = row.one("review") == "accepted" and "reviewed" not in row.cells
    rejected = row.one("review") == "rejected"
    is_same = before is not None and _content(before, rejected) == _content(row, rejected)
    if before is not None and is_same:
        for column in REVIEW:
            if column in before.cells:
                row.cells.setdefault(column, list(before.cells[column]))
    elif by is not None:
        row.cells.setdefault("by", [by])
    if row.one("review") and not row.one("by"):
        # Of what a machine wrote that proposes nothing, such as the publisher of a text.
        row.put("by", [who for who in (row.one("reviewer") or reviewer or by,) if who])
    if row.one("by") and not row.one("review"):
        row.put("review", ["drafted" if is_drafted_by_machine(row) else "accepted"])
    known = before or Row(0, row.kind)
    if row.one("review") in ("accepted", "rejected"):
        is_judged = not is_same or known.one("review") != row.one("review")
        if reviewer and is_judged and row.one("reviewer") in ("", known.one("reviewer")):
            row.put("reviewer", [reviewer])
            row.put("reviewedAt", [now_in_words()])
    if row.one("review") != "accepted" or row.kind == "earlier-fact":
        # Of an earlier fact somebody has settled that it is none: that rests on no passage.
        row.put("reviewed", [])
        return
    paths = row.cells.get("passage", [])
    newly = known.one("review") != "accepted" or not known.one("reviewed")
    # A passage that is cited besides was read with it; one that was edited was not.
    stayed = [path for path in paths if path in known.cells.get("passage", [])]
    read = set(statement.digests(stayed)) <= set(row.cells.get("reviewed", []))
    if newly or anew or read:
        row.put("reviewed", statement.digests(paths))


def now_in_words() -> str:
    """Return the moment as `reviewedAt` holds it."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return now.replace("+00:00", "Z")


def review_triples(row: Row, node: URIRef, statement: Statement) -> Iterator[_Triple]:
    """Yield what the graph says about a row's proposer, review and quote."""
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
    """Yield what is kept of a rejected row: it is not a fact."""
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


def _content(row: Row, rejected: bool) -> dict[str, list[str]]:
    """Return what a row says, or what is kept of it if it is ``rejected``."""
    apart = ("quote", *REVIEW)
    return {
        c: sorted(v)
        for c, v in row.cells.items()
        if c not in apart and v and (not rejected or c in KEPT_OF_REJECTED)
    }


def _slug(who: str) -> str:
    kind, _, name = who.partition(":")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return f"{kind}/{re.sub(r'[^a-z0-9]+', '-', plain).strip('-') or 'x'}"
