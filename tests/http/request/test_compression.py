"""Compressed answers: RFC 9110, 12.5.3 (Accept-Encoding), 8.8.3 (a validator for each coding)."""

from __future__ import annotations

import gzip
from urllib.parse import urlencode

import pytest
import zstandard
from flask.testing import FlaskClient

from noticegraph.http.request.compression import choose_coding

ALL = "/sparql?" + urlencode({"query": "SELECT * { ?s ?p ?o }"})
SMALL = "/sparql?" + urlencode({"query": "ASK {}"})
PAGE = "/questions"

CHOICES = [
    (None, None),
    ("", None),
    ("identity", None),
    ("br", None),
    ("gzip", "gzip"),
    ("GZIP", "gzip"),
    ("zstd", "zstd"),
    ("gzip, zstd", "zstd"),
    ("gzip, deflate, br, zstd", "zstd"),
    ("gzip, deflate, br", "gzip"),
    ("gzip;q=1.0, zstd;q=0.5", "gzip"),
    ("gzip ; q=0.5,zstd ;q=0.4", "gzip"),
    ("gzip;q=0", None),
    ("gzip;q=0.000", None),
    ("gzip;q=0, zstd;q=0", None),
    ("*", "zstd"),
    ("*;q=0", None),
    ("zstd;q=0, *", "gzip"),
    ("gzip;q=0.5, *;q=0.8", "zstd"),
    ("identity;q=1, gzip;q=0.5", None),
    ("identity;q=0.5, gzip;q=0.9", "gzip"),
    ("identity, *;q=0", None),
    ("identity;q=0, gzip;q=0.1", "gzip"),
    ("x-gzip", "gzip"),  # 8.4.1.3: to be taken for gzip
    ("gzip;q=2", None),
    ("gzip;q=1.5", None),
    ("gzip;q=", None),
    ("gzip;q=abc", None),
    (",,gzip,,", "gzip"),
    ("gzip;q=0.1234", None),
    ("notgzip, agzip", None),
    ("a" * 100_000, None),
    (",".join(["x;q=0.1"] * 20_000) + ",gzip", "gzip"),
]


@pytest.mark.parametrize(("accepted", "coding"), CHOICES)
def test_coding_is_the_best_that_is_accepted(accepted: str | None, coding: str | None) -> None:
    assert choose_coding(accepted) == coding


@pytest.mark.parametrize("address", [ALL, PAGE])
@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_coded_answer_is_the_same_answer(coding: str, address: str, client: FlaskClient) -> None:
    plain = client.get(address)
    coded = client.get(address, headers={"Accept-Encoding": coding})
    assert coded.headers["Content-Encoding"] == coding
    assert coded.headers["Content-Type"] == plain.headers["Content-Type"]
    assert int(coded.headers["Content-Length"]) == len(coded.data) < len(plain.data)
    decode = gzip.decompress if coding == "gzip" else zstandard.ZstdDecompressor().decompress
    assert decode(coded.data) == plain.data


def test_the_same_answer_is_the_same_bytes(client: FlaskClient) -> None:
    for coding in ("gzip", "zstd"):
        answers = [client.get(ALL, headers={"Accept-Encoding": coding}) for _ in range(2)]
        assert answers[0].data == answers[1].data


def test_each_coding_has_a_validator_of_its_own(client: FlaskClient) -> None:
    tags = [
        client.get(ALL, headers={"Accept-Encoding": coding}).headers["ETag"]
        for coding in ("identity", "gzip", "zstd")
    ]
    assert len(set(tags)) == 3
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)


@pytest.mark.parametrize("accepted", [None, "gzip", "zstd", "identity"])
@pytest.mark.parametrize("address", [ALL, SMALL, PAGE, "/healthz"])
def test_caches_are_told_that_the_coding_was_negotiated(
    address: str, accepted: str | None, client: FlaskClient
) -> None:
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    for _ in range(2):
        answer = client.get(address, headers=headers)
        assert answer.status_code == 200
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_known_coded_answer_is_304_without_a_body(coding: str, client: FlaskClient) -> None:
    headers = {"Accept-Encoding": coding}
    known = client.get(ALL, headers=headers).headers["ETag"]
    answer = client.get(ALL, headers={**headers, "If-None-Match": known})
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == known
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_head_has_the_headers_of_the_coded_answer(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip"}
    get, head = client.get(ALL, headers=headers), client.head(ALL, headers=headers)
    assert head.data == b""
    assert dict(head.headers) == dict(get.headers)


def test_small_answers_and_refusals_are_not_coded(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip"}
    for address in (SMALL, "/none", "/sparql?query=SELECT"):
        assert "Content-Encoding" not in client.get(address, headers=headers).headers
