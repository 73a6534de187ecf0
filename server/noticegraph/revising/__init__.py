"""A new version of a statement: what is carried over, what needs review, and what is new.

Responsible for the graph of the new version: facts whose words are unchanged are carried over with
their review; passages that changed are drafted, and each fact that they stated before is kept
beside the drafts as an ``ng:EarlierFact``. Not responsible for deciding what is right.
"""

from noticegraph.revising.making import first_version, revise_statement
from noticegraph.revising.model import Kept, News, Revision

__all__ = ["Kept", "News", "Revision", "first_version", "revise_statement"]
