"""Two versions of a statement → their changes, by subject, most serious first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from noticegraph.aligning import Piece, VersionText, read_version_text, says_otherwise
from noticegraph.comparison import ComparedFact, Status, compare_statements
from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.differences.facts import FactReader, tells_alone
from noticegraph.differences.model import (
    Change,
    Differences,
    FactChange,
    Gravity,
    Kind,
    Side,
    VerdictChange,
)
from noticegraph.differences.sentences import hangs_from, text_change, with_matters
from noticegraph.differences.subjects import TITLES, subject_of_class, subject_of_zones
from noticegraph.differences.textual import TextChange, heading_words, text_changes
from noticegraph.differences.wording import (
    changed_words,
    kinds_held,
    matters_left,
    modality_words,
    names_in,
)
from noticegraph.drafting.lexicon import read_lexicon
from noticegraph.errors import UsageError
from noticegraph.evidence import passage_iri, place_by_language
from noticegraph.examinations import Verdict
from noticegraph.languages import LANGUAGES
from noticegraph.namespaces import PREFIXES
from noticegraph.passages import TextFormat
from noticegraph.places import describe_place
from noticegraph.query import solutions
from noticegraph.reports.model import Report

_NG = PREFIXES["ng"]
_OF_STATEMENT = f"""SELECT ?publisher ?work ?date WHERE {{
  OPTIONAL {{ <%s> <{PREFIXES["dcterms"]}publisher>/<{PREFIXES["dpv"]}hasName> ?publisher }}
  OPTIONAL {{ <%s> <{PREFIXES["dcterms"]}isVersionOf> ?work }}
  OPTIONAL {{ <%s> <{_NG}effectiveDate> ?date }}
}} ORDER BY ?publisher"""
_RANK = {Verdict.MET: 3, Verdict.SAID_ELSEWHERE: 2, Verdict.PARTLY_MET: 1, Verdict.NOT_MET: 0}


@dataclass(frozen=True, slots=True)
class Version:
    """A version to compare: its IRI, date, language and company; its text if it is available."""

    iri: str
    date: str
    language: str
    company: str
    work: str
    text: str | None
    form: TextFormat

    @property
    def id(self) -> str:
        """The short id of the statement."""
        return self.iri.rsplit("/", 1)[-1]


def version_of(dataset: Dataset, iri: str, text_of: Callable[[str], str | None]) -> Version:
    """Return a version (IRI) of the dataset; ``text_of`` returns its text, or None."""
    entries = [entry for entry in dataset.entries if entry.statement == iri]
    form: TextFormat = next((e.text_format for e in entries if e.text_format != "txt"), "txt")
    language = next((e.language for e in entries if e.language), "en")
    rows = solutions(dataset, _OF_STATEMENT % (iri, iri, iri)).rows
    publisher, work, date = ("" if t is None else t.value for t in rows[0]) if rows else ("",) * 3
    return Version(iri, date, language, publisher, work, text_of(iri), form)


def compare_versions(
    dataset: Dataset, old: Version, new: Version,
    reports: tuple[Report | None, Report | None] = (None, None),
) -> Differences:  # fmt: skip
    """Return the changes from one version to another; ``reports`` are those on both, if known.

    Raises UsageError for one statement twice, and for statements of two companies.
    """
    if old.iri == new.iri:
        raise UsageError("difference-of-one", statement=old.id)
    if old.work != new.work and old.company.casefold() != new.company.casefold():
        raise UsageError(
            "difference-of-companies", first=old.id, second=new.id,
            companies=(old.company or old.id, new.company or new.id),
        )  # fmt: skip
    compared = compare_statements(dataset, old.iri, new.iri)
    changed = [f for f in compared.facts if f.status is not Status.SAME and tells_alone(f.kind)]
    same = sum(f.status is Status.SAME and tells_alone(f.kind) for f in compared.facts)
    reader = FactReader(dataset, changed)
    falls = _verdicts(*reports)
    changes: list[Change]
    has_texts = old.text is not None and new.text is not None and old.language == new.language
    if old.text is None or new.text is None or not has_texts:
        changes, otherwise = [_of_fact(told) for told in reader.told(changed)], 0
    else:
        texts = (
            read_version_text(old.text, old.form, old.language),
            read_version_text(new.text, new.form, new.language),
        )
        maker = _Maker(old, new, texts, reader)
        changes, otherwise = maker.changes(changed, compared.facts)
    graver = _passages_of_falls(reports, falls)
    changes = [_with_verdict(change, graver) for change in changes]
    return Differences(
        old.id, new.id, old.iri, new.iri, old.date, new.date, new.company or old.company,
        _ordered(changes), tuple(falls), same, otherwise, has_texts,
    )  # fmt: skip


class _Maker:
    """Puts the changes of facts to the changes of the words that made them."""

    def __init__(
        self, old: Version, new: Version, texts: tuple[VersionText, VersionText],
        reader: FactReader,
    ) -> None:  # fmt: skip
        self.old, self.new, self.texts, self.reader = old, new, texts, reader
        language = new.language if new.language in LANGUAGES else "en"
        self.lexicon = read_lexicon(shipped_content().lexicon, language)
        self.words = text_changes(*texts)
        self.text_changes, self.holding = self.words.changes, self.words.holding
        self.by_old = {c.old: c for c in self.text_changes if c.old is not None}
        self.by_new = {c.new: c for c in self.text_changes if c.new is not None}

    def changes(
        self, changed: list[ComparedFact], facts: Iterable[ComparedFact]
    ) -> tuple[list[Change], int]:
        """Return the changes in the order of the text; and how many facts differ without one."""
        of_words: dict[int, list[ComparedFact]] = defaultdict(list)
        otherwise = 0
        for fact in changed:
            text_change_ = self._made_by(fact)
            if text_change_ is None:
                otherwise += 1
            else:
                of_words[id(text_change_)].append(fact)
        subjects = self._subjects(facts)
        found = []
        for words in self.text_changes:
            borne = [f for f in of_words.get(id(words), []) if self.reader.is_borne(f, words)]
            sides = words.old_pieces, words.new_pieces
            old, new = ("".join(piece.text for piece in pieces) for pieces in sides)
            told = self.reader.told(borne, (old, new))
            found.append(self._change(words, told, subjects))
        return found, otherwise

    def _made_by(self, fact: ComparedFact) -> TextChange | None:
        """Return the change of the words that made a change of a fact, or None.

        A fact that other words still say is not gone, and one that the old words said is not new.
        """
        first = [self._path(p, self.old) for p in fact.first_passages]
        second = [self._path(p, self.new) for p in fact.second_passages]
        before = [c for p in first if (c := self.by_old.get(p)) and not c.is_link]
        now = [c for p in second if (c := self.by_new.get(p)) and not c.is_link]
        if fact.status is Status.REMOVED and len(before) < len(first):
            return None
        if fact.status is Status.ADDED and any(p in self.holding for p in second):
            return None
        if fact.status is Status.CHANGED and not (before and now):
            return None
        if self._words_stand(fact):
            return None
        both = [change for change in now if change in before]
        return next(iter((*both, *now, *before)), None)

    def _words_stand(self, fact: ComparedFact) -> bool:
        """Return whether the very words of a fact stand in both texts.

        The rest of its passage is other, and a rule read it otherwise for that.
        """
        sides = ((True, fact.first, fact.first_passages, self.old),
                 (False, fact.second, fact.second_passages, self.new))  # fmt: skip
        found = []
        for is_old, facts, passages, version in sides:
            if not facts:
                continue
            start, end = self.reader.quote(facts[0])
            paths = [self._path(p, version) for p in passages]
            found.append(end > 0 and any(self.words.stands(is_old, p, start, end) for p in paths))
        return bool(found) and all(found)

    def _path(self, passage: str, version: Version) -> str:
        return passage.removeprefix(f"{version.iri}/passage/")

    def _subjects(self, facts: Iterable[ComparedFact]) -> dict[str, Counter[str]]:
        """Return the subjects of the facts that cite each passage of the later text."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for fact in facts:
            if tells_alone(fact.kind):
                for passage in fact.second_passages:
                    subject = subject_of_class(fact.kind.removeprefix(_NG))
                    found[self._path(passage, self.new)][subject] += 1
        return found

    def _change(
        self, words: TextChange, told: list[FactChange], subjects: Mapping[str, Counter[str]]
    ) -> Change:
        heading = next(heading_words(words), "")
        kind: Kind = words.kind
        if words.kind == "changed":
            told = self.reader.of_numbers(told, words.numbers)
        matters = self._matters(words)
        sentence: Mapping[str, str]
        if told:
            gravity = min(fact.gravity for fact in told)
            kinds = {fact.kind for fact in told}
            kind = told[0].kind if len(kinds) == 1 and words.kind != "changed" else words.kind
            subject = self.reader.subject(told[0])
            left = matters_left(matters, told)
            gravity = min(gravity, Gravity.FACT) if left else gravity
            sentence = with_matters(told[0].sentence, left)
        else:
            gravity = self._gravity(words, matters)
            cited = subjects.get(words.new or "")
            subject = subject_of_zones(words.zones)
            if subject == "text" and cited:
                subject = cited.most_common(1)[0][0]
            form: str = "heading" if words.is_heading else words.kind
            form = "spelling" if words.only_spelling else form
            form = "date" if words.is_date else form
            if words.is_link:
                form = "links" if words.links > 1 else _link_form(words)
            subject = "text" if words.is_date or words.links > 1 else subject
            named = {"en": heading or self.new.company, "nl": heading or self.new.company}
            pieces = words.new_pieces or words.old_pieces
            said = "".join(piece.text for piece in pieces).strip()
            if words.is_date:
                said = " → ".join(
                    changed_words(side).strip(" ,") for side in (words.old_pieces, words.new_pieces)
                )
            said = words.where if words.links > 1 else said
            sides = (self._said(words.old_pieces), self._said(words.new_pieces))
            sentence = text_change(form, named, words.numbers, words.links, said, sides)
            sentence = with_matters(sentence, matters)
        first, second = self.texts
        return Change(
            kind, subject, gravity, sentence, tuple(told),
            self._side(self.old, first, words.old, words.old_pieces),
            self._side(self.new, second, words.new, words.new_pieces),
            words.numbers, words.only_spelling,
        )  # fmt: skip

    def _matters(self, words: TextChange) -> dict[str, str]:
        """Return what the changed words are about: the kind, and the first words of it."""
        if words.only_spelling or words.is_heading or words.is_date or words.is_link:
            return {}
        held: dict[str, str] = {}
        for pieces in (words.new_pieces, words.old_pieces):
            for piece in pieces:
                if piece.is_changed:
                    held = kinds_held(self.lexicon, piece.text) | held
        if words.kind == "changed" and not held:
            names = ", ".join(
                filter(None, (names_in(changed_words(p)) for p in (words.old_pieces,
                                                                  words.new_pieces)))
            )  # fmt: skip
            held = {"names": names} if names else {}
        return held | self._turns(words) if words.kind == "changed" else held

    @staticmethod
    def _said(pieces: tuple[Piece, ...]) -> str:
        """Return the words that changed, apart where others stand between them."""
        return " … ".join(p.text.strip() for p in pieces if p.is_changed and p.text.strip())

    @staticmethod
    def _turns(words: TextChange) -> dict[str, str]:
        """Return the words that deny, leave open or bind, if only one side has any."""
        found = {}
        for kind in ("Denied", "Possible", "Conditional"):
            said = [modality_words(changed_words(side), _NG + kind)
                    for side in (words.old_pieces, words.new_pieces)]  # fmt: skip
            if bool(said[0]) != bool(said[1]):
                found[kind.casefold()] = said[0] or said[1]
        return found

    def _gravity(self, words: TextChange, matters: Mapping[str, str]) -> Gravity:
        if words.is_date or (words.is_link and words.links < 2 and _link_form(words) != "link"):
            return Gravity.VALUE
        if words.only_spelling or words.is_heading or words.is_link:
            return Gravity.WORDING
        if matters.keys() - {"names"}:
            return Gravity.FACT
        if words.kind != "changed" or says_otherwise(words.old_pieces, words.new_pieces):
            return Gravity.FACT
        if not (_is_kept(words.old_pieces) or _is_kept(words.new_pieces)):
            return Gravity.FACT
        old, new = words.numbers
        return Gravity.VALUE if old != new or matters else Gravity.WORDING

    def _side(
        self, version: Version, text: VersionText, path: str | None, pieces: tuple[Piece, ...]
    ) -> Side | None:
        if path is None:
            return None
        passage = text.by_path[path]
        places = place_by_language(passage.place)
        context = text.contexts.get(path, ())[:3]
        return Side(
            passage_iri(version.iri, path),
            {
                tag: describe_place(passage.section, places[tag], tag, passage.headings)
                + hangs_from(context, tag)
                for tag in places
            },
            pieces,
        )


