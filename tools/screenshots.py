"""Take the pictures of the pages that the README shows, with Chromium, of the shipped data.

    .venv/bin/python tools/screenshots.py

No page shows the text of a company's statement, only that of the fictional example.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = ("chromium", "chromium-headless-shell", "google-chrome")
ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
STATEMENT = "zendesk-2024-02-20-nl"
EXAMPLE = "example-2026-01-01-en"
PAGES = {
    "overview": "/?lang=en",
    "company": "/companies/zendesk?lang=en",
    "answer": f"/questions/dpf-certified-affiliates?lang=en&statement={STATEMENT}",
    "statement": f"/statements/{EXAMPLE}?lang=en",
    "report": f"/reports/{STATEMENT}?lang=en",
    "query": "/sparql?lang=en",
    "thing": f"/id/{STATEMENT}/certification/zendesk-inc/eu-us?lang=en#network",
}
DARK = ("thing",)
SIZE = {"width": 1240, "height": 860}


def main() -> int:
    """Take each picture; return the exit code."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        print(
            "screenshots: there is no Chromium (Debian: apt install chromium-headless-shell)",
            file=sys.stderr,
        )
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "noticegraph", "serve", "--port", "0", "--quiet",
               "--query-seconds", "60"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        announced = server.stdout.readline().split() if server.stdout else []
        if not announced:
            print("screenshots: the server did not start", file=sys.stderr)
            return 1
        site = announced[-1].rstrip("/")
        try:
            take(site, chromium)
        finally:
            server.terminate()
    return 0


def take(site: str, chromium: str) -> None:
    """Open each page as it is meant to be seen, and write its picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        wait_for_reports(site, browser)
        for name, address in PAGES.items():
            scheme = "dark" if name in DARK else "light"
            page = browser.new_page(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            answer = page.goto(site + address)
            if answer is None or not answer.ok:
                raise SystemExit(f"screenshots: {address} was refused")
            prepare(name, page)
            page.screenshot(path=TARGET / f"{name}.png")
            page.close()
        browser.close()


def wait_for_reports(site: str, browser: Browser) -> None:
    """Return once all reports are made: until then the pages have no verdicts."""
    page = browser.new_page()
    page.goto(site)
    while page.get_by_role("status").count():
        page.wait_for_timeout(1000)
        page.reload()
    page.close()


def prepare(name: str, page: Page) -> None:
    """Bring a page into the state that its picture shows."""
    if name == "query":
        editor = page.get_by_role("textbox", name="SPARQL query")
        editor.focus()
        page.keyboard.press("Control+A")
        page.keyboard.type("SELECT * WHERE {\n?certification a certification")
        page.get_by_role("option").first.wait_for()
    elif name == "thing":
        page.locator(".network-canvas canvas").first.wait_for()
        page.locator("#network").evaluate("section => section.scrollIntoView()")
        # The drawing follows the library by a few frames, and says nothing when it is done.
        page.wait_for_timeout(500)


if __name__ == "__main__":
    sys.exit(main())
