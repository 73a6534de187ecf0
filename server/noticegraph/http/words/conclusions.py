"""The words of conclusions: what the rows of an answer name, and how a company names it.

What is counted depends on the question; a question without words of its own counts points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from noticegraph.namespaces import PREFIXES

Noun = Mapping[str, tuple[str, str]]
"""A noun by language, in the singular and the plural."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the different values of the first of the columns that has one."""

    noun: Noun
    columns: tuple[str, ...] = ()
    """None means that each row is counted."""
    none_is_told: bool = False
    """Whether it is worth saying that there is none."""
    leaves_unnamed: bool = False
    """Whether a row without a value mentions others, which are not named."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Values that are counted as another one, as the comparison of companies does."""
    within: str = ""
    """The column with what a thing belongs to, which is not counted beside its members."""

    @property
    def has_names(self) -> bool:
        """Whether the values are names that people read."""
        return bool(self.columns) and self.columns[0].lower().endswith("name")


def _noun(english: str, dutch: str) -> Noun:
    return {"en": _forms(english), "nl": _forms(dutch)}


def _forms(written: str) -> tuple[str, str]:
    singular, plural = written.split(" / ")
    return singular, plural


_DATA = _noun("category of data / categories of data", "categorie gegevens / categorieën gegevens")
_RECIPIENTS = _noun(
    "kind of recipients / kinds of recipients", "soort ontvangers / soorten ontvangers"
)
_DPV = PREFIXES["dpv"]
_BASES = Counted(
    _noun("legal basis / legal bases", "grondslag / grondslagen"),
    ("basis",),
    same={_DPV + "ExplicitlyExpressedConsent": _DPV + "Consent"},
)
_PURPOSES = Counted(_noun("purpose / purposes", "doel / doelen"), ("purposeName",))
_CLAIMS = Counted(_noun("claim / claims", "bewering / beweringen"), ("claimName",))
_DOCUMENTS = Counted(_noun("document / documents", "document / documenten"), ("documentName",))
_RIGHTS = Counted(_noun("right / rights", "recht / rechten"), ("rightName",))
_TO_RECIPIENTS = Counted(_RECIPIENTS, ("recipientName", "recipient"), leaves_unnamed=True)
_CATEGORIES = Counted(_DATA, ("categoryName",))
_PERIODS = Counted(_noun("period / periods", "termijn / termijnen"), ("period",), none_is_told=True)
_KEPT = (
    _PERIODS,
    Counted(
        _noun(
            "criterion or event / criteria or events", "criterium of moment / criteria of momenten"
        ),
        ("criterion", "keptUntil"),
    ),
)
POINTS = (Counted(_noun("point / points", "punt / punten")),)

COUNTED: Mapping[str, Sequence[Counted]] = {
    "affiliates": (
        Counted(_noun("company of the group / companies of the group",
                      "onderneming van de groep / ondernemingen van de groep"), ("name",)),
    ),
    "automated-decisions": (_CLAIMS,),
    "categories-disclosed-to": (_CATEGORIES, Counted(_RECIPIENTS, ("recipientName",))),
    "children": (_CLAIMS,),
    "collected-data": (_CATEGORIES,),
    "companion-documents": (_DOCUMENTS,),
    "compare-legal-bases": (_BASES,),
    "compare-recipients": (Counted(_RECIPIENTS, ("kindName",)),),
    "compare-retention": _KEPT,
    "compare-rights": (_RIGHTS,),
    "complaints": (
        Counted(_noun("way to complain / ways to complain",
                      "manier om te klagen / manieren om te klagen"), ("recourseName",)),
    ),
    "contact-points": (
        Counted(_noun("contact point / contact points", "contactpunt / contactpunten"),
                ("contact",)),
    ),
    "controller": (
        Counted(_noun("controller / controllers",
                      "verwerkingsverantwoordelijke / verwerkingsverantwoordelijken"),
                ("controllerName", "determination")),
    ),
    "cookies": (Counted(_noun("cookie / cookies", "cookie / cookies"), ("cookie",)),),
    "data-sources": (Counted(_noun("source / sources", "bron / bronnen"), ("sourceName",)),),
    "disclosures": (_CATEGORIES, _TO_RECIPIENTS),
    "disclosures-to-authorities": (
        Counted(_noun("kind of authorities / kinds of authorities",
                      "soort autoriteiten / soorten autoriteiten"),
                ("recipientName",), leaves_unnamed=True),
    ),
    "dpf-certified-affiliates": (
        Counted(_noun("certified entity / certified entities",
                      "gecertificeerde entiteit / gecertificeerde entiteiten"), ("name",)),
    ),
    "dpf-certified-companies": (
        Counted(_noun("part of the framework / parts of the framework",
                      "onderdeel van het framework / onderdelen van het framework"),
                ("frameworkName",)),
    ),
    "dpf-recourse": (Counted(_noun("body / bodies", "instantie / instanties"), ("bodyName",)),),
    "facts-in-section": (Counted(_noun("fact / facts", "feit / feiten"), ("fact",)),),
    "not-sold-or-shared": (_CATEGORIES, _CLAIMS),
    "purposes-and-legal-bases": (_PURPOSES, _BASES),
    "purposes-by-legal-basis": (_PURPOSES,),
    "recipients-of-category": (_TO_RECIPIENTS,),
    "referenced-documents": (_DOCUMENTS,),
    "regional-terms": (Counted(_noun("region / regions", "regio / regio's"),
                               ("jurisdictionName",)),),
    "request-time-limits": (
        Counted(_noun("time limit / time limits", "termijn / termijnen"), ("request",)),
    ),
    "retention": (Counted(_noun("rule / rules", "regel / regels"), ("rule",)), _PERIODS),
    "rights": (_RIGHTS,),
    "scope-exclusions": (
        Counted(_noun("exclusion / exclusions", "uitsluiting / uitsluitingen"), ("exclusion",)),
    ),
    "security-certificates": (
        Counted(_noun("certificate / certificates", "certificaat / certificaten"), ("fact",)),
    ),
    "security-measures": (
        Counted(_noun("measure / measures", "maatregel / maatregelen"), ("measureName",)),
    ),
    "sold-or-shared": (
        _CATEGORIES,
        Counted(_noun("kind of third parties / kinds of third parties",
                      "soort derden / soorten derden"), ("thirdPartyName",)),
        _CLAIMS,
    ),
    "special-category-processing": (
        Counted(_noun("kind of sensitive data / kinds of sensitive data",
                      "soort gevoelige gegevens / soorten gevoelige gegevens"),
                ("categoryName",), within="broaderName"),
        Counted(_noun("condition of Article 9 / conditions of Article 9",
                      "voorwaarde van artikel 9 / voorwaarden van artikel 9"),
                ("article9Condition",), none_is_told=True),
    ),
    "statement-versions": (Counted(_noun("version / versions", "versie / versies"),
                                   ("version",)),),
    "storage-locations": (Counted(_noun("place / places", "plaats / plaatsen"), ("place",)),),
    "subprocessors": (
        Counted(_noun("company that works for it / companies that work for it",
                      "bedrijf dat ervoor werkt / bedrijven die ervoor werken"), ("name",)),
    ),
    "transfer-mechanisms": (
        Counted(_noun("transfer mechanism / transfer mechanisms",
                      "doorgiftemechanisme / doorgiftemechanismen"), ("mechanismName",)),
    ),
    "who-shares-category-with": (_TO_RECIPIENTS,),
}  # fmt: skip

