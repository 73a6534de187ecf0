"""Where words of the lexicon do not have their usual meaning: they are no category there.

A device can be a place ("stored on your device") and e-mail a channel ("contact you by e-mail").
"""

from __future__ import annotations

import re

from noticegraph.drafting.model import Match, Unit
from noticegraph.drafting.patterns import both

_AGREES = both(
    r"\byou\b[^.]{0,60}\b(?:agree|consent|acknowledge|accept)\b[^.]{0,40}\b(?:policy|notice|statement|terms)\b|\bif\s+you\s+do\s+not\s+agree\b"
    r"|\b(?:maintain|provid|publish|prepar|post)\w*\s+this\s+(?:privacy\s+)?(?:policy|notice|statement)\b"
    r"|\b(?:this|our|the)\s+(?:privacy\s+)?(?:policy|notice|statement)\s+(?:describes|explains|sets\s+out|tells|details|informs|highlights|applies|governs|covers|is\s+to)\b",
    r"\b(?:u|je|jij)\b[^.]{0,60}\b(?:akkoord|stemt\s+\w*\s*in)\b[^.]{0,40}\b(?:beleid|verklaring|voorwaarden)\b|\b(?:niet|geen)\s+akkoord\b"
    r"|\b(?:deze|dit|ons|onze)\s+(?:privacy)?-?(?:beleid|verklaring|statement)\s+(?:beschrijft|legt|vertelt|is\s+van|geldt|informeert|heeft\s+betrekking)",
)  # fmt: skip
_DEFINES = both(
    r"^\W*(?:a\s+)?(?:cookies?|beacons?|pixels?|web\s+beacons?|tags?|local\s+storage)\b[^.]{0,40}\b(?:is|are|means?|refers?)\s+(?:an?\s+|any\s+|the\s+)?(?:\w+\s+){0,3}(?:files?|pieces?|images?|technolog\w+|graphics?|strings?|data|identifiers?)\b",
    r"^\W*(?:een\s+)?(?:\w*cookies?|bakens?|pixels?|tags?)\b[^.]{0,40}\b(?:is|zijn)\s+(?:een\s+)?(?:\w+\s+){0,3}(?:tekst)?(?:bestand\w*|afbeelding\w*|technologie\w*|stukjes?)\b",
)  # fmt: skip
_PLACES = re.compile(
    r"(?i)^(?:(?:mobile|web|smart|hand-?held|mobiele?)\s*)?(?:device|phone|telephone|smartphone|browser|computer|hard\s+drive|tablet|memory|apparaat|apparaten|telefoon|toestel|geheugen)s?$"
)
_AT_PLACE = both(
    r"\b(?:on|in|to|from|through|by|into|onto|via|with|using|between|across)\s+(?:your|the|a|an|any|their|its|our|users?['’]?s?|each|which)\s+(?:[\w’']+\s+){0,2}$",
    r"\b(?:op|in|naar|van|via|door|met|vanaf|uit)\s+(?:uw|je|jouw|het|de|een|hun|elk|ieder)\s+(?:\w+\s+){0,2}$",
)  # fmt: skip
_CHANNELS = re.compile(
    r"(?i)^(?:e-?mails?|e-?mail\s+addresses?|telephone|phone|telephone\s+calls?|phone\s+calls?|calls?|sms|text\s+messages?|messages?|post|mail|telefoon|e-?mailberichten|sms-?berichten|chat)$"
)
_REACHES = both(
    r"\b(?:contact|reach|notif\w+|communicat\w+|inform|send\w*|sent|reply|respond|call|write|marketing|newsletters?)\b[^.;:]{0,80}\b(?:by|via|through|including)\b[^.;]{0,60}$|\bby\s+(?:\w+,?\s+){0,3}$",
    r"\b(?:contact|bereik\w*|inform\w*|stu\w+|verstu\w+|benader\w*|reage\w+|marketing|nieuwsbrie\w+|op\s+de\s+hoogte)\b[^.;:]{0,80}\b(?:per|via|met)\b[^.;]{0,60}$|\bper\s+(?:\w+,?\s+){0,3}$",
)  # fmt: skip
_INTEREST = both(
    r"\b(?:legitimate|vital|public|best|rights\s+(?:and|or)|our|business|fundamental|overriding|their|commercial)\s+(?:\w+\s+){0,2}$",
    r"\b(?:gerechtvaardigde?|legitieme?|vitale?|algemeen|rechten\s+en|onze?|zakelijke?|commerciële?)\s+(?:\w+\s+){0,2}$",
)  # fmt: skip
_SETTINGS = re.compile(r"(?i)\b(?:settings|instellingen)$|^(?:settings|instellingen)$")
_BY_SETTINGS = both(
    r"\b(?:through|via|in|using|with|adjust\w*|chang\w+|modify\w*|from|by|applicable|check|visit|under|within|manage)\s+(?:\w+\s+){0,5}\w*$",
    r"\b(?:via|in|met|door|aanpass\w*|wijzig\w*|onder|bij)\s+(?:\w+\s+){0,5}\w*$",
)  # fmt: skip
_OF_CONTACT = re.compile(
    r"(?i)^(?:contact\s+(?:information|details|data)|contact-?(?:gegevens|informatie))$"
)
_OUR_CONTACT = both(
    r"\b(?:our|using|at|through|via|in|us|company['’]s|following)\s+(?:the\s+)?(?:following\s+)?$|^\W*(?:\d+\W+)?$",
    r"\b(?:onze|via|met|op|ons|volgende|onderstaande)\s+(?:de\s+)?(?:volgende\s+|onderstaande\s+)?$|^\W*(?:\d+\W+)?$",
)  # fmt: skip
USE_OF = re.compile(
    r"(?i)^(?:use|uses|using|usage|gebruik\w*)\s+(?:of\s+|van\s+)?(?:our|the|this|these|onze?|de|het|deze|dit)?\s*(?:\w+\s*){1,2}$"
)
_ABOUT_USE = both(
    r"\b(?:information|data|details|statistics|records?|about|how|regarding|concerning|such\s+as|includ\w+)\W+(?:\w+\W+){0,4}$",
    r"\b(?:informatie|gegevens|details|statistieken|over|hoe|betreffende|zoals|waaronder)\W+(?:\w+\W+){0,4}$",
)  # fmt: skip
_NO_USE = both(
    r"\b(?:analy[sz]\w*|monitor\w*|track\w*|measur\w*|understand\w*|improv\w*)\s+(?:\w+\s+){0,2}$|\b(?:when|if|by|while|whenever|to|until|before|as|unless|allow\w*|continue\w*|choose|agree)\W+(?:\w+\W+){0,3}$",
    r"\b(?:als|wanneer|door|terwijl|om|tot|zodra|bij|indien)\W+(?:\w+\W+){0,3}$",
)  # fmt: skip
_COUNTRY = re.compile(r"(?i)^(?:country|countries|state|land|landen|staat)$")
_COUNTRY_ELSE = re.compile(
    r"(?i)^['’]?s?\s*(?:of\s+residence|or|requires?|where|other|outside|has|have|does|that|which|law|van\s+(?:verblijf|vestiging)|waar|die|dat|of)\b"
)
_FUNCTION = re.compile(
    r"(?i)^(?:functies?|rol(?:len)?|titels?|posities?|titles?|roles?|positions?)$"
)
_OF_THINGS = re.compile(r"(?i)\b(?:de|deze|een|die|elke|andere|the|this|a|any)\s+$")
_ADDRESS = re.compile(
    r"(?i)^(?:(?:physical|postal|mailing|business|post)\s?)?(?:address(?:es)?|adres(?:sen)?)$"
)
_OF_BUSINESS = re.compile(
    r"(?i)^\s*(?:of|van)\s+(?:its|our|the|ons|onze|het|de)\s+(?:\w+\s+)?(?:business|company|office|location|bedrijf|kantoor)"
)
_NO_PLACE = re.compile(
    r"(?i)\b(?:web\s?site|web|ip|mac|e-?mail|internet|protocol|url|wallet|page)\s+$"
)
_EVENTS = re.compile(r"(?i)^(?:events?|evenementen)$")
_OWN_EVENTS = re.compile(r"(?i)\b(?:your|attended|log|usage|app|device|system|uw|bezochte)\s+$")
_GIVEN = re.compile(r"(?i)\b(?:provide|verstrekt)$")
_DOES = re.compile(r"(?i)\s*(?:can|may|will|could|kunnen|kan)\b")
_ORDINARY = re.compile(
    r"(?i)^(?:transactions?|activities|sms|compan(?:y|ies)|questions|content|memory|products?|pages|transacties|activiteiten|vragen|inhoud|producten|pagina['’]s)$"
)
_IS_COMPANY = re.compile(r"(?i)^(?:company|bedrijf)(?:['’]s)?$")
_SURVEYS = re.compile(r"(?i)^(?:surveys?|questionnaires?|vragenlijsten|enquêtes?)$")
_ANSWERS_TO = re.compile(
    r"(?i)\b(?:respon\w+|answers?|complet\w+|results|fill\w*|collect\w*|antwoord\w*|ingevuld\w*|invul\w*|verzamel\w*)\b[^.;]{0,40}$"
)
"""What somebody answers gives data; that surveys are sent does not."""
_MAIL = re.compile(r"(?i)^e-?mails?$")
_MAIL_SENT = re.compile(
    r"(?i)\s+(?:distribution|marketing|delivery|services?|campaigns?|providers?|newsletters?|hosting|clients?)\b"
)
_GIVES_DATA = both(
    r"\b(?:collect\w*|gather\w*|receiv\w*|obtain\w*|record\w*|information|data|details|your|such\s+as|includ\w+|log)\b[^.;]{0,70}$",
    r"\b(?:verzamel\w*|ontvang\w*|verkrijg\w*|registr\w*|gegevens|informatie|uw|jouw|zoals|waaronder)\b[^.;]{0,70}$",
)  # fmt: skip


