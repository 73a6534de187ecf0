"""Items about requests: on which ground one is refused, and how one is answered.

The grounds and answers are those of the law: they say nothing about the company's own processing.
"""

from __future__ import annotations

import re

from noticegraph.drafting.model import Unit

_REFUSED = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied)|refuse|reject|decline|not\s+(?:be\s+(?:able|required)\s+to\s+)?(?:comply|honou?r|delete))\b[^.;]*\b(?:requests?|delet\w+|personal\s+(?:data|information))\b"
    r"|\b(?:verzoek\w*|aanvra\w+)\b[^.;]*\b(?:weiger\w*|afwij\w*|afgewezen|niet\s+(?:in\s?will\w*|voldoen|uitvoeren))\b|\b(?:weiger\w*|wijzen)\b[^.;]*\b(?:verzoek|aanvra)\w*"
)
_ANSWERED = re.compile(
    r"(?i)\b(?:requests?\b[^.;]*\bwe\s+(?:will|shall|must|may)\s+(?:provide|disclose|give|tell)|(?:right\s+to\s+(?:request|know|obtain|receive)|request(?:ing)?\s+that\s+we|(?:you|consumers|residents)\s+(?:may|can)\s+(?:also\s+)?request)\b[^.;]*\b(?:disclose|provide|know|information|following))"
    r"|\b(?:verzoek\w*\b[^.;]*\b(?:verstrekken|geven|vertellen)\s+(?:wij|we)|recht\s+(?:om|op)\b[^.;]*\b(?:informatie|weten|volgende))\b"
)
_WHAT_IS_TOLD = re.compile(
    r"(?i)\W*(?:(?:the|our|a|de|onze|het|welke|what|which)\s+)?(?:specific\s+(?:pieces|elements)|list|kinds?|types?|soort(?:en)?|categor(?:y|ies|ieën)|sources|purposes?|(?:business\s+or\s+)?commercial\s+purposes?|third\s+parties|recipients|bronnen|doel(?:einden)?|ontvangers|derden)\b"
)


def is_of_request(unit: Unit) -> bool:
    """Whether an item is a ground on which a request is refused, or part of its answer."""
    lead = unit.lead
    if lead is None or unit.kind != "ListItem":
        return False
    told = lead.text.rstrip()
    if not told.endswith(":"):
        return False
    if _REFUSED.search(told):
        return True
    return _ANSWERED.search(told) is not None and _WHAT_IS_TOLD.match(unit.text) is not None
