"""What the cells of a table's column are, by its title."""

from __future__ import annotations

import re

from noticegraph.drafting.model import Unit

RECIPIENTS = re.compile(
    r"(?i)recipient|shar|disclos|third part|who\b|ontvanger|openbaarmak|verstrek|bekend|derden|delen|provider"
)


THOSE = re.compile(
    r"(?i)recipient|third part|who\b|with whom|ontvanger|derden|met wie|providers?\b"
)
DATA = re.compile(
    r"(?i)categor|personal (?:data|information)|data\b|information|gegevens|informatie"
)
BASES = re.compile(r"(?i)legal bas|lawful bas|legal ground|basis|grondslag|wettelijke|rechtsgrond")


def holds_data(unit: Unit) -> bool:
    """Whether a cell stands in a column of data."""
    title = unit.column
    return DATA.search(title) is not None and not (THOSE.search(title) or BASES.search(title))


def tells_recipients(unit: Unit) -> bool:
    """Whether a cell is one for recipients, by its column or its table."""
    title = unit.column or unit.table
    if THOSE.search(unit.column):
        return True
    return bool(unit.row) and RECIPIENTS.search(title) is not None and not unit.first_in_row