_OF_PERSONS = both(
    r"^\s*(?:followers|friends|users?|platforms?|(?:web\s?)?sites?|providers?|compan(?:y|ies)|networks?|partners?|features?|tools?|functions?|functionalit\w+|teams?|agents?|representatives?|campaigns?|programs?|messages?\s+from|lists?\s+of|marketing|newsletters?|plug-?ins?|buttons?|controls|processors?|processing|ticketing|hosting|support(?!\s+(?:data|information|requests?))|services?(?!\s+(?:data|information|usage)))\b",
    r"^\s*-?(?:volgers|vrienden|gebruikers?|platforms?|(?:web)?sites?|aanbieders?|bedrijven|netwerken|partners?|functies|hulpmiddelen|teams?|medewerkers|campagnes?|programma\w*|knoppen|verwerkers?|diensten|marketing|nieuwsbrie\w+)\b",
)  # fmt: skip
"""What makes words for data refer to somebody or something else: "e-mail providers"."""

_CONDITION_OF_READER = both(
    r"^\W*(?:[\w ]{0,40}[:.]\s+)?(?:\w+,?\s+){0,3}?(?:if|when|whenever|where|once|should|by)\s+(?:you|users?|someone|customers|visitors|they|another|other|an?\s+\w+)\b(?P<clause>[^,.;:]*)",
    r"^\W*(?:[\w ]{0,40}[:.]\s+)?(?:\w+,?\s+){0,3}?(?:als|indien|wanneer|zodra|door)\s+(?:u|je|jij|gebruikers|iemand|een\s+\w+)\b(?P<clause>[^,.;:]*)",
)  # fmt: skip
_GIVES_IN_CLAUSE = re.compile(
    r"(?i)\b(?:provid\w*|giv\w*|gave|submit\w*|suppl(?:y|ied)|enter\w*|upload\w*|shar\w*|sen[dt]\w*|post\w*|add|includ\w*|connect\w*|link\w*|disclos\w*|verstrek\w*|ge(?:eft|ven)|invoer\w*|invult|upload\w*|deelt|delen|stuurt|plaatst|koppelt)\b"
)
_BLOCKS = both(
    r"\byou\s+(?:determine|decide|choose)\s+whether\b|\b(?:if|should)\s+you\b[^.;:]{0,60}\b(?:reject|block|disable|refuse|decline|delete|remove|turn\s+off|clear|opt\s+out)\b|\byou\s+(?:should|must|need\s+to|are\s+(?:solely\s+)?responsible|agree|shall|may\s+not|can\s+(?:also\s+)?(?:reject|block|disable|refuse|decline|delete|remove|turn|clear|opt|control|manage|change|adjust|update))\b|^\W*(?:please\s+)?(?:do\s+not|don['’]t|never|be\s+careful)\b",
    r"\b(?:als|indien)\s+(?:u|je)\b[^.;:]{0,60}\b(?:weiger\w*|blokkeer\w*|uitschakel\w*|verwijder\w*|afmeld\w*)\b|\b(?:u|je)\s+(?:moet|dient|bent\s+(?:zelf\s+)?verantwoordelijk|kunt\s+(?:\w+\s+){0,8}(?:weigeren|blokkeren|uitschakelen|verwijderen|aanpassen|wijzigen|beheren))\b|^\W*(?:verstrek|deel|stuur)\s+(?:\w+\s+){0,3}geen\b",
)  # fmt: skip
_WE_COLLECT = both(
    r"\b(?:we|us|company)\b[^.;]{0,60}\b(?:collect|receiv|use|using|stor|process|shar|disclos|record|log|obtain|gather|ask|retain|keep)\w*|\b(?:app|site|service)\s+(?:\w+\s+){0,2}(?:collect|receiv|use|using|stor|process|shar|disclos|record|log|obtain|gather|ask|retain|keep)\w*",
    r"\b(?:wij|we|ons)\b[^.;]{0,80}\b(?:verzamel|ontvang|gebruik|bewa|verwerk|deel|delen|verstrek|registr|vrag)\w*|\b(?:verzamelen|ontvangen|gebruiken|bewaren|verwerken|delen)\s+(?:wij|we)\b",
)  # fmt: skip


