"""What intake loses, invents and keeps, beside other libraries: ``python -m bench.intake``.

The reference is what Chromium shows of a page (``innerText``, without scripts and without the web),
so no library judges itself. Words are compared as multisets: *lost* are those of the reference that
a reading lacks, *invented* those that it has beyond the reference. Libraries of
``bench/intake_peers.txt`` that are not installed are left out. Writes ``bench/INTAKE.md``; needs
``../shared`` and Chromium.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.intake_readers import DOCX_READERS, HTML_READERS, PARSERS, PDF_READERS, write_docx
from bench.machine import describe_machine
from markdown_it import MarkdownIt

HERE = Path(__file__).parent
# The statement of each page, as a person finds it there.
STATEMENTS = {
    "DB-156": "#post-10647",
    "DB-170": ".scf-privacy-content",
    "DB-173": ".pages-show",
    "DB-197": ".privacy-policy-content",
    "DB-2": "main",
    "DB-213": "main.site-content",
    "DB-27": "[role=main]",
    "WS-147": "#settings-legal",
    "WS-48": "#container-3a586360a4",
    "WS-50": "article",
    "WS-52": ".inner-main-wrapper",
    "WS-88": ".text-content",
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
SEEN = """
selector => {
  const found = selector ? [...document.querySelectorAll(selector)] : [document.body]
  const seen = element => element.checkVisibility({visibilityProperty: true})
  const one = found.filter(e => !found.some(o => o !== e && o.contains(e)))
  const count = names => one.reduce((sum, e) => sum + [...e.querySelectorAll(names)]
    .filter(i => seen(i) && i.innerText.trim()).length, 0)
  return {
    text: one.map(e => e.innerText).join('\\n'),
    headings: count('h1,h2,h3,h4,h5,h6'), items: count('li,dt'), rows: count('tr'),
  }
}
"""
NODES = """
() => {
  const gone = 'script,style,noscript,template,textarea,select,title,iframe,object,svg,head'
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest(gone)) texts.push(walker.currentNode.data)
  return texts.join(' ')
}
"""


@dataclass
class Tally:
    """What one reader did with some texts."""

    words: int = 0
    lost: int = 0
    invented: int = 0
    headings: list[int] = field(default_factory=lambda: [0, 0])
    items: list[int] = field(default_factory=lambda: [0, 0])
    rows: list[int] = field(default_factory=lambda: [0, 0])
    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    beside: int = 0

    def add(self, seen: dict[str, Any], markdown: str, beside: Counter[str] | None = None) -> None:
        """Compare a reading with what the browser shows (`beside`: what may be there or not)."""
        right, read = bag(seen["text"]), bag(plain(markdown))
        self.words += right.total()
        self.lost += (right - read).total()
        self.invented += (read - right - (beside or Counter())).total()
        kept = shapes(markdown)
        for name in ("headings", "items", "rows"):
            counts = getattr(self, name)
            counts[0] += min(kept[name], seen[name])
            counts[1] += seen[name]


def bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.replace("\u00ad", "").casefold()))


def plain(markdown: str) -> str:
    """Return the words of Markdown, by the parser that the browser's text never met."""
    tokens = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").parse(markdown)
    found: list[str] = []
    for token in tokens:
        for child in token.children or []:
            if child.type in ("softbreak", "hardbreak"):
                found.append(" ")
            elif child.type == "html_inline":
                found.append(" " if child.content.lower().startswith("<br") else "")
            elif child.type != "image":
                found.append(child.content)
        if token.type in ("code_block", "fence", "html_block"):
            found.append(re.sub(r"<[^>]*>", " ", token.content))
        if token.type != "inline":
            found.append(" ")
    return "".join(found)


def shapes(markdown: str) -> dict[str, int]:
    """Count the headings, list items and table rows of Markdown that say something."""
    tokens = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").parse(markdown)
    kinds = Counter(token.type for token in tokens)
    empty, said = 0, False
    for token in tokens:
        if token.type == "tr_open":
            said = False
        elif token.type == "inline":
            said = said or bool(token.content.strip())
        elif token.type == "tr_close":
            empty += not said
    return {
        "headings": kinds["heading_open"],
        "items": kinds["list_item_open"],
        "rows": kinds["tr_open"] - empty,
    }