def _link_form(words: TextChange) -> str:
    """Return whether a link came, went, or leads elsewhere."""
    if not "".join(piece.text for piece in words.old_pieces):
        return "link-new"
    return "link" if "".join(piece.text for piece in words.new_pieces) else "link-gone"


def _is_kept(pieces: Iterable[Piece]) -> bool:
    """Return whether most of the words of a sentence are not other."""
    listed = list(pieces)
    changed = sum(len(p.text) for p in listed if p.is_changed)
    return 2 * changed <= sum(len(p.text) for p in listed)


def _of_fact(told: FactChange) -> Change:
    """Return a change of which only the fact is known: no text is available."""
    name = told.class_.removeprefix(_NG)
    subject = subject_of_class(name)
    sides = told.old is not None, told.new is not None
    kind: Kind = "changed" if all(sides) else "new" if sides[1] else "gone"
    return Change(kind, subject, told.gravity, told.sentence, (told,), None, None)


def _ordered(changes: list[Change]) -> tuple[Change, ...]:
    """Return changes by subject, the subject with the most serious change first."""
    best: dict[str, tuple[int, int]] = {}
    order = list(TITLES)
    for change in changes:
        key = (int(change.gravity), order.index(change.subject))
        best[change.subject] = min(best.get(change.subject, key), key)
    return tuple(sorted(changes, key=lambda c: (best[c.subject], c.gravity)))


