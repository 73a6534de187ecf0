"""Formats and content negotiation, RFC 9110, section 12.5.1."""

from __future__ import annotations

import pytest

from noticegraph.media_types import ALL_FORMATS, CSV, TURTLE, format_named, negotiate_media_type

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
OFFERED = (JSON, XML, "text/csv", "text/tab-separated-values")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        # no header, or an empty one: anything will do
        (None, JSON),
        ("", JSON),
        ("  ", JSON),
        ("*/*", JSON),
        # exact, case-insensitive
        ("text/csv", "text/csv"),
        ("Text/CSV", "text/csv"),
        # of equals the one offered first
        ("text/csv, application/sparql-results+json", JSON),
        ("text/*", "text/csv"),
        # weights
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.7", XML),
        ("text/csv; Q=0.5 , application/sparql-results+xml ; q=0.7", XML),
        ("text/csv;q=1.000, */*;q=0.001", "text/csv"),
        # the most specific range counts, whatever the order (the RFC's own rule)
        ("*/*, text/*;q=0.5, text/csv;q=0.1", JSON),
        ("*/*;q=0.2, text/*;q=0.9, text/csv;q=0.1", "text/tab-separated-values"),
        # q=0 means not acceptable
        ("application/*;q=0, */*", "text/csv"),
        ("text/csv;q=0", None),
        ("*/*;q=0", None),
        # nothing fits
        ("image/png", None),
        # parameters other than q play no part, quoted commas and semicolons do not split
        ("text/csv;charset=utf-8;header=present", "text/csv"),
        ('text/csv;x="a,b;q=0";q=0.5, application/sparql-results+xml;q=0.4', "text/csv"),
        # a range that is not well formed counts for nothing
        ("text/csv;q=2", None),
        ("text/csv;q=high", None),
        ("*/csv", None),
        ("text", None),
        ("text/csv q=1", None),
        ("nonsense, text/csv;q=0.1", "text/csv"),
        (", ,text/csv,", "text/csv"),
        # clients that know no RDF
        ("application/json", JSON),
        ("text/xml;q=0.8", XML),
        ("application/json, application/sparql-results+xml;q=0.5", JSON),
        # what is refused by name is not let in by its alias
        ("application/sparql-results+json;q=0, application/json", None),
    ],
)
def test_negotiation(accept: str | None, expected: str | None) -> None:
    assert negotiate_media_type(accept, OFFERED) == expected


def test_a_browser_gets_html_where_it_is_offered() -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert negotiate_media_type(accept, (*OFFERED, "text/html")) == "text/html"


def test_nothing_offered_is_nothing_chosen() -> None:
    assert negotiate_media_type(None, ()) is None
    assert negotiate_media_type("*/*", ()) is None


def test_formats_are_found_by_name_and_by_extension() -> None:
    assert format_named("turtle") is format_named("ttl") is TURTLE
    assert format_named("csv") is CSV
    assert format_named("exe") is None


def test_names_and_extensions_are_not_shared_by_two_formats() -> None:
    names = [name for known in ALL_FORMATS for name in {known.name, known.extension}]
    assert len(set(names)) == len(names)