class Browser:
    """Chromium, which shows pages without scripts and without the web."""

    def __enter__(self) -> Browser:
        from playwright.sync_api import sync_playwright

        self.playwright = sync_playwright().start()
        names = ("chromium-headless-shell", "chromium", "google-chrome")
        found = next(filter(None, map(shutil.which, names)), None)
        self.browser = self.playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        self.page = self.browser.new_page()
        self.html = b""
        self.page.route("**/*", self._answer)
        return self

    def _answer(self, route: Any) -> None:
        if route.request.url != "http://page.test/":
            route.abort()
            return
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(status=200, body=self.html, headers=headers)

    def __exit__(self, *_error: object) -> None:
        self.browser.close()
        self.playwright.stop()

    def show(self, html: bytes) -> None:
        self.html = html
        self.page.goto("http://page.test/", wait_until="domcontentloaded")

    def seen(self, selector: str | None = None) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(SEEN, selector)
        return found

    def pdf(self) -> bytes:
        return bytes(self.page.pdf(format="A4"))


def rendered(markdown: str) -> bytes:
    body = MarkdownIt("commonmark").enable("table").render(re.sub(r"\{:[^}\n]*\}", "", markdown))
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def tell(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def measured(tally: Tally, read: Callable[[bytes], str], data: bytes) -> str | None:
    start = time.perf_counter()
    try:
        text = read(data)
    except Exception as error:  # noqa: BLE001 - whatever a library raises: the reading failed
        tell(f"{type(error).__name__}: {error}"[:200])
        tally.failed += 1
        text = None
    tally.seconds.append(time.perf_counter() - start)
    return text


def measure_pages(browser: Browser, pages: Path) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {name: Tally() for name in HTML_READERS}
    for name, selector in STATEMENTS.items():
        html = (pages / f"{name}.html").read_bytes()
        tell(name)
        browser.show(html)
        seen, everything = browser.seen(selector), browser.seen()
        if not seen["text"]:
            raise SystemExit(f"{name}: {selector} shows nothing")
        beside = bag(everything["text"]) - bag(seen["text"])
        for reader, read in HTML_READERS.items():
            text = measured(tallies[reader], read, html)
            kept = "" if text is None else text
            tallies[reader].add(seen, kept, beside)
            extra = bag(plain(kept)) & beside
            tallies[reader].beside += extra.total()
    return tallies


def measure_rendered(browser: Browser, folder: Path, form: str) -> dict[str, Tally]:
    """Read each text of a folder rendered as a page, printed as a PDF, or written as DOCX."""
    readers = {"HTML": HTML_READERS, "PDF": PDF_READERS, "DOCX": DOCX_READERS}[form]
    found = {name: Tally() for name in readers}
    for file in sorted(folder.glob("*.md")):
        tell(file.name)
        html = rendered(file.read_text("utf-8"))
        browser.show(html)
        seen = browser.seen()
        data = html
        if form != "HTML":
            data = browser.pdf() if form == "PDF" else write_docx(html)
        for reader, read in readers.items():
            found[reader].add(seen, measured(found[reader], read, data) or "")
    return found


def measure_twins(browser: Browser, folder: Path) -> dict[str, Tally]:
    tallies = {name: Tally() for name in PDF_READERS}
    for file in sorted(folder.glob("*.pdf")):
        browser.show(rendered(file.with_suffix(".md").read_text("utf-8")))
        seen = browser.seen()
        for reader, read in PDF_READERS.items():
            text = measured(tallies[reader], read, file.read_bytes())
            tallies[reader].add(seen, text or "")
    return tallies


def measure_parsers(browser: Browser, pages: Path) -> dict[str, Tally]:
    tallies = {name: Tally() for name in PARSERS}
    for name in STATEMENTS:
        html = (pages / f"{name}.html").read_bytes()
        browser.show(html)
        right = bag(browser.page.evaluate(NODES))
        for parser, texts in PARSERS.items():
            tally = tallies[parser]
            start = time.perf_counter()
            read = bag(texts(html))
            tally.seconds.append(time.perf_counter() - start)
            tally.words += right.total()
            tally.lost += (right - read).total()
            tally.invented += (read - right).total()
    return tallies


CASES: dict[str, Callable[[str], bool]] = {
    "f01-head-end-omitted": lambda t: "# Notice" in t and "We keep it." in t,
    "f04-nested-table": lambda t: all(word in t for word in ("One", "Two", "Three")),
    "f05-empty-cell": lambda t: bool(re.search(r"Mail *\| *\| *2 years", t)),
    "f07-heading-holds-block": lambda t: bool(re.search(r"^# +What$|^What\n=+$", t, re.M)),
    "f10-blank-references": lambda t: len([p for p in t.split("\n\n") if p.strip()]) == 2,
    "f11-hidden": lambda t: "Yes." in t and "No." not in t,
    "f12-inline-elements": lambda t: "Under the GDPR we keep logs." in t,
    "f15-heading-break": lambda t: bool(re.search(r"# Your\s+rights", t)),
    "f16-other-script": lambda t: "# 标题" in t and "# Права" in t,
}


def measure_cases(folder: Path) -> dict[str, list[str]]:
    """Return which cases each reader gets wrong."""
    wrong: dict[str, list[str]] = {}
    for reader, read in HTML_READERS.items():
        wrong[reader] = []
        for name, is_right in CASES.items():
            text = measured(Tally(), read, (folder / f"{name}.html").read_bytes())
            if text is None or not is_right(text):
                wrong[reader].append(name.split("-")[0])
    return wrong


def share(pair: list[int]) -> str:
    return f"{pair[0]} of {pair[1]}" if pair[1] else "–"


def table(tallies: dict[str, Tally], *, beside: bool = False) -> Iterator[str]:
    extra = " words beside it |" if beside else ""
    yield f"| | lost | invented |{extra} headings | items | rows | failed | s a text |"
    yield f"| --- | ---: | ---: |{' ---: |' if beside else ''} ---: | ---: | ---: | ---: | ---: |"
    for name, t in tallies.items():
        more = f" {t.beside:,} |" if beside else ""
        yield (
            f"| {name} | {t.lost:,} | {t.invented:,} |{more} {share(t.headings)} | {share(t.items)}"
            f" | {share(t.rows)} | {t.failed or ''} | {statistics.median(t.seconds):.3f} |"
        )


def parsers(browser: Browser, shared: Path) -> Iterator[str]:
    tallies = measure_parsers(browser, shared / "corpora" / "pages")
    words = next(iter(tallies.values())).words
    yield "## Parsers of HTML"
    yield ""
    yield f"The text nodes of 12 saved pages against Chromium's ({words:,} words)."
    yield ""
    yield "| | lost | invented | s a page |"
    yield "| --- | ---: | ---: | ---: |"
    for name, t in tallies.items():
        yield f"| {name} | {t.lost} | {t.invented} | {statistics.median(t.seconds):.4f} |"


def pages(browser: Browser, shared: Path) -> Iterator[str]:
    tallies = measure_pages(browser, shared / "corpora" / "pages")
    words = next(iter(tallies.values())).words
    yield "## 12 pages as saved from a browser"
    yield ""
    yield f"The statements' elements, chosen by hand, have {words:,} words. *Words beside it*"
    yield "are visible words of the page outside of it that were kept: navigation and the like."
    yield "*Invented* are in no visible part of the page."
    yield ""
    yield from table(tallies, beside=True)


def rendered_as(form: str) -> Callable[[Browser, Path], Iterator[str]]:
    def part(browser: Browser, shared: Path) -> Iterator[str]:
        tallies = measure_rendered(browser, shared / "corpora" / "ota", form)
        words = next(iter(tallies.values())).words
        yield f"## The 22 texts of ota as {form}"
        yield ""
        yield f"{words:,} words."
        yield ""
        yield from table(tallies)

    return part


def twins(browser: Browser, shared: Path) -> Iterator[str]:
    tallies = measure_twins(browser, shared / "corpora" / "mozilla")
    words = next(iter(tallies.values())).words
    yield "## Mozilla's notices as PDF, against their Markdown"
    yield ""
    yield f"{words:,} words."
    yield ""
    yield from table(tallies)


def cases(_browser: Browser, shared: Path) -> Iterator[str]:
    yield "## Cases"
    yield ""
    yield "Pages of `../shared/cases` that a reader gets wrong, of " + f"{len(CASES)}."
    yield ""
    yield "| | wrong |"
    yield "| --- | --- |"
    for name, wrong in measure_cases(shared / "cases").items():
        yield f"| {name} | {', '.join(wrong) or 'none'} |"


PARTS: dict[str, Callable[[Browser, Path], Iterator[str]]] = {
    "parsers": parsers,
    "pages": pages,
    "html": rendered_as("HTML"),
    "pdf": rendered_as("PDF"),
    "docx": rendered_as("DOCX"),
    "twins": twins,
    "cases": cases,
}
HEAD = """# Intake

What readers of pages, PDF and DOCX lose and keep (`python -m bench.intake`). The reference is what
Chromium shows. Words are compared as multisets; headings, list items and table rows are counted.
"""


def main() -> None:
    """Measure, and write the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.intake", description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--output", type=Path, default=HERE / "INTAKE.md")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS),
                        help="measure these again, keep what the others had")  # fmt: skip
    options = parser.parse_args()
    kept = HERE.parent / ".bench" / "intake.json"
    kept.parent.mkdir(exist_ok=True)
    found: dict[str, str] = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    with Browser() as browser:
        for name in options.only:
            tell(name)
            found[name] = "\n".join(PARTS[name](browser, options.shared))
            kept.write_text(json.dumps(found), "utf-8")
            parts = [found[part] for part in PARTS if part in found]
            machine = ", ".join(f"{k} {v}" for k, v in describe_machine().items())
            text = "\n\n".join([f"{HEAD}\n{machine}.", *parts])
            options.output.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