_OURS = re.compile(r"(?i)\b(?:our|onze|ons)\s+(?:own\s+|eigen\s+)?$")
_RECORDS = re.compile(r"(?i)\b(?:log\w*|records?|register\w*|serverlog\w*)\b")
_DEPENDS = re.compile(
    r"(?i)\b(?:depends?\s+(?:up)?on|hangt\s+af\s+van)\b[^.;:]{0,160}$|\b(?:depend\w*\s+(?:up)?on|afhankelijk\s+van)\s+(?:\w+\s+){0,3}$"
)


_USING = both(
    r"\b(?:when|whenever|if|while)\s+you\s+(?:use|visit|access|interact\s+with|browse|navigate)\s+(?:our|the|this|these|any)\s(?:(?!\b(?:we|your|collect\w*|is|are|including|such\s+as)\b)[^.;:])*$",
    r"\b(?:wanneer|als|terwijl)\s+(?:u|je)\s+(?:onze|de|het|deze)\s(?:(?!\b(?:wij|we|uw|je|waaronder|zoals|worden|wordt)\b)[^.;:,])*$",
)  # fmt: skip


def of_reader_only(unit: Unit, match: Match, language: str) -> bool:
    """Whether words stand where a reader acts: in "when you chat, …", in advice, in what one may block."""
    at = match.start - unit.start
    opening = _CONDITION_OF_READER[language].match(unit.text)
    if opening and opening.start("clause") <= at < opening.end("clause"):
        before = unit.text[opening.start("clause") : at]
        return _GIVES_IN_CLAUSE.search(before) is None
    using = _USING[language].search(unit.text[:at])
    if using and not _GIVES_IN_CLAUSE.search(using[0]):
        return True
    if _BLOCKS[language].search(unit.text[:at]):
        return _WE_COLLECT[language].search(unit.text) is None
    return False


