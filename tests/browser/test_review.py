"""The pages for reviewing in a browser: accessible, by keyboard, without scripts, and kept safe."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from browsing import AXE, WAIT
from playwright.sync_api import Browser, Page, expect
from rdflib import URIRef
from review_browsing import FACT, PAGE, reviewing, status
from reviewed_statement import ASKED, COLLECTED, ID, KEPT
from test_pages import violations

from noticegraph.namespaces import NG, THINGS
from noticegraph.turtle import read_turtle

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
    # Nothing is drafted of this passage any more, so the next one that is to be read is shown.
    page.wait_for_url(re.compile("list-1"))
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


def test_a_reason_has_a_key_of_its_own(enter: Callable[..., Page], workspace: Path) -> None:
    page = enter(f"{PAGE}?at={ASKED}&lang=en")
    second = page.locator("#reason option").nth(1)
    reason = str(second.get_attribute("value")).partition(":")[2]
    page.keyboard.press("2")
    page.wait_for_url(re.compile("done=silent"))
    graph = read_turtle(workspace / "kite-repair" / "2026-05-03-en.ttl")
    passage = URIRef(f"{THINGS}{ID}/passage/{ASKED}")
    assert graph.value(passage, NG.statesNoFact) == NG[reason]


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
