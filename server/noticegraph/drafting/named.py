"""Recipients by name: organisations that a text names where it shares or lets others collect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.drafting.modality import is_negated
from noticegraph.drafting.model import Fact, Unit
from noticegraph.drafting.proposing import Draft, propose

_CAP = r"[A-Z](?:[\w&+’'-]|\.(?=\w))*"
_NAME = rf"{_CAP}(?:\s+(?:{_CAP}|for(?=\s+[A-Z]))){{0,4}}"
_LISTED = re.compile(
    rf"(?:such\s+as|including|like|e\.g\.,?|for\s+example,?|in\s+most\s+cases,?|namely|zoals|waaronder|bijvoorbeeld|te\s+weten|bijv\.)\s+(?P<names>(?:(?:the|de)\s+)?{_NAME}(?:\s*(?:,|,?\s+(?:and|or|en|of)\s+|/)\s*{_NAME}){{0,8}})"
)
_WE_USE = re.compile(
    rf"\b(?:[Ww]e|[Aa]pp|[Ss]ite|[Ww]ebsite|[Ss]ervice|[Aa]pplication|[Ww]ij|[Ww]e|{_CAP})\s+(?:(?:may|also|currently|kunnen|ook)\s+)*(?:uses?|employs?|integrates?|gebruik(?:en|t)?|work(?:s)?\s+with|werken\s+met)\s+(?P<names>{_NAME})(?=\s+(?:to|as|for|in|which|that|om|als|voor|\()|[,.(]|\s*$)"
)
_PROVIDED = re.compile(
    rf"\b(?:service|tool|platform|dienst|tool)\s+(?:offered|provided|run|operated|aangeboden|geleverd)\s+(?:by|door)\s+(?P<names>{_NAME}(?:,?\s+(?:Inc|LLC|Ltd|B\.V|GmbH)\b\.?)?)"
)
_OTHERS = re.compile(
    r"\b(?:third[- ]part\w+|providers?|partners?|vendors?|processors?|advertis\w+|analytics|networks?|services?|companies|affiliates|compan\w+|platforms?|tools?|suppliers?|derden|dienstverleners?|leveranciers?|partners?|verwerkers?|adverteerders?|diensten|bedrijven|aanbieders|platforms?)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:third[- ]part\w+|providers?|partners?|vendors?|processors?|advertis\w+|networks?|share\w*|recipients?|derden|dienstverleners?|leveranciers?|verwerkers?|partners|ontvangers|delen)\b",
    re.IGNORECASE,
)
_PROVIDER_COLUMN = re.compile(
    r"\b(?:providers?|recipients?|third\s+part\w+|vendors?|partners?|compan\w+|processors?|ontvangers?|leveranciers?|aanbieders?|bedrijf|verwerkers?)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|/|\s(?:and|or|en|of)\s)\s*")
_ITEM = re.compile(rf"\s*(?P<name>{_NAME})(?:\s*\([^()]{{2,40}}\))?\s*(?:[:–—-]|https?:|$|\.$|;)")
_NOT = frozenset(
    "The This These Our Your We You It If In For When By As At To All Any Some Other Personal Data Information Service Services Users "
    "Privacy Policy Cookie Cookies European Union United States EU EEA UK GDPR CCPA California IP GPS URL Name Email Contact Account Usage Device "
    "Third Payment Analytics Advertising Marketing Security Support Log Location Profile Social Website Websites Company App Application "
    "Internet Protocol Address State Country City Phone Age Gender Android Bluetooth Wi-Fi WiFi HTML SSL TLS SMS PII Standard Contractual "
    "De Het Een Onze Uw Wij Deze Dit Als Wanneer Voor Door Naam Gegevens Informatie Europese Verenigde Staten AVG Law Government Legal Business "
    "Customer Customers Technical Financial Identifiers Purpose Purposes Consent Owner Developer January February March April May June July August "
    "September October November December Article Section".split()
)


def named_recipients(draft: Draft, unit: Unit) -> Iterator[Fact]:
    """Propose named recipients of one unit."""
    for start, name in _names(unit):
        first = name.split()[0].strip(".,’'")
        if (
            first in _NOT
            or len(name) < 3
            or (draft.company and (name in draft.company or draft.company.split(",")[0] in name))
        ):
            continue
        begin = unit.start + start
        if is_negated(unit, begin, begin + len(name), draft.language):
            continue
        yield propose(
            draft, unit, begin, begin + len(name), "recipient", {"organisation": name.rstrip(".,")},
            "recipient-named", 0.6,
        )  # fmt: skip


def _names(unit: Unit) -> Iterator[tuple[int, str]]:
    text = unit.text
    if unit.kind == "Heading":
        return
    if unit.row and _PROVIDER_COLUMN.search(unit.column):
        match = _ITEM.match(text)
        if match:
            yield match.start("name"), match["name"]
        return
    for match in _LISTED.finditer(text):
        before = text[max(0, match.start() - 70) : match.start()]
        if _OTHERS.search(before):
            yield from _split(match.start("names"), match["names"])
    for pattern in (_WE_USE, _PROVIDED):
        for match in pattern.finditer(text):
            yield match.start("names"), match["names"]
    if unit.kind == "ListItem" and unit.lead is not None and _LEADS.search(unit.lead.text):
        match = _ITEM.match(text)
        if match:
            yield match.start("name"), match["name"]


def _split(start: int, names: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in _SPLIT.split(names):
        found = names.find(part, at)
        if part and found >= 0:
            at = found + len(part)
            yield start + found, part
