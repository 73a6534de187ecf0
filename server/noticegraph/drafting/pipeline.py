"""All stages in order: a text → facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticegraph.drafting import bases, claims, companies, rights, terms, values
from noticegraph.drafting.frames import share_of_privacy, tells_of_data
from noticegraph.drafting.language import KNOWN, guess_language
from noticegraph.drafting.lexicon import read_lexicon
from noticegraph.drafting.masking import mask
from noticegraph.drafting.model import Fact, Unit
from noticegraph.drafting.proposing import Draft
from noticegraph.drafting.sentences import units_of
from noticegraph.passages import TextFormat, segment_text


@dataclass(slots=True)
class Result:
    """The facts of a text, its language (None: not known), and its unread passages."""

    facts: list[Fact]
    language: str | None
    unread: list[str]
    units: list[Unit]


_ENOUGH_PRIVACY = 0.06


def draft_text(text: str, form: TextFormat, folder: Path, language: str | None = None) -> Result:
    """Propose the facts of a statement's text; `folder` has the lexicon."""
    told = language or guess_language(text)
    chosen = told if told in KNOWN else "en"
    masked, links = mask(text, form)
    segmentation = segment_text(text, form)
    units = units_of(text, masked, segmentation.passages, chosen)
    lexicon = read_lexicon(folder, chosen)
    draft = Draft(text, masked, chosen, lexicon)
    facts: list[Fact] = []
    about_privacy = share_of_privacy(units) >= _ENOUGH_PRIVACY
    if about_privacy:
        named = companies.organisations(draft, units)
        draft.company = companies.main_company(named)
        facts.extend(named)
        facts.extend(values.document(draft, units))
    for unit in units:
        unit.tokens = lexicon.tokens(unit.text, unit.start)
        if not about_privacy and not tells_of_data(unit.text):
            continue
        facts.extend(_unit_facts(draft, unit, links))
    return Result(merge(facts), told if told in KNOWN else None, [], units)


def _unit_facts(draft: Draft, unit: Unit, links: list[Any]) -> Iterator[Fact]:
    data = list(terms.categories(draft, unit))
    to = list(terms.recipients(draft, unit))
    why = list(terms.purposes(draft, unit))
    for found in (data, to, why):
        yield from (fact for _, fact in found)
    yield from terms.disclosures(draft, unit, data, to)
    yield from bases.bases(draft, unit, why)
    yield from rights.rights(draft, unit)
    yield from values.contacts(draft, unit, links)
    yield from values.retention(draft, unit)
    yield from claims.claims(draft, unit)


def merge(facts: list[Fact]) -> list[Fact]:
    """Return one fact for each kind and key, with all places; the best-scored place leads."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(f"{fact.kind}|{_identity(fact)}", []).append(fact)
    merged = []
    for group in groups.values():
        best = max(group, key=lambda f: f.score)
        best.places = sorted({(f.start, f.end) for f in group})
        best.passages = list(dict.fromkeys(f.passage for f in group))
        best.score = min(0.99, best.score + 0.03 * (len(best.passages) - 1))
        merged.append(best)
    return sorted(merged, key=lambda f: (f.start, f.end, f.kind))


def _identity(fact: Fact) -> str:
    return repr(sorted((k, v) for k, v in fact.key.items()))


Rule = Callable[[Draft, Unit], Iterator[Fact]]
