"""Where a reviewer is: text and facts move together, and a step leaves the page in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import WAIT
from playwright.sync_api import Browser, Page, expect
from review_browsing import PAGE, reviewing
from reviewed_statement import ASKED, COLLECTED, KEPT, TEXT, make_room


@pytest.fixture
def long_workspace(tmp_path: Path) -> Path:
    """The same statement, with a long section between its second and its last passages."""
    between = "\n\n".join(f"Kite number {n} has a tail." for n in range(80))
    text = TEXT.replace("## How long", f"## Kites\n\n{between}\n\n## How long")
    return make_room(tmp_path, text=text).workspace.root


@pytest.mark.parametrize("scripted", [True, False])
def test_the_text_follows_the_review(
    browser: Browser, long_workspace: Path, scripted: bool
) -> None:
    with reviewing(long_workspace, "Anna") as addresses:
        site = addresses["Anna"].partition("/review/")[0]
        context = browser.new_context(
            base_url=site, java_script_enabled=scripted, viewport={"width": 1280, "height": 900}
        )
        context.set_default_timeout(WAIT)
        page = context.new_page()
        page.goto(addresses["Anna"])
        page.goto(f"{PAGE}?at=kites/paragraph-80&lang=en")
        page.get_by_role("link", name="Next to read").click()
        page.wait_for_url(re.compile("how-long"))
        text, desk = page.locator(".psg.on"), page.locator("#desk h2")
        expect(text).to_be_in_viewport(ratio=1)
        expect(desk).to_be_in_viewport()
        page.locator('[data-key="p"]').click()
        page.wait_for_url(re.compile("kites/paragraph"))
        expect(text).to_be_in_viewport(ratio=1)
        page.locator('[data-key="n"]').click()
        page.wait_for_url(re.compile("how-long"))
        page.locator('[data-key="a"]').first.click()
        page.wait_for_url(re.compile("done=accepted"))
        expect(text).to_be_in_viewport(ratio=1)
        page.locator('[data-key="u"]').click()
        page.wait_for_url(re.compile("done=undone"))
        expect(text).to_be_in_viewport(ratio=1)
        if scripted:
            page.goto(f"{PAGE}?at={KEPT}&lang=en")
            expect(text).to_be_in_viewport(ratio=1)
        page.set_viewport_size({"width": 390, "height": 900})
        page.locator('[data-key="p"]').click()
        page.wait_for_url(re.compile("kites/paragraph"))
        expect(desk).to_be_in_viewport()
        context.close()


def test_d_goes_through_the_facts_of_a_passage_first(enter: Callable[..., Page]) -> None:
    page = enter(f"{PAGE}?at={KEPT}")
    marked = page.locator("[data-fact].on h3")
    expect(marked).to_contain_text("60 days")
    page.keyboard.press("e")
    page.get_by_role("button", name="Save and accept").click()
    page.wait_for_url(re.compile("done=changed"))
    # What is still to be judged is marked, and D shows it before it goes on.
    expect(marked).to_have_text("Measures")
    page.keyboard.press("d")
    expect(marked).to_have_text("Measures")
    page.keyboard.press("d")
    page.wait_for_url(re.compile("list-1"))


def test_a_step_and_its_undo_leave_the_page_where_it_is(
    browser: Browser, long_workspace: Path
) -> None:
    with reviewing(long_workspace, "Anna") as addresses:
        site = addresses["Anna"].partition("/review/")[0]
        context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 700})
        context.set_default_timeout(WAIT)
        page = context.new_page()
        page.goto(addresses["Anna"])
        page.goto(f"{PAGE}?at={KEPT}&lang=en#here")
        page.wait_for_load_state("load")
        page.mouse.move(100, 300)
        page.mouse.wheel(0, -180)
        top = "document.querySelector('.sheet .psg.on').getBoundingClientRect().top"
        page.wait_for_function("(was) => scrollY < was", arg=page.evaluate("scrollY + 1"))
        page.wait_for_timeout(300)
        before = page.evaluate(top)
        for key, done in (("a", "accepted"), ("u", "undone")):
            page.keyboard.press(key)
            page.wait_for_url(re.compile(f"done={done}"))
            page.wait_for_load_state("load")
            page.wait_for_function(f"(was) => Math.abs({top} - was) < 3", arg=before)
        context.close()


def test_one_skips_to_the_facts(enter: Callable[..., Page]) -> None:
    page = enter(f"{PAGE}?at={KEPT}&lang=en")
    link = page.get_by_role("link", name="Skip to the facts")
    link.focus()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#desk")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#desk') !== null")


def test_going_on_passes_over_no_drafted_fact_and_no_unread_passage(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}?at={COLLECTED}&lang=en")
    page.keyboard.press("d")
    page.wait_for_url(re.compile(re.escape("what-we-collect/paragraph-2")))
    expect(page.locator("[data-fact]")).to_have_count(0)
    page.goto(f"{PAGE}?at={KEPT}&edit=retention/60-days&lang=en")
    page.locator("#f-passages").fill(ASKED)
    page.locator("#f-quote").fill("")
    page.get_by_role("button", name="Save and accept").click()
    page.wait_for_url(re.compile("done=changed"))
    # The other fact is marked, though nobody went there: it is the next.
    expect(page.locator("[data-fact].on h3")).to_have_text("Measures")
    page.keyboard.press("d")
    expect(page.locator("[data-fact].on h3")).to_have_text("Measures")
    page.keyboard.press("d")
    page.wait_for_url(re.compile("list-1"))
    page.keyboard.press("o")
    page.wait_for_url(re.compile("item-2"))
