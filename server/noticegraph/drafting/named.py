"""Recipients by name: organisations that a text names where it shares or lets others collect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.drafting.beside import only_agrees
from noticegraph.drafting.modality import is_negated
from noticegraph.drafting.model import Fact, Unit
from noticegraph.drafting.places import regions_in
from noticegraph.drafting.proposing import Draft, propose

_CAP = r"[A-Z](?:[\w&+’'-]|\.(?=\w))*"
_GAP = r"[^\S\n]+"
_NAME = rf"{_CAP}(?:{_GAP}(?:{_CAP}|for(?=\s+[A-Z]))){{0,4}}"
_NAMES = (
    rf"(?:(?:the|de|het){_GAP})?{_NAME}"
    rf"(?:(?:[^\S\n]*,?{_GAP}(?:and|or|en|of){_GAP}|[^\S\n]*[,/][^\S\n]*){_NAME}){{0,8}}"
)
_LISTED = re.compile(
    rf"(?:such\s+as|including|like|e\.g\.,?|for\s+example,?|in\s+most\s+cases,?|namely|zoals|waaronder|bijvoorbeeld|te\s+weten|bijv\.)\s+(?P<names>{_NAMES})"
)
_AS_WHAT = r"(?=\s+(?:and|or|en|of)\s+(?:other|similar|andere|vergelijkbare|soortgelijke)\b|\s+(?:to|as|for|in|on|which|that|om|als|voor|op|ten|bij|waarmee|\()|\s*[,.(;]|\s*$)"
_WE_USE = re.compile(
    rf"\b(?!(?:You|They|Users?|U|Je|Jij|Gebruikers)\b)(?:[Ww]e|[Aa]pp|[Ss]ite|[Ww]ebsite|[Ss]ervice|[Aa]pplication|[Ww]ij|{_CAP})\s+(?:(?:may|also|currently|kunnen|ook)\s+)*(?:uses?|employs?|integrates?|engages?|gebruik(?:en|t)?|work(?:s)?\s+with|werk(?:en|t)?\s+(?:samen\s+)?met|mak(?:en|t)\s+gebruik\s+van|maakt\s+gebruik\s+van|makes?\s+use\s+of)(?:,?\s+(?:the\s+services\s+of|de\s+diensten\s+van|for\s+example,?|bijvoorbeeld|onder\s+(?:meer|andere)|o\.a\.))?\s+(?P<names>{_NAMES}){_AS_WHAT}"
)
_USE_WE = re.compile(
    rf"\b[Gg]ebruik(?:en|t)?\s+(?:we|wij)\s+(?:ook\s+|hiervoor\s+|bijvoorbeeld\s+|onder\s+(?:meer|andere)\s+)?(?P<names>{_NAMES}){_AS_WHAT}"
)
_AND_USE = re.compile(rf"\b(?:and|en)\s+(?P<names>{_NAME})\s+(?:for|to|voor|om)\s")
"""The second of two: "we use A to do one thing and B for another"."""
_PROVIDED = re.compile(
    rf"\b(?:services?|tools?|platform|forum|store|shop|system|software|form|technology|plug-?ins?|newsletter|payments?|data|website|dienst(?:en)?|systeem|formulier|technologie|nieuwsbrief|betalingen|gegevens|{_CAP})\s+(?:(?:is|are|that\s+is|which\s+is|wordt|worden|dat|die)\s+){{0,2}}(?:offered|provided|run|operated|hosted|powered|managed|processed|verzorgd|aangeboden|geleverd|gehost|beheerd|verwerkt|uitgevoerd)\s+(?:wordt\s+)?(?:by|door|bij)\s+(?P<names>{_NAMES}(?:,?\s+(?:Inc|LLC|Ltd|B\.V|GmbH)\b\.?)?)"
)
_SERVICES_OF = re.compile(
    rf"\b(?:using|use|through|via|met|gebruik\s+van)\s+(?:the|de)\s+(?:\w+\s+)?(?:services|diensten)\s+(?:of|van)\s+(?P<names>{_NAMES})(?=[\s,.(;]|$)"
)
_GIVEN_TO = re.compile(
    rf"\b(?:shar\w+|disclos\w+|transfer\w*|transmit\w*|sen(?:ds?|t|ding)|pass\w*|communicat\w+|(?:data|information)|del(?:en|ing)|deelt|gedeeld|verstrek\w*|doorgegeven|doorgifte|overgedragen|verzend(?:t|en)|verzonden|stu(?:urt|ren)|verstuurd|communiceren|\w*gegevens|informatie)(?:\s+(?!(?:interact\w*|accordance|compliance|line|about|over|connection|relation|overeenstemming)\b)[\w’'-]+){{0,5}}?\s+(?:with|to|met|aan|naar)\s+(?P<names>{_NAMES}){_AS_WHAT}"
)
_ARE = re.compile(
    rf"\b(?:\w*[Pp]roviders?|[Pp]rocessors?|partners?|[Vv]endors?|[Ss]uppliers?|[Aa]anbieders?|sub-?processors|dienstverleners?|\w*leveranciers?|\w*verwerkers?|\w*partners?|\w*aanbieders?)\b[^.:;]{{0,60}}?(?:\s+(?:are|is|zijn)(?:\s+onder\s+(?:meer|andere))?|\s*:)\s+(?P<names>{_NAMES})"
)
_PARTNER = re.compile(
    rf"\b(?:our|the|an?|by|onze|ons|de|het|een|door)\s+(?:[\w-]+\s+){{0,3}}(?:partner|provider|processor|vendor|supplier|affiliate|leverancier|verwerker|dienstverlener|aanbieder|betaalprovider)\s+(?P<names>{_NAME})"
    rf"|\b(?:software|tool|service|system|dienst|systeem)\s+(?:from|van)\s+(?P<more>{_NAME})"
)
_SETS_COOKIES = re.compile(
    rf"(?:^|[.;:]\s+)\s*[-*•]?\s*(?P<names>{_NAMES})\s+(?:(?:may|also|will|kan|kunnen|ook)\s+)*(?:places?|sets?|stores?|uses?|plaats(?:t|en)|zet(?:ten)?|gebruik(?:t|en))\s+(?:(?:a|its|own|an|een|eigen|first-party|third-party)\s+)*(?:\w+\s+)?(?:cookies?|pixels?|beacons?)\b"
)
_MAY_SET = re.compile(
    rf"\b(?:kan|kunnen|zal|zullen|plaatst|plaatsen)\s+(?P<names>{_NAMES})\s+(?:\w+\s+){{0,3}}\w*cookies?\b"
)
"""A Dutch main clause that begins with a condition: "dan kan Kite cookies plaatsen"."""
_OUR_PARTNER = re.compile(
    rf"\b(?:[Oo]ur|[Oo]nze)\s+(?:[\w-]+\s+){{0,3}}\w*(?:partner|provider|processor|vendor|supplier|leverancier|verwerker|dienstverlener|aanbieder)\b[^.;,]{{0,80}},\s+(?P<names>{_NAME}),"
)
_BY_ANOTHER = re.compile(
    rf"\b(?:third[- ]part(?:y|ies)|derde\s+partij|derden?)\b[^.;]{{0,40}},\s+(?:[\w -]{{0,40}}\s(?:by|van|from)\s+)?(?P<names>{_NAME})(?=[,.(]|\s)"
)
_RECEIVES = re.compile(
    rf"\b(?P<names>{_NAME})\s+(?:(?:may|will|also|then|only|ook|mogelijk|dan|alleen|hiervoor)\s+)*(?:receives?|obtains?|ontvang(?:t|en)|krijg(?:t|en)|verkrijg(?:t|en))\s+(?!no\b|geen\b)"
)
"""Of whom it is told elsewhere that data are shared with them: whoever speaks has names, too."""
_ASIDE = re.compile(
    r"(?i)\b(?:from|van|uit)\s+(?:\w+\s+){0,4}$|\b(?:links?|buttons?|log\s?in|sign[\s-]?(?:in|up|on)|registrations?|authentication|connect|koppelingen|knoppen|inloggen|aanmelden)\b[^.;]*$"
)
_OUR_THINGS = re.compile(
    r"(?i)\b(?:we|wij)\s+(?:\w+\s+){0,3}(?:developed|built|offer|operate|provide|made|run|ontwikkel\w*|bieden|maken|beheren)\b[^.;]*$|\b(?:our|onze)\s+(?:own\s+|eigen\s+)?(?:\w+\s+){0,2}(?:products?|services?|apps?|tools?|features?|brands?|sites?|producten|diensten|functies|merken)\W*$|\b(?:brands|merken)\s+$"
)
"""What a list gives examples of when they are our own."""
_OTHERS = re.compile(
    r"(?i)\b(?:third[- ]part\w+|providers?|partners?|vendors?|processors?|advertis\w+|analytics|networks?|services?|companies|affiliates|compan\w+|platforms?|tools?|suppliers?|derden|dienstverleners?|leveranciers?|partners?|verwerkers?|adverteerders?|diensten|bedrijven|aanbieders|platforms?)\b"
)
_LEADS = re.compile(
    r"(?i)\b(?:third[- ]part\w+|providers?|partners?|vendors?|(?:sub)?processors?|advertis\w+|networks?|share\w*|recipients?|derden|dienstverleners?|\w*leveranciers?|(?:sub)?verwerkers?|partners|ontvangers|delen)\b"
)
_PROVIDER_COLUMN = re.compile(
    r"(?i)\b(?:providers?|recipients?|third\s+part\w+|vendors?|partners?|compan\w+|(?:sub)?processors?|ontvangers?|leveranciers?|aanbieders?|bedrijf|(?:sub)?verwerkers?)\b"
)
_NAME_COLUMN = re.compile(r"(?i)^\W*(?:name|entity|naam|organisatie|organi[sz]ation)\b")
_POSSESSIVE = re.compile(r"['’]s$")
_USED = re.compile(r"(?i)\b(?:use|gebruiken|inzetten|inschakelen|engage)(?:\s+\w+){0,7}\s*:\s*$")
_SPLIT = re.compile(
    r"\s*(?:,(?!\s*(?:Inc|LLC|Ltd|Limited|GmbH|Corp|S\.A|B\.V|N\.V)\b)\s*(?:(?:and|or|en|of)\s+)?|/\s*|\s(?:and|or|en|of)\s+)"
)
_ITEM = re.compile(
    rf"[\s•·*–-]*(?P<names>{_NAME}(?:,?\s+(?:Inc|LLC|Ltd|B\.V|GmbH)\b\.?)?(?:,?\s+(?:and|or|en|of)\s+{_NAME})?)(?:\s*\([^()]{{2,60}}\))?\s*(?:[:|–—-]|https?:|$|\.$|;)"
)
_KIND_NOT_NAME = re.compile(
    r"(?i)\b(?:authorit(?:y|ies)|entit(?:y|ies)|providers?|partners?|affiliates?|compan(?:y|ies)|vendors?|networks|users?|data|information|rights?|transfers?|retention|polic(?:y|ies)|cookies?|security|protection|warranties|technologies|tools|contractors?|advisers|advisors|processors?|sub-?processors|parties|party|platforms|sources|resellers?|bronnen|wederverkopers?|street|place|road|avenue|square|floor|suite|organi[sz]ations?|institutions?|purposes?|consent|children|changes|"
    r"\w*partners|autoriteiten|entiteiten|aanbieders?|dienstverleners?|leveranciers?|bedrijven|netwerken|gebruikers?|\w*gegevens|\w*cookie\w*|\w*instellingen|informatie|rechten|doorgifte|beleid|beveiliging|bescherming|derden|partijen|organisaties|instellingen|doeleinden|toestemming|kinderen|wijzigingen|adressen|IP-adres\w*)\b"
)
_IS_A_SERVICE = r"\s+(?:is|are|collects?|may|uses?|provides?|offers?|has|allows?|verzamelt|gebruikt|biedt|kan|wordt|\(|privacy)"
_AFTER_HEADING = 400
_NOT = frozenset(
    "The This These Our Your We You It If In For When By As At To All Any Some Other Personal Data Information Service Services Users "
    "Privacy Policy Cookie Cookies European Union United States EU EEA UK GDPR CCPA California IP GPS URL Name Email Contact Account Usage Device "
    "Third Payment Analytics Advertising Marketing Security Support Log Location Profile Social Website Websites Company App Application "
    "Internet Protocol Address State Country City Phone Age Gender Android Bluetooth Wi-Fi WiFi HTML SSL TLS SMS PII Standard Contractual "
    "They Zij Ze Dat Http HTTP E-mail E-Mail Do "
    "De Het Een Onze Uw Wij Deze Dit Als Wanneer Voor Door Naam Gegevens Informatie Europese Verenigde Staten AVG Law Government Legal Business "
    "Customer Customers Technical Financial Identifiers Purpose Purposes Consent Owner Developer January February March April May June July August "
    "September October November December Article Section".split()
)


_OPENING = frozenset(
    "he she they we i you it its their his her our your my this that these those who whom which what where when while whether how why "
    "and or but nor so yet if unless although though because since as than then thus hence therefore however moreover furthermore also "
    "besides instead otherwise still here there now once again after before during until upon under over above below with without within "
    "from to for by on at in of about not no yes all any each every both either neither some such other another more most many much few "
    "please see read visit click learn note such certain depending according based due given while like unlike including except per via "
    "are is was were be been being has have had do does did may might can could will would shall should must let "
    "hij zij ze wij u je jij jullie dit dat deze die wie wat waar wanneer terwijl hoe waarom en of maar dus want als indien tenzij hoewel "
    "omdat doordat zodat echter bovendien daarnaast verder ook anders hier daar nu eerst na voor tijdens tot onder boven met zonder binnen "
    "van naar door op bij in over niet geen alle elke ieder beide sommige andere meer veel zie lees bezoek klik let wel is zijn was heeft "
    "hebben kan kunnen mag zal zullen moet dergelijke bepaalde volgens additionally specifically generally typically usually finally similarly accordingly occasionally currently only "
    "particularly especially namely lastly firstly secondly respectively subsequently automatically directly normally recently".split()
)
"""Words that begin sentences: no name does."""

NAMED = "recipient-named"
TIED = "recipient-given-to"
RECEIVES = "recipient-receives"
GIVEN = frozenset({TIED, RECEIVES})
"""The rules of names to whom a sentence itself gives data."""

_BY_RULE = (
    (TIED, (_GIVEN_TO, _ARE, _PARTNER)),
    (
        NAMED,
        (
            _WE_USE,
            _USE_WE,
            _PROVIDED,
            _SERVICES_OF,
            _SETS_COOKIES,
            _MAY_SET,
            _OUR_PARTNER,
            _BY_ANOTHER,
        ),
    ),
    (RECEIVES, (_RECEIVES,)),
)


def named_recipients(draft: Draft, unit: Unit) -> Iterator[Fact]:
    """Propose named recipients of one unit."""
    seen: set[str] = set()
    for start, name, rule in _names(draft, unit):
        if name in seen or not _is_named(draft, name):
            continue
        if rule == RECEIVES and name not in draft.named:
            continue
        seen.add(name)
        begin = unit.start + start
        if is_negated(unit, begin, begin + len(name), draft.language):
            continue
        draft.named.add(name)
        yield propose(
            draft, unit, begin, begin + len(name), "recipient", {"organisation": name.rstrip(".,")},
            rule, 0.6,
        )  # fmt: skip


def _is_named(draft: Draft, name: str) -> bool:
    first = name.split()[0].strip(".,’'")
    if first in _NOT or len(name) < 3 or _KIND_NOT_NAME.search(name):
        return False
    if first.lower() in _OPENING:
        return False
    if name.isupper() and " " in name:
        return False
    if _is_kind(draft, name) or _is_place(draft, name):
        return False
    company = draft.company
    own = company.split(",")[0].split()
    return not (company and (name in company or " ".join(own) in name or own[0] == first))


def _is_kind(draft: Draft, name: str) -> bool:
    """Whether a name is but words for a kind of recipients, with a capital."""
    tokens = draft.lexicon.tokens(name, 0)
    found = draft.lexicon.words["recipients"].find(tokens)
    return any(match.first == 0 and match.last == len(tokens) - 1 for match in found)


def _is_place(draft: Draft, name: str) -> bool:
    """Whether a name is that of a country or region: data go there, to nobody in particular."""
    return any(match.label.casefold() == name.casefold() for _, match in regions_in(draft, name))


def _names(draft: Draft, unit: Unit) -> Iterator[tuple[int, str, str]]:
    text = unit.text
    if unit.kind == "Heading":
        yield from _as_heading(draft, unit)
        return
    if unit.row and (_PROVIDER_COLUMN.search(unit.column) or _names_others(unit)):
        match = _ITEM.match(text)
        if match:
            yield from _split(match.start("names"), match["names"], NAMED)
        return
    for match in _LISTED.finditer(text if not only_agrees(unit, draft.language) else ""):
        before = text[max(0, match.start() - 70) : match.start()]
        if _OTHERS.search(before) and not (_ASIDE.search(before) or _OUR_THINGS.search(before)):
            yield from _split(match.start("names"), match["names"], TIED)
    for rule, patterns in _BY_RULE:
        for pattern in patterns:
            for match in pattern.finditer(text):
                group = next(name for name, words in match.groupdict().items() if words)
                yield from _split(match.start(group), match[group], rule)
    yield from _enumerated(text)
    used = _WE_USE.search(text) or _USE_WE.search(text)
    for match in _AND_USE.finditer(text, used.end()) if used else ():
        yield from _split(match.start("names"), match["names"], NAMED)
    lead = unit.lead.text.rstrip() if unit.lead is not None else ""
    led = lead.endswith(":") and (_LEADS.search(lead) or _USED.search(lead))
    headed = bool(unit.headings) and _LEADS.search(unit.headings[-1]) is not None
    alone = _THEIR_SERVICES.search(lead) is not None and _ONLY_NAME.fullmatch(text.strip())
    if unit.kind == "ListItem" and unit.first_in_passage and (led or headed or alone):
        match = _ITEM.match(text)
        if match and not _KIND_NOT_NAME.search(match["names"]):
            yield from _split(match.start("names"), match["names"], NAMED)


_THEIR_SERVICES = re.compile(
    r"(?i)\b(?:use[sd]?|using|integrates?|employs?|gebruik\w*|link\s+to)\b[^.;]{0,60}\b(?:third[- ]party|external|externe|derden|van\s+derde\s+partijen)\b[^.;]{0,30}\b(?:services?|providers?|sdks?|tools?|libraries|diensten|aanbieders)\b|\bdiensten\s+van\s+derden\b"
)
_ONLY_NAME = re.compile(rf"{_CAP}(?:{_GAP}{_CAP}){{0,3}}")
"""An item that is but a name, after a sentence about others' services."""
_ENUMERATES = re.compile(
    r"\b(?:[Pp]roviders?|(?:[Ss]ub-?)?[Pp]rocessors?|[Pp]artners?|[Vv]endors?|[Ss]uppliers?|[Dd]ienstverleners?|\w*leveranciers?|\w*verwerkers?)\s+(?:[\w-]+\s+){0,3}?(?:include|includes|are|zijn|omvatten)(?:\s+onder\s+(?:meer|andere))?\s*:?\s+(?=[A-Z])"
)
_FORM = r"(?:,?\s+(?:Inc|LLC|Ltd|Limited|GmbH|Corp|S\.A|B\.V|N\.V)\b\.?)?"
_ONE = re.compile(
    rf"(?:(?:and|or|en|of)\s+)?(?P<name>{_NAME}{_FORM})(?P<what>\s*\([^()]{{1,60}}\)|\s+(?:for|to|voor|om|as|als)\s(?:(?!\s(?:and|or|en|of)\s+[A-Z])[^,;:.()]){{2,80}})+\s*(?:,\s*|$|(?=[.;])|(?=(?:and|or|en|of)\s))"
)


