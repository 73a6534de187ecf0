"""Contacts by pattern: e-mail and postal addresses, telephone numbers, web forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from noticegraph.drafting.masking import Link
from noticegraph.drafting.model import Fact, Unit
from noticegraph.drafting.patterns import both
from noticegraph.drafting.proposing import Draft, propose_found

_EMAIL = re.compile(
    r"(?i)[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}\.[A-Za-z]{2,24}\b|\[\s*email\s+protected\s*\]|\b[A-Za-z0-9][A-Za-z0-9._-]{1,40}\s?(?:\[|\()\s?at\s?(?:\]|\))\s?[A-Za-z0-9-]{2,60}(?:(?:\.|\s?[\[(]\s?(?:dot|punt)\s?[\])]\s?)[A-Za-z0-9-]{2,40}){1,3}\b"
)
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\(?\+\d{1,3}\)?|00\d{1,3}|\(?0\d{1,4}\)?|\(?\d{3}\)?|1-8\d\d)[-\s./]{0,3}(?:\(?\d{1,5}\)?[-\s./]{0,3}){2,6}\d{2,}(?![\w/])"
)
_PHONE_CUE = re.compile(
    r"(?i)\b(?:phone|telephone|call|tel|toll[- ]free|mobile|whatsapp|hotline|telefoon\w*|bellen|bel|fax|t)\b[.:]?|\+\d|\(\d{3}\)"
)
_POSTAL = both(
    r"\b(?:p\.?\s?o\.?\s+box\s+\d+|\d{1,5}[A-Za-z]?,?\s+(?-i:(?:[A-Z][\w.'-]*\s+){1,5})(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|suite|floor|square|court|place|parkway|highway|hwy)\b|\b(?:suite|floor|building|unit)\s+#?\d+|(?-i:[A-Z]{2}\s+\d{5}(?:-\d{4})?\b)|(?-i:\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b)|(?-i:\b\d{4}\s?[A-Z]{2}\b(?=,?\s+[A-Z]))|(?:\w+stra(?:ss|ß)e|\w+straat|\w+weg|\w+laan|\w+plein|\w+gracht|\w+kade)\s+\d{1,4}|(?-i:\b\d{5,6}\b,?\s+[A-Z][a-z]+))",
    r"\b(?:postbus\s+\d+|p\.?\s?o\.?\s+box\s+\d+|\w+(?:straat|weg|laan|plein|gracht|kade|dreef|singel|hof)\s+\d{1,4}|(?-i:\d{4}\s?[A-Z]{2}\b(?=,?\s+[A-Z]))|\d{1,5}\s+(?:[A-Z][\w.'-]*\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|floor|suite)\b|[A-Z]{2}\s+\d{5}\b)",
)
_DPO = re.compile(
    r"(?i)\b(?:data\s+(?:protection|privacy)\s+officers?|dpo|privacy\s+officer|data\s+protection\s+(?:lead|manager|contact)|functionaris\s+(?:voor\s+)?(?:de\s+)?gegevensbescherming|fg)\b|\bdpo@"
)
_REPRESENTATIVE = re.compile(r"(?i)\b(?:representative|vertegenwoordiger)\b")
_COMPLAINT = re.compile(
    r"(?i)complain|grievance|klacht|supervisory\s+authority|toezichthoud|autoriteit"
)
_RIGHTS = re.compile(
    r"(?i)\b(?:exercise|your\s+rights?|access|delet\w+|correct|opt[- ]?out|unsubscrib\w+|request|remov\w+|uitoefen\w*|rechten|inzage|verwijder\w*|afmeld\w*|verzoek\w*)\b"
)
_CONTACT_FORM = re.compile(
    r"(?i)contact|form|request|support|formulier|verzoek|preference|delet|opt[- ]?out|unsubscribe|helpdesk|help\s?cent|portal|afmeld"
)
_TO_READ = re.compile(r"(?i)article|policy|notice|statement|artikel|beleid|verklaring")
_LEARN = re.compile(
    r"(?i)\b(?:learn|read|find\s+out|more\s+(?:information|details)|lees|lezen|meer\s+(?:informatie|weten))\b[^.;]*$"
)
"""What leads to a page to read reaches nobody."""
_CONTACT_US = both(
    r"\b(?:contact(?:ing)?\s+us|contact\s+(?:the\s+)?(?:company|our|me|details|information)|reach\s+(?:out\s+to\s+)?us|write\s+to\s+us|e-?mail(?:ing)?\s+us|e-?mail\s+me|call\s+us|contact\s+\w+\s+(?:at|by|via)|get\s+in\s+touch|please\s+contact|questions?\s+or\s+(?:suggestions|concerns|comments))\b",
    r"\b(?:contact\s+(?:met\s+)?(?:ons|opnemen)|neem\s+(?:\w+\s+){0,8}contact|ons\s+(?:bereiken|mailen|schrijven|bellen)|stuur\s+(?:ons\s+)?een)\b",
)


def role_of(unit: Unit) -> str:
    """Return whom a contact is for, by the words around it."""
    told = f"{unit.lead.text if unit.lead else ''} {unit.text}"
    heads = " ".join((*unit.headings[-1:], unit.run_in))
    if _DPO.search(told) or _DPO.search(heads):
        return "dpo"
    if _REPRESENTATIVE.search(told) or _REPRESENTATIVE.search(heads):
        return "representative"
    if _COMPLAINT.search(told):
        return "complaints"
    if "rights" in unit.zones or _RIGHTS.search(told):
        return "rights"
    return "privacy" if "privacy" in f"{told} {heads}".lower() else "general"


def contacts(draft: Draft, unit: Unit, links: Sequence[Link]) -> Iterator[Fact]:
    """Propose e-mail and postal addresses, telephone numbers and web forms."""
    role = None
    for match in _EMAIL.finditer(unit.text):
        role = role or role_of(unit)
        yield _contact(
            draft, unit, match, {"role": role, "email": plain_address(match[0])}, "contact-email",
            0.9,
        )  # fmt: skip
    for match in _PHONE.finditer(unit.text):
        digits = re.sub(r"\D", "", match[0])
        near = unit.text[max(0, match.start() - 60) : match.end()]
        if 8 <= len(digits) <= 15 and _PHONE_CUE.search(near):
            role = role or role_of(unit)
            yield _contact(
                draft, unit, match, {"role": role, "phone": _plain_number(match[0])},
                "contact-phone", 0.8,
            )  # fmt: skip
    postal = _POSTAL[draft.language].search(unit.text)
    if postal and (
        "contact" in unit.zones
        or _CONTACT_US[draft.language].search(f"{unit.lead.text if unit.lead else ''} {unit.text}")
        or (unit.kind != "Heading" and len(unit.text) < 200)
    ):
        yield _contact(
            draft, unit, postal, {"role": role or role_of(unit), "postal": True}, "contact-postal",
            0.7,
        )  # fmt: skip
    for link in links:
        if unit.start <= link.start < unit.end and (
            "rights" in unit.zones
            or "contact" in unit.zones
            or _CONTACT_US[draft.language].search(unit.text)
        ):
            words = draft.masked[link.start : link.end]
            if (
                link.target.startswith(("http", "/"))
                and _CONTACT_FORM.search(words)
                and not _TO_READ.search(words)
                and not _LEARN.search(unit.text[: link.start - unit.start])
            ):
                key = {"role": role_of(unit), "url": link.target}
                yield propose_found(
                    draft, unit, link, "contact", key, "contact-form", 0.6, modality="asserted"
                )


_AT = re.compile(r"(?i)\s*[\[(]\s?at\s?[\])]\s*")
_DOT = re.compile(r"(?i)\s*[\[(]\s?(?:dot|punt)\s?[\])]\s*")


def plain_address(text: str) -> str:
    """Return an e-mail address as one writes it: "kite[at]example[dot]org" has its signs back."""
    plain = _DOT.sub(".", _AT.sub("@", " ".join(text.split())))
    return re.sub(r"\s*([\[\]])\s*", r"\1", plain)


def _plain_number(text: str) -> str:
    """Return a telephone number without "(0)", brackets and double separators."""
    plain = re.sub(r"[()]", "", text.replace("(0)", ""))
    return re.sub(r"\s*-+\s*-?\s*", "-", plain).strip(" -")


def _contact(
    draft: Draft, unit: Unit, match: re.Match[str], key: dict[str, object], rule: str, score: float
) -> Fact:
    return propose_found(draft, unit, match, "contact", key, rule, score, modality="asserted")
