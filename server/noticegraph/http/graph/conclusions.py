"""What concludes an answer, one line per company: who states how much, no more than the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from noticegraph.examinations import Verdict
from noticegraph.http.graph.companies import Company, Version
from noticegraph.http.words.conclusions import COUNTED, POINTS, Counted
from noticegraph.http.words.dates import write_count, write_number
from noticegraph.http.words.marks import GRAVEST_FIRST, verdict_mark
from noticegraph.http.words.texts import texts
from noticegraph.namespaces import PREFIXES, is_absolute_iri

_ASSERTED, _CONDITIONAL, _POSSIBLE, _DENIED = (
    PREFIXES["ng"] + name for name in ("Asserted", "Conditional", "Possible", "Denied")
)
_STRONGEST = (_ASSERTED, _CONDITIONAL, _POSSIBLE, _DENIED)
_MOST_COMPANIES = 4
_MOST_CONDITIONS = 2
_MOST_NAMES = 5
_TRANSACTION, _REGION = "transaction", "jurisdictionName"


@dataclass(frozen=True, slots=True)
class StatedRow:
    """A row of an answer: its values by column, and whether only a wider kind of data includes it.

    `modality` is an IRI.
    """

    values: Mapping[str, str]
    modality: str
    is_wider: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What one company says: its statement, its rows by number, and why there are none.

    `verdicts` are the numbers of requirements by verdict, where its report was asked about.
    """

    company: Company
    version: Version
    rows: tuple[int, ...]
    silence: str = ""
    verdicts: Mapping[str, int] = field(default_factory=dict)


def tell_companies(
    companies: Iterable[Company],
    statements: Sequence[str],
    language: str,
    *,
    asked: str = "",
    examined: Mapping[str, Mapping[str, int]] | None = None,
    not_all_read: Collection[str] = (),
    contains: str = "",
) -> list[Told]:
    """Return the companies with their rows, in the order of the companies.

    ``statements`` are those (IRIs) of the rows, ``asked`` is the only one that was asked about;
    two languages of one statement are one company. ``examined`` are the ids of those with a
    report, where the rows are of reports, each with its numbers of requirements by verdict.
    """
    words = texts(language)
    found = []
    for company in companies:
        versions = [v for v in company.versions if v.statement.iri == asked]
        if asked and not versions:
            continue
        latest = company.latest_in(language)
        same = (v for v in company.versions if v.statement.date == latest.statement.date)
        versions = versions or [latest, *(v for v in same if v is not latest)]
        stating = [v for v in versions if v.statement.iri in statements]
        version = (stating or versions)[0]
        rows = tuple(n for n, s in enumerate(statements) if s == version.statement.iri)
        verdicts = (examined or {}).get(version.slug, {})
        if examined is not None:
            silence = words["concludes_not_examined"]
            if version.slug in examined:
                silence = _nothing_lacks(verdicts, language)
        elif not version.statement.is_modelled:
            silence = words["concludes_not_read"]
        elif version.statement.iri in not_all_read:
            silence = words["concludes_not_all_read"]
        elif contains:
            silence = words["concludes_not_called"].format(contains=contains)
        else:
            silence = words["not_stated"]
        found.append(Told(company, version, rows, "" if rows else silence, verdicts))
    return found


def conclude(
    question: str,
    told: Sequence[Told],
    rows: Sequence[StatedRow],
    language: str,
    *,
    of_all_data: bool = True,
) -> list[str]:
    """Return a line for each company; ``rows`` are numbered as those of the companies."""
    words = texts(language)
    speaking = [t for t in told if t.rows and not t.company.is_example]
    others = speaking[_MOST_COMPANIES:]
    clauses = [
        _clause(question, t, [rows[n] for n in t.rows], language, of_all_data=of_all_data)
        for t in told
        if t not in others
    ]
    if len(told) > 2 * _MOST_COMPANIES:
        kept = [t for t in told if t not in others]
        clauses = [c for c, t in zip(clauses, kept, strict=True) if t.rows] or clauses[:1]
    if others:
        one = "_one" if len(others) == 1 else ""
        count = write_number(len(others), language)
        clauses.append(words[f"concludes_more{one}"].format(count=count))
    return clauses


def _clause(
    question: str, told: Told, rows: Sequence[StatedRow], language: str, *, of_all_data: bool
) -> str:
    words, name = texts(language), told.company.name
    if not rows:
        return words["concludes_count"].format(company=name, what=told.silence)
    if any("verdict" in row.values for row in rows):
        verdicts = told.verdicts or _verdicts_in(rows)
        return words["concludes_count"].format(company=name, what=_verdicts(verdicts, language))
    counted = COUNTED.get(question, POINTS)
    direct = [row for row in rows if not row.is_wider]
    known = {_thing(c, row) for c in counted for row in direct}
    wider = [
        row for row in rows if row.is_wider and known.isdisjoint(_thing(c, row) for c in counted)
    ]
    said = [row for row in direct if row.modality != _DENIED]
    parts = [p for c in counted for p in _counts(c, said, language)]
    generally = words["concludes_for_all_data" if of_all_data else "concludes_for_wider_data"]
    more = [p for c in counted for p in _counts(c, wider, language)] if wider else []
    in_general = generally.format(what=_joined([p.text for p in more], language)) if more else ""
    if not direct:
        return words["concludes_only_wider"].format(company=name, what=in_general)
    denied = [row for row in direct if row.modality == _DENIED]
    refused = _refused(counted, denied, language)
    if not said:
        return words["concludes_denies"].format(company=name, what=refused)
    # The names of one part end the clause; those of several must stand beside each.
    ends = len(parts) == 1 and not in_general
    what = _joined([p.ending if ends else p.written for p in parts], language)
    acts = {_act(row, language) for row in said}
    if len(acts) == 1 and (act := acts.pop()):
        what = f"{act}: {what}"
    if in_general:
        what = words["concludes_also"].format(what=what, more=in_general)
    key = "concludes_denies_and_names" if refused else "concludes_names"
    return words[key].format(company=name, what=what, denied=refused)


