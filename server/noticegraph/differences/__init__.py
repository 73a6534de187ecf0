"""What changed between two versions of a statement: by subject, gravest first, in plain words.

A change is a change of the text: what was only modelled otherwise is none. Facts say what a change
means; where no fact tells of changed words, the words themselves are the change. Not responsible
for comparing companies (``matrix``).
"""

from __future__ import annotations

from noticegraph.differences.comparing import Version, compare_versions, version_of
from noticegraph.differences.model import Change, Differences, FactChange, Gravity, Side, Verdicts
from noticegraph.differences.writing import as_object, feed_of, write_feed, write_turtle

__all__ = [
    "Change",
    "Differences",
    "FactChange",
    "Gravity",
    "Side",
    "Verdicts",
    "Version",
    "as_object",
    "compare_versions",
    "feed_of",
    "version_of",
    "write_feed",
    "write_turtle",
]
