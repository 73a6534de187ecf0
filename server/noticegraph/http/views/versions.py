"""Versions of a statement: what changed between two of them, and a company over time."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from flask import current_app

from noticegraph.differences import (
    Differences,
    as_object,
    compare_versions,
    feed_of,
    version_of,
    write_feed,
    write_turtle,
)
from noticegraph.differences.subjects import title_of
from noticegraph.differences.writing import Entry, count_changes, gravity_name, kind_name
from noticegraph.http.frame.addresses import own_address
from noticegraph.http.frame.layout import address_of, render_page
from noticegraph.http.frame.problems import Problem
from noticegraph.http.frame.reviewing import wants_reviewed
from noticegraph.http.graph.companies import Company, Version
from noticegraph.http.graph.verdicts_by_law import counts_of, rests_on_drafts
from noticegraph.http.request.answers import current_site, data_revision
from noticegraph.http.request.common_arguments import statement_argument
from noticegraph.http.request.declarations import (
    STRING,
    Argument,
    Segment,
    list_schema,
    object_schema,
)
from noticegraph.http.request.dispatch import Asked, Subject, resolve_among
from noticegraph.http.tables.downloads import download_links
from noticegraph.http.views.company_menu import company_of, known_companies
from noticegraph.http.words.marks import GRAVEST_FIRST
from noticegraph.labels import iri_values, name_or_iri, read_names
from noticegraph.languages import LANGUAGE_NAMES, LANGUAGES
from noticegraph.media_types import ATOM, HTML, PLAIN_JSON, TURTLE
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions

blueprint = Subject("versions")

_KEPT = "noticegraph-differences"
_MOST_KEPT = 200
_COMPARED = 12
"""So many versions are compared on a page of a company; older ones on request."""
_TOLD = 3
"""So many changes of a version stand on the page of a company."""
_FORMATS = (PLAIN_JSON, HTML, TURTLE, ATOM)


def _version_argument(name: str, description: str, at: int) -> Argument:
    """Return an argument for one of two versions; its example is of a company that has two."""

    def example() -> str:
        companies = known_companies(LANGUAGES[0]).values()
        several = next((c.versions for c in companies if len(c.versions) > 1), ())
        return several[at].slug if several else ""

    argument = statement_argument(name, description)
    return replace(argument, example=example, required=True)


@blueprint.address(
    "/compare/versions",
    nl="Wat er tussen twee versies van een verklaring is veranderd, ernstigste eerst.",
    formats=_FORMATS,
    localized=(HTML, ATOM),
    arguments=(
        _version_argument("a", "The earlier version, by its id.", 1),
        _version_argument("b", "The later version, by its id.", 0),
    ),
    json=object_schema(
        old=object_schema(id=STRING, iri=STRING),
        new=object_schema(id=STRING, iri=STRING),
        company=STRING,
        changes=list_schema(),
        verdicts=list_schema(),
    ),
)
def show_changes(asked: Asked) -> bytes:
    """Tell what changed between two versions of a statement, most serious first."""
    pair = _pair(asked)
    if pair is None:
        if not asked.is_page:
            ids = [v.slug for c in known_companies(asked.language).values() for v in c.versions]
            raise Problem("two-statements", choices=tuple(ids))
        return render_page("changes.html", found=None, tab="versions")
    company, old, new = pair
    found = _differences(old, new)
    if asked.format == PLAIN_JSON:
        return json.dumps(as_object(found), ensure_ascii=False, indent=1).encode() + b"\n"
    if asked.format == TURTLE:
        return write_turtle(found).encode()
    if asked.format == ATOM:
        page = own_address(
            address_of("versions.show_changes", a=old.slug, b=new.slug, lang=asked.language)
        )
        return write_feed(
            feed_of(found, asked.language, page),
            id_=f"{found.new_iri}/changes-from/{found.old}",
            title=f"{company.name}: {old.short_date} → {new.short_date}",
            author="noticegraph",
            language=asked.language,
        )
    language = asked.language
    return render_page(
        "changes.html",
        company=company,
        version=new,
        tab="versions",
        found=found,
        old=old,
        new=new,
        series=_series(company, new.statement.language),
        subjects=[
            (subject, title_of(subject, language), changes)
            for subject, changes in found.by_subject().items()
        ],
        counted=count_changes(found, language),
        kind_name=kind_name,
        gravity_name=gravity_name,
        waiting=_waiting(new, language),
        alternatives=download_links(asked),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """A version on the page of a company, and what it changed; None: it is not compared here."""

    version: Version
    before: Version | None
    found: Differences | None
    counted: str
    is_anew: bool
    drafted: int


@blueprint.address(
    "/versions/<name>",
    nl="Wat er aan de verklaring van een bedrijf is veranderd, versie voor versie.",
    formats=(PLAIN_JSON, HTML, ATOM),
    localized=(PLAIN_JSON, HTML, ATOM),
    arguments=(Argument("written", "Versions in this language.", values=LANGUAGES, example="en"),),
    segment=Segment(
        "name",
        resolve_among(
            "unknown-company", "versions.show_versions", "name", lambda: list(known_companies("en"))
        ),
        example=lambda: next(iter(known_companies("en")), ""),
    ),
    json=object_schema(company=STRING, versions=list_schema()),
)
def show_versions(asked: Asked) -> bytes:
    """Tell what changed in a company's statement, version by version."""
    language = asked.language
    company = known_companies(language)[asked.name]
    written = asked.text("written") or company.latest_in(language).statement.language
    steps = _steps(_series(company, written), language)
    if asked.format == PLAIN_JSON:
        found = {"company": company.name, "versions": [_as_record(step) for step in steps]}
        return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"
    if asked.format == ATOM:
        return _feed(company, steps, language)
    site = current_site()
    reports = {slug: r for slug, r in site.reports.items() if r.error is None}
    return render_page(
        "versions.html",
        company=company,
        version=steps[0].version if steps else company.latest,
        tab="versions",
        steps=steps,
        told=_TOLD,
        counts={s.version.slug: counts_of(reports[s.version.slug].requirements)
                for s in steps if s.version.slug in reports},
        verdicts_shown=[v for v in GRAVEST_FIRST if any(
            o.verdict is v for s in steps if s.version.slug in reports
            for o in reports[s.version.slug].requirements)],
        on_drafts={slug for slug, r in reports.items() if rests_on_drafts(r)},
        newest=[step.version for step in steps[:5]],
        written=written,
        languages_written=[
            (tag, LANGUAGE_NAMES[tag]) for tag in LANGUAGES if _series(company, tag)
        ],
        feed=own_address(
            address_of("versions.show_versions", name=f"{company.slug}.atom", lang=language)
        ),
        all_feed=own_address(address_of("versions.list_versions", format="atom", lang=language)),
        kind_name=kind_name,
        alternatives=download_links(asked),
    )  # fmt: skip


