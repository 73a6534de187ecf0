"""How long the server needs for each page of the shipped data, and how large the page is.

Run it with `python -m bench.pages`. The time is that of the application alone, without network and
without the client's cache; figures are medians of REPEATS runs in one process on one machine.
"""

from __future__ import annotations

import statistics
import time

from noticegraph.content import shipped_content
from noticegraph.http import create_app
from noticegraph.reports.loading import load_with_reports, read_reports

REPEATS = 15
BUDGET = 200
"""Milliseconds (median) in which a page should be ready."""

PAGES = (
    "/",
    "/statements",
    "/statements/zendesk-2024-02-20-nl",
    "/statements/example-2026-01-01-en",
    "/reports",
    "/reports/zendesk-2024-02-20-nl",
    "/questions",
    "/questions?q=who+gets+location+data",
    "/questions/disclosures",
    "/search?q=consent",
    "/compare?a=example-2026-01-01-en&b=example-2026-01-01-nl",
    "/compare?a=zendesk-2024-02-20-nl&b=github-2024-02-01-en",
    "/sparql",
    "/ns",
    "/shapes",
    "/api",
    "/id/zendesk-2024-02-20-nl",
    "/id/zendesk-2024-02-20-nl/recipient/service-providers",
    "/thing?iri=https%3A%2F%2Fw3id.org%2Fdpv%23Consent",
)


def main() -> None:
    """Measure and print a Markdown table."""
    content = shipped_content()
    application = create_app(
        load_with_reports(content), content=content, examined=read_reports(content)
    )
    client = application.test_client()
    print("| page | median, ms | of the budget | kB |\n| --- | ---: | ---: | ---: |")
    for path in PAGES:
        times = []
        for _ in range(REPEATS + 1):
            start = time.perf_counter()
            answer = client.get(path, headers={"Accept": "text/html"})
            times.append((time.perf_counter() - start) * 1000)
            assert answer.status_code == 200, path
        # The first one reads templates, and indexes the questions.
        median = statistics.median(times[1:])
        size = len(answer.data) / 1000
        print(f"| `{path}` | {median:.0f} | {median / BUDGET:.2f} | {size:.0f} |")


if __name__ == "__main__":
    main()
