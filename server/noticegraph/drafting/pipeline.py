"""All stages in order: a text → facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from noticegraph.drafting import (
    bases,
    certifications,
    claims,
    companies,
    contacts,
    named,
    recipients,
    rights,
    terms,
    ties,
    values,
)
from noticegraph.drafting.anonymous import is_anonymous
from noticegraph.drafting.beside import quotes_a_definition
from noticegraph.drafting.frames import is_about_privacy, tells_clearly, unit_acts
from noticegraph.drafting.language import KNOWN, guess_language
from noticegraph.drafting.lexicon import read_lexicon
from noticegraph.drafting.masking import mask
from noticegraph.drafting.model import ASSERTED, CONDITIONAL, DENIED, POSSIBLE, Fact, Match, Unit
from noticegraph.drafting.navigation import is_navigation, leads_elsewhere
from noticegraph.drafting.proposing import Draft
from noticegraph.drafting.requests import is_of_request
from noticegraph.drafting.sentences import plain_words, units_of
from noticegraph.drafting.tables import RowFacts, row_ties
from noticegraph.passages import TextFormat, segment_text


@dataclass(slots=True)
class Result:
    """The facts of a text, its language (None: not known), and its unread passages."""

    facts: list[Fact]
    language: str | None
    unread: list[str]
    units: list[Unit]


_SURE = 0.5
_LEAST = 0.3


def draft_text(
    text: str,
    form: TextFormat,
    lexicon_folder: Path,
    language: str | None = None,
    *,
    more: bool = False,
) -> Result:
    """Propose the facts of a statement's text.

    `more` adds the facts of which rules are less sure. A text in another language than English and
    Dutch gives only what needs no words: contacts.
    """
    told = language or guess_language(text)
    known = told in KNOWN
    chosen = told if told in KNOWN else "en"
    masked, links = mask(text, form)
    contents = {plain_words(masked[k.start : k.end]) for k in links if k.target.startswith("#")}
    units = units_of(text, masked, segment_text(text, form).passages, chosen, contents - {""})
    lexicon = read_lexicon(lexicon_folder, chosen)
    draft = Draft(text, masked, chosen, lexicon)
    about_privacy = is_about_privacy(units)
    if not known:
        found = [f for unit in units for f in contacts.contacts(draft, unit, links)]
        return Result(merge(found), None, [], units)
    facts: list[Fact] = []
    units = [unit for unit in units if not is_navigation(unit, links)]
    for unit in units:
        unit.tokens = lexicon.tokens(unit.text, unit.start)
    if about_privacy:
        entities = companies.organisations(draft, units)
        draft.company = companies.main_company(entities, masked)
        facts.extend(entities)
        facts.extend(companies.controllers(draft, entities, text))
        facts.extend(values.document(draft, units))
        facts.extend(certifications.certifications(draft, units))
    rows: dict[str, RowFacts] = {}
    before = _Before()
    for unit in units:
        if about_privacy or tells_clearly(unit.text):
            facts.extend(_unit_facts(draft, unit, links, rows, before))
    facts.extend(row_ties(draft, list(rows.values())))
    for fact in facts:
        _to_whole_words(fact, text)
    least = _LEAST if more else _SURE
    kept = [fact for fact in merge(facts) if fact.score >= least]
    return Result(kept, told, _unread(units, kept) if about_privacy else [], units)


def _to_whole_words(fact: Fact, text: str) -> None:
    """Let the span of a fact begin and end with a word: a rule matches "contract" in "contractual"."""
    start, end = fact.start, fact.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    if fact.name == text[fact.start : fact.end]:
        fact.name = text[start:end]
    fact.start, fact.end = start, end


def _unread(units: list[Unit], facts: list[Fact]) -> list[str]:
    """Return the paths of passages that tell of data and what is done with them, without a fact."""
    read = {path for fact in facts for path in fact.passages}
    return list(
        dict.fromkeys(
            unit.passage
            for unit in units
            if unit.passage not in read
            and unit.kind != "Heading"
            and tells_clearly(unit.text)
            and unit_acts(unit, "en") | unit_acts(unit, "nl")
        )
    )


@dataclass(slots=True)
class _Before:
    """The data that the sentence before names, and its passage."""

    passage: str = ""
    data: list[tuple[Match, Fact]] = field(default_factory=list)


def _unit_facts(
    draft: Draft, unit: Unit, links: list[Any], rows: dict[str, RowFacts], before: _Before
) -> Iterator[Fact]:
    if is_of_request(unit):
        yield from rights.rights(draft, unit)
        return
    elsewhere = leads_elsewhere(unit.text) or quotes_a_definition(unit, draft.language)
    # Who gets data of nobody in particular gets no personal data.
    alone = elsewhere or is_anonymous(unit.text)
    data = [] if alone else list(terms.categories(draft, unit))
    to = [] if alone else list(recipients.recipients(draft, unit))
    why = [] if elsewhere else list(terms.purposes(draft, unit))
    if unit.row:
        row = rows.setdefault(unit.row, RowFacts(unit.table))
        row.units.append(unit)
        row.data.extend(data)
        row.to.extend(to)
        row.why.extend(why)
    for found in (data, to, why):
        yield from (fact for _, fact in found)
    by_name = [] if is_anonymous(unit.text) else list(named.named_recipients(draft, unit))
    yield from by_name
    given = [fact for fact in by_name if fact.rule in named.GIVEN]
    earlier = before.data if before.passage == unit.passage else []
    yield from ties.disclosures(draft, unit, data, to, given, earlier)
    before.passage, before.data = unit.passage, data
    yield from bases.bases(draft, unit, why)
    yield from rights.rights(draft, unit)
    yield from contacts.contacts(draft, unit, links)
    yield from values.retention(draft, unit)
    yield from claims.claims(draft, unit)


_SAID_OFTEN = frozenset(
    {"category", "purpose", "recipient", "disclosure", "tracking", "retention", "source"}
)
_STRENGTH = (ASSERTED, CONDITIONAL, POSSIBLE, DENIED)
"""What a statement asserts in one place, it asserts, whatever it says elsewhere."""


def merge(facts: list[Fact]) -> list[Fact]:
    """Return one fact for each kind and key, with all places; the best-scored place leads."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(f"{fact.kind}|{_identity(fact)}", []).append(fact)
    merged = []
    for group in groups.values():
        modality = _modality_of_all(group)
        # The place that leads says it as the fact does.
        best = max(group, key=lambda f: (f.modality == modality and not f.bare, f.score))
        best.places = sorted(
            {(f.start, f.end) for f in group} | {p for f in group for p in f.places}
        )
        best.passages = list(dict.fromkeys(f.passage for f in group))
        if best.kind == "source" and best.key["source"] in ("direct", "observed"):
            # What every statement says over and over: where it says so best is enough.
            best.places, best.passages = [(best.start, best.end)], [best.passage]
        best.modality = modality
        best.score = min(0.99, best.score + 0.03 * (len(best.passages) - 1))
        merged.append(best)
    return sorted(merged, key=lambda f: (f.start, f.end, f.kind))


def _modality_of_all(group: list[Fact]) -> str:
    """Return how a text says what these facts of one key say."""
    if group[0].kind not in _SAID_OFTEN:
        return max(group, key=lambda f: f.score).modality
    return min((f.modality for f in [f for f in group if not f.bare] or group), key=_STRENGTH.index)


def _identity(fact: Fact) -> str:
    own = fact.key
    # Whom a contact is for is told by the words around it: one address is one fact.
    apart = own.get("role") == "dpo" or "postal" in own
    names = [n for n in own if not (fact.kind == "contact" and n == "role" and not apart)]
    said = ((n, own[n].casefold() if isinstance(own[n], str) else own[n]) for n in names)
    return repr(sorted(said, key=lambda pair: pair[0]))