@blueprint.address(
    "/versions",
    nl="De nieuwste versies van alle bedrijven, en wat er is veranderd.",
    formats=(PLAIN_JSON, ATOM),
    localized=(ATOM,),
    json=object_schema(versions=list_schema()),
)
def list_versions(asked: Asked) -> bytes:
    """Tell what changed in the newest versions of all companies."""
    language = asked.language
    steps = newest_steps(language, _COMPARED)
    if asked.format == PLAIN_JSON:
        found = [{"company": c.name, **_as_record(step)} for c, step in steps]
        return json.dumps({"versions": found}, ensure_ascii=False, indent=1).encode() + b"\n"
    own = own_address(address_of("versions.list_versions", format="atom", lang=language))
    return write_feed(
        [_entry(company, step, language) for company, step in steps],
        id_=own, title="noticegraph", author="noticegraph", language=language, own_address=own,
    )  # fmt: skip


def newest_steps(language: str, most: int) -> list[tuple[Company, Step]]:
    """Return the newest versions of all companies, the latest first, and what each changed."""
    companies = known_companies(language).values()
    series = [(c, tag, _series(c, tag)) for c in companies for tag in LANGUAGES]
    dated = [(v.statement.date or "", v.slug) for _, _, versions in series for v in versions]
    newest = {slug for _, slug in sorted(dated, reverse=True)[:most]}
    steps = [
        (company, step)
        for company, _, versions in series
        if newest & {version.slug for version in versions}
        for step in _steps(versions, language, newest)
        if step.version.slug in newest
    ]
    steps.sort(key=lambda pair: pair[1].version.statement.date or "", reverse=True)
    return steps


def _series(company: Company, language: str) -> list[Version]:
    """Return a company's versions in a language, the latest first."""
    return [v for v in company.versions if v.statement.language == language]


def _pair(asked: Asked) -> tuple[Company, Version, Version] | None:
    """Return the two versions; one that is not given is the nearest to the other in time."""
    a, b = asked.text("a"), asked.text("b")
    if a and b:
        first, second = company_of(a, asked.language), company_of(b, asked.language)
        if first is not None and second is not None:
            return second[0], first[1], second[1]
    found = company_of(a or b, asked.language) if a or b else None
    companies = [found[0]] if found else list(known_companies(asked.language).values())
    for company in companies:
        written = found[1].statement.language if found else company.latest.statement.language
        series = _series(company, written)
        at = series.index(found[1]) if found else 0
        if a and at > 0:
            return company, series[at], series[at - 1]
        if not a and at + 1 < len(series):
            return company, series[at + 1], series[at]
    return None


