"""The counts of the W3C suites, as they came out, below the summary of a run."""

from __future__ import annotations

from collections import Counter

import pytest

SUITES = {
    "sparql11": "W3C SPARQL 1.1",
    "protocol": "W3C SPARQL 1.1 Protocol and Graph Store Protocol",
}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for suite, title in SUITES.items():
        passed, total, excluded = Counter[str](), Counter[str](), Counter[str]()
        for outcome in ("passed", "failed", "error"):
            for report in terminalreporter.getreports(outcome):
                properties = dict(getattr(report, "user_properties", ()))
                if suite not in properties:
                    continue
                kind = properties[suite]
                total[kind] += 1
                if "excluded" in properties:
                    excluded[properties["excluded"]] += 1
                elif outcome == "passed":
                    passed[kind] += 1
        if not total:
            continue
        terminalreporter.section(f"{title}: {passed.total()} of {total.total()} pass")
        for kind in sorted(total):
            terminalreporter.line(f"{passed[kind]:4} of {total[kind]:4} {kind}")
        for reason, count in sorted(excluded.items()):
            terminalreporter.line(f"{count:4} excluded: {reason}")
