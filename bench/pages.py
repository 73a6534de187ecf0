"""How long the server needs for each page of the shipped data, and how large page and scripts are.

``python -m bench.pages`` prints Markdown; ``bench/PAGES.md`` keeps it. The time is that of the
application alone, without network and without a page kept; figures are medians of REPEATS runs in
one process on one machine, with collections of garbage as the server has them. Sizes are those
that are sent to a browser (gzip).
"""

from __future__ import annotations

import gzip
import re
import statistics
import time
from pathlib import Path

from bench.machine import describe_machine

import noticegraph.http
from noticegraph.content import shipped_content
from noticegraph.http import create_app
from noticegraph.http.server.waitress_server import spare_collections
from noticegraph.reports.loading import load_with_reports, read_reports

REPEATS = 15
BUDGET = 200
"""Milliseconds (median) in which a page should be ready."""

PAGES = (
    "/",
    "/companies",
    "/companies/zendesk",
    "/companies/github",
    "/statements",
    "/statements/zendesk-2024-02-20-nl",
    "/statements/github-2024-02-01-en",
    "/statements/example-2026-01-01-en",
    "/reports",
    "/reports/zendesk-2024-02-20-nl",
    "/reports/github-2024-02-01-en",
    "/questions",
    "/questions?q=who+gets+location+data",
    "/questions/disclosures",
    "/questions/requirement-results",
    "/search?q=consent",
    "/search?q=data",
    "/search?q=who+receives+bank+details",
    "/compare?a=example-2026-01-01-en&b=example-2026-01-01-nl",
    "/compare?a=zendesk-2024-02-20-nl&b=github-2024-02-01-en",
    "/compare/facts?a=zendesk-2024-02-20-nl&b=github-2024-02-01-en",
    "/sparql",
    "/sparql?query=SELECT%20%2A%20WHERE%20%7B%20%3Fs%20a%20%3Ftype%20%7D%20LIMIT%20500",
    "/ns",
    "/shapes",
    "/api",
    "/id/zendesk-2024-02-20-nl",
    "/id/zendesk-2024-02-20-nl/recipient/service-providers",
    "/thing?iri=https%3A%2F%2Fw3id.org%2Fdpv%23Consent",
)

SCRIPT = re.compile(r'<script type="module" src="/static/built/([^"?]+)')
IMPORTED = re.compile(r'["\']\./([\w-]+\.js)["\']')
BUILT = Path(noticegraph.http.__file__).parent / "static" / "built"


def packed(data: bytes) -> int:
    """Return the bytes that are sent of these."""
    return len(gzip.compress(data, 6))


def scripts_of(markup: str) -> set[str]:
    """Return the scripts that a page may load, and those that these import, at once or later."""
    found: set[str] = set()
    wanted = set(SCRIPT.findall(markup))
    while wanted:
        name = wanted.pop()
        found.add(name)
        wanted |= set(IMPORTED.findall((BUILT / name).read_text("utf-8"))) - found
    return found


def main() -> None:
    """Measure and print Markdown tables."""
    content = shipped_content()
    application = create_app(
        load_with_reports(content), content=content, examined=read_reports(content), kept_bytes=0
    )
    client = application.test_client()
    spare_collections()
    machine = describe_machine()
    print("# Pages\n\nWritten by `python -m bench.pages`: the time of the server for a page")
    print(
        "it has not kept, medians; sizes as they are sent (gzip). The first request after a start"
    )
    print("also reads what all pages share, compiles templates, and indexes the questions.")
    print(f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}.\n")
    print("| page | first, ms | median, ms | of the budget | kB | kB sent | kB of scripts |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    used: set[str] = set()
    for path in PAGES:
        times = []
        for _ in range(REPEATS + 1):
            start = time.perf_counter()
            answer = client.get(path, headers={"Accept": "text/html"})
            times.append((time.perf_counter() - start) * 1000)
            assert answer.status_code == 200, path
        median = statistics.median(times[1:])
        scripts = scripts_of(answer.text)
        used |= scripts
        sizes = (
            len(answer.data),
            packed(answer.data),
            sum(packed((BUILT / name).read_bytes()) for name in scripts),
        )
        written = " | ".join(f"{size / 1000:.0f}" for size in sizes)
        shown = path if len(path) < 70 else f"{path[:70]}…"
        print(f"| `{shown}` | {times[0]:.0f} | {median:.0f} | {median / BUDGET:.2f} | {written} |")
    total = sum(packed((BUILT / name).read_bytes()) for name in used)
    print(f"\nAll scripts together: {len(used)} files, {total / 1000:.0f} kB sent.")


if __name__ == "__main__":
    main()
