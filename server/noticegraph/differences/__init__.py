"""What changed between two versions of a statement: by subject, most serious first.

A change is a change of the text: a fact that was only modelled differently is not one. Facts say
what a change means; where no fact covers changed words, the words themselves are the change.
Changes are told in plain sentences. Not responsible for comparing companies (``matrix``).
"""

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
