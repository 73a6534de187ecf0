"""Why a rule drafted a fact, in words for reviewers, by the beginning of the rule's name."""

from __future__ import annotations

from collections.abc import Mapping

_WHY: Mapping[str, tuple[str, str]] = {
    "advertising-identifiers": (
        "an identifier for advertising is named",
        "een herkenningscode voor reclame wordt genoemd",
    ),
    "automated-decisions": (
        "decisions without a person are named",
        "besluiten zonder mens worden genoemd",
    ),
    "basis-": ("a legal basis is named", "een rechtsgrond wordt genoemd"),
    "category-": (
        "a kind of data is named where the text says what is done with data",
        "een soort gegevens wordt genoemd waar de tekst zegt wat ermee gebeurt",
    ),
    "certification": ("a certification is named", "een certificering wordt genoemd"),
    "change-": ("the text says how it is changed", "de tekst zegt hoe hij wordt gewijzigd"),
    "children-age": ("an age is named", "een leeftijd wordt genoemd"),
    "company-": (
        "a company is named as the one that speaks, or that is responsible",
        "een bedrijf wordt genoemd als spreker, of als verantwoordelijke",
    ),
    "contact-": ("a way of contact is given", "een manier van contact wordt gegeven"),
    "device-fingerprint": (
        "a way to recognise devices is named",
        "een manier om apparaten te herkennen wordt genoemd",
    ),
    "direct-marketing-disclosure": (
        "data passed on for marketing are named",
        "gegevens die voor reclame worden doorgegeven, worden genoemd",
    ),
    "disclosure-": (
        "data and who gets them are named together",
        "gegevens en wie ze krijgt worden samen genoemd",
    ),
    "document-head": ("it stands at the head of the text", "het staat boven aan de tekst"),
    "limit-sensitive": (
        "a limit to the use of sensitive data is named",
        "een beperking van gevoelige gegevens wordt genoemd",
    ),
    "local-storage": (
        "a technique that keeps data on a device is named",
        "een techniek die gegevens op een apparaat bewaart wordt genoemd",
    ),
    "log-files": ("log files are named", "logbestanden worden genoemd"),
    "opt-out": ("a way to say no is named", "een manier om nee te zeggen wordt genoemd"),
    "provision-": (
        "the text says whether data must be given",
        "de tekst zegt of gegevens verplicht zijn",
    ),
    "purpose-": (
        "a purpose is named where the text says what data are used for",
        "een doel wordt genoemd waar de tekst zegt waarvoor gegevens dienen",
    ),
    "recipient-": ("somebody who gets data is named", "iemand die gegevens krijgt wordt genoemd"),
    "recourse-": ("where to complain is named", "waar men kan klagen wordt genoemd"),
    "region-": (
        "the text says for which people a part is meant",
        "de tekst zegt voor wie een deel is bedoeld",
    ),
    "retention-": (
        "how long data are kept is named",
        "hoe lang gegevens worden bewaard wordt genoemd",
    ),
    "right-": ("a right is named", "een recht wordt genoemd"),
    "sale": (
        "the selling or sharing of data is named",
        "verkopen of delen van gegevens wordt genoemd",
    ),
    "security-measure": (
        "a measure that protects data is named",
        "een maatregel die gegevens beschermt wordt genoemd",
    ),
    "session-replay": ("recording of visits is named", "het opnemen van bezoeken wordt genoemd"),
    "signal-": ("a signal of a browser is named", "een signaal van een browser wordt genoemd"),
    "social-plugins": (
        "a part of a social network is named",
        "een onderdeel van een sociaal netwerk wordt genoemd",
    ),
    "source-": ("where data come from is named", "waar gegevens vandaan komen wordt genoemd"),
    "tracking-": (
        "a technique that follows visitors is named",
        "een techniek die bezoekers volgt wordt genoemd",
    ),
    "transfer-": (
        "data that go to another country are named",
        "gegevens die naar een ander land gaan worden genoemd",
    ),
}
_OTHER = ("words of the text fit a rule", "woorden van de tekst passen bij een regel")


def why_drafted(by: str, language: str) -> str:
    """Return why a rule drafted a fact; for anybody but a rule, the name."""
    kind, _, name = by.partition(":")
    if kind != "rule":
        return name or by
    said = next((words for start, words in _WHY.items() if name.startswith(start)), _OTHER)
    return said[language == "nl"]
