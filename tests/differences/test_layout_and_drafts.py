"""What is no change, and what changed words hold: layout, modality of drafts, parties, context.

What is expected follows from the two texts, which were written for this test.
"""

from __future__ import annotations

import pytest

from noticegraph.aligning import Held, Piece, align_passages, read_version_text
from noticegraph.content import shipped_content
from noticegraph.differences.model import FactChange, Gravity
from noticegraph.differences.sentences import hangs_from, with_matters
from noticegraph.differences.textual import TextChange, text_changes
from noticegraph.differences.wording import (
    kinds_held,
    matters_left,
    names_in,
    names_receiver,
    says_end,
    says_modality,
    turns,
    words_stand,
)
from noticegraph.drafting.lexicon import read_lexicon
from noticegraph.namespaces import PREFIXES

NG = PREFIXES["ng"]
APART = """# Notice

We repair kites for anyone who asks.

_Appeals_

You may appeal to our chief kite maker within a fortnight.

**Our workshops**

The workshops stand in Utrecht and in Leeuwarden.
"""
JOINED = """# Notice

We repair kites for anyone who asks.

_Appeals
_You may appeal to our chief kite maker within a fortnight.

Our workshops The workshops stand in Utrecht and in Leeuwarden.
"""


def changes(old: str, new: str) -> list[TextChange]:
    texts = [read_version_text(text, "md", "en") for text in (old, new)]
    return text_changes(*texts).changes


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(p.text for p in pieces if p.is_changed)


@pytest.mark.parametrize(("old", "new"), [(APART, JOINED), (JOINED, APART)])
def test_titles_joined_to_their_paragraphs_are_no_change(old: str, new: str) -> None:
    assert changes(old, new) == []
    texts = [read_version_text(text, "md", "en") for text in (old, new)]
    fates = align_passages(*texts).fates
    assert all(fate.holds for fate in fates.values() if fate.held is not Held.CHANGED)
    assert all(fates[p.path].holds for p in texts[0].leaves)


def test_emphasis_is_no_change() -> None:
    assert changes(APART, APART.replace("**", "").replace("chief", "*chief*")) == []


def test_only_the_edited_words_of_a_joined_title_are_told() -> None:
    (change,) = changes(APART, JOINED.replace("in Leeuwarden", "in Zwolle"))
    assert marked(change.old_pieces) == "Leeuwarden"
    assert marked(change.new_pieces) == "Zwolle"


def test_a_title_that_is_gone_is_told() -> None:
    (change,) = changes(APART, APART.replace("_Appeals_\n\nYou may", "You may"))
    assert change.kind == "gone"
    assert marked(change.old_pieces) == "Appeals"


def test_cells_that_trade_their_border_do_change() -> None:
    old = "| Kites | Days |\n| --- | --- |\n| Red kite | 60 |\n"
    assert changes(old, old.replace("Red kite | 60", "Red | kite 60"))


@pytest.mark.parametrize(
    ("old", "new", "before", "after", "expected"),
    [
        ("If you ask, see us.", "If you ask, please see us.", "Asserted", "Conditional", False),
        ("We call you.", "We call you if the kite is lost.", "Asserted", "Conditional", True),
        ("We may call you.", "We call you.", "Possible", "Asserted", True),
        ("We never call.", "We never call or write.", "Denied", "Asserted", False),
        ("Wij bellen u.", "Wij bellen u niet.", "Asserted", "Denied", True),
    ],
)
def test_a_modality_turns_only_by_its_words(
    old: str, new: str, before: str, after: str, expected: bool
) -> None:
    assert turns(old, new, NG + before, NG + after) is expected


def test_a_denial_is_made_of_words_that_deny() -> None:
    assert says_modality("We don’t sell kites", NG + "Denied")
    assert not says_modality("user create", NG + "Denied")


@pytest.mark.parametrize(
    ("sentence", "changed", "name", "expected"),
    [
        ("We share kite data with couriers.", "couriers", "couriers", True),
        ("This does not cover a school that owns kites.", "school", "school", False),
        ("Data are shared with the owner.", "the owner", "administrators", False),
        ("Kite Repair is operated by Wind Ltd.", "and controlled", "Wind Ltd", False),
    ],
)
def test_a_party_is_a_recipient_where_its_words_changed_and_something_is_shared(
    sentence: str, changed: str, name: str, expected: bool
) -> None:
    assert names_receiver(sentence, changed, name) is expected


