"""Two versions of an invented statement, drafted, in a workspace of their own."""

from __future__ import annotations

import datetime
from pathlib import Path

from noticegraph.adding import create_workspace
from noticegraph.content import Content, shipped_content
from noticegraph.reports.workers import Limits
from noticegraph.revising import first_version, revise_statement

COMPANY = "Kite Repair"
FIRST = """# Privacy statement of Kite Repair

Last updated: 1 January 2026

## What we collect

We collect your name and e-mail address when you order a repair.

## Whom we share data with

We share your e-mail address with couriers.

We never sell your data.

## How long we keep data

We keep invoices for 7 years.

| Data | Days |
| --- | --- |
| Photos of kites | 60 |
"""
SECOND = """# Privacy statement of Kite Repair

Last updated: 1 June 2026

## What we collect

We collect your name and e-mail address
when you order a repair.

We collect your precise location to find kites <script>alert(1)</script> ]]> that flew away.

## Whom we share data with

We share your e-mail address with couriers.

## Retention

We keep invoices for 9 years.

| Data | Days |
| --- | --- |
| Photos of kites | 90 |
"""
OLD, NEW = "kite-repair-2026-01-01-en", "kite-repair-2026-06-01-en"


def make_versions(folder: Path) -> Content:
    """Return the shipped content with a workspace that has both versions."""
    content = shipped_content().layered(create_workspace(folder / "ws"))
    for number, text in enumerate((FIRST, SECOND)):
        file = folder / f"{number}.md"
        file.write_text(text, encoding="utf-8")
        limits = Limits(seconds=60)
        if number == 0:
            first_version(
                content, file, company=COMPANY, date=datetime.date(2026, 1, 1), language="en",
                limits=limits,
            )  # fmt: skip
        else:
            revise_statement(content, OLD, file, date=datetime.date(2026, 6, 1), limits=limits)
    return content
