"""The pages for reviewing in a browser: accessible, by keyboard, without scripts, and kept safe."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browsing import AXE, WAIT, Watch
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from rdflib import URIRef
from reviewed_statement import ASKED, COLLECTED, ID, KEPT, TEXT, make_room
from test_pages import violations

from noticegraph.namespaces import NG, THINGS
from noticegraph.turtle import read_turtle

PAGE = f"/review/{ID}"
FACT = "retention/60-days"
NODE = URIRef(f"{THINGS}{ID}/{FACT}")
PAGES = (
    "/review?lang=en",
    f"{PAGE}?lang=en",
    f"{PAGE}?lang=nl&at={KEPT}",
    f"{PAGE}?lang=en&at={ASKED}",
    f"{PAGE}?lang=en&at={KEPT}&edit={FACT}",
    f"{PAGE}?lang=nl&at={KEPT}&edit=new&kind=disclosure",
    f"{PAGE}/notes?lang=en",
    f"{PAGE}/second?lang=en",
    f"{PAGE}/manage?lang=nl",
    "/add?lang=en",
)


@contextmanager
def reviewing(workspace: Path, *names: str) -> Iterator[dict[str, str]]:
    """Run a server for reviewing; yield the address that it prints for each name."""
    command = [
        sys.executable, "-m", "noticegraph", "serve", "--port", "0", "--quiet", "--workspace",
        str(workspace), "--review", "--query-seconds", "60",
    ]  # fmt: skip
    for name in names:
        command += ["--reviewer", name]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        server.stdout.readline()
        printed = [server.stdout.readline() for _ in names]
        yield {name: line.split()[-1] for name, line in zip(names, printed, strict=True)}
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_room(tmp_path).workspace.root


@pytest.fixture
def enter(browser: Browser, workspace: Path) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page as a reviewer, in a context of its own."""
    contexts: list[tuple[BrowserContext, Watch]] = []
    with reviewing(workspace, *(f"Anna {n}" for n in range(1, 4))) as addresses:
        waiting = list(addresses.values())

        def open_page(path: str, *, refused: bool = False, **options: Any) -> Page:
            address = waiting.pop(0)
            site = address.partition("/review/")[0]
            context = browser.new_context(base_url=site, **options)
            context.set_default_timeout(WAIT)
            watch = Watch(context, site)
            watch.refusals_expected = refused
            contexts.append((context, watch))
            page = context.new_page()
            page.goto(address)
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200
            return page

        yield open_page
        for context, watch in contexts:
            context.close()
            assert watch.found == []


def status(workspace: Path) -> URIRef | None:
    graph = read_turtle(workspace / "kite-repair" / "2026-05-03-en.ttl")
    found = graph.value(NODE, NG.reviewStatus)
    return found if isinstance(found, URIRef) else None


def test_the_pages_meet_wcag_and_fit_a_narrow_screen(enter: Callable[..., Page]) -> None:
    page = enter(PAGES[0], color_scheme="light")
    for path in PAGES:
        page.goto(path)
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true })")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], f"{path} {scheme}"
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        page.set_viewport_size({"width": 1280, "height": 800})


def test_from_draft_to_accepted_fact_by_keyboard_alone(
    enter: Callable[..., Page], workspace: Path
) -> None:
    page = enter(f"{PAGE}?at={COLLECTED}")
    page.keyboard.press("n")
    page.wait_for_url(re.compile("paragraph-2"))
    page.keyboard.press("n")
    page.wait_for_url(re.compile("how-long"))
    expect(page.locator(".card.on h3")).to_contain_text("60 days")
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done=accepted"))
    assert status(workspace) == NG.Accepted
    page.keyboard.press("u")
    page.wait_for_url(re.compile("done=undone"))
    assert status(workspace) == NG.Drafted
    page.keyboard.press("r")
    page.wait_for_url(re.compile("done=rejected"))
    assert status(workspace) == NG.Rejected