def _enumerated(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield names with what each is for: "our providers include A for mail, B (USA) and …"."""
    for opening in _ENUMERATES.finditer(text):
        at = opening.end()
        while (match := _ONE.match(text, at)) is not None:
            yield match.start("name"), match["name"], NAMED
            at = match.end()


def _names_others(unit: Unit) -> bool:
    """Whether a cell is one of names in a table of providers, by what introduces the table."""
    if not (unit.first_in_row and _NAME_COLUMN.match(unit.column)):
        return False
    lead = unit.lead.text if unit.lead is not None else ""
    return any(_LEADS.search(told) for told in (*unit.headings[-1:], lead))


def _as_heading(draft: Draft, unit: Unit) -> Iterator[tuple[int, str, str]]:
    """Yield the name of a heading under others' services, where the text then says what it does."""
    match = _ITEM.match(unit.text)
    if match is None or not any(_LEADS.search(title) for title in unit.headings[:-1]):
        return
    following = draft.masked[unit.end : unit.end + _AFTER_HEADING]
    if re.search(re.escape(match["names"]) + _IS_A_SERVICE, following):
        yield match.start("names"), match["names"], NAMED


def _split(start: int, names: str, rule: str) -> Iterator[tuple[int, str, str]]:
    at = 0
    for part in _SPLIT.split(names):
        found = names.find(part, at)
        if part and found >= 0:
            at = found + len(part)
            article = re.match(r"(?:the|de|het)\s+", part)
            skip = article.end() if article else 0
            yield start + found + skip, _POSSESSIVE.sub("", part[skip:]), rule