_DEFINES_DATA = both(
    r"\b(?:identif(?:y|ies)|relates?\s+to),?\s[^.]*\b(?:describes?|capable\s+of\s+being\s+associated|reasonably\s+be\s+linked)\b|\bpersonal\s+(?:data|information)\W+(?:\w+\W+){0,4}(?:means|refers\s+to|is\s+any)\b",
    r"\bpersoonsgegevens\W+(?:\w+\W+){0,3}(?:betekent|betekenen|verwijst|verwijzen|zijn\s+alle)\b",
)  # fmt: skip


_ASKED = re.compile(
    r"(?i)^(?:your\s+)?(?:inquir(?:y|ies)|enquir(?:y|ies)|questions?|queries|complaints?|comments?|feedback|communications?|messages?|e-?mails|(?:support\s+|service\s+)?requests?|vragen|klachten|berichten|opmerkingen|e-?mails|\w*verzoeken)$"
)
_ANSWERS = both(
    r"\b(?:respon(?:d\w*|s\w+)|repl(?:y|ies|ying)|answer\w*|address\w*|handl\w+|resolv\w+|deal\w*\s+with|review\w*|investigat\w*|follow\w*\s+up\s+on)\s+(?:to\s+)?(?:[\w’',-]+\s+){0,5}$",
    r"\b(?:reage\w+|reactie|antwoord\w*|beantwoord\w*|afhandel\w*|behandel\w*)\s+(?:op\s+|van\s+)?(?:[\w’',-]+\s+){0,4}$",
)  # fmt: skip
_ANSWERED = re.compile(
    r"(?i)\s*(?:(?:,|en|of|and|or)\s+[\w-]+\s+){0,2}(?:te\s+|kunnen\s+)*(?:beantwoord\w*|behandel\w*|afhandel\w*|af\s+te\s+handelen)\b"
)
"""What is answered is asked of us: "respond to your questions" is what data are for."""
_BY_OFFICE = re.compile(
    r"(?i)\s*(?:,|or|and)\s+(?:or\s+)?investigations?\b|\s+(?:by|from)\s+(?:\w+\s+){0,2}(?:regulat\w+|govern\w+|authorit\w+)\b"
)


