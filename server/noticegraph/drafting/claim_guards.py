"""What a claim's sentence must not be, and how it answers a signal: for the rules of `claims`."""

from __future__ import annotations

import re

_HONOUR = re.compile(
    r"(?i)\b(?:honou?r\w*|respect\w*|recogni[sz]e\w*|respond\w*\s+to|support\w*|respecteren|honoreren|erkennen|reageren|reageert|reageer)\b"
)
_NO = r"(?:not|n['’]t|cannot|never|niet|geen|no|neither)"
_NO_ANSWER = re.compile(
    rf"(?i)\b{_NO}\s+(?:\w+,?\s+){{0,4}}(?:respond\w*|honou?r\w*|recogni[sz]e\w*|support\w*|react\w*|comply|act\s+(?:on|up)|alter|change|standards?|consensus|reage\w+|gehonoreerd|honoreren|ondersteun\w*|herken\w*|erken\w*|gevolg|standaard)\b|\b(?:reage\w+|honoreren|ondersteunen|erkennen|herkennen)\s+(?:\w+\s+){{0,8}}niet\b|\bignor\w+|\bneg(?:eer|eren)\b"
)
_NO_TRACKING = re.compile(
    rf"(?i){_NO}\s+(?:\w+\s+){{0,6}}(?:track\w*|use|set|place|share\w*|sell\w*|collect\w*|load\w*|process\w*|tools?|cookies?|volg\w*|plaats\w*|gebruik\w*|del\w+|verzamel\w*|laden|geladen)\b|\bopt(?:s|ed)?[- ]?out\b|\bafgemeld\b|\b(?:gebruik\w*|volg\w*|plaats\w*|verzamel\w*|laden)\s+(?:\w+\s+){{0,6}}(?:geen|niet)\b"
)


_ITS_NAME = re.compile(r"(?i)\bdo[- ]not[- ]track\b|niet[- ]volgen")
_WISHES = re.compile(
    r"(?i)\byou\s+(?:do\s+not|don['’]t|would\s+(?:prefer|rather)\s+not)\s+(?:want|wish|to)?\b[^.;]*|\b(?:u|je)\s+niet\s+(?:wilt|wil|gevolgd)\b[^.;]*"
)
"""What the signal asks for is not what is done upon it."""


def handling_of(text: str) -> str | None:
    """Return whether a signal is `honoured` or `ignored`: not tracking upon it honours it."""
    text = _WISHES.sub(" ", _ITS_NAME.sub(" ", text))
    if _NO_ANSWER.search(text):
        return "ignored"
    if _NO_TRACKING.search(text) or _HONOUR.search(text):
        return "honoured"
    return None


_DEFINES_A_WORD = re.compile(
    r"(?i)^\W*(?:[\w-]+\W+){1,4}(?:refers?\s+to|means?|shall\s+mean|verwijst\s+naar|betekent|verstaan)\b"
)


_RIGHT_AGAINST = re.compile(
    r"(?i)\b(?:not\s+(?:to\s+)?be\s+subject|opt(?:ing)?[- ]?out\b[^.]*|rights?\b[^.;:]*|criteria\b[^.;]*|niet\s+(?:\w+\s+){0,4}onderworpen|recht(?:en)?\b[^.;:]*)$|\bsubject\s+to\s+(?:a\s+)?(?:decisions?\s+)?(?:based\s+)?(?:solely\s+)?(?:on\s+)?$"
)
"""That people need not bear decisions by machine does not say that there are any."""


_OUT_OF = re.compile(
    r"(?i)\b(?:from|out\s+of|leaves?|originat\w+\s+(?:in|from)|van|uit|vanuit|afkomstig\s+uit|(?:laws?|legislation|wetgeving|autoriteiten)\s+[^.;]{0,60}\b(?:in|of|van)"
    r"|(?:you|users?|individuals|people|residents?|u|je)\b[^.;]{0,40}\b(?:reside|live|located|are|woont|bevindt|of|in))\b(?=(?P<list>[^.;]*)$)"
)
_INTO = re.compile(r"(?i)\b(?:to|into|in|naar)\b")