def _refused(counted: Sequence[Counted], rows: Sequence[StatedRow], language: str) -> str:
    """Return what is denied; what is said not to be done to it, and where, where rows say so."""
    by_act: dict[str, list[StatedRow]] = {}
    for row in rows:
        by_act.setdefault(_act(row, language), []).append(row)
    parts = []
    for act, of_act in by_act.items():
        if not act:
            counts = (p for c in counted for p in _counts(c, of_act, language, plainly=True))
            parts += [p.written for p in counts]
            continue
        names = dict.fromkeys(
            f"{thing}, {condition}" if condition.casefold() not in thing.casefold() else thing
            for row in of_act
            for condition in [row.values.get("condition", "")]
            if (thing := next((t for c in counted if (t := _thing(c, row))), ""))
        )
        parts.append(f"{act} ({'; '.join(names)})" if names else act)
    return _joined(parts, language)


def _act(row: StatedRow, language: str) -> str:
    """Return what is done to data, and where: "sale and sharing in California"."""
    acts = _joined(sorted(filter(None, row.values.get(_TRANSACTION, "").split("; "))), language)
    region = row.values.get(_REGION, "")
    in_region = texts(language)["concludes_in"].format(what=acts, region=region)
    return in_region if acts and region else acts


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with its noun, and how it is said; and the names of what is counted, if few."""

    number: str
    manner: str = ""
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return f"{self.number} ({self.manner})" if self.manner else self.number

    @property
    def written(self) -> str:
        beside = "; ".join(filter(None, (*self.names, self.manner)))
        return f"{self.number} ({beside})" if beside else self.number

    @property
    def ending(self) -> str:
        return f"{self.text}: {', '.join(self.names)}" if self.names else self.text


def _counts(
    counted: Counted, rows: Sequence[StatedRow], language: str, *, plainly: bool = False
) -> list[_Count]:
    """Return how many different things the rows have, how these are said, and that others are."""
    words = texts(language)
    strongest: dict[str, int] = {}
    wholes = {row.values.get(counted.within, "") for row in rows} if counted.within else set()
    unnamed = []
    for number, row in enumerate(rows):
        thing = _thing(counted, row) if counted.columns else str(number)
        if thing in wholes - {""}:
            continue
        if thing:
            rank = _STRONGEST.index(row.modality) if row.modality in _STRONGEST else 0
            strongest[thing] = min(rank, strongest.get(thing, rank))
        else:
            unnamed.append(row)
    parts = []
    if strongest:
        ranks = Counter(_STRONGEST[rank] for rank in strongest.values())
        how = "" if plainly else _manner(ranks, len(strongest), language)
        written = write_count(len(strongest), *counted.noun[language], language)
        has_names = counted.has_names and not any(map(is_absolute_iri, strongest))
        is_few = has_names and len(strongest) <= _MOST_NAMES
        parts.append(_Count(written, how, tuple(strongest) if is_few else ()))
    elif counted.none_is_told and rows:
        parts.append(_Count(words["concludes_none_of"].format(noun=counted.noun[language][0])))
    if unnamed and counted.leaves_unnamed:
        conditions = list(dict.fromkeys(c for r in unnamed if (c := r.values.get("condition"))))
        shown = "; ".join(conditions[:_MOST_CONDITIONS])
        key = "concludes_others_if" if shown else "concludes_others"
        parts.append(_Count(words[key].format(condition=shown)))
    return parts


def _thing(counted: Counted, row: StatedRow) -> str:
    found = next((v for name in counted.columns if (v := row.values.get(name, ""))), "")
    return counted.same.get(found, found)


def _manner(ranks: Mapping[str, int], total: int, language: str) -> str:
    """Return how things are said that are not asserted."""
    words = texts(language)
    parts = []
    for modality, key in ((_POSSIBLE, "possible"), (_CONDITIONAL, "conditional")):
        count = ranks.get(modality, 0)
        if count == total:
            return words[f"concludes_{key}_all"]
        if count:
            written = write_number(count, language)
            parts.append(words[f"concludes_{key}"].format(count=written))
    return ", ".join(parts)


def _verdicts_in(rows: Sequence[StatedRow]) -> dict[str, int]:
    """Return how many requirements have each verdict in the rows."""
    found: dict[str, set[str]] = {}
    for row in rows:
        requirement = row.values.get("requirement", "")
        found.setdefault(row.values.get("verdict", ""), set()).add(requirement)
    return {verdict: len(requirements) for verdict, requirements in found.items()}


def _verdicts(found: Mapping[str, int], language: str) -> str:
    """Return how many requirements have each verdict, the most serious first."""
    return ", ".join(
        f"{write_number(found[v], language)} {verdict_mark(v, language)[1]}"
        for v in map(str, GRAVEST_FIRST)
        if v in found
    )


def _nothing_lacks(found: Mapping[str, int], language: str) -> str:
    """Return why nothing is found to lack: most may be what the text does not let one assess."""
    words = texts(language)
    unknown, met = (found.get(v, 0) for v in (Verdict.NOT_ASSESSABLE, Verdict.MET))
    if not unknown:
        return words["concludes_nothing_lacks"]
    return words["concludes_not_assessable" if met else "concludes_none_met"].format(
        count=write_number(unknown, language),
        total=write_number(sum(found.values()), language),
        met=write_number(met, language),
    )


def _joined(parts: Sequence[str], language: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return texts(language)["concludes_and"].format(all=", ".join(parts[:-1]), last=parts[-1])