def _is_asked(words: str, before: str, after: str, language: str) -> bool:
    """Whether words for messages tell what somebody asks rather than data."""
    if not _ASKED.match(words):
        return False
    return any((_ANSWERS[language].search(before), _ANSWERED.match(after), _BY_OFFICE.match(after)))


_IDIOM = re.compile(
    r"(?i)\b(?:zonder|without)\s+\0(?:beperking|limitation)|\b(?:bekend|er|hier|waarin|waarop)\s+\0staat\0|\0staat\0\s+(?:op|in|onder|bekend|vermeld|voor)\b|\b(?:onder|under|by)\s+(?:de|the)\s+\0(?:naam|name)\0"
    r"|\b(?:lines?\s+of|regels)\s+\0code\0|\0\s+(?:management|beheer)\b|\b(?:generat|creat|produc)\w*\s+an?\s+\0"
    r"|\b(?:pay\w*|purchas\w*|buy|betaal\w*|betalen)\b[^.;\0]{0,40}\b(?:using|with|by|via|per|met)\s+(?:an?\s+|een\s+)?\0(?:credit\s?card|debit\s?card|pinpas)"
    r"|\0software\0\s+code\b|\0content\0\s+moderat|\b(?:maximi[sz]|increas|encourag|boost|stimul|vergro)\w*\s+(?:your|user|uw|je|de)\s+\0(?:engagement|betrokkenheid)"
    r"|\b(?:compan(?:y|ies)|business(?:es)?|organi[sz]ations?)['’]s?\s+\0"
    r"|\bin\s+\0staat\0|\b(?:US|U\.S\.)\s+\0states?\0|\bsigna(?:ls?|len)\s+(?:from|van)\s+(?:\w+\s+)?\0"
    r"|\b(?:complet|fulfil|process|execut|handl|facilitat)\w*\s+(?:your\s+|the\s+)?(?:\w+\s+)?\0(?:transactions?|orders?|purchases?|payments?|requests?|bookings?)\0|\0(?:transacties|bestelling(?:en)?|aankopen|betalingen|boekingen)\0\s+(?:\w+\s+)?(?:te\s+)?(?:verwerk|afhandel|voltooi|uitvoer|uit\s+te\s+voer)"
    r"|\b(?:gehashte|versleutelde|ingekorte|nieuwe|huidige|oudere|hashed|encrypted|new|current|older)\s+\0versi(?:e|on)\0"
    r"|\0(?:credit\s?cards?|debit\s?cards?)\0\s+(?:payments?|transactions?|offers?|applications?|process\w*)\b|\0creditcard\0-?(?:betaling|transactie)"
    r"|[a-z]\0functies?\0|\b(?:wettelijke|andere|contractuele|technische|bepaalde|deze|geen|enkele)\s+\0beperking(?:en)?\0"
)
"""Words of an expression: "without limitation", "known under the name"."""
_IF_YOUR = re.compile(r"(?i)\b(?:if|when|where|als|indien|wanneer)\s+(?:your|uw|je|jouw)\s+$")
"""Whose acts are a condition ("if your employer …") is no datum."""


def _is_of_name(words: str, before: str, after: str) -> bool:
    """Whether a word is part of an office's name: "the Department for Education"."""
    if not words[:1].isupper() or not _ITEM_MARK.sub("", before).strip():
        return False
    return _NAME_GOES_ON.match(after) is not None or _NAME_BEGAN.search(before) is not None


_ITEM_MARK = re.compile(r"(?i)^[\s•·*–-]*\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s*$")
_NAME_GOES_ON = re.compile(
    r"\s+(?:for|of|van|voor)\s+(?:the\s+|de\s+)?(?!(?:Users?|Customers?|Visitors?|You|Gebruikers?|Klanten|Klant|U)\b)[A-Z]\w"
)
_NAME_BEGAN = re.compile(r"\b[A-Z]\w+\s+(?:for|of|van|voor)\s+(?:the\s+|de\s+)?$")