def _verdicts(first: Report | None, second: Report | None) -> list[VerdictChange]:
    """Return the requirements of which the verdict is another one, those that fall first."""
    if first is None or second is None or first.failure or second.failure:
        return []
    before = {o.examination.identifier: o.verdict for o in first.requirements}
    found = []
    for outcome in second.requirements:
        id_ = outcome.examination.identifier
        old = before.get(id_)
        if old is not None and old is not outcome.verdict:
            falls = _falls(old, outcome.verdict)
            names = dict(outcome.examination.label)
            found.append(VerdictChange(id_, names, str(old), str(outcome.verdict), falls))
    return sorted(found, key=lambda v: (not v.is_fall, v.requirement))


def _falls(old: Verdict, new: Verdict) -> bool:
    if new not in (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NOT_ASSESSABLE):
        return False
    if old in (Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSABLE):
        return new is Verdict.NOT_MET
    return _RANK.get(new, 0) < _RANK.get(old, 0)


def _passages_of_falls(
    reports: tuple[Report | None, Report | None], falls: Iterable[VerdictChange]
) -> set[str]:
    """Return the passages that bore a verdict which falls, or that let it fall."""
    fallen = {verdict.requirement for verdict in falls if verdict.is_fall}
    return {
        passage
        for report in reports
        if report is not None
        for outcome in report.requirements
        if outcome.examination.identifier in fallen
        for passage in outcome.passages
    }


def _with_verdict(change: Change, passages: set[str]) -> Change:
    sides = {side.passage for side in (change.old, change.new) if side is not None}
    if not passages & sides or change.gravity is Gravity.WORDING:
        return change
    return replace(change, gravity=Gravity.VERDICT)
