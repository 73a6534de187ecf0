"""What is drafted from a few sentences of an invented statement, in either language."""

from __future__ import annotations

from noticegraph.content import shipped_content
from noticegraph.drafting.model import Fact
from noticegraph.drafting.pipeline import Result, draft_text

LEXICON = shipped_content().lexicon
HEAD = {
    "en": '# Privacy\n\nWindclub Ltd ("we") is careful with personal data.\n\n',
    "nl": '# Privacy\n\nWindclub B.V. ("wij") is zorgvuldig met persoonsgegevens.\n\n',
}


def draft(text: str, language: str, head: str | None = None) -> Result:
    """Draft sentences below a ``head``, by default one that says who speaks."""
    whole = f"{HEAD[language] if head is None else head}{text}\n"
    return draft_text(whole, "md", LEXICON, language)


def facts(text: str, language: str, kind: str, heading: str = "") -> list[Fact]:
    """Return the facts of a kind; the text may stand below a heading."""
    return [fact for fact in draft(heading + text, language).facts if fact.kind == kind]


def first_terms(text: str, language: str, kind: str) -> set[str]:
    """Return the first term of each fact of a kind that has terms."""
    return {f.key["terms"][0] for f in facts(text, language, kind) if "terms" in f.key}


def names(text: str, language: str) -> set[str]:
    """Return the names of recipients."""
    found = facts(text, language, "recipient")
    return {f.key["organisation"] for f in found if "organisation" in f.key}