def _waiting(version: Version, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return the earlier facts that nobody has reviewed, by the passage of the version before.

    Each has its IRI in that version and its name.
    """
    ng = PREFIXES["ng"]
    query = f"""SELECT DISTINCT ?node ?fact ?passage WHERE {{
  ?node a <{ng}EarlierFact> ; <{ng}earlierFact> ?fact ; <{ng}reviewStatus> <{ng}Drafted> .
  ?fact <{ng}statedIn> ?passage
  FILTER(STRSTARTS(STR(?node), "{version.statement.iri}/"))
}}
ORDER BY ?node ?passage"""
    dataset = current_site().dataset
    rows = [[t.value for t in row if t is not None] for row in solutions(dataset, query).rows]
    names = read_names(dataset, {fact for _, fact, _ in rows}, language)
    found: dict[str, list[tuple[str, str]]] = {}
    for _, fact, passage in rows:
        found.setdefault(passage, []).append((fact, name_or_iri(names, fact)))
    return found


def _differences(old: Version, new: Version) -> Differences:
    """Return what changed; it is kept until the data change."""
    site = current_site()
    kept: dict[tuple[str | bool | None, ...], Differences]
    kept = current_app.extensions.setdefault(_KEPT, {})
    reports = site.reports.get(old.slug), site.reports.get(new.slug)
    made_from = tuple(f"{r.data_digest} {r.shapes_digest}" if r else "" for r in reports)
    key = (data_revision(), wants_reviewed(), old.statement.iri, new.statement.iri, *made_from)
    if key in kept and key[0] is not None:
        return kept[key]
    dataset = site.dataset
    first, second = (version_of(dataset, v.statement.iri, site.texts.text) for v in (old, new))
    found = compare_versions(dataset, first, second, reports)
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    kept[key] = found
    return found


def _steps(
    series: Sequence[Version], language: str, wanted: Collection[str] | None = None
) -> list[Step]:
    """Return what each version changed; only those that are ``wanted`` (ids), or the first few."""
    anew, drafted = _anew([v.statement.iri for v in series]), _drafted(series)
    steps = []
    for at, version in enumerate(series):
        before = series[at + 1] if at + 1 < len(series) else None
        is_anew = version.statement.iri in anew
        found = None
        is_told = at < _COMPARED if wanted is None else version.slug in wanted
        if before is not None and is_told and not is_anew:
            found = _differences(before, version)
        counted = count_changes(found, language) if found else ""
        steps.append(
            Step(version, before, found, counted[:1].upper() + counted[1:], is_anew,
                  drafted.get(version.statement.iri, 0))
        )  # fmt: skip
    return steps


def _anew(statements: Sequence[str]) -> set[str]:
    """Return the statements (IRIs) whose text is the one before, taken anew."""
    query = f"""SELECT ?statement WHERE {{
  VALUES ?statement {{ {iri_values(statements)} }}
  ?statement <{PREFIXES["prov"]}alternateOf> ?other
}}"""
    rows = solutions(current_site().dataset, query).rows
    return {statement.value for (statement,) in rows if statement is not None}


def _drafted(series: Sequence[Version]) -> dict[str, int]:
    """Return the number of facts of each statement (IRI) that nobody has reviewed."""
    ng, oa = PREFIXES["ng"], PREFIXES["oa"]
    query = f"""SELECT ?statement (COUNT(DISTINCT ?fact) AS ?count) WHERE {{
  VALUES ?statement {{ {iri_values(v.statement.iri for v in series)} }}
  ?passage <{oa}hasSource> ?statement .
  ?fact <{ng}statedIn> ?passage ; <{ng}reviewStatus> <{ng}Drafted>
}}
GROUP BY ?statement"""
    rows = solutions(current_site().dataset, query).rows
    return {s.value: int(n.value) for s, n in rows if s is not None and n is not None}


def _as_record(step: Step) -> dict[str, object]:
    return {
        "id": step.version.slug,
        "iri": step.version.statement.iri,
        "date": step.version.statement.date or None,
        "facts": step.version.statement.facts,
        "drafted": step.drafted,
        "takenAnew": step.is_anew,
        "before": step.before.slug if step.before else None,
        "changes": as_object(step.found)["changes"] if step.found else None,
    }


def _feed(company: Company, steps: Sequence[Step], language: str) -> bytes:
    entries = [_entry(company, step, language) for step in steps]
    feed = own_address(
        address_of("versions.show_versions", name=f"{company.slug}.atom", lang=language)
    )
    return write_feed(
        entries, id_=feed, title=company.name, author="noticegraph", language=language,
        own_address=feed,
    )  # fmt: skip


def _entry(company: Company, step: Step, language: str) -> Entry:
    page = own_address(address_of("versions.show_versions", name=company.slug, lang=language))
    said: tuple[str, ...] = ()
    if step.found is not None and step.before is not None:
        page = own_address(
            address_of(
                "versions.show_changes", a=step.before.slug, b=step.version.slug, lang=language
            )
        )
        said = tuple(
            f"{title_of(c.subject, language)}: {c.sentence[language]}" for c in step.found.changes
        )
    title = f"{company.name}, {step.version.date}"
    if step.counted:
        title += f": {step.counted[:1].lower()}{step.counted[1:]}"
    return Entry(
        f"{step.version.statement.iri}/version", title, step.version.statement.date, page, said
    )
