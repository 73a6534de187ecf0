"""A page's statement begins with its title, not with a logo, navigation or an advertisement."""

from __future__ import annotations

import pytest

from noticegraph.intake.blocks import write_markdown
from noticegraph.intake.html import read_html

EN = "<h1>Privacy statement</h1><p>We keep your name.</p>"
NL = "<h1>Privacyverklaring</h1><p>Wij bewaren uw naam.</p>"


def first_line(html: str, *, keep_all: bool = False) -> str:
    return write_markdown(read_html(html, keep_all=keep_all).blocks).partition("\n")[0]


@pytest.mark.parametrize("statement", [EN, NL])
@pytest.mark.parametrize(
    "before",
    [
        "<p>Otter</p>",
        '<div><a href="/a">Kites</a> | <a href="/b">Reels</a></div>',
        '<ul><li><a href="/a">Kites</a></li><li><a href="/b">Reels</a></li></ul>',
        "<h2>Everything for your kite</h2>",
        "<h2>Nu ook in Delft</h2><p>Bekijk alles</p>",
    ],
)
def test_what_says_nothing_before_the_title_is_left_out(before: str, statement: str) -> None:
    page = read_html(before + statement)
    title = "Privacyverklaring" if statement == NL else "Privacy statement"
    assert first_line(before + statement) == f"# {title}"
    assert [part.what for part in page.left_out] == ["before the statement"]
    assert title not in page.left_out[0].text
    assert "#" not in page.left_out[0].text


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("<p>Last updated: 3 May 2026</p>", "Last updated: 3 May 2026"),
        ("<p>Wij bewaren niets langer dan nodig is.</p>", "Wij bewaren niets langer dan nodig is."),
        ("<h2>Who we are</h2><p>Otter mends kites.</p>", "## Who we are"),
        (
            "<p>This text tells whoever buys a kite which data Otter keeps about that</p>",
            "This text tells whoever buys a kite which data Otter keeps about that",
        ),
    ],
)
def test_what_says_something_stays(before: str, line: str) -> None:
    assert first_line(before + EN) == line
    assert not read_html(before + EN).left_out


def test_a_page_without_such_a_title_is_left_as_it_is() -> None:
    assert first_line("<p>Otter</p><h1>Your kite and us</h1><p>We keep it.</p>") == "Otter"


def test_all_can_be_kept() -> None:
    assert first_line("<p>Otter</p>" + EN, keep_all=True) == "Otter"