def test_keys_are_about_the_card_that_one_went_to(
    enter: Callable[..., Page], workspace: Path
) -> None:
    """Two facts are drafted of the passage; the second one is judged first, then the other."""
    page = enter(f"{PAGE}?at={KEPT}")
    expect(page.locator("[data-fact].on h3")).to_contain_text("60 days")
    page.keyboard.press("j")
    expect(page.locator("[data-fact].on h3")).to_have_text("Measures")
    assert page.evaluate("document.activeElement.matches('[data-fact].on')")
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done=accepted"))
    assert status(workspace) == NG.Drafted
    expect(page.locator("[data-fact].on h3")).to_contain_text("60 days")
    page.keyboard.press("r")
    page.wait_for_url(re.compile("done=rejected"))
    assert status(workspace) == NG.Rejected
    # Nothing is drafted of this passage any more, so the next one is shown.
    page.wait_for_url(re.compile("what-we-collect"))
    page.goto(f"{PAGE}?at={KEPT}")
    page.locator("[data-fact]", has_text="60 days").click()
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done=accepted"))
    assert status(workspace) == NG.Accepted


def test_the_focus_stays_where_one_chose_a_kind_or_looked_up_a_term(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}?at={KEPT}&edit=new")
    page.locator("#f-name").fill("How it is kept safe")
    page.locator("#f-kind").focus()
    page.locator("#f-kind").select_option("security")
    expect(page.locator("#f-terms")).to_be_visible()
    expect(page.locator("#f-kind")).to_be_focused()
    expect(page.locator("#f-name")).to_have_value("How it is kept safe")
    page.locator("#f-seek").fill("encryption")
    page.keyboard.press("Enter")
    expect(page.locator("[data-sought]")).to_contain_text("dpv:Encryption")
    expect(page.locator("#f-seek")).to_be_focused()
    expect(page.locator("#f-name")).to_have_value("How it is kept safe")


def test_keys_do_nothing_while_somebody_types_or_has_turned_them_off(
    enter: Callable[..., Page], workspace: Path
) -> None:
    page = enter(f"{PAGE}?at={KEPT}")
    page.locator("#search").focus()
    page.keyboard.type("arena")
    page.get_by_role("button", name="Keys are on").click()
    page.locator("h1").click()
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Keys are off")).to_be_visible()
    assert status(workspace) == NG.Drafted


def test_a_term_is_taken_without_scripts(enter: Callable[..., Page]) -> None:
    page = enter(f"{PAGE}?at={ASKED}&edit=new&lang=en", java_script_enabled=False)
    page.locator("#f-data").fill("Flying places")
    page.locator("#f-seek").fill("location")
    page.get_by_role("button", name="Look up").click()
    page.locator('button[value="take pd:Location"]').click()
    expect(page.locator("#f-terms")).to_have_value("pd:Location")
    page.get_by_role("button", name="Save and accept").click()
    page.wait_for_url(re.compile("done=added"))


def test_all_is_done_without_scripts(enter: Callable[..., Page], workspace: Path) -> None:
    page = enter(f"{PAGE}?at={KEPT}", refused=True, java_script_enabled=False)
    card = page.locator(".card", has_text="Kept: orders")
    card.get_by_role("link", name="Edit").click()
    page.locator("#f-duration").fill("P90D")
    page.get_by_role("button", name="Check").last.click()
    expect(page.locator(".says-ok")).to_be_visible()
    page.locator("#f-duration").fill("ninety")
    page.get_by_role("button", name="Save and accept").click()
    expect(page.locator(".says-bad")).to_contain_text("ninety")
    page.locator("#f-duration").fill("P90D")
    page.get_by_role("button", name="Save and accept").click()
    assert status(workspace) == NG.Accepted
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url(re.compile("done=undone"))
    assert status(workspace) == NG.Drafted


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
    line.get_by_role("link").click()
    expect(page.locator("#f-name")).to_have_value("Locked rooms")
    expect(page.locator("#f-passages")).to_have_value(KEPT)
    expect(page.locator("#f-kind")).to_have_value("security")
    expect(page.locator("[name=modality][value=possible]")).to_be_checked()
    page.get_by_role("button", name="Start with an empty form").click()
    expect(page.locator("#f-name")).to_have_value("")
    expect(page.locator("[data-unfinished]")).to_be_hidden()
    page.wait_for_load_state("networkidle")


