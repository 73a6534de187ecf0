"""Who “we” are: the names that a statement gives to whoever speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from noticegraph.drafting.model import Fact, Unit
from noticegraph.drafting.names import organisations_in
from noticegraph.drafting.proposing import Draft, propose

_CAP = r"(?:[A-Z0-9À-Þ][\w&.’'+-]*)"
_GAP = r"[^\S\n]+"
_NAME = rf"(?P<name>{_CAP}(?:,?{_GAP}(?:{_CAP}|&|of|and|the|van|de|en)){{0,6}}?(?:,?{_GAP}(?:Inc|LLC|Ltd|Limited|GmbH|B\.V|BV|N\.V|S\.A|Corp|Pty|Pvt|AG|AB)\b\.?(?:\s+Ltd\b\.?)?)?)"
_WORD = r"(?:[A-Z0-9À-Þ](?:[\w&’'+-]|\.(?=\w))*)"
_WHOLE = rf"(?P<name>{_WORD}(?:{_GAP}(?:(?:of|and|the|for|van|de|en|&){_GAP})?{_WORD}){{0,6}}(?:,?{_GAP}(?:Inc|LLC|Ltd|Limited|GmbH|B\.V|BV|N\.V|S\.A|Corp|AG|AB)\b\.?)?)"
"""A name at the end of what mentions it: as many words with a capital as stand there."""
_US = r"(?<![\w-])[\"“”‘’'„]?(?:[Ww]e|[Uu]s|[Oo]ur|[Tt]he\s+[Cc]ompany|[Cc]ompany|[Ww]ij|[Oo]nze|[Oo]ns)\b"
_NOT_A_NAME = re.compile(
    r"^(?:The|This|These|Our|Your|We|You|It|If|In|Privacy|Policy|Personal|Data|Information|Service|Services|Company|Website|App|Application|Users?|Third|Please|For|When|By|As|At|To|All|Any|Some|No|"
    r"De|Het|Deze|Dit|Onze|Uw|Wij|U|Een|Als|Wanneer|Voor|Door|Bij|In|Privacybeleid|Privacyverklaring|Statement|Notice|Terms|Account|Cookies?|Last|General|European|California|Owner|Developer|Us|Me|PII|Internet|Protocol|Address|Act|Rules|Law|Regulation|Controller|Identifiable|Technologies|Tools|Agreement|Definitions|Site|Sites|Product|Products|Customers?|Websites|Apps|Group|Party|Parties|And|Or|Google|Specific|Certain|Who|What|Which|Wie|Welke)$"
)
_STATED = {
    "en": (
        ("company-in-brackets", rf"{_NAME}(?:,?\s+(?:a|an|with|located|having)\b[^()]{{0,120}})?\s*\((?:[^()]{{0,120}}?{_US}[^()]*|(?:hereinafter|referred|also|collectively)[^()]{{0,100}}|[\"“”][^()]{{2,40}}[\"“”])\)"),
        ("company-refers-to", rf"[\"“”]?(?:Company|[Ww]e|Us|Owner|Data\s+Controller|Controller)(?:/(?:[Ww]e|[Uu]s|[Oo]ur))*[\"“”]?(?:\s*\([^()]{{0,160}}\))?\s*,?\s+(?:refers?\s+to|means|is|shall\s+mean)\s+(?:the\s+)?{_WHOLE}"),
        ("company-defined", r"[\"“”]?(?:Company|Controller|Owner)[\"“”]?\s*\((?:[^()]{0,60}[\"“”](?:[Tt]he\s+Company|We|Us|Our)[\"“”][^()]{0,60})\)\s+(?:refers?\s+to|means)\s+(?P<name>[^\s,.;:][^,.;:\n]{1,48}[^\s,.;:])(?=[,.;]\s|[,.;]?$)"),
        ("company-built", rf"{_NAME}\s+(?:built|operates?|owns|runs|developed|has\s+(?:built|developed|created))\s+(?:the|this|and|our)\b"),
        ("company-by", rf"(?:operated|owned|provided|made|developed|published|run|managed|built|created|maintained|collected(?:\s+and\s+processed)?|controlled)\s+by\s+(?:the\s+)?{_WHOLE}"),
        ("company-committed", rf"{_NAME}\s*,?\s+(?:respects?|values?|is\s+(?:committed|concerned|dedicated|strongly)|takes?\s+(?:your|the|privacy)|understands?|cares|recogni[sz]es|knows|collects|does\s+not\s+(?:sell|collect|share)|treats|may\s+(?:collect|use|share|disclose|also)|will\s+(?:not|collect|use|share)|uses\s+(?:your|the|personal|cookies)|follows)\b"),
        ("company-of-policy", rf"(?:privacy\s+(?:policy|notice|statement))\s+(?:of|for|describes\s+how|explains\s+how|sets\s+out\s+how|governs\s+the\s+manner\s+in\s+which)\s+(?:the\s+)?{_NAME}"),
        ("company-is-controller", rf"{_NAME}\s+(?:\([^()]*\)\s+)?(?:is|are|acts\s+as)\s+(?:the\s+|a\s+|your\s+)?(?:data\s+)?controller"),
        ("company-is-responsible", rf"{_NAME}(?:,[^,.]{{2,80}},)?\s+is\s+responsible\s+for\s+(?:the\s+)?processing"),
        ("company-controller-is", rf"(?:controller|responsible\s+(?:party|entity))\s+(?:of|for)?[^.:]{{0,60}}(?:is|:)\s+{_NAME}"),
        ("company-we-are", rf"\b[Ww]e\s+are\s+{_NAME}|\b[Ww]e,\s+{_NAME},|\b[Aa]t\s+{_NAME}\s*,?\s+(?:we|the\s+privacy|accessible|one\s+of)|\b[Cc]ontact\s+{_NAME}\s+at\b|[Aa]ccess\s+to\s+{_NAME}\b"),
    ),
    "nl": (
        ("company-in-brackets", rf"{_NAME}(?:,?\s+(?:een|gevestigd|statutair)\b[^()]{{0,120}})?\s*\((?:[^()]{{0,120}}?{_US}[^()]*|(?:hierna|gezamenlijk)[^()]{{0,100}}|[\"“”„‘][^()]{{2,40}}[\"“”’])\)"),
        ("company-built", rf"{_NAME}\s+(?:exploiteert|beheert|is\s+eigenaar\s+van)\s+(?:de|het|deze)\b"),
        ("company-by", rf"(?:beheerd|geëxploiteerd|aangeboden|gemaakt|ontwikkeld|verzameld|verwerkt)\s+door\s+{_WHOLE}"),
        ("company-committed", rf"{_NAME}\s+(?:respecteert|hecht|neemt\s+(?:uw|je)|verwerkt|verzamelt|gebruikt\s+(?:uw|je|persoonsgegevens))\b"),
        ("company-of-policy", rf"(?:privacy(?:verklaring|beleid))\s+(?:van|legt\s+uit\s+hoe|beschrijft\s+hoe)\s+{_NAME}"),
        ("company-is-controller", rf"{_NAME}\s+(?:\([^()]*\)\s+)?is\s+(?:de\s+)?verwerkingsverantwoordelijke"),
        ("company-is-responsible", rf"{_NAME}(?:,[^,.]{{2,80}},)?\s+is\s+verantwoordelijk\s+voor\s+(?:de\s+)?verwerk"),
        ("company-controller-is", rf"verwerkingsverantwoordelijke[^.:]{{0,60}}(?:is|:)\s+{_NAME}"),
        ("company-we-are", rf"\b[Ww]ij\s+zijn\s+{_NAME}|\b[Bb]ij\s+{_NAME}\s+(?:nemen|vinden|respecteren|staat)"),
    ),
}  # fmt: skip


def _compile(pattern: str) -> re.Pattern[str]:
    number = iter(range(9))
    return re.compile(re.sub(r"\?P<name>", lambda _: f"?P<name{next(number)}>", pattern))


_COMPILED = {k: [(rule, _compile(p)) for rule, p in rows] for k, rows in _STATED.items()}
_CONTROLLERS = frozenset(
    {"company-is-controller", "company-is-responsible", "company-controller-is"}
)
"""Rules by which a company is who answers for the processing (GDPR, Article 4(7))."""
_CONTROLLER = {"en": "Controller", "nl": "Verwerkingsverantwoordelijke"}
_IN_A_CASE = re.compile(
    r"(?i)\b(?:if|where|when|whenever|unless|whether|extent|cases?|indien|wanneer|waar|als|tenzij|voor\s+zover|gevallen?)\b"
)
_ADDRESS = re.compile(r"(?<=Ltd|LLC|Inc|mbH|B\.V|Pty)\.?,(?!\s+(?:Inc|Ltd|LLC)\b)|,\s+(?=\d)")
"""Where an address begins behind a name."""
_NO_COMPANY = re.compile(
    r"\b(?:Terms(?:\s+(?:of|and)\b.*)?|Conditions|Use|Framework|Privacy\s+Control|Do\s+Not\s+Track|Resolution|Principles|Addendum|Voorwaarden|Beginselen)$"
)
"""What has a name of its own and is no company: terms, frameworks, signals."""
_ONLY_FORM = re.compile(
    r"^(?:Inc|LLC|Ltd|Limited|GmbH|B\.V|N\.V|S\.A|Corp|Pty|Pvt|AG|AB)\b[\s.,]*(?:Ltd\b\.?)?$"
)
_LONGEST = 1_000
_MOST_MENTIONS = 2
"""Further sentences in which a name collects or shares do not say who “we” are once more."""


def organisations(draft: Draft, units: Sequence[Unit]) -> list[Fact]:
    """Return the legal entities named as “we”, where the text says that they are."""
    found: list[Fact] = []
    for unit in units:
        for rule, pattern in _COMPILED[draft.language]:
            match = pattern.search(unit.text[:_LONGEST])
            if match is None:
                continue
            group = next((g for g, v in match.groupdict().items() if v), None)
            whole = match[group] if group else ""
            words = _ADDRESS.split(_WITHOUT_OPENING.sub("", whole))[0]
            name = " ".join(words.split()).strip(" ,")
            if not group or not _is_name(name):
                continue
            if _OF_PLACES.match(name):
                continue
            if rule == "company-of-policy" and _ANOTHERS.search(unit.text[: match.start(group)]):
                continue
            if rule == "company-in-brackets" and not _names_us(unit.text, match, group, name):
                continue
            opening = len(whole) - len(_WITHOUT_OPENING.sub("", whole))
            start = unit.start + match.start(group) + opening
            found.append(_fact(draft, unit, start, start + len(words), name, rule))
    strong = {fact.name for fact in found if fact.rule in _STRONG}
    kept = []
    told: dict[str, int] = {}
    for fact in found:
        if fact.rule not in _STRONG:
            told[fact.name] = told.get(fact.name, 0) + 1
            if told[fact.name] > _MOST_MENTIONS or not _is_known(fact.name, strong):
                continue
        kept.append(fact)
    kept.extend(_in_contacts(draft, units))
    return kept


_OURSELVES = re.compile(
    _US + r"|hereinafter|referred|collectively|hierna|gezamenlijk", re.IGNORECASE
)
_ANOTHERS = re.compile(
    r"(?i)\b(?:our|onze?)\b[^.;]{0,60}\b(?:and|en)\s+(?:the|het|de)\s+privacy[\s-]?\w*\s+(?:of|van)\s+$|\b(?:see|read|review|governed\s+by|subject\s+to|zie|lees|onderworpen\s+aan)\s+(?:the|het|de)\s+privacy[\s-]?\w*\s+(?:of|van)\s+$"
)
"""Before whose policy it is that the text refers to."""
_OF_PLACES = re.compile(
    r"^(?:Switzerland|Zwitserland|(?:the\s+)?United\s+Kingdom|Verenigd\s+Koninkrijk|EEA|EER|EU|UK|Canada|Brazil|Japan|Australia),\s"
)
"""A place in whose clause a name begins: "if you live in Switzerland, Kite B.V. is …"."""
_OFFICE = re.compile(
    r"(?:(?:Legal|Privacy|Attn|Attention|Compliance|Office|Team|Department|Juridische|Afdeling)(?:\s+(?:Department|Team|Officer|Office|Affairs|Zaken))?[,:]\s+)+"
)
"""Whom a letter is for, before the company: "Legal, Kite Ltd."."""
_THINGS_CALLED = re.compile(
    r"(?i)[\"“‘](?:the\s+|de\s+)?(?:\w+\s+)?(?:Frameworks?|Applications?|Principles|Services?|Laws?|Cookies|Sites?|Websites?|Apps?|Platform|Data|Diensten|Beginselen)[\"”’]"
)
"""What brackets call something that is no company: "(collectively, the “Frameworks”)"."""
_PART_OF_NAME = re.compile(
    r"\b[A-Z][\w-]+\s+(?:for|of|and|&|van|voor|en)\s+(?:the\s+|de\s+|het\s+)?$"
)
"""What is before a name of which only the end is matched ("the Centre for Appeals")."""
_THING = re.compile(
    r"(?i)\b(?:our|your|an?|the\s+use\s+of|through|number\s+of|using|via|with|onze|uw|een|via|met)\s+(?:the\s+|de\s+)?$"
)


def _names_us(text: str, match: re.Match[str], group: str, name: str) -> bool:
    """Whether what brackets follow is a company rather than a thing that gets a short name."""
    if _PART_OF_NAME.search(text[: match.start(group)]):
        return False
    brackets = text[match.end(group) : match.end()]
    if _THINGS_CALLED.search(brackets):
        return False
    if _OURSELVES.search(brackets) or next(organisations_in(name), None) is not None:
        return True
    return not _THING.search(text[: match.start(group)])


_WITHOUT_OPENING = re.compile(
    r"^(?:(?:Additionally|Furthermore|However|Moreover|When|Where|While|Although|Since|Wanneer|Hoewel|Bovendien|Daarnaast|Echter|Omdat|Welcome|Welkom|That|How|Hoe|Dat)\b,?\s+)+"
)
_STRONG = frozenset(
    {
        "company-in-brackets",
        "company-refers-to",
        "company-defined",
        "company-built",
        "company-is-controller",
        "company-is-responsible",
        "company-controller-is",
        "company-of-policy",
        "company-we-are",
    }
)
"""Rules that are enough by themselves; by the others, a name must have been given otherwise too."""


def _is_known(name: str, strong: set[str]) -> bool:
    return not strong or any(name in known or known in name for known in strong)


def _in_contacts(draft: Draft, units: Sequence[Unit]) -> Iterator[Fact]:
    for unit in units:
        if "contact" in unit.zones or (unit is units[-1]):
            for match in organisations_in(unit.text[:_LONGEST]):
                if _OF_PLACES.match(match["name"]):
                    continue
                office = _OFFICE.match(match["name"])
                skip = office.end() if office else 0
                yield _fact(
                    draft,
                    unit,
                    unit.start + match.start() + skip,
                    unit.start + match.end(),
                    match["name"][skip:],
                    "company-in-contact",
                )


def _fact(draft: Draft, unit: Unit, start: int, end: int, name: str, rule: str) -> Fact:
    return propose(
        draft,
        unit,
        start,
        end,
        "organisation",
        {"organisation": name},
        rule,
        0.6,
        name=name,
        modality="asserted",
    )


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or len(name) < 3 or name[0].isdigit() or name.endswith(("'s", "’s")):
        return False
    if _NO_COMPANY.search(name) or _ONLY_FORM.match(name) or words[-1] in ("and", "or", "en", "of"):
        return False
    if len(words) > 1 and words[-1] == "Company":
        words = words[:-1]
    return not any(
        _NOT_A_NAME.match(word) for word in (words[0].rstrip("."), words[-1].rstrip("."))
    )


def controllers(draft: Draft, entities: Sequence[Fact], text: str) -> Iterator[Fact]:
    """Yield who is the controller: the company of the statement, where the text says it outright.

    Not where that is a case among others ("where Kite is the controller").
    """
    for entity in entities:
        before = re.split(r"[.;\n]", text[max(0, entity.start - _LONGEST) : entity.start])[-1]
        is_ours = _is_known(entity.name, {draft.company})
        if entity.rule in _CONTROLLERS and is_ours and not _IN_A_CASE.search(before):
            name = f"{_CONTROLLER[draft.language]}: {entity.name}"
            key = {"controller": entity.name}
            places, passages = [*entity.places], [*entity.passages]
            yield replace(
                entity, kind="controller", key=key, name=name, score=0.7,
                places=places, passages=passages,
            )  # fmt: skip


def main_company(facts: Sequence[Fact], text: str) -> str:
    """Return the name that the statement itself gives most, in the text and as “we”."""
    weights: dict[str, int] = {}
    for fact in facts:
        weights[fact.name] = weights.get(fact.name, 0) + (2 if fact.rule in _STRONG else 1)
    if not weights:
        return ""
    cores = {name: name.split()[0].strip(",") for name in weights}
    counts = {core: text.count(core) for core in cores.values() if len(core) > 2}

    def rank(name: str) -> tuple[int, int, bool]:
        # How often a text names a company tells whose statement it is; of its names, one with a
        # legal form.
        often = min(counts.get(cores[name], 1), _OFTEN)
        return (
            often * min(weights[name], 3),
            weights[name],
            bool(next(organisations_in(name), None)),
        )

    return max(weights, key=rank)


_OFTEN = 30