def test_changed_words_are_told_by_what_they_hold() -> None:
    lexicon = read_lexicon(shipped_content().lexicon, "en")
    held = kinds_held(lexicon, "your email address, for marketing")
    assert held["data"] == "email address"
    assert "marketing" in held["purposes"]
    assert kinds_held(lexicon, "see our") == {}
    assert names_in("formerly known as Kite Cloud") == "Kite Cloud"
    sentence = with_matters({"en": "Other words", "nl": "Andere woorden"}, held)
    assert "data: email address" in sentence["en"]
    assert "gegevens: email address" in sentence["nl"]


def test_a_pronoun_is_no_country() -> None:
    lexicon = read_lexicon(shipped_content().lexicon, "en")
    assert "regions" not in kinds_held(lexicon, "write to us in spring")
    assert kinds_held(lexicon, "write to the US in spring")["regions"] == "US"


def test_a_title_says_what_no_fact_of_the_change_tells() -> None:
    collected = FactChange(
        "new", f"{NG}Collection", None, "x", {"en": "Also collected: kite size"}, Gravity.FACT
    )
    matters = {"data": "colour", "recipients": "kite makers", "conditional": "if"}
    assert matters_left(matters, [collected]) == {"recipients": "kite makers", "conditional": "if"}
    # What the fact's own words tell is not told twice.
    assert matters_left({"purposes": "Kite size"}, [collected]) == {}
    turned = FactChange(
        "changed", f"{NG}Disclosure", "x", "y", {"en": "z"}, Gravity.FACT, ("asserted", "possible")
    )
    assert matters_left(matters | {"possible": "may"}, [turned]) == {}


def test_a_mark_to_which_links_lead_is_no_change() -> None:
    """`[](#appeals)` shows nothing; a link with words that leads elsewhere does."""
    with_marks = APART.replace("# Notice", "# [](#notice)Notice").replace(
        "We repair", "[](#we)We repair"
    )
    assert changes(APART, with_marks) == []
    linked = APART.replace("Utrecht", "[Utrecht](https://kites.example/u)")
    (change,) = changes(linked, linked.replace("example/u", "example/utrecht"))
    assert change.is_link


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("Kite Cloud | United States", "data", False),
        ("Red Kite Software | Testing", "data", False),
        ("software that you use", "data", True),
        ("Newsletters | France", "purposes", True),
    ],
)
def test_the_end_of_a_name_is_told_as_nothing_else(words: str, kind: str, found: bool) -> None:
    lexicon = read_lexicon(shipped_content().lexicon, "en")
    assert (kind in kinds_held(lexicon, words)) is found


@pytest.mark.parametrize(
    ("name", "here", "changed", "expected"),
    [
        ("3 Sail Street", "by Wind Ltd, 3 Sail Street, or its sister", "or its sister", True),
        ("Street", "by Wind Ltd, 3 Sail Street", "Street", False),
        ("kite makers", "kites of makers and kite owners", "makers", True),
        ("3 Sail Street", "by Wind Ltd, 4 Mast Road", "", False),
        ("the", "the wind", "", False),
    ],
)
def test_what_stands_in_the_same_words_on_both_sides_neither_comes_nor_goes(
    name: str, here: str, changed: str, expected: bool
) -> None:
    assert words_stand(name, here, changed) is expected


def test_what_stands_between_two_other_sentences_is_not_struck() -> None:
    birds = "We never sell a kite to birds."
    old = f"# Notice\n\nWe mend kites. {birds} We store spare tails for years.\n"
    new = f"# Notice\n\nWe repair kites. {birds}\n"
    (change,) = changes(old, new)
    assert "birds" not in marked(change.old_pieces) + marked(change.new_pieces)
    assert "spare tails" in marked(change.old_pieces)
    assert "mend" in marked(change.old_pieces)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("If you turn this off, we stop collecting and using flight logs.", True),
        ("We will no longer use your flight logs.", True),
        ("We collect flight logs.", False),
        ("We stop at the beach to collect kites.", False),
    ],
)
def test_a_sentence_that_tells_of_an_end_says_not_that_it_is_done(
    sentence: str, expected: bool
) -> None:
    assert says_end(sentence) is expected


def test_a_cell_is_told_with_its_column_and_its_row() -> None:
    text = read_version_text("| Why | What |\n| --- | --- |\n| Repair | Photos |\n", "md", "en")
    (path,) = [p.path for p in text.leaves if text.words(p.path) == "Photos"]
    assert hangs_from(text.contexts[path][:3], "en") == " (column “What”, row “Repair”)"


def test_all_places_of_changed_links_are_told() -> None:
    old = "# Kites\n\nSee [this](https://a.example/1).\n\n# Wind\n\nRead [that](https://a.example/2).\n"
    (change,) = changes(old, old.replace("a.example", "b.example"))
    assert change.links == 2
    assert change.where == "“Kites” (1), “Wind” (1)"
