"""What a reviewer selects and types is evidence, stays with its passage, and is not lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect
from review_browsing import FACT, PAGE
from reviewed_statement import ASKED, KEPT


def test_selected_words_become_the_evidence_and_the_verifier_answers(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}?at={KEPT}&edit={FACT}")
    page.locator(f'[data-path="{KEPT}"] .words-of p').select_text()
    page.mouse.move(5, 5)
    page.evaluate("document.dispatchEvent(new MouseEvent('mouseup'))")
    expect(page.locator("#f-quote")).to_have_value("We keep orders for 60 days.")
    expect(page.locator(".verdict .says-ok")).to_be_visible()
    page.locator("#f-durationKind").fill("ng:ExactPerod")
    expect(page.locator(".verdict .says-bad")).to_contain_text("ng:ExactPerod")
    page.locator("#f-durationKind").fill("exactly")
    page.locator(".found button").first.click()
    expect(page.locator("#f-durationKind")).to_have_value("ng:ExactPeriod")
    expect(page.locator(".verdict .says-ok")).to_be_visible()


def test_what_was_typed_outlasts_a_lost_connection(enter: Callable[..., Page]) -> None:
    page = enter(f"{PAGE}?at={KEPT}&edit={FACT}")
    page.locator("#f-name").fill("Sixty days, I think")
    page.goto("/review")
    page.goto(f"{PAGE}?at={KEPT}&edit={FACT}")
    expect(page.locator("#f-name")).to_have_value("Sixty days, I think")


def test_an_unfinished_new_fact_stays_with_its_passage(enter: Callable[..., Page]) -> None:
    page = enter(f"{PAGE}?at={KEPT}&edit=new&lang=en", refused=True)
    page.locator("#f-kind").select_option("security")
    expect(page.locator("#f-terms")).to_be_visible()
    page.locator("#f-name").fill("Locked rooms")
    page.locator("[name=modality][value=possible]").check()
    page.locator("#f-condition").fill("No such condition")
    page.get_by_role("button", name="Save and accept").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(f"{PAGE}?at={ASKED}&lang=en")
    page.keyboard.press("f")
    expect(page.locator("#f-passages")).to_have_value(ASKED)
    expect(page.locator("#f-name")).to_have_value("")
    expect(page.locator("#f-condition")).to_have_value("")
    expect(page.locator("#f-kind")).to_have_value("collection")
    expect(page.locator("[name=modality][value=asserted]")).to_be_checked()
    line = page.locator("[data-unfinished]")
    expect(line).to_contain_text("another passage")
    # A page that still loads goes to the part that its address names, under the pointer.
    page.wait_for_load_state("networkidle")
    line.get_by_role("link").click()
    expect(page.locator("#f-passages")).to_have_value(KEPT)
    expect(page.locator("#f-name")).to_have_value("Locked rooms")
    expect(page.locator("#f-kind")).to_have_value("security")
    expect(page.locator("[name=modality][value=possible]")).to_be_checked()
    page.get_by_role("button", name="Start with an empty form").click()
    expect(page.locator("#f-name")).to_have_value("")
    expect(page.locator("[data-unfinished]")).to_be_hidden()
    page.wait_for_load_state("networkidle")


def test_what_is_typed_while_the_fields_of_a_kind_come_stays(enter: Callable[..., Page]) -> None:
    page = enter(f"{PAGE}?at={KEPT}&edit=new&lang=en")

    held: list[Route] = []
    page.route("**/review/**", lambda route: held.append(route), times=1)
    page.locator("#f-kind").select_option("security")
    while not held:
        page.wait_for_timeout(10)
    page.locator("#f-name").fill("Locked rooms")
    held[0].continue_()
    # The terms of this kind are measures, so that it has no further field for them.
    expect(page.locator("#f-measure")).to_have_count(0)
    expect(page.locator("#f-kind")).to_have_value("security")
    expect(page.locator("#f-name")).to_have_value("Locked rooms")


def test_words_selected_before_the_form_is_opened_are_the_evidence(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}?at={KEPT}")
    page.locator(f'[data-path="{ASKED}"] .words-of p').select_text()
    page.keyboard.press("f")
    expect(page.locator("#f-quote")).to_have_value("We may ask where you fly.")
    expect(page.locator("#f-passages")).to_have_value(ASKED)


def test_new_data_are_added_in_one_form_with_a_term_that_was_looked_up(
    enter: Callable[..., Page], workspace: Path
) -> None:
    page = enter(f"{PAGE}?at={ASKED}&edit=new&lang=en")
    page.locator("#f-data").fill("Flying places")
    page.locator("#f-seek").fill("location")
    page.keyboard.press("Enter")
    button = page.locator('button[value="take pd:Location"]')
    button.click()
    expect(page.locator("#f-terms")).to_have_value("pd:Location")
    expect(page.locator("#f-terms")).to_be_focused()
    expect(page.locator("#f-data")).to_have_value("Flying places")
    button.click()
    expect(page.locator("#f-terms")).to_have_value("pd:Location")
    expect(page.locator(".verdict .says-ok")).to_be_visible()
    page.get_by_role("button", name="Save and accept").click()
    page.wait_for_url(re.compile("done=added"))
    text = (workspace / "kite-repair" / "2026-05-03-en.ttl").read_text("utf-8")
    assert "Flying places" in text


def test_what_was_cancelled_is_not_in_the_next_form_but_can_be_had_back(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}?at={ASKED}&edit=new&lang=en")
    page.locator("#f-name").fill("Flying places")
    page.locator("h1").click()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "edit=" not in url)
    page.keyboard.press("f")
    expect(page.locator("[data-unfinished]")).to_contain_text("cancelled")
    expect(page.locator("#f-name")).to_have_value("")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("#f-name")).to_have_value("Flying places")
