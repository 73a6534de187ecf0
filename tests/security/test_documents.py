"""The table of limits is that of the command line: every setting, its default and its variable."""

from __future__ import annotations

import re
from pathlib import Path

import click

from noticegraph.cli.serving import serve
from noticegraph.http.words.problems import KINDS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "security.md").read_text("utf-8")
ROW = re.compile(r"^\| `(--[\w-]+)` \| `(\w+)` \| (\S+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)


def test_every_setting_is_in_the_table() -> None:
    settings = {
        option.opts[0]: (str(option.envvar), f"{option.default:g}")
        for option in serve.params
        if isinstance(option, click.Option)
        and isinstance(option.default, int | float)
        and not isinstance(option.default, bool)
        and option.envvar
    }
    assert len(settings) == 15
    shown = {name: (variable, default) for name, variable, default, _ in ROW.findall(DOCUMENT)}
    assert {n: (v, f"{float(d):g}") for n, (v, d) in shown.items()} == settings


def test_statuses_and_problems_of_the_table_exist() -> None:
    found = re.findall(r"(\d{3}) `([\w-]+)`", DOCUMENT)
    assert len(found) >= 12
    for status, kind in found:
        assert KINDS[kind].status == int(status), kind
