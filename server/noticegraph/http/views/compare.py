"""Up to five statements side by side in a matrix by subject, with the evidence of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Response, url_for

from noticegraph.http.frame.layout import page_address, render_page
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.graph.companies import Company, Version
from noticegraph.http.graph.matrix_cells import ShownClaim, ShownSubject, claim_values, show_matrix
from noticegraph.http.graph.statements import Statement
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.arguments import with_value
from noticegraph.http.request.common_arguments import OPEN, SAFE, TABLE_FORMATS, statement_argument
from noticegraph.http.request.declarations import STRING, Argument, list_schema, object_schema
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.kept import known_statements, once_per_state
from noticegraph.http.tables.downloads import download_links, table_csv
from noticegraph.http.views.company_menu import company_of
from noticegraph.http.words.marks import modality_mark, verdict_mark
from noticegraph.http.words.matrix import subject_name
from noticegraph.http.words.texts import texts
from noticegraph.matrix.building import read_matrix
from noticegraph.matrix.model import Matrix
from noticegraph.matrix.model import Subject as Part_
from noticegraph.media_types import CSV, PLAIN_JSON
from noticegraph.tables import Part, Table

blueprint = Subject("comparing")

LETTERS = ("a", "b", "c", "d", "e")
_ALL, _DIFFERENT = "all", "different"
_OF_FACTS = ("status", "kind", "contains", "sort", "page")
_LEADS_ON = "Leads on to the comparison of two statements fact by fact."


@blueprint.address(
    "/compare",
    nl="Vergelijk hoogstens vijf verklaringen per onderwerp, met de passages van elke.",
    formats=TABLE_FORMATS,
    localized=TABLE_FORMATS,
    arguments=(
        *(statement_argument(letter, place=at) for at, letter in enumerate(LETTERS)),
        Argument(
            "subject",
            "Only rows of this subject.",
            values=tuple(map(str, Part_)),
            formats=TABLE_FORMATS,
        ),
        Argument(
            "rows",
            "All rows, or those in which the statements differ.",
            values=(_ALL, _DIFFERENT),
            formats=TABLE_FORMATS,
        ),
        OPEN,
        *(Argument(name, _LEADS_ON, formats=TABLE_FORMATS) for name in _OF_FACTS),
        SAFE,
    ),
    statuses=(308,),
    json=object_schema(
        statements=list_schema(object_schema(id=STRING, iri=STRING, name=STRING)),
        subjects=list_schema(object_schema(subject=STRING, name=STRING, groups=list_schema())),
    ),
)
def show_comparison(asked: Asked) -> bytes | Response:
    """Compare up to five statements by subject, with the passages of each."""
    if any(asked.text(name) for name in _OF_FACTS):
        return _lead_on(asked)
    dataset, language = current_site().dataset, asked.language
    statements = known_statements(language)
    compared = _chosen(statements, asked)
    if len(compared) < 2:
        if not asked.is_page:
            raise Problem("two-statements", choices=tuple(statements))
        return render_page("compare.html", statements=list(statements.values()), compared=[])
    subject = asked.text("subject")
    chosen = (Part_(subject),) if subject else tuple(Part_)
    iris = [s.iri for s in compared]
    # People look at the same statements again: the rows that differ, all parts, the other language.
    whole = once_per_state(
        "matrix",
        lambda: read_matrix(dataset, iris, chosen, all_places=not asked.is_page),
        " ".join((*iris, subject, asked.format.extension)),
    )
    only_different = asked.text("rows") == _DIFFERENT
    matrix = whole.only_differences() if only_different else whole
    shown = show_matrix(dataset, matrix, language, all_places=not asked.is_page)
    if asked.format == PLAIN_JSON:
        return _as_json(compared, matrix, shown)
    if asked.format == CSV:
        return table_csv(_as_table(shown, len(compared), language), safe=asked.wants_safe_csv)
    return render_page(
        "compare.html",
        statements=list(statements.values()),
        compared=compared,
        columns=_columns(compared, language),
        letters=LETTERS,
        pairs=[(compared[0], other) for other in compared[1:]],
        matrix=shown,
        rows=sum(s.count for s in shown),
        total=sum(len(group.rows) for group in whole.groups),
        subject=subject,
        subjects=[(str(s), subject_name(s, language)) for s in Part_],
        only_different=only_different,
        all_open=bool(asked.text("open")),
        page_address=page_address,
        alternatives=download_links(asked),
    )


def _lead_on(asked: Asked) -> Response:
    """Lead on to the comparison fact by fact, which had this address before."""
    extra = [letter for letter in LETTERS[2:] if asked.text(letter)] + [
        name for name in ("subject", "rows") if asked.text(name)
    ]
    if extra:
        raise Problem("facts-of-two", name=extra[0], value=clip(asked.text(extra[0])))
    extension = asked.format.extension if not asked.is_page else None
    path = url_for("comparing_facts.show_facts_compared", extension=extension)
    return Response("", 308, {"Location": page_address(path)})


def _chosen(statements: Mapping[str, Statement], asked: Asked) -> list[Statement]:
    """Return the statements to compare, at least two if there are so many.

    The ones that are not given are related to the first: people will first want to see another
    version of the same company. Problem 400 for one that is given twice.
    """
    given = [(letter, slug) for letter in LETTERS if (slug := asked.text(letter))]
    slugs: list[str] = []
    for letter, slug in given:
        if slug in slugs:
            others = [other for other in statements if other not in {s for _, s in given}]
            near = with_value(asked.arguments, letter, others[0]) if others else ()
            raise Problem(
                "statement-twice", name=letter, value=clip(slug), choices=tuple(statements),
                near=near,
            )  # fmt: skip
        slugs.append(slug)
    others = [slug for slug in statements if slug not in slugs]
    if not slugs and others:
        slugs.append(others.pop(0))
    if len(slugs) == 1 and others:
        publisher = statements[slugs[0]].publisher
        others.sort(key=lambda slug: statements[slug].publisher != publisher)
        slugs.insert(0 if asked.text("b") and not asked.text("a") else 1, others[0])
    return [statements[slug] for slug in slugs]


@dataclass(frozen=True, slots=True)
class _Column:
    """A statement as the head of a column: its company and date, where they are known.

    ``label`` tells it apart from the other columns.
    """

    statement: Statement
    company: Company | None
    version: Version | None
    label: str


def _columns(compared: Sequence[Statement], language: str) -> list[_Column]:
    found = [(s, *(company_of(s.slug, language) or (None, None))) for s in compared]
    names = Counter(company.name for _, company, _ in found if company)
    columns = []
    for s, company, version in found:
        label = company.name if company else s.name
        if company and version and names[company.name] > 1:
            label = f"{label} ({version.when})"
        columns.append(_Column(s, company, version, label))
    return columns


def _as_json(compared: Sequence[Statement], matrix: Matrix, shown: Sequence[ShownSubject]) -> bytes:
    """Write the matrix as data: for each cell its claims with facts, numbers and passages."""
    groups = iter(matrix.groups)
    subjects = []
    for subject in shown:
        written = []
        for shown_group in subject.groups:
            group = next(groups)
            rows = [
                {
                    "row": row.key,
                    "name": shown_row.name,
                    "differs": row.differs,
                    "cells": [
                        {
                            "statement": s.slug,
                            "stated": not cell.is_empty,
                            "claims": [claim_values(claim) for claim in cell.claims],
                            "elsewhere": cell.elsewhere,
                            "verdict": cell.verdict or None,
                            "evidence": cell.passages,
                        }
                        for s, cell in zip(compared, row.cells, strict=True)
                    ],
                }
                for row, shown_row in zip(group.rows, shown_group.rows, strict=True)
            ]
            written.append({"about": group.about, "name": shown_group.heading, "rows": rows})
        subjects.append({"subject": subject.subject, "name": subject.name, "groups": written})
    found = {
        "statements": [{"id": s.slug, "iri": s.iri, "name": s.name} for s in compared],
        "subjects": subjects,
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


def _as_table(shown: Sequence[ShownSubject], columns: int, language: str) -> Table:
    """Return the matrix as a table: a row a row, and for each statement what it says and where."""
    words = texts(language)

    def said(claim: ShownClaim) -> str:
        mark = modality_mark(claim.modality, language)
        return ": ".join(text for text in (mark[1] if mark else "", claim.text) if text)

    rows = []
    for subject in shown:
        for group in subject.groups:
            for row in group.rows:
                cells: list[tuple[Part, ...]] = [
                    (Part(subject.name),),
                    (Part(group.heading),) if group.heading else (),
                    (Part(row.name),),
                    (Part(words["yes" if row.differs else "no"]),),
                ]
                for cell in row.cells:
                    silent = (Part(cell.silent or words["not_stated"]),)
                    if cell.verdict:
                        cells.append((Part(verdict_mark(cell.verdict, language)[1]),))
                    else:
                        cells.append(tuple(Part(said(claim)) for claim in cell.claims) or silent)
                    places = {place.iri: place for claim in cell.claims for place in claim.places}
                    cells.append(tuple(places.values()))
                rows.append(tuple(cells))
    names = [name for letter in LETTERS[:columns] for name in (letter, f"{letter}Evidence")]
    return Table(("subject", "group", "row", "differs", *names), tuple(rows))