_DEFINED_BY_LAW = both(
    r"[“\"‘][^“”\"‘’]{2,60}[”\"’]\s+(?:does\s+not\s+(?:mean|include)|means\s+information\s+(?:that|which))\b|\bmeans?\s+any\s+information\s+that\s+reveals\b",
    r"[„“\"‘][^“”\"‘’]{2,60}[”\"’]\s+(?:betekent\s+niet|omvat\s+niet|betekent\s+informatie\s+die)\b",
)  # fmt: skip


def quotes_a_definition(unit: Unit, language: str) -> bool:
    """Whether a sentence gives a law's definition: it is about nobody's processing."""
    return _DEFINED_BY_LAW[language].search(unit.text) is not None


def only_agrees(unit: Unit, language: str) -> bool:
    """Whether a sentence speaks of the statement itself: what it describes, who agrees to it."""
    return _AGREES[language].search(unit.text) is not None


def defines_a_technology(unit: Unit, language: str) -> bool:
    """Whether a sentence says what a cookie, pixel or tag is."""
    return (
        _DEFINES[language].search(unit.text) is not None
        or _DEFINES_DATA[language].search(unit.text) is not None
    )


def data_beside(unit: Unit, match: Match, language: str) -> bool:
    """Whether words for data stand for a place, a channel, a setting or a use of the service."""
    words, before, after = around(unit, match)
    if _OURS.search(before) and not _RECORDS.search(words):
        return True
    if (
        _OF_PERSONS[language].match(after)
        or _DEPENDS.search(before)
        or of_reader_only(unit, match, language)
    ):
        return True
    if _IF_YOUR.search(before) or _IDIOM.search(f"{before[-40:]}\0{words}\0{after[:30]}"):
        return True
    if _is_asked(words, before, after, language) or _is_of_name(words, before, after):
        return True
    if _PLACES.match(words) and _AT_PLACE[language].search(before):
        return True
    if _CHANNELS.match(words) and _REACHES[language].search(before):
        return True
    if words.casefold() in ("interest", "interests", "belang", "belangen"):
        return _INTEREST[language].search(before) is not None
    if _SETTINGS.search(words):
        return _BY_SETTINGS[language].search(before) is not None
    if _OF_CONTACT.match(words):
        return unit.kind == "Heading" or _OUR_CONTACT[language].search(before) is not None
    if USE_OF.match(words):
        return _NO_USE[language].search(before) is not None or not (
            _ABOUT_USE[language].search(before)
        )
    if _COUNTRY.match(words):
        return _COUNTRY_ELSE.match(after) is not None
    if _FUNCTION.match(words):
        return _OF_THINGS.search(before) is not None
    if _ADDRESS.match(words):
        return _NO_PLACE.search(before) is not None or _OF_BUSINESS.match(after) is not None
    if _EVENTS.match(words):
        return _OWN_EVENTS.search(before) is None
    if _GIVEN.search(words):
        return _DOES.match(after) is not None
    if _IS_COMPANY.match(words) and _OF_THINGS.search(before):
        return True
    if _SURVEYS.match(words):
        return _ANSWERS_TO.search(before) is None
    if _MAIL.match(words) and _MAIL_SENT.match(after):
        return True
    if _ORDINARY.match(words):
        return unit.kind == "Heading" or not _GIVES_DATA[language].search(before)
    return False


IS_DATA = re.compile(
    r"(?i)^[\s-]*(?:and\s+\w+\s+)?(?:details|information|data|histor(?:y|ies)|records?|methods?|cards?|numbers?|address(?:es)?|accounts?|identifiers?|ids?|logs?|content|status|dates?|preferences?|settings|"
    r"gegevens|informatie|geschiedenis|methoden?|kaart\w*|nummers?|adres\w*|voorkeuren|instellingen|identificat\w+)\b"
)
"""What follows a word for a purpose where it means data: "payment details"."""


def around(unit: Unit, match: Match) -> tuple[str, str, str]:
    """Return the words of a match, and those before and after it."""
    begin, end = match.start - unit.start, match.end - unit.start
    words = " ".join(unit.text[begin:end].split())
    return words, unit.text[max(0, begin - 120) : begin], unit.text[end : end + 80]