def is_origin(before: str) -> bool:
    """Whether a list of countries tells where data come from ("from the EU, Norway and …")."""
    found = list(_OUT_OF.finditer(before[-160:]))
    return bool(found) and not _INTO.search(found[-1]["list"])


def is_definition(text: str) -> bool:
    """Whether a sentence says what a word of the statement means."""
    return _DEFINES_A_WORD.search(text) is not None


def is_right_against(before: str) -> bool:
    """Whether the words before tell a right not to bear something, rather than that it is done."""
    return _RIGHT_AGAINST.search(before) is not None


_NO_MACHINES = re.compile(
    r"(?i)\b(?:not|n['’]t|no|never|neither|geen|niet|nooit)\b(?!\s+(?:only|alleen))[^.;]*$"
)


def denies_machines(before: str) -> bool:
    """Whether the words before a decision by machine deny it: "no decisions based solely on …"."""
    return _NO_MACHINES.search(before) is not None


_ONLY_HOW = re.compile(
    r"(?i)^(?:physical|technical|electronic|technological|administrative|managerial|organi[sz]ational|"
    r"fysieke|technische|elektronische|organisatorische|administratieve)$"
)
_A_MEASURE = re.compile(
    r"(?i)[^.;:]{0,80}\b(?:measures?|safeguards?|controls?|procedures?|security|protections?|means|mechanisms?|steps|precautions|restrictions|barriers|"
    r"\w*maatregelen|\w*waarborgen|\w*beveiliging|\w*bescherming|procedures|middelen|\w*controles)\b"
)
_OF_A_THING = re.compile(
    r"(?i)\s+(?:infrastructure|support|problems?|issues?|staff|reasons|infrastructuur|ondersteuning|problemen|redenen)\b"
)
_A_PROMISE = re.compile(r"(?i)^(?:confidential|confidentiality|vertrouwelijk|vertrouwelijkheid)$")
_SAFEGUARD = re.compile(r"(?i)^safeguards?$")
_ITS_OBJECT = re.compile(
    r"(?i)\s+(?:your|our|the|this|that|these|all|any|personal|it|them|data|information|against|you|users?)\b"
)


_ADVISES = re.compile(
    r"(?i)\W*(?:(?:\w+\W+){0,2}you\s+(?:(?:can|may)\s+(?:also\s+)?(?:help|protect|secure|enable)|should|must|are\s+(?:also\s+)?responsible|(?:also\s+)?remain)|please|do\s+not|don['’]t|never|always|make\s+sure|ensure|keep\s+your"
    r"|(?:u|je)\s+(?:moet|dient|kunt\s+(?:\w+\s+){0,3}helpen|bent\s+(?:\w+\s+)?verantwoordelijk)|zorg\b|bewaar\s+uw|deel\s+uw|geef\s+uw)\b"
)
"""What a reader is told to do is no measure of ours."""


_BACKUP = re.compile(r"(?i)^(?:back-?ups?|reservekopie\w*)$")
_KEPT = re.compile(
    r"(?i)\b(?:keep|kept|retain\w*|remain\w*|copies|such|from|bewa\w+|blij\w+|kopieën|dergelijke|uit)\s+(?:\w+\s+){0,4}$"
)
"""Copies that are kept for a time are a matter of keeping."""


def is_no_measure(text: str, start: int, end: int) -> bool:
    """Whether words of security name no measure: "physical" harm, "strive to safeguard your data"."""
    words, after = text[start:end], text[end:]
    if _ADVISES.match(text) or (_BACKUP.match(words) and _KEPT.search(text[:start])):
        return True
    if _ONLY_HOW.match(words):
        return _A_MEASURE.match(after) is None or _OF_A_THING.match(after) is not None
    if _SAFEGUARD.match(words):
        return _ITS_OBJECT.match(after) is not None
    return _A_PROMISE.match(words) is not None
