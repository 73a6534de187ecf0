"""What only leads elsewhere: contents of the page, and "read more"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from noticegraph.drafting.masking import Link
from noticegraph.drafting.model import Unit

_MORE = re.compile(
    r"(?i)^\W*(?:(?:to|om)\s+)?(?:please\s+)?(?:learn\s+more|read\s+(?:more|our|about|the)|find\s+(?:out\s+)?more|for\s+(?:more|further|additional)\s+(?:information|details)|(?:more|further|additional)\s+(?:information|details)\s+(?:about|on|is|are|can|may)|see\s+(?:our|the|also|below|above|section)|click\s+here|visit\s+(?:our|the)|view\s+(?:our|the)|back\s+to|jump\s+to|skip\s+to"
    r"|lees\s+(?:meer|ook|ons|onze|het|de|\[)|meer\s+(?:informatie|weten|lezen)|zie\s+(?:ook|ons|onze|het|de|hieronder)|klik\s+hier|bekijk\s+(?:ons|onze|het|de)|bezoek\s+(?:ons|onze|het|de)|ga\s+naar)\b"
)
_DOES = re.compile(
    r"(?i)\b(?:we|us|wij|ons)\s+(?:(?:may|also|will|can|only|automatically|kunnen|ook|zullen)\s+)*(?:collect|use|share|process|disclose|receive|retain|store|transfer|verzamelen|gebruiken|delen|verwerken|ontvangen|bewaren)\b"
)
_MOST_BESIDE = 6
"""How many letters beside a link leave its line a line of contents: a bullet, a number."""


def is_navigation(unit: Unit, links: Sequence[Link]) -> bool:
    """Whether a unit is an entry of the page's own contents; `links` are in order."""
    first = bisect_left(links, unit.start, key=lambda link: link.start)
    past = bisect_left(links, unit.end, key=lambda link: link.start)
    inside = links[first:past]
    if not inside or not all(link.target.startswith("#") for link in inside):
        return False
    linked = sum(len(unit.text[k.start - unit.start : k.end - unit.start].strip()) for k in inside)
    return unit.kind != "Heading" and len(unit.text.strip()) - linked <= _MOST_BESIDE


def leads_elsewhere(text: str) -> bool:
    """Whether a sentence only tells where to read more."""
    return _MORE.search(text) is not None and _DOES.search(text) is None