def test_what_is_typed_while_the_fields_of_a_kind_come_stays(enter: Callable[..., Page]) -> None:
    page = enter(f"{PAGE}?at={KEPT}&edit=new&lang=en")

    def late(route: Route) -> None:
        page.locator("#f-name").fill("Locked rooms")
        route.continue_()

    page.route("**/review/**", late, times=1)
    page.locator("#f-kind").select_option("security")
    expect(page.locator("#f-kind")).to_have_value("security")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#f-name")).to_have_value("Locked rooms")


def test_words_selected_before_the_form_is_opened_are_the_evidence(
    enter: Callable[..., Page],
) -> None:
    page = enter(f"{PAGE}?at={KEPT}")
    page.locator(f'[data-path="{ASKED}"] .words-of p').select_text()
    page.keyboard.press("f")
    expect(page.locator("#f-quote")).to_have_value("We may ask where you fly.")
    expect(page.locator("#f-passages")).to_have_value(ASKED)


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
        page.goto(f"{PAGE}?at={COLLECTED}&lang=en")
        page.get_by_role("link", name="Next drafted").click()
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
    expect(marked).to_contain_text("60 days")
    page.keyboard.press("d")
    expect(marked).to_have_text("Measures")
    page.keyboard.press("d")
    page.wait_for_url(re.compile("what-we-collect"))
    expect(marked).to_have_text("Collection: email address")


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


def test_a_reason_has_a_key_of_its_own(enter: Callable[..., Page], workspace: Path) -> None:
    page = enter(f"{PAGE}?at={ASKED}&lang=en")
    second = page.locator("#reason option").nth(1)
    reason = str(second.get_attribute("value")).partition(":")[2]
    page.keyboard.press("2")
    page.wait_for_url(re.compile("done=silent"))
    graph = read_turtle(workspace / "kite-repair" / "2026-05-03-en.ttl")
    passage = URIRef(f"{THINGS}{ID}/passage/{ASKED}")
    assert graph.value(passage, NG.statesNoFact) == NG[reason]


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


class _Attacker(BaseHTTPRequestHandler):
    """A page on another port of this machine, which sends a form by itself."""

    target = ""

    def do_GET(self) -> None:
        body = (
            f"<form method=post action='{self.target}{PAGE}'><input name=do value=reject>"
            f"<input name=fact value='{FACT}'><input name=version value=x>"
            f"<input name=token value={'0' * 64}></form><script>document.forms[0].submit()</script>"
            f"<iframe src='{self.target}{PAGE}'></iframe>"
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def test_a_page_of_another_server_on_this_machine_changes_nothing(
    browser: Browser, workspace: Path
) -> None:
    """Browsers call another port the same site, so the cookie is sent: the rest must hold."""
    before = (workspace / "kite-repair" / "2026-05-03-en.ttl").read_bytes()
    attacker = ThreadingHTTPServer(("127.0.0.1", 0), _Attacker)
    threading.Thread(target=attacker.serve_forever, daemon=True).start()
    try:
        with reviewing(workspace, "Anna") as addresses:
            _Attacker.target = addresses["Anna"].partition("/review/")[0]
            context = browser.new_context()
            context.set_default_timeout(WAIT)
            page = context.new_page()
            page.goto(addresses["Anna"])
            page.goto(f"http://127.0.0.1:{attacker.server_port}/")
            page.wait_for_url(f"{_Attacker.target}{PAGE}")
            expect(page.locator(".code-no")).to_have_text("403")
            context.close()
    finally:
        attacker.shutdown()
        attacker.server_close()
    assert (workspace / "kite-repair" / "2026-05-03-en.ttl").read_bytes() == before
