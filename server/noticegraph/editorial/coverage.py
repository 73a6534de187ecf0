"""Rules about what one passage says and another leaves out: data, sources, channels, deals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, Unit, remark, say
from noticegraph.passages.model import HEADING

_SENTENCE = re.compile(r"[^.!?]+[.!?]?")

_CARD_PROCESSORS = re.compile(
    r"(?i)\b(?:(?:credit |payment |debit )?card processors?|(?:credit|betaal"
    r"|bank)?kaartverwerkers?)\b"
)
_CARD_DATA = re.compile(
    r"(?i)\b(?:card (?:numbers?|details|data|information)|payment (?:\w+ )?(?:information|details"
    r"|data|specifics)|billing (?:information|details|data)|kaart(?:nummers?|gegevens)"
    r"|betaal(?:kaart)?(?:gegevens|informatie)|betalingsgegevens|factuurgegevens)\b"
)
_BELIEFS = re.compile(
    r"(?i)(?<!religious )(?<!philosophical )(?<!godsdienstige )(?<!levensbeschouwelijke )"
    r"\b(?:beliefs|overtuigingen|geloofsovertuigingen)\b"
)
_COLLECTED = re.compile(
    r"(?i)\b(?:collect(?:ed|ing)?|surveys?|verzamelen|verzameld|enquêtes?|vragenlijst(?:en)?)\b"
)
_SENSITIVE = re.compile(
    r"(?i)\b(?:sensitive|special categor(?:y|ies)|gevoelige|bijzondere|speciale categorie(?:ën)?)\b"
)

_SOURCES = re.compile(r"(?i)\b(?:sources|bronnen)\b")
_KINDS_OF_SOURCES = (
    (
        re.compile(
            r"(?i)\b(?:CCTV|security cameras?|camera(?:beelden|opnamen|toezicht|'s)|call"
            r" recordings?|recordings? of|opnamen? van)\b"
        ),
        re.compile(r"(?i)\b(?:CCTV|camera|record|opname|opnemen)"),
        "recordings by cameras or of calls",
        "opnamen van camera's of gesprekken",
    ),
    (
        re.compile(
            r"(?i)\b(?:affiliates|group companies|subsidiaries|gelieerde ondernemingen"
            r"|groepsmaatschappijen|dochterondernemingen)\b"
        ),
        re.compile(r"(?i)\b(?:affiliate|group|subsidiar|gelieerd|groep|dochter)"),
        "companies of the group",
        "ondernemingen van de groep",
    ),
)
"""A source that a text uses, the word by which a list of sources tells it, and its name."""

_MARKETING = re.compile(r"(?i)\b(?:marketing|promotion|promotionele|reclame)")
_BY_VOICE = re.compile(
    r"(?i)\b(?:by|via|through|per) (?:[\w-]+,? ){0,3}(?P<words>phone|telephone|SMS|text messages?"
    r"|post"
    r"|telefoon|sms|offline)\b|\((?:via|by) [^()]{0,30}(?P<more>phone|telephone|telefoon|sms)\b"
)
_OPT_OUT = re.compile(
    r"(?i)\b(?:opt[- ]?out|opting out|unsubscribe|afmelden|afmeldt|uitschrijven|object to"
    r"|bezwaar)\b"
)
_STOP_VOICE = re.compile(
    r"(?i)\b(?:phone|telephone|SMS|text|call|calls|STOP|post|telefoon|sms|bellen|any channel"
    r"|all channels|account settings|preference cent(?:er|re)|accountinstellingen|elk kanaal"
    r"|alle kanalen)\b|\b(?:contacting|contact) us\b|contact met ons"
)
_FOOTER = re.compile(
    r"(?i)\b(?:footer (?:of|on) (?:our|the|each|every) (?:\w+ )?(?:web ?)?(?:sites?|pages?)"
    r"|voettekst van (?:onze|de|elke) (?:web)?(?:sites?|pagina'?s?))\b"
)
_SALE = re.compile(
    r"(?i)\b(?:Do Not (?:Sell|Share)|niet verkopen|not sell|sale|sharing|verkoop|doorgeven)\b"
)
_APPS = re.compile(
    r"(?i)\b(?:mobile app(?:lication)?s?|mobiele (?:apps?|applicaties)|mobile devices?)\b"
)
_APP_CHOICE = re.compile(
    r"(?i)\b(?:apps?|applications?|applicaties?|device settings|apparaatinstellingen"
    r"|instellingen van uw (?:apparaat|toestel))\b"
)

_DEAL = re.compile(
    r"(?i)\b(?:merge[rd]?s?|merging|acqui(?:re|red|sition)s?|fusies?|samenvoegen|verwerven|overnames?)\b"
)
_SOLD = re.compile(r"(?i)\b(?:sell|sells|sold|sale|sales|verkopen|verkocht|verkoop)\b")
_OTHER_DEALS = re.compile(
    r"(?i)\b(?P<words>bankruptc(?:y|ies)|insolvenc(?:y|ies)|reorgani[sz]ations?|restructuring"
    r"|faillissement(?:en)?|reorganisaties?|herstructurering(?:en)?)\b"
)
_OPEN_DEAL = re.compile(r"(?i)\b(?:such as|similar|other|zoals|vergelijkbare|andere)\b")


def data_are_named(document: Document) -> Iterator[Remark]:
    """Yield processors of cards without data of cards, and beliefs that nothing calls sensitive."""
    texts = [unit.prose for unit in document.units]
    cards = _first(document, _CARD_PROCESSORS)
    if cards and not any(_CARD_DATA.search(text) for text in texts):
        unit, found = cards
        yield remark(unit, found,
            '"{words}" get data, and no category holds the data of a card or a payment: name '
            "them among the data that are collected.",
            '"{words}" krijgen gegevens, en geen categorie bevat de gegevens van een kaart of een '
            "betaling: noem die bij de gegevens die worden verzameld.",
        )  # fmt: skip
    sensitive = [text for text in texts if _SENSITIVE.search(text)]
    for unit in document.units:
        beliefs = _BELIEFS.search(unit.prose)
        if not beliefs or not _COLLECTED.search(unit.prose):
            continue
        if sensitive and not any(_BELIEFS.search(text) for text in sensitive):
            yield remark(unit, beliefs,
                '"{words}" are collected, which may be religious or philosophical, but what is '
                "said about sensitive data leaves them out: say that such data are not asked "
                "for, or treat them as sensitive.",
                '"{words}" worden verzameld, en die kunnen godsdienstig of levensbeschouwelijk '
                "zijn, en wat over gevoelige gegevens is gezegd, laat ze weg: zeg dat er niet om "
                "wordt gevraagd, of behandel ze als gevoelig.",
            )  # fmt: skip
            return


def sources_are_named(document: Document) -> Iterator[Remark]:
    """Yield a heading of a list of sources that leaves out a source which other passages use."""
    for heading in document.units:
        if heading.passage.kind != HEADING or not _SOURCES.search(heading.prose):
            continue
        section = heading.passage.section
        own = [u.prose for u in document.units if u.passage.section == section and u != heading]
        others = [u.prose for u in document.units if u.passage.section != section]
        for used, told, name, naam in _KINDS_OF_SOURCES if own else ():
            if not any(map(used.search, others)) or any(map(told.search, own)):
                continue
            yield Remark(heading, 0, len(heading.prose), say(
                f"The list of sources below leaves out {name}, which other passages mention: add "
                "what comes from there.",
                f"De lijst van bronnen hieronder laat {naam} weg, die andere passages noemen: voeg "
                "toe wat daarvandaan komt.",
            ))  # fmt: skip


def choice_reaches_channels(document: Document) -> Iterator[Remark]:
    """Yield marketing by voice whose opt-out is for e-mail, and an opt-out without the apps."""
    stops = [
        sentence[0]
        for unit in document.units
        for sentence in _SENTENCE.finditer(unit.prose)
        if _OPT_OUT.search(sentence[0])
    ]
    marketing = [stop for stop in stops if _MARKETING.search(stop)]
    if marketing and not any(map(_STOP_VOICE.search, marketing)):
        yield from list(_voices(document))[:1]
    apps = any(_APPS.search(unit.prose) for unit in document.units)
    for unit in document.units if apps else ():
        footer = _FOOTER.search(unit.prose)
        if (
            footer
            and _SALE.search(unit.prose)
            and not any(_APP_CHOICE.search(stop) and _SALE.search(stop) for stop in stops)
        ):
            yield remark(unit, footer,
                'The opt-out is in the "{words}", but the text also covers apps on mobile '
                "devices, which have none: say how to opt out there.",
                'De afmelding staat in de "{words}", en de tekst gaat ook over apps op mobiele '
                "apparaten, die er geen hebben: zeg hoe de afmelding daar werkt.",
            )  # fmt: skip
            return


def _voices(document: Document) -> Iterator[Remark]:
    for unit in document.units:
        for sentence in _SENTENCE.finditer(unit.prose):
            found = _BY_VOICE.search(unit.prose, *sentence.span())
            if not found or not _MARKETING.search(sentence[0]):
                continue
            name = "words" if found["words"] else "more"
            yield remark(unit, found,
                'Marketing also comes by "{words}", but the ways to opt out that the text gives '
                "work for e-mail only: give one for each channel.",
                'Marketing komt ook per "{words}", en de manieren om ermee te stoppen die de '
                "tekst geeft, passen alleen bij e-mail: geef er een voor elk kanaal.",
                group=name, words=found[name],
            )  # fmt: skip


def deals_agree(document: Document) -> Iterator[Remark]:
    """Yield the first passage on parties to a deal that knows fewer deals than another."""
    wide = next(
        (
            found
            for unit in document.units
            if _DEAL.search(unit.prose) and (found := _OTHER_DEALS.search(unit.prose))
        ),
        None,
    )
    for unit in document.units if wide else ():
        deal = _DEAL.search(unit.prose)
        narrow = deal and _SOLD.search(unit.prose) and not _OTHER_DEALS.search(unit.prose)
        if wide and deal and narrow and not _OPEN_DEAL.search(unit.prose):
            yield remark(unit, deal,
                "Transactions are sales, mergers and the like here, but another passage adds "
                '"{words}": name the same transactions in both.',
                'Transacties zijn hier verkopen, fusies en dergelijke, en een andere passage '
                'voegt "{words}" toe: noem op beide plaatsen dezelfde.',
                words=wide["words"],
            )  # fmt: skip
            return


def _first(document: Document, pattern: re.Pattern[str]) -> tuple[Unit, re.Match[str]] | None:
    return next(
        ((unit, found) for unit in document.units if (found := pattern.search(unit.prose))), None
    )
