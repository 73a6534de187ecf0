"""Facts that differ → what they say in plain words: one sentence for what belongs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from noticegraph.comparison import ComparedFact, Difference, Status, Value
from noticegraph.dataset import Dataset
from noticegraph.differences.model import FactChange, Gravity, Kind
from noticegraph.differences.sentences import (
    By,
    are_replaced,
    is_period,
    more_or_fewer,
    number_change,
    otherwise,
    period_change,
    property_change,
)
from noticegraph.differences.subjects import subject_of_class, subject_of_zones
from noticegraph.differences.textual import TextChange
from noticegraph.differences.wording import (
    changed_words,
    names_receiver,
    says_end,
    says_modality,
    turns,
    words_stand,
)
from noticegraph.labels import iri_of, iri_values, read_names
from noticegraph.languages import LANGUAGES
from noticegraph.modality import MODALITY
from noticegraph.namespaces import PREFIXES
from noticegraph.query import Term, solutions

_NG, _DPV, _SKOS = (PREFIXES[name] for name in ("ng", "dpv", "skos"))
_LABEL = _SKOS + "prefLabel"
_STRUCTURE = frozenset(
    _NG + name
    for name in (
        "StatementVersion", "Statement", "Passage", "StatedCondition", "StatedEvent",
        "StatedEntity", "NamedOrganisation", "CorporateGroup", "StatementPart",
        "ReferencedDocument", "DataExample", "RecipientExample", "CrossReference", "Definition",
        "EarlierFact", "RejectedDraft",
    )
)  # fmt: skip
"""Kinds of nodes that say nothing alone."""
_WHAT: dict[str, tuple[str, ...]] = {
    "Collection": (_DPV + "hasPersonalData",),
    "PurposeProcess": (_DPV + "hasPurpose",),
    "RightProvision": (_NG + "right",),
    "TransferRegime": (_NG + "mechanism",),
    "DPFCertification": (_NG + "frameworkPart",),
    "SourceClaim": (_DPV + "hasDataSource",),
    "ContactPoint": (_NG + "email", _NG + "telephone", _DPV + "hasAddress"),
}
"""The properties that name what a fact of a class is about; else its label does."""
_DATA = (_NG + "category", _DPV + "hasPersonalData")
_TO = (_DPV + "hasRecipient",)
_NAMED_BY = {
    "DataCategory": ("Collection", "Disclosure", "SaleOrSharing", "SourceClaim"),
    "StatedPurpose": ("PurposeProcess", "LegalBasisClaim"),
    "RecipientCategory": ("Disclosure", "SaleOrSharing", "Subprocessor"),
}
"""A thing is not mentioned beside a fact that mentions it."""
_PAGE = PREFIXES["foaf"] + "page"
_BY_RECIPIENT = ("Disclosure", "SaleOrSharing")
_DONE = frozenset({*_BY_RECIPIENT, "Collection", "DataCategory", "PurposeProcess"})
"""Classes of facts that tell what is done with data."""
_OF_VALUES = frozenset(
    ("RetentionRule", "RequestTimeLimit", "ContactPoint", "ChildrenClaim", "BreachNotice", "Cookie")
)
"""Kinds of which one fact that is gone and one that is new, in the same words, are one changed."""
_TOLD_ELSEWHERE = (_DPV + "hasLegalBasis", _NG + "condition", _DPV + "hasProcessing")
"""Properties that follow from another fact, or are in the statement's own words."""
_AT_MOST = 6
"""So many names stand in a sentence."""


def tells_alone(kind: str) -> bool:
    """Return whether facts of a kind (IRI) tell something alone."""
    return kind not in _STRUCTURE


