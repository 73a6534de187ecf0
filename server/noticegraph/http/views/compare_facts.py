"""Two statements or versions side by side, fact by fact, with the evidence of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from noticegraph.comparison import ComparedFact, Difference, Status, Value
from noticegraph.comparison import compare_statements as compare
from noticegraph.http.frame.layout import address_of
from noticegraph.http.frame.problems import Problem
from noticegraph.http.graph.passages import Evidence, read_evidence
from noticegraph.http.graph.statements import Statement
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.common_arguments import (
    TABLE,
    TABLE_FORMATS,
    facet,
    statement_argument,
)
from noticegraph.http.request.declarations import STRING, Argument, list_schema, object_schema
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.kept import known_statements, once_per_state
from noticegraph.http.tables.downloads import write_listing
from noticegraph.http.tables.listing import arrange, arrange_page
from noticegraph.http.words.headings import property_heading
from noticegraph.http.words.matrix import period_words
from noticegraph.http.words.texts import texts
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import pick, sort_key
from noticegraph.tables import Part, Table

blueprint = Subject("comparing_facts")

_COLUMNS = (
    "kind", "status", "first", "firstEvidence", "second", "secondEvidence", "difference",
)  # fmt: skip
_SEVERAL = _COLUMNS[2:]
_DIFFERENT, _ALL = "different", "all"
_STATUSES = (_DIFFERENT, *(str(s) for s in Status), _ALL)


@dataclass(frozen=True, slots=True)
class _Names:
    """What the rows mention: names of things, and passages, both by IRI."""

    things: dict[str, str]
    evidence: dict[str, Evidence]


_A, _B = statement_argument("a"), statement_argument("b", place=1)
_STATUS = Argument(
    "status",
    "Only facts with this status; by default, those that differ.",
    values=_STATUSES,
    formats=TABLE_FORMATS,
)
_FILTERS = (_A, _B, _STATUS, facet("kind", "Only facts of this kind."))


@blueprint.address(
    "/compare/facts",
    nl="Vergelijk twee verklaringen feit voor feit, met de passages van beide.",
    formats=TABLE_FORMATS,
    localized=TABLE_FORMATS,
    arguments=(*_FILTERS, *TABLE),
    json=object_schema(
        first=STRING,
        second=STRING,
        counts={"type": "object", "additionalProperties": {"type": "integer"}},
        facts=list_schema(),
    ),
)
def show_facts_compared(asked: Asked) -> bytes:
    """Compare two statements fact by fact, with the passages of both."""
    dataset, language = current_site().dataset, asked.language
    statements = known_statements(language)
    status = asked.text("status") or _DIFFERENT
    first, second = _two(statements, asked)
    rows: tuple[ComparedFact, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = {}
    if first and second and first != second:
        one, other = first.iri, second.iri
        found = once_per_state(
            "facts compared", lambda: compare(dataset, one, other), f"{one} {other}"
        )
        rows, labels = found.facts, found.labels
    elif not asked.is_page:
        raise Problem("two-statements", choices=tuple(statements))
    kinds = {row.kind.rsplit("#", 1)[-1]: row.kind for row in rows}
    kind = asked.choose("kind", list(kinds)) if rows else ""
    of_kind = [row for row in rows if not kind or row.kind == kinds[kind]]
    counts = _counts(of_kind)
    shown = [
        row
        for row in of_kind
        if status == _ALL or row.status == status
        or (status == _DIFFERENT and row.status != Status.SAME)
    ]  # fmt: skip
    names = _Names({}, {})

    def lay_out(some: Sequence[ComparedFact]) -> Table:
        nonlocal names
        names = _read_names(some, labels, language, set(kinds.values()))
        return _table(some, names, language)

    if asked.is_page:
        listing = arrange_page(shown, lay_out, asked.arguments)
    else:
        listing = arrange(lay_out(shown), asked.arguments)
    words = texts(language)
    page: dict[str, Any] = {}
    if not rows:
        page["alternatives"] = ()
    return write_listing(
        asked, listing, "compare_facts.html", key="facts", several=_SEVERAL,
        more={
            "first": first.iri if first else None,
            "second": second.iri if second else None,
            "counts": {str(s): n for s, n in counts.items()},
        },
        statements=list(statements.values()),
        first=first,
        second=second,
        compared=bool(rows),
        counts=[(str(s), words[f"status_{s}"], n) for s, n in counts.items()],
        statuses=[(s, words[f"status_{s}"]) for s in _STATUSES],
        status=status,
        kinds=sorted(
            ((name, name_or_iri(names.things, iri)) for name, iri in kinds.items()),
            key=lambda entry: sort_key(entry[1]),
        ),
        kind=kind,
        evidence=names.evidence,
        kept=[(n, v) for n, v in listing.kept() if n not in {f.name for f in _FILTERS}],
        crumbs=[(words["compare"], _matrix_address(first, second))],
        **page,
    )  # fmt: skip


def _matrix_address(first: Statement | None, second: Statement | None) -> str:
    """Return the address of the comparison by subject of the same statements."""
    if first is None or second is None or first == second:
        return address_of("comparing.show_comparison")
    return address_of("comparing.show_comparison", a=first.slug, b=second.slug)


def _two(
    statements: Mapping[str, Statement], asked: Asked
) -> tuple[Statement | None, Statement | None]:
    """Return the two statements; if one is not given, the one most closely related to the other."""
    slugs = list(statements)
    a, b = asked.text("a"), asked.text("b")
    if not slugs:
        return None, None
    if not a:
        a = next((slug for slug in slugs if slug != b), slugs[0])
    if not b:
        others = [slug for slug in slugs if slug != a]
        # People will first want to see another version by the same company.
        others.sort(key=lambda slug: statements[slug].publisher != statements[a].publisher)
        b = others[0] if others else a
    return statements[a], statements[b]


def _counts(rows: Iterable[ComparedFact]) -> dict[Status, int]:
    found = [row.status for row in rows]
    return {status: found.count(status) for status in Status}


def _read_names(
    rows: Iterable[ComparedFact],
    labels: Mapping[str, Mapping[str, str]],
    language: str,
    kinds: set[str],
) -> _Names:
    site = current_site()
    things, passages = set(kinds), set()
    for row in rows:
        things |= {*row.first, *row.second}
        passages |= {*row.first_passages, *row.second_passages}
        for difference in row.differences:
            things.add(difference.property)
            things |= {v.text for v in (*difference.first, *difference.second) if v.is_iri}
    own = {iri: text for iri in things if (text := pick(labels.get(iri, {}), language))}
    return _Names(
        own | read_names(site.dataset, things - own.keys(), language),
        read_evidence(site.dataset, site.texts, passages, language),
    )


def _table(rows: Iterable[ComparedFact], names: _Names, language: str) -> Table:
    words = texts(language)
    order = {iri: number for number, iri in enumerate(names.evidence)}

    def things(iris: Iterable[str]) -> tuple[Part, ...]:
        return tuple(Part(name_or_iri(names.things, iri), iri) for iri in iris)

    def passages(iris: Iterable[str]) -> tuple[Part, ...]:
        known = sorted((iri for iri in iris if iri in order), key=order.__getitem__)
        return tuple(Part(names.evidence[iri].place, iri) for iri in known)

    def written(value: Value) -> str:
        if value.is_iri:
            return name_or_iri(names.things, value.text)
        truth = {"true": words["yes"], "false": words["no"]}
        return truth.get(value.text) or period_words(value.text, "", language)

    def line(difference: Difference, word: str, values: tuple[Value, ...]) -> list[Part]:
        if not values:
            return []
        heading = property_heading(difference.property, language) or name_or_iri(
            names.things, difference.property
        )
        shown = "; ".join(map(written, values))
        return [Part(words[word].format(property=heading, values=shown))]

    return Table(
        _COLUMNS,
        tuple(
            (
                things([row.kind]),
                (Part(words[f"status_{row.status}"]),),
                things(row.first),
                passages(row.first_passages),
                things(row.second),
                passages(row.second_passages),
                tuple(
                    part
                    for d in row.differences
                    for part in (*line(d, "only_first", d.first), *line(d, "only_second", d.second))
                ),
            )
            for row in rows
        ),
    )
