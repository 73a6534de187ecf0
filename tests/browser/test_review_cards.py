"""What a card and a page say to whoever reviews: in words, where it counts, and readable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import AXE
from playwright.sync_api import Browser, Page, expect
from review_browsing import PAGE, entering
from reviewed_statement import ASKED, COLLECTED, DRAFTED, KEPT, make_room
from test_pages import violations


@pytest.fixture
def enter(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a workspace in which a collection cites two passages, and its words stand in one."""
    kind, cells = DRAFTED[1]
    twice = (kind, cells | {"passage": [COLLECTED, ASKED]})
    room = make_room(tmp_path, drafted=(DRAFTED[0], twice, *DRAFTED[2:]))
    with entering(browser, room.workspace.root) as opener:
        yield opener


def test_a_card_says_where_its_words_stand_and_how_far_a_decision_reaches(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}?lang=en&at={ASKED}")
    card = page.locator(".card.on")
    expect(card).to_contain_text("This fact cites 2 passages")
    expect(card).to_contain_text("This passage says it in other words")
    page.goto(f"{PAGE}?lang=nl&at={COLLECTED}")
    expect(card).to_contain_text("Dit feit haalt 2 passages aan")
    expect(card).not_to_contain_text("met andere woorden")
    expect(card.locator(".words-of")).to_have_text("email address")


def test_ticking_off_passages_and_giving_a_reason_meet_wcag_and_fit_a_narrow_screen(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}?lang=en&at={ASKED}&edit={DRAFTED[1][1]['id'][0]}")
    expect(page.locator("[name=off]")).to_have_count(2)
    for is_rejected in (False, True):
        if is_rejected:
            page.goto(f"{PAGE}?lang=en&at={ASKED}")
            page.keyboard.press("r")
            expect(page.locator("#why")).to_be_visible()
        page.evaluate(AXE.read_text("utf-8"))
        assert violations(page) == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.set_viewport_size({"width": 1280, "height": 800})


def test_after_a_thing_of_a_decided_fact_was_edited_the_next_drafted_fact_is_marked(
    browser: Browser, tmp_path: Path
) -> None:
    kind, cells = DRAFTED[3]
    here = (kind, cells | {"passage": [COLLECTED]})
    with entering(
        browser, make_room(tmp_path, drafted=(*DRAFTED[:3], here)).workspace.root
    ) as opener:
        page = opener(f"{PAGE}?lang=en&at={COLLECTED}&fact=collection/email-address")
        page.keyboard.press("a")
        page.wait_for_url(re.compile("done=accepted"))
        page.goto(f"{PAGE}?lang=en&at={COLLECTED}&edit=category/email-address")
        page.get_by_role("button", name="Save and accept").click()
        page.wait_for_url(re.compile("done=changed"))
        expect(page.locator("[data-fact].on h3")).to_have_text("Measures")
        page.keyboard.press("a")
        page.wait_for_url(re.compile("done=accepted"))
        expect(page.locator("main .head")).to_contain_text("1 drafted fact to review")


def test_the_name_of_a_rule_is_folded_away(enter: Callable[..., Page]) -> None:
    page = enter(f"{PAGE}?lang=en&at={COLLECTED}")
    rule = page.locator(".card.on details code").first
    expect(rule).to_have_text("test")
    expect(rule).to_be_hidden()
    page.locator(".card.on summary", has_text="For developers").click()
    expect(rule).to_be_visible()


def test_the_list_the_page_and_the_header_count_alike(enter: Callable[..., Page]) -> None:
    """Three facts: a collection with its category, a period, a measure."""
    page = enter("/review?lang=en")
    expect(page.locator(".reviews")).to_contain_text("3 drafted facts to review")
    page.goto(f"{PAGE}?lang=en")
    expect(page.locator("main .head")).to_contain_text("3 drafted facts to review")
    expect(page.get_by_text(re.compile(r"· 3 facts$"))).to_be_visible()
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done=accepted"))
    expect(page.locator("main .head")).to_contain_text("2 drafted facts to review")


