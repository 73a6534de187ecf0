"""A new version of a statement: what is carried over, what is to review, and what is new.

Responsible for the graph of the new version: facts whose words hold come along with their review;
of passages that changed, the graph says what they are drafted to say, and each fact that they
carried stands beside it as an ``ng:EarlierFact``. Not responsible for deciding what is right.
"""

from __future__ import annotations

from noticegraph.revising.making import first_version, revise_statement
from noticegraph.revising.model import Kept, News, Revision

__all__ = ["Kept", "News", "Revision", "first_version", "revise_statement"]
