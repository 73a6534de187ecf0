"""A statement's text → editorial remarks: broken sentences, wrong names, leftovers of a draft.

Rules for English and Dutch over the passages of a text. They say what a careful reader would
stumble over, never what the law requires. Not responsible for reports (``reports``).
"""

from __future__ import annotations

from collections.abc import Iterator

from noticegraph.editorial import (
    citations,
    coverage,
    headings,
    leftovers,
    lists,
    names,
    notions,
    pledges,
    promises,
    reach,
    sentences,
    terms,
    wording,
)
from noticegraph.editorial.model import Check, Gravity, Remark
from noticegraph.editorial.prose import read_document
from noticegraph.passages import TextFormat

__all__ = ["CHECKS", "Check", "Gravity", "Remark", "examine_text"]

CHECKS: tuple[Check, ...] = (
    Check("text-abbreviation-is-explained", Gravity.EDITORIAL, wording.abbreviation_is_explained),
    Check("text-brackets-close", Gravity.EDITORIAL, sentences.brackets_close),
    Check("text-change-is-announced", Gravity.MINOR, promises.change_is_announced),
    Check("text-choice-reaches-channels", Gravity.MINOR, coverage.choice_reaches_channels),
    Check("text-data-are-named", Gravity.MINOR, coverage.data_are_named),
    Check("text-date-can-be", Gravity.MINOR, leftovers.date_can_be),
    Check("text-deals-agree", Gravity.MINOR, coverage.deals_agree),
    Check("text-document-has-one-name", Gravity.EDITORIAL, promises.document_has_one_name),
    Check("text-group-is-told", Gravity.MINOR, reach.group_is_told),
    Check("text-header-cells-apart", Gravity.EDITORIAL, sentences.header_cells_apart),
    Check("text-heading-fits", Gravity.EDITORIAL, headings.heading_fits),
    Check("text-headings-in-order", Gravity.MINOR, leftovers.headings_in_order),
    Check("text-law-has-its-name", Gravity.MINOR, names.law_has_its_name),
    Check("text-law-is-cited-right", Gravity.MINOR, citations.law_is_cited_right),
    Check("text-law-reaches-its-people", Gravity.MINOR, reach.law_reaches_its_people),
    Check("text-limit-is-given", Gravity.MINOR, promises.limit_is_given),
    Check("text-link-has-target", Gravity.MINOR, leftovers.link_has_target),
    Check("text-link-says-where", Gravity.EDITORIAL, citations.link_says_where),
    Check("text-list-is-closed", Gravity.MINOR, leftovers.list_is_closed),
    Check("text-list-items-agree", Gravity.EDITORIAL, lists.list_items_agree),
    Check("text-name-is-spelled-alike", Gravity.EDITORIAL, names.name_is_spelled_alike),
    Check("text-notion-has-one-name", Gravity.MINOR, notions.notion_has_one_name),
    Check("text-period-is-told", Gravity.MINOR, reach.period_is_told),
    Check("text-placeholder-filled", Gravity.MINOR, leftovers.placeholder_filled),
    Check("text-procedure-is-told", Gravity.MINOR, pledges.procedure_is_told),
    Check("text-promise-is-whole", Gravity.MINOR, pledges.promise_is_whole),
    Check("text-reader-is-addressed-alike", Gravity.EDITORIAL, notions.reader_is_addressed_alike),
    Check("text-scope-is-one", Gravity.MINOR, promises.scope_is_one),
    Check("text-sentence-begins", Gravity.EDITORIAL, sentences.sentence_begins),
    Check("text-sentence-ends", Gravity.EDITORIAL, sentences.sentence_ends),
    Check("text-sentence-is-whole", Gravity.MINOR, wording.sentence_is_whole),
    Check("text-sources-are-named", Gravity.MINOR, coverage.sources_are_named),
    Check("text-stop-within-name", Gravity.EDITORIAL, sentences.stop_within_name),
    Check("text-technology-has-its-name", Gravity.MINOR, citations.technology_has_its_name),
    Check("text-term-is-defined", Gravity.MINOR, terms.term_is_defined),
    Check("text-term-is-the-defined-one", Gravity.MINOR, terms.term_is_the_defined_one),
    Check("text-term-is-used", Gravity.EDITORIAL, terms.term_is_used),
    Check("text-translation-reads-well", Gravity.MINOR, wording.translation_reads_well),
    Check("text-value-is-reckoned-once", Gravity.MINOR, pledges.value_is_reckoned_once),
    Check("text-version-is-told", Gravity.MINOR, pledges.version_is_told),
    Check("text-word-is-spelled-alike", Gravity.EDITORIAL, notions.word_is_spelled_alike),
    Check("text-word-stands-once", Gravity.EDITORIAL, sentences.doubled_word),
    Check("text-words-fit-together", Gravity.EDITORIAL, wording.words_fit_together),
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