def test_the_passage_that_is_asked_about_can_be_read(enter: Callable[..., Page]) -> None:
    """It stood one letter below the other, over the next passage."""
    page = enter(f"{PAGE}/second?lang=en")
    page.locator("button[value=begin]").click()
    asked = page.locator(".words-of mark")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        box, card = asked.bounding_box(), page.locator(".review .card").first.bounding_box()
        assert box is not None
        assert card is not None
        assert box["width"] > box["height"]
        assert box["y"] + box["height"] <= card["y"] + card["height"]


def test_an_answer_that_lacks_how_it_is_said_is_kept_and_asked_for(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}/second?lang=nl", refused=True)
    page.locator("button[value=begin]").click()
    page.locator("input[name=n-data]").fill("2")
    page.locator("#doubt").fill("of is het er één?")
    page.locator("button[value=answer]").click()
    expect(page.get_by_role("alert")).to_contain_text("kies naast het aantal hoe het er staat")
    expect(page.locator("input[name=n-data]")).to_have_value("2")
    expect(page.locator("#doubt")).to_have_value("of is het er één?")
    expect(page.locator("select[name=m-data]")).to_be_focused()
    page.locator("select[name=m-data]").select_option("asserted")
    page.locator("button[value=answer]").click()
    page.wait_for_url(re.compile("at="))


def test_the_likely_reason_for_no_fact_is_chosen_first(browser: Browser, tmp_path: Path) -> None:
    """Column titles, the first of the list, are none of these passages."""
    text = "# Kites\n\n## Why\n\nA kite flies.\n\nWe use this:\n\n- String.\n"
    room = make_room(tmp_path, text=text, drafted=())
    with entering(browser, room.workspace.root) as opener:
        page = opener(f"{PAGE}?lang=en&at=why/paragraph-1")
        expect(page.locator("#reason")).to_have_value("ng:GeneralExplanation")
        page.goto(f"{PAGE}?lang=en&at=why/paragraph-2")
        expect(page.locator("#reason")).to_have_value("ng:IntroducesParts")


def test_buttons_stay_under_the_pointer_and_a_card_is_marked_by_the_click(
    browser: Browser, tmp_path: Path
) -> None:
    """The hints of the keys moved the buttons, so that "Reject" came under a press on "Edit"."""
    with entering(browser, make_room(tmp_path).workspace.root) as opener:
        page = opener(f"{PAGE}?lang=en&at={KEPT}")
        card = page.locator("[data-fact]:not(.on)")
        expect(card.locator("h3")).to_have_text("Measures")
        button = page.locator("[data-fact]", has_text="Measures").get_by_role("link", name="Edit")
        before = button.bounding_box()
        assert before is not None
        page.mouse.move(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
        page.mouse.down()
        expect(page.locator("[data-fact].on h3")).to_contain_text("60 days")
        assert button.bounding_box() == before
        page.mouse.up()
        page.wait_for_url(re.compile("edit="))
        expect(page.locator("#f-name")).to_have_value("Measures")


def test_a_key_pressed_thrice_accepts_one_fact_and_says_that_the_others_wait(
    browser: Browser, tmp_path: Path
) -> None:
    with entering(browser, make_room(tmp_path).workspace.root) as opener:
        page = opener(f"{PAGE}?lang=en&at={KEPT}")
        said = page.evaluate(
            """() => {
              const key = () => new KeyboardEvent("keydown", { key: "a", bubbles: true });
              for (let n = 0; n < 3; n++) document.body.dispatchEvent(key());
              return document.querySelector(".busy").textContent;
            }"""
        )
        assert "Not taken" in said
        page.wait_for_url(re.compile("done=accepted"))
        expect(page.locator(".busy")).to_have_count(0)
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(page.locator("main .head")).to_contain_text("2 drafted facts to review")
        page.keyboard.press("a")
        expect(page.locator("main .head")).to_contain_text("1 drafted fact to review")
