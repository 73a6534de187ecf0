"""What the cells of a table's column are, by its title."""

from __future__ import annotations

import re

from noticegraph.drafting.model import Unit

RECIPIENTS = re.compile(
    r"recipient|shar|disclos|third part|who\b|ontvanger|openbaarmak|verstrek|bekend|derden|delen|provider",
    re.IGNORECASE,
)


def tells_recipients(unit: Unit) -> bool:
    """Whether a cell is one for recipients, by its column or its table."""
    title = unit.column or unit.table
    return bool(unit.row) and RECIPIENTS.search(title) is not None and not unit.first_in_row
