"""The identifiers of what this program knows about shapes and rules, without the rules.

The rules (``remarks``, ``translations``) take long to import, and not every task needs them.
"""

from noticegraph.namespaces import PREFIXES

TEXT_RULES = frozenset(
    f"text-{name}"
    for name in (
        *("brackets-close", "date-can-be", "header-cells-apart", "headings-in-order"),
        *("law-has-its-name", "link-has-target", "list-is-closed", "name-is-spelled-alike"),
        *("placeholder-filled", "sentence-begins", "sentence-ends", "stop-within-name"),
        *("term-is-the-defined-one", "word-stands-once", "abbreviation-is-explained"),
        *("change-is-announced", "document-has-one-name", "limit-is-given", "list-items-agree"),
        *("scope-is-one", "sentence-is-whole", "term-is-defined", "translation-reads-well"),
        *("words-fit-together", "group-is-told", "heading-fits", "law-is-cited-right"),
        *("law-reaches-its-people", "link-says-where", "notion-has-one-name", "period-is-told"),
        *("procedure-is-told", "promise-is-whole", "reader-is-addressed-alike"),
        *("technology-has-its-name", "term-is-used", "value-is-reckoned-once", "version-is-told"),
        *("word-is-spelled-alike", "choice-reaches-channels", "data-are-named", "deals-agree"),
        *("sources-are-named",),
    )
)
"""The checks of the text (`ng:TextCheck`) in ``editorial``."""

TRANSLATION_RULES = frozenset(
    f"translation-same-{name}"
    for name in ("date", "entities", "scope", "facts", "modality", "numbers")
)
"""The checks of two languages (`ng:TranslationCheck`) in ``translations``."""

LANGUAGE_OF_LABEL = {
    f"{PREFIXES['ngsh']}StatedNodeShape-dutchLabel": "nl",
    f"{PREFIXES['ngsh']}StatedNodeShape-englishLabel": "en",
}
"""The language of the label that a shape (IRI) asks for."""