CONCLUSION_TEXTS: Mapping[str, tuple[str, str]] = {
    "concludes_names": ("{company} names {what}", "{company} noemt {what}"),
    "concludes_denies": ("{company} denies {what}", "{company} ontkent {what}"),
    "concludes_denies_and_names": (
        "{company} denies {denied}, and names {what}",
        "{company} ontkent {denied}, en noemt {what}",
    ),
    "concludes_in": ("{what} in {region}", "{what} in {region}"),
    "concludes_count": ("{company}: {what}", "{company}: {what}"),
    "concludes_also": ("{what}, and {more}", "{what}, en {more}"),
    "concludes_none_of": ("no {noun}", "geen {noun}"),
    "concludes_others": ("others that it does not name", "andere die het niet noemt"),
    "concludes_others_if": ("others ({condition})", "andere ({condition})"),
    "concludes_and": ("{all} and {last}", "{all} en {last}"),
    "concludes_possible": ("{count} “may”", "{count} “kan”"),
    "concludes_conditional": ("{count} “if”", "{count} “indien”"),
    "concludes_possible_all": ("“may”", "“kan”"),
    "concludes_conditional_all": ("“if”", "“indien”"),
    "concludes_for_all_data": (
        "for personal data in general {what}",
        "voor persoonsgegevens in het algemeen {what}",
    ),
    "concludes_for_wider_data": (
        "for a wider kind of data {what}",
        "voor een ruimere soort gegevens {what}",
    ),
    "concludes_only_wider": (
        "{company} names none for it in particular, but {what}",
        "{company} noemt daarvoor niets in het bijzonder, maar wel {what}",
    ),
    "concludes_not_called": ("nothing called “{contains}”", "niets dat “{contains}” heet"),
    "concludes_not_read": ("nothing read yet", "nog niets gelezen"),
    "concludes_not_all_read": (
        "nothing found yet, not all is read",
        "nog niets gevonden, niet alles is gelezen",
    ),
    "concludes_nothing_lacks": (
        "no violation found by these checks",
        "geen overtreding gevonden door deze controles",
    ),
    "concludes_none_met": (
        "{count} of {total} not assessable, none met",
        "{count} van {total} niet te beoordelen, geen voldaan",
    ),
    "concludes_not_assessable": (
        "{count} of {total} not assessable, {met} met, no violation found",
        "{count} van {total} niet te beoordelen, {met} voldaan, geen overtreding gevonden",
    ),
    "concludes_not_examined": ("not examined", "niet onderzocht"),
    "concludes_more_one": (
        "one other company states something about this",
        "één ander bedrijf vermeldt hier iets over",
    ),
    "concludes_more": (
        "{count} other companies state something about this",
        "{count} andere bedrijven vermelden hier iets over",
    ),
    "of_all_data": (
        "May include it: said of all personal data",
        "Kan erbij horen: gezegd van alle persoonsgegevens",
    ),
    "of_wider_data": (
        "May include it: said of a wider kind of data",
        "Kan erbij horen: gezegd van een ruimere soort gegevens",
    ),
}
