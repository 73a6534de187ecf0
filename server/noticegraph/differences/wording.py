"""What changed words say: whether they deny, permit or condition, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from noticegraph.aligning import Piece
from noticegraph.differences.model import FactChange
from noticegraph.drafting.lexicon import Lexicon
from noticegraph.namespaces import PREFIXES

_NG = PREFIXES["ng"]
_MARKS: dict[str, re.Pattern[str]] = {
    _NG + "Denied": re.compile(
        r"(?i)\b(?:not|never|cannot|neither|nor|none|no|without|n['’]t|geen|niet|nooit|noch|zonder)\b"
        r"|n['’]t\b"),
    _NG + "Possible": re.compile(
        r"(?i)\b(?:may|might|can|could|sometimes|occasionally|possibly|potentially|"
        r"kan|kunnen|kunt|mag|mogen|soms|eventueel|mogelijk)\b"),
    _NG + "Conditional": re.compile(
        r"(?i)\b(?:if|when|whenever|where|unless|except|only|provided|depending|consent|"
        r"permission|request|subject\s+to|to\s+the\s+extent|required|permitted|certain|some|"
        r"als|indien|wanneer|tenzij|behalve|mits|alleen|slechts|toestemming|verzoek|voor\s+zover|"
        r"bepaalde|sommige|vereist|toegestaan|waar)\b"),
}  # fmt: skip
"""The words by which a sentence denies, leaves open, or binds to a condition, by modality."""
_SHARING = re.compile(
    r"(?i)\b(?:shar|disclos|transfer|sell|sold|send|sent|receiv|recipient|access|"
    r"deel|delen|gedeeld|verstrek|doorge|verko|stu(?:ur|ren)|ontvang|toegang)")  # fmt: skip
_END = re.compile(
    r"(?i)\b(?:stop|cease|no\s+longer|niet\s+(?:meer|langer)|stoppen\s+(?:we\s+)?met)\s+(?:\w+\s+){0,2}"
    r"(?:collect|us(?:e|ing)|shar|process|verzamel|gebruik|deel|delen|verwerk)")  # fmt: skip
_CAPITAL_BEFORE = re.compile(r"(?:^|(?<=\s))[A-Z][\w&.-]* $")
_SMALL = frozenset({"a", "an", "and", "de", "een", "en", "het", "of", "or", "the", "van", "your"})
_COVERS = {
    "Collection": ("data",), "DataCategory": ("data",), "SourceClaim": ("data",),
    "Disclosure": ("data", "recipients"), "SaleOrSharing": ("data", "recipients"),
    "RecipientCategory": ("recipients",), "Subprocessor": ("recipients",),
    "PurposeProcess": ("purposes",), "StatedPurpose": ("purposes",),
    "LegalBasisClaim": ("purposes", "conditional"), "RightProvision": ("rights", "regions"),
    "TransferRegime": ("mechanisms", "regions"), "DPFCertification": ("mechanisms", "regions"),
    "SecurityClaim": ("security",), "RetentionRule": ("data",),
}  # fmt: skip
"""About what facts of a class (its local name) tell, by the kinds of the lexicon."""
_KINDS = ("data", "recipients", "purposes", "rights", "mechanisms", "security", "regions")


def says_modality(words: str, modality: str) -> bool:
    """Return whether words have any that make a modality (IRI); asserted needs none."""
    pattern = _MARKS.get(modality)
    return pattern is not None and pattern.search(words) is not None


def matters_left(matters: Mapping[str, str], told: Sequence[FactChange]) -> dict[str, str]:
    """Return those of the matters of changed words of which no fact tells."""
    classes = [fact.class_.removeprefix(_NG) for fact in told]
    covered = {"names", *(kind for c in classes for kind in _COVERS.get(c, ()))}
    if "Denial" in classes or any(fact.modality[0] and fact.modality[1] for fact in told):
        covered |= {"denied", "possible", "conditional"}
    said = " ".join(text.casefold() for fact in told for text in fact.sentence.values())
    return {
        kind: words
        for kind, words in matters.items()
        if kind not in covered and words.casefold() not in said
    }


def modality_words(words: str, modality: str) -> str:
    """Return the first of some words that makes a modality (IRI), or ""."""
    pattern = _MARKS.get(modality)
    found = pattern.search(words) if pattern else None
    return found[0] if found else ""


def turns(old: str, new: str, before: str, after: str) -> bool:
    """Return whether words turn one modality (IRI) into another.

    The words that make one of the two stand in one sentence, and none like them in the other.
    """
    return (says_modality(new, after) and not says_modality(old, after)) or (
        says_modality(old, before) and not says_modality(new, before)
    )


def names_receiver(sentence: str, changed: str, name: str) -> bool:
    """Return whether changed words name a party, in a sentence that mentions sharing."""
    wanted = {w[:5] for w in re.findall(r"[^\W\d_]{4,}", name.casefold())}
    found = {w[:5] for w in re.findall(r"[^\W\d_]{4,}", changed.casefold())}
    return bool(wanted & found) and _SHARING.search(sentence) is not None


def changed_words(pieces: Iterable[Piece]) -> str:
    """Return the words of a sentence that the other one lacks."""
    return " ".join(piece.text for piece in pieces if piece.is_changed)


def kinds_held(lexicon: Lexicon, words: str) -> dict[str, str]:
    """Return about what words are: kinds of the lexicon, in its order, each with its words."""
    tokens = lexicon.tokens(words, 0)
    found: dict[str, str] = {}
    for kind in _KINDS:
        for match in lexicon.words[kind].find(tokens):
            if kind == "regions" and words[match.start : match.end].islower():
                # "Contact us" names no country.
                continue
            if kind in ("regions", "recipients") or not _ends_a_name(words, match.start, match.end):
                found.setdefault(kind, words[match.start : match.end])
    return found


def _ends_a_name(words: str, start: int, end: int) -> bool:
    """Return whether words are but the end of a name: "States", "Software" of a company."""
    return words[start:end][:1].isupper() and _CAPITAL_BEFORE.search(words[:start]) is not None


def words_stand(name: str, here: str, changed: str) -> bool:
    """Return whether the words of a name stand in words of the other side.

    A single word says little: it must not be among the changed ones.
    """
    wanted = _parts(name)
    if not wanted or not wanted <= _parts(here):
        return False
    return len(wanted) > 1 or not wanted & _parts(changed)


def says_end(sentence: str) -> bool:
    """Return whether a sentence says that something ends or is turned off, not that it is done."""
    return _END.search(sentence) is not None


def _parts(words: str) -> set[str]:
    return {part for part in re.findall(r"[^\W_]+", words.casefold()) if part not in _SMALL}


def names_in(words: str) -> str:
    """Return the names among changed words: those with a capital that do not begin a sentence."""
    found = re.findall(
        r"(?:(?<=[^.!?:]\s)|(?<=[“\"‘(]))[A-Z][\w&-]+(?:\s[A-Z][\w&-]+)*", f", {words}"
    )
    return ", ".join(dict.fromkeys(found))
