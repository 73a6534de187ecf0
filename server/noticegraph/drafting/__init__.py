"""Drafting: from a statement's text to proposed facts with their passages, by rules, offline.

Stages are pure functions: passages → sentences with headings, lead-ins and columns (`sentences`)
→ subjects of sections (`zones`) → words of the lexicon (`lexicon`) → frames of collecting, using,
sharing and keeping (`frames`) → facts by kind, each with the rule that made it and a score →
one fact for each key, with all its places (`pipeline`). Not responsible for accepting facts.
"""

from __future__ import annotations

from noticegraph.drafting.model import Fact
from noticegraph.drafting.pipeline import Result, draft_text
from noticegraph.drafting.records import as_records

__all__ = ["Fact", "Result", "as_records", "draft_text"]
