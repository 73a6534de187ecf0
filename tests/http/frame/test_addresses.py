"""Addresses as people read them."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from noticegraph.http.frame.addresses import readable_address


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("iri=https%3A%2F%2Fexample.org%2Fplaces%23BR", "iri=https://example.org/places%23BR"),
        ("q=Cura%C3%A7ao", "q=Curaçao"),
        # What would end a value, or the address in a text, stays escaped.
        ("q=a%26b%3Dc%20d%2Be%25", "q=a%26b%3Dc%20d%2Be%25"),
        ("q=%22%3Cb%3E%22", "q=%22%3Cb%3E%22"),
        # No letters: a mark that turns the direction of the text, and bytes that are no UTF-8.
        ("q=%E2%80%AE", "q=%E2%80%AE"),
        ("q=%FF", "q=%FF"),
    ],
)
def test_an_address_is_read_without_needless_escapes(query: str, read: str) -> None:
    address = f"http://localhost/thing?lang=en&{query}"
    shown = readable_address(address)
    assert shown == f"http://localhost/thing?lang=en&{read}"
    assert parse_qsl(urlsplit(shown).query) == parse_qsl(urlsplit(address).query)
