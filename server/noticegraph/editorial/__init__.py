"""A statement's text → editorial remarks: broken sentences, wrong names, leftovers of a draft.

Rules for English and Dutch over the passages of a text. They say what a careful reader would
stumble over, never what the law requires. Not responsible for reports (``reports``).
"""

from __future__ import annotations

from collections.abc import Iterator

from noticegraph.editorial.citations import (
    law_is_cited_right,
    link_says_where,
    technology_has_its_name,
)
from noticegraph.editorial.coverage import (
    choice_reaches_channels,
    data_are_named,
    deals_agree,
    sources_are_named,
)
from noticegraph.editorial.headings import heading_fits
from noticegraph.editorial.leftovers import (
    date_can_be,
    headings_in_order,
    link_has_target,
    list_is_closed,
    placeholder_filled,
)
from noticegraph.editorial.lists import list_items_agree
from noticegraph.editorial.model import Check, Gravity, Remark
from noticegraph.editorial.names import law_has_its_name, name_is_spelled_alike
from noticegraph.editorial.notions import (
    notion_has_one_name,
    reader_is_addressed_alike,
    word_is_spelled_alike,
)
from noticegraph.editorial.pledges import (
    procedure_is_told,
    promise_is_whole,
    value_is_reckoned_once,
    version_is_told,
)
from noticegraph.editorial.promises import (
    change_is_announced,
    document_has_one_name,
    limit_is_given,
    scope_is_one,
)
from noticegraph.editorial.prose import read_document
from noticegraph.editorial.reach import group_is_told, law_reaches_its_people, period_is_told
from noticegraph.editorial.sentences import (
    brackets_close,
    doubled_word,
    header_cells_apart,
    sentence_begins,
    sentence_ends,
    stop_within_name,
)
from noticegraph.editorial.terms import term_is_defined, term_is_the_defined_one, term_is_used
from noticegraph.editorial.wording import (
    abbreviation_is_explained,
    sentence_is_whole,
    translation_reads_well,
    words_fit_together,
)
from noticegraph.passages import TextFormat

__all__ = ["CHECKS", "Check", "Gravity", "Remark", "examine_text"]

CHECKS: tuple[Check, ...] = (
    Check("text-abbreviation-is-explained", Gravity.EDITORIAL, abbreviation_is_explained),
    Check("text-brackets-close", Gravity.EDITORIAL, brackets_close),
    Check("text-change-is-announced", Gravity.MINOR, change_is_announced),
    Check("text-choice-reaches-channels", Gravity.MINOR, choice_reaches_channels),
    Check("text-data-are-named", Gravity.MINOR, data_are_named),
    Check("text-date-can-be", Gravity.MINOR, date_can_be),
    Check("text-deals-agree", Gravity.MINOR, deals_agree),
    Check("text-document-has-one-name", Gravity.EDITORIAL, document_has_one_name),
    Check("text-group-is-told", Gravity.MINOR, group_is_told),
    Check("text-header-cells-apart", Gravity.EDITORIAL, header_cells_apart),
    Check("text-heading-fits", Gravity.EDITORIAL, heading_fits),
    Check("text-headings-in-order", Gravity.MINOR, headings_in_order),
    Check("text-law-has-its-name", Gravity.MINOR, law_has_its_name),
    Check("text-law-is-cited-right", Gravity.MINOR, law_is_cited_right),
    Check("text-law-reaches-its-people", Gravity.MINOR, law_reaches_its_people),
    Check("text-limit-is-given", Gravity.MINOR, limit_is_given),
    Check("text-link-has-target", Gravity.MINOR, link_has_target),
    Check("text-link-says-where", Gravity.EDITORIAL, link_says_where),
    Check("text-list-is-closed", Gravity.MINOR, list_is_closed),
    Check("text-list-items-agree", Gravity.EDITORIAL, list_items_agree),
    Check("text-name-is-spelled-alike", Gravity.EDITORIAL, name_is_spelled_alike),
    Check("text-notion-has-one-name", Gravity.MINOR, notion_has_one_name),
    Check("text-period-is-told", Gravity.MINOR, period_is_told),
    Check("text-placeholder-filled", Gravity.MINOR, placeholder_filled),
    Check("text-procedure-is-told", Gravity.MINOR, procedure_is_told),
    Check("text-promise-is-whole", Gravity.MINOR, promise_is_whole),
    Check("text-reader-is-addressed-alike", Gravity.EDITORIAL, reader_is_addressed_alike),
    Check("text-scope-is-one", Gravity.MINOR, scope_is_one),
    Check("text-sentence-begins", Gravity.EDITORIAL, sentence_begins),
    Check("text-sentence-ends", Gravity.EDITORIAL, sentence_ends),
    Check("text-sentence-is-whole", Gravity.MINOR, sentence_is_whole),
    Check("text-sources-are-named", Gravity.MINOR, sources_are_named),
    Check("text-stop-within-name", Gravity.EDITORIAL, stop_within_name),
    Check("text-technology-has-its-name", Gravity.MINOR, technology_has_its_name),
    Check("text-term-is-defined", Gravity.MINOR, term_is_defined),
    Check("text-term-is-the-defined-one", Gravity.MINOR, term_is_the_defined_one),
    Check("text-term-is-used", Gravity.EDITORIAL, term_is_used),
    Check("text-translation-reads-well", Gravity.MINOR, translation_reads_well),
    Check("text-value-is-reckoned-once", Gravity.MINOR, value_is_reckoned_once),
    Check("text-version-is-told", Gravity.MINOR, version_is_told),
    Check("text-word-is-spelled-alike", Gravity.EDITORIAL, word_is_spelled_alike),
    Check("text-word-stands-once", Gravity.EDITORIAL, doubled_word),
    Check("text-words-fit-together", Gravity.EDITORIAL, words_fit_together),
)
"""All checks of the text, by identifier."""


def examine_text(text: str, form: TextFormat, language: str) -> Iterator[tuple[Check, Remark]]:
    """Yield the remarks of all checks, check by check, in the order of the text."""
    document = read_document(text, form, language)
    for check in CHECKS:
        said: dict[tuple[str, str], Remark] = {}
        for remark in sorted(check.rule(document), key=lambda r: (r.unit.places[r.start], r.end)):
            # What a passage repeats is said once.
            said.setdefault((remark.unit.passage.path, remark.message["en"]), remark)
        yield from ((check, remark) for remark in said.values())
