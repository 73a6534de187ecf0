"""Durations as days, so that periods in different units can be compared and sorted.

XSD 1.1, 3.3.6 duration (https://www.w3.org/TR/xmlschema11-2/#duration): years and months have no
fixed number of days. The means of the Gregorian calendar are used, only for comparing.
"""

from __future__ import annotations

import re

_DURATION = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_DAYS = (365.2425, 30.436875, 1, 1 / 24, 1 / 1440, 1 / 86400)


def days_of(duration: str) -> float | None:
    """Return the days of a duration, rounded to hundredths; None if the text is not a duration."""
    found = _DURATION.fullmatch(duration)
    if found is None:
        return None
    parts = zip(found.groups(), _DAYS, strict=True)
    return round(sum(float(number) * days for number, days in parts if number), 2)
