"""Addresses and credentials: what cannot be sent, or must not be, is refused before any request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from noticegraph.errors import UsageError
from noticegraph.remote import Credentials, RemoteAddresses

SECRET = "tr0ub4dor"


def refused(act: Callable[[], object], message: str) -> UsageError:
    with pytest.raises(UsageError, match=message) as caught:
        act()
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("https://anna:geheim@example.org/sparql", "contains a user or a password"),
        ("https://geheim@example.org/sparql", "contains a user or a password"),
        ("https://example.org/sparql?token=geheim", "contains a query"),
        ("https://example.org/sparql#geheim", "contains a query"),
        ("file:///etc/passwd", "not the address"),
        ("ftp://example.org/", "not the address"),
        ("example.org/sparql", "not the address"),
        ("https:///sparql", "not the address"),
        ("https://example.org:port/", "not the address"),
        ("https://example.org/\r\nHost: other", "not the address"),
        ("", "not the address"),
    ],
)
def test_an_unusable_address_is_refused(address: str, message: str) -> None:
    error = refused(lambda: RemoteAddresses(address), message)
    assert "geheim" not in str(error)
    refused(lambda: RemoteAddresses("https://example.org/", update=address), message)


def test_credentials_do_not_cross_a_network_in_clear() -> None:
    credentials = Credentials("anna", SECRET)
    for host in ("example.org", "10.0.0.1", "localhost.example.org"):
        address = f"http://{host}/sparql"
        refused(
            lambda address=address: RemoteAddresses(address, credentials=credentials),
            "unencrypted",
        )
        RemoteAddresses(address, credentials=credentials, allow_cleartext=True)
        RemoteAddresses(address)
    for host in ("localhost", "127.0.0.1", "[::1]"):
        RemoteAddresses(f"http://{host}:7200/", credentials=credentials)


@pytest.mark.parametrize(
    "given",
    [
        {"user": "anna", "password": "a\r\nX-Header: b"},
        {"user": "an:na", "password": "b"},
        {"user": "anna\n", "password": "b"},
        {"user": "anna"},
        {"password": "b"},
        {"token": "abc"},
        {"token": "abc\r\nX-Header: b", "scheme": "bearer"},
        {"token": "", "scheme": "bearer"},
        {"user": "anna", "password": "b", "token": "c", "scheme": "bearer"},
    ],
)
def test_unusable_credentials_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        Credentials(**given)
    assert "X-Header" not in str(caught.value)