class FactReader:
    """Reads what changed facts say, and puts it into words."""

    def __init__(self, dataset: Dataset, facts: Iterable[ComparedFact]) -> None:
        facts = list(facts)
        iris = {iri for fact in facts for iri in (*fact.first, *fact.second)}
        self._values: dict[str, dict[str, list[Term]]] = defaultdict(dict)
        query = f"""SELECT ?fact ?property ?value WHERE {{
  VALUES ?fact {{ {iri_values(iris)} }} ?fact ?property ?value
}}"""
        for fact, property_, value in solutions(dataset, query).rows if iris else ():
            if fact is not None and property_ is not None and value is not None:
                self._values[fact.value].setdefault(property_.value, []).append(value)
        named = {
            iri
            for node in self._values.values()
            for values in node.values()
            for value in values
            if (iri := iri_of(value))
        }
        named |= {d.property for fact in facts for d in fact.differences}
        named |= iris
        self._names = {tag: _bare(dataset, named, tag) for tag in LANGUAGES}

    def told(
        self, facts: Iterable[ComparedFact], said: tuple[str, str] | None = None
    ) -> list[FactChange]:
        """Return what some facts, which differ in the same words, tell: the most serious first.

        ``said`` are the words of both sides, if they are known.
        """
        facts = _without_named(list(facts), self)
        found: list[FactChange] = []
        groups: dict[tuple[str, str, tuple[str, ...]], list[ComparedFact]] = defaultdict(list)
        for fact in _paired(facts):
            name = _name(fact)
            if fact.status in (Status.CHANGED, Status.ALIKE):
                changed = self._otherwise(fact, said)
                if changed is not None:
                    found.append(changed)
            else:
                recipients = self._iris(_one(fact), _TO) if name in _BY_RECIPIENT else ()
                groups[name, str(fact.status), recipients].append(fact)
        told = [self._more(name, status, several) for (name, status, _), several in groups.items()]
        found += _without_renamed(told, [self._subject_matter(g) for g in groups.values()])
        return sorted(found, key=lambda f: (f.gravity, f.kind != "gone", f.sentence["en"]))

    def of_numbers(
        self, told: list[FactChange], numbers: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> list[FactChange]:
        """Return what facts say about words that are still there, with other numbers.

        A fact of such a number is not gone, although nothing has been drafted of the new words.
        """
        if not are_replaced(numbers) or any(fact.kind == "new" for fact in told):
            return told
        found = []
        for fact in told:
            if fact.kind == "gone" and fact.class_.removeprefix(_NG) in _OF_VALUES and fact.old:
                sentence = otherwise(self._by(fact.old), [number_change(numbers)])
                fact = replace(fact, kind="changed", sentence=sentence, gravity=Gravity.VALUE)
            found.append(fact)
        return found

    def subject(self, told: FactChange) -> str:
        """Return the subject of a changed fact."""
        denied = self._iris(told.new or told.old or "", (_NG + "denies",))
        denies = denied[0].removeprefix(_NG) if denied else ""
        return subject_of_class(told.class_.removeprefix(_NG), denies)

    def _more(self, name: str, status: str, facts: list[ComparedFact]) -> FactChange:
        kind: Kind = "new" if status == Status.ADDED else "gone"
        iris = [_one(fact) for fact in facts]
        what = self._joined([self._what(iri, name) for iri in iris])
        data = self._joined([self._named(iri, _DATA) for iri in iris])
        to = self._joined([self._named(iri, _TO) for iri in iris])
        first = facts[0]
        return FactChange(
            kind, first.kind, iris[0] if kind == "gone" else None,
            iris[0] if kind == "new" else None,
            more_or_fewer(name, kind, what, data, to), Gravity.FACT,
            ("", self._modality(iris[0])) if kind == "new" else (self._modality(iris[0]), ""),
        )  # fmt: skip

    def _subject_matter(self, facts: list[ComparedFact]) -> tuple[str, ...]:
        """Return what facts of one kind are about, by name: the same if only ids are other."""
        names = (self._what(_one(f), _name(f)).get("en", "") for f in facts)
        return (_name(facts[0]), *sorted(names))

    def _otherwise(self, fact: ComparedFact, said: tuple[str, str] | None) -> FactChange | None:
        old, new = fact.first[0], fact.second[0]
        words: list[By] = []
        only_values = True
        modality = ("", "")
        for difference in fact.differences or self._compared(old, new):
            if difference.property in _TOLD_ELSEWHERE:
                continue
            if difference.property == _PAGE and said is not None and self.is_drafted(fact):
                # A rule takes it from all passages that name the document; links are told by words.
                continue
            if difference.property == MODALITY:
                pair = self._modality(old), self._modality(new)
                if pair[0] != pair[1] and self._turned(fact, said, pair):
                    modality, only_values = pair, False
                continue
            before, now = (_texts(side) for side in (difference.first, difference.second))
            if len(before) == len(now) == 1 and is_period(before[0]) and is_period(now[0]):
                words.append(period_change(before[0], now[0]))
                continue
            if any(v.is_iri for v in (*difference.first, *difference.second)):
                only_values = False
            name = self._by(difference.property)
            words.append(
                property_change(name, self._of(difference.first), self._of(difference.second))
            )
        if modality != ("", ""):
            words.append(property_change({"en": "", "nl": ""}, self._by(modality[0]),
                                         self._by(modality[1])))  # fmt: skip
        if not words:
            return None
        gravity = Gravity.VALUE if only_values else Gravity.FACT
        what = self._by(new)
        sentence = {t: " ".join(s.split()) for t, s in otherwise(what, words).items()}
        return FactChange("changed", fact.kind, old, new, sentence, gravity, modality)

    def _turned(
        self, fact: ComparedFact, said: tuple[str, str] | None, modality: tuple[str, str]
    ) -> bool:
        """Return whether other words made another modality; a draft alone does not."""
        if said is None:
            return True
        return said[0] != said[1] and (not self.is_drafted(fact) or turns(*said, *modality))

    def is_drafted(self, fact: ComparedFact) -> bool:
        """Return whether nobody has reviewed a fact, on any side."""
        drafted = _NG + "Drafted"
        return all(
            drafted in self._iris(iri, (_NG + "reviewStatus",))
            for iri in (*fact.first, *fact.second)
        )

    def is_borne(self, fact: ComparedFact, words: TextChange) -> bool:
        """Return whether changed words bear out a drafted fact that is gone or new.

        A denial goes only with the words that deny. A recipient comes or goes only with its own
        words, where something is shared. What is named in the same words on both sides was read
        otherwise for the words around it; an item of a list is about what the list is about; and a
        heading that is called something else says nothing.
        """
        if fact.status not in (Status.ADDED, Status.REMOVED) or not self.is_drafted(fact):
            return True
        pieces = words.new_pieces if fact.status is Status.ADDED else words.old_pieces
        changed = changed_words(pieces)
        if words.is_heading or _name(fact) == "Denial":
            return not words.is_heading and says_modality(changed, _NG + "Denied")
        if says_end("".join(piece.text for piece in pieces)) and _name(fact) in _DONE:
            return False
        others = words.old_pieces if fact.status is Status.ADDED else words.new_pieces
        here = "".join(piece.text for piece in others) if words.kind == "changed" else ""
        what = self._named(_one(fact), _TO) or self._what(_one(fact), _name(fact))
        if any(words_stand(name, here, changed) for name in what.values()):
            return False
        if _name(fact) in (*_BY_RECIPIENT, "RecipientCategory"):
            one = _one(fact)
            name = self._named(one, _TO) or self._by(one)
            sentence = f"{words.heading} {words.lead} {''.join(p.text for p in pieces)}"
            return any(names_receiver(sentence, changed, name[t]) for t in LANGUAGES)
        if words.kind != "changed":
            listed = subject_of_zones(words.zones) if words.lead else "text"
            return listed in ("text", subject_of_class(_name(fact)))
        return True

    def _compared(self, old: str, new: str) -> list[Difference]:
        """Return the values in which two facts differ that were not compared before."""
        found = []
        skipped = (_LABEL, _NG + "statedIn", PREFIXES["rdf"] + "type")
        for name in sorted({*self._values[old], *self._values[new]} - set(skipped)):
            if any(name.endswith(e) for e in ("reviewStatus", "Digest", "quoteStart", "quoteEnd")):
                continue
            sides = [
                {value.value for value in self._values[fact].get(name, ()) if not iri_of(value)}
                for fact in (old, new)
            ]
            if sides[0] != sides[1]:
                first, second = sides[0] - sides[1], sides[1] - sides[0]
                found.append(Difference(name, _literals(first), _literals(second)))
        return found

    def _modality(self, fact: str) -> str:
        return next(iter(self._iris(fact, (MODALITY,))), "")

    def _iris(self, fact: str, properties: Iterable[str]) -> tuple[str, ...]:
        node = self._values.get(fact, {})
        found = [i for p in properties for v in node.get(p, ()) if (i := iri_of(v))]
        return tuple(sorted(set(found)))

    def _what(self, fact: str, class_: str) -> By:
        properties = _WHAT.get(class_, ())
        named = self._named(fact, properties)
        if named:
            return named
        values = [
            v.value
            for p in properties
            for v in self._values.get(fact, {}).get(p, ())
            if not iri_of(v)
        ]
        return dict.fromkeys(LANGUAGES, ", ".join(sorted(values))) if values else self._by(fact)

    def _named(self, fact: str, properties: Iterable[str]) -> By:
        # A category of the fact is also its personal data: the first property that says it.
        for property_ in properties:
            if iris := self._iris(fact, (property_,)):
                return {t: ", ".join(self._name(i, t) for i in iris[:_AT_MOST]) for t in LANGUAGES}
        return {}

    def _joined(self, names: list[By]) -> By:
        found = {}
        for tag in LANGUAGES:
            texts = list(dict.fromkeys(name[tag] for name in names if name.get(tag)))
            more = f" (+{len(texts) - _AT_MOST})" if len(texts) > _AT_MOST else ""
            found[tag] = ", ".join(texts[:_AT_MOST]) + more
        return found if any(found.values()) else {}

    def _of(self, values: tuple[Value, ...]) -> By:
        return {
            tag: ", ".join(self._name(v.text, tag) if v.is_iri else v.text for v in values)
            for tag in LANGUAGES
        } if values else {}  # fmt: skip

    def _by(self, iri: str) -> By:
        return {tag: self._name(iri, tag) for tag in LANGUAGES}

    def _name(self, iri: str, language: str) -> str:
        return self._names[language].get(iri) or iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    def quote(self, fact: str) -> tuple[int, int]:
        """Return where the words of a fact stand, in code points; (0, 0) if that is not known."""
        node = self._values.get(fact, {})
        places = [next(iter(node.get(_NG + n, ())), None) for n in ("quoteStart", "quoteEnd")]
        start, end = (int(p.value) if p is not None and p.value.isdigit() else 0 for p in places)
        return start, end

    def things(self, fact: ComparedFact) -> set[str]:
        """Return all things that a fact names."""
        node = self._values.get(_one(fact), {})
        return {iri for values in node.values() for value in values if (iri := iri_of(value))}


def _without_renamed(told: list[FactChange], about: list[tuple[str, ...]]) -> Iterable[FactChange]:
    """Leave out what is gone and new at once."""
    kinds: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for fact, matter in zip(told, about, strict=True):
        kinds[matter].add(fact.kind)
    return [f for f, matter in zip(told, about, strict=True) if len(kinds[matter]) == 1]


def _without_named(facts: list[ComparedFact], reader: FactReader) -> list[ComparedFact]:
    """Leave out things of which another of these facts tells."""
    found = []
    for fact in facts:
        by = _NAMED_BY.get(_name(fact), ())
        one = _one(fact)
        told = any(
            _name(o) in by and o.status is fact.status and one in reader.things(o) for o in facts
        )
        if not told:
            found.append(fact)
    return found


def _paired(facts: list[ComparedFact]) -> list[ComparedFact]:
    """Join a fact that is gone and one that is new to one that changed, if there is one of each."""
    by_kind: dict[str, list[ComparedFact]] = defaultdict(list)
    for fact in facts:
        by_kind[fact.kind].append(fact)
    found = []
    for several in by_kind.values():
        gone = [f for f in several if f.status is Status.REMOVED]
        come = [f for f in several if f.status is Status.ADDED]
        if len(gone) == len(come) == 1 and _name(gone[0]) in _OF_VALUES:
            old, new = gone[0], come[0]
            found.append(
                ComparedFact(old.kind, Status.CHANGED, old.first, new.second, old.first_passages,
                             new.second_passages, ())
            )  # fmt: skip
            several = [f for f in several if f is not old and f is not new]
        found += several
    return found


def _one(fact: ComparedFact) -> str:
    return next(iter((*fact.second, *fact.first)))


def _name(fact: ComparedFact) -> str:
    return fact.kind.removeprefix(_NG)


def _texts(values: Iterable[Value]) -> list[str]:
    return [value.text for value in values]


def _literals(texts: Iterable[str]) -> tuple[Value, ...]:
    return tuple(Value(text, is_iri=False) for text in sorted(texts))


def _bare(dataset: Dataset, things: set[str], language: str) -> dict[str, str]:
    """Return the names of things without the remark that nobody has reviewed them."""
    names = read_names(dataset, things, language, with_modality=False)
    return {
        iri: name.removesuffix(" [drafted]").removesuffix(" [voorgesteld]")
        for iri, name in names.items()
    }
