"""One request to the remote server, with limits: bytes back, or an error that says what is wrong.

httpx, not SPARQLWrapper, which follows redirects with the credentials, installs its digest handler
for the whole process, and limits neither the time nor the size of an answer. Proxies and .netrc
files of the environment are not used (``trust_env``): the credentials go only to the named server.
Certificates are verified against those of the operating system.
"""

from __future__ import annotations

import functools
import re
import ssl
import threading
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn

import httpx

from noticegraph.errors import (
    BusyError,
    LimitError,
    NoticegraphError,
    RemoteAccessError,
    RemoteAnswerError,
    RemoteError,
    RemoteTimeoutError,
)
from noticegraph.remote.addresses import Credentials, RemoteAddresses

Service = Literal["query", "update", "graphs"]
_NOT_PRINTABLE = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\uf900-\ufffd]+")
_ERROR_BYTES = 4096


@dataclass(frozen=True, slots=True)
class RemoteLimits:
    """Seconds to connect, seconds for a whole query or update, bytes of an answer."""

    connect_seconds: float = 5.0
    query_seconds: float = 30.0
    update_seconds: float = 600.0
    answer_bytes: int = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Response:
    """A complete answer. ``framed``: its end was marked, so truncation would have been noticed."""

    status: int
    media_type: str
    headers: Mapping[str, str]
    body: bytes
    framed: bool


class Transport:
    """Requests to the services of one server. May be used by several threads."""

    def __init__(self, addresses: RemoteAddresses, limits: RemoteLimits) -> None:
        self._addresses = addresses
        self._limits = limits
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def post_form(
        self,
        service: Service,
        fields: Mapping[str, str | Sequence[str]],
        accept: str = "*/*",
        *,
        patient: bool = False,
        deadline: float | None = None,
    ) -> Response:
        """POST URL-encoded fields (SPARQL 1.1 Protocol, 2.1.2 and 2.2.1).

        ``patient`` lets a query take as long as an update. ``deadline`` is a time of the monotonic
        clock, for requests that have less time than the limits allow.
        """
        data = {
            name: value if isinstance(value, str) else list(value) for name, value in fields.items()
        }
        seconds = self._seconds(service, patient=patient)
        if deadline is not None:
            seconds = min(seconds, deadline - time.monotonic())
        return self._send(service, "POST", {"Accept": accept}, {"data": data}, seconds)

    def put_graph(self, graph: str, ntriples: bytes) -> None:
        """PUT a graph (Graph Store HTTP Protocol, 5.3)."""
        headers = {"Accept": "*/*", "Content-Type": "application/n-triples"}
        self._send(
            "graphs",
            "PUT",
            headers,
            {"params": {"graph": graph}, "content": ntriples},
            self._limits.update_seconds,
        )

    def _seconds(self, service: Service, *, patient: bool) -> float:
        if service == "query" and not patient:
            return self._limits.query_seconds
        return self._limits.update_seconds

    def _send(
        self,
        service: Service,
        method: str,
        headers: dict[str, str],
        request: dict[str, object],
        seconds: float,
    ) -> Response:
        address = getattr(self._addresses, service)
        if address is None:
            raise RemoteError("no-remote-address", service=service)
        if seconds <= 0:
            raise self._too_slow(address, httpx.ReadTimeout("no time is left"))
        limits = self._limits
        deadline = time.monotonic() + seconds
        # Compressed answers could be truncated unnoticed, and be far larger than they look.
        headers["Accept-Encoding"] = "identity"
        timeout = httpx.Timeout(seconds, connect=min(seconds, limits.connect_seconds))
        try:
            with self._open().stream(
                method,
                address,
                headers=headers,
                timeout=timeout,
                **request,  # type: ignore[arg-type]
            ) as response:
                # Only the beginning of an error is needed.
                success = response.is_success
                body = self._read(
                    address, response, deadline, limits.answer_bytes if success else _ERROR_BYTES
                )
        except httpx.TimeoutException as error:
            raise self._too_slow(address, error) from None
        except httpx.HTTPError as error:
            self._refuse_connection(address, error)
        if not success:
            self._refuse_status(address, response, body)
        encoding = response.headers.get("Content-Encoding", "identity")
        if encoding != "identity":
            raise RemoteAnswerError(
                "remote-encoding", address=address, encoding=self._show(encoding)
            )
        return Response(
            status=response.status_code,
            media_type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
            headers=response.headers,
            body=body,
            framed="Content-Length" in response.headers or "Transfer-Encoding" in response.headers,
        )

    def _read(self, address: str, response: httpx.Response, deadline: float, most: int) -> bytes:
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("the whole answer took too long")
            if len(body) > most:
                if not response.is_success:
                    return bytes(body[:most])
                raise LimitError("remote-answer-size", address=address, bytes=most)
        return bytes(body)

    def _open(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                # Created late, because a client must not cross a fork.
                self._client = httpx.Client(
                    auth=_authentication(self._addresses.credentials),
                    verify=_verified_tls(),
                    trust_env=False,
                    follow_redirects=False,
                    headers={"User-Agent": "noticegraph"},
                )
            return self._client

    def _refuse_connection(self, address: str, error: httpx.HTTPError) -> NoReturn:
        text = self._show(str(error)) or type(error).__name__
        if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.DecodingError):
            raise RemoteAnswerError("remote-answer-cut", address=address, reason=text) from None
        if "CERTIFICATE_VERIFY_FAILED" in text:
            raise RemoteError("remote-certificate", address=address, reason=text) from None
        raise RemoteError("remote-unreachable", address=address, reason=text) from None

    def _too_slow(self, address: str, error: httpx.TimeoutException) -> NoticegraphError:
        if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
            return RemoteTimeoutError("remote-connect-time", address=address)
        return RemoteTimeoutError("remote-time", address=address)

    def _refuse_status(self, address: str, response: httpx.Response, body: bytes) -> NoReturn:
        status = response.status_code
        remark = self._explanation(response, body)
        if status in (401, 403):
            raise self._no_access(address, response)
        if 300 <= status < 400:
            target = self._show(response.headers.get("Location", "nowhere").partition("?")[0])
            raise RemoteError("remote-redirect", address=address, target=target)
        if status in (408, 504):
            raise RemoteTimeoutError(
                "remote-gave-up", address=address, status=status, remark=remark
            )
        if status in (429, 503):
            raise BusyError("remote-busy", address=address, status=status, remark=remark)
        if status in (404, 405, 406, 415):
            raise RemoteError("not-a-service", address=address, status=status, remark=remark)
        if status >= 500:
            raise RemoteError("remote-failed", address=address, status=status, remark=remark)
        raise RemoteError("remote-refuses", address=address, status=status, remark=remark)

    def _no_access(self, address: str, response: httpx.Response) -> RemoteAccessError:
        credentials = self._addresses.credentials
        offered = {
            challenge.split(" ", 1)[0].lower()
            for challenge in response.headers.get_list("WWW-Authenticate")
        }
        status = response.status_code
        if credentials is None:
            return RemoteAccessError("remote-wants-credentials", address=address, status=status)
        if status == 403:
            return RemoteAccessError("remote-forbids", address=address, status=status)
        if offered and credentials.scheme not in offered:
            return RemoteAccessError(
                "remote-scheme",
                address=address,
                schemes=self._show(", ".join(sorted(offered))),
                scheme=credentials.scheme,
                status=status,
            )
        return RemoteAccessError("remote-denies", address=address, status=status)

    def _explanation(self, response: httpx.Response, body: bytes) -> str:
        """Return the beginning of an explanation in plain text; pages of HTML are left out."""
        if "html" in response.headers.get("Content-Type", ""):
            return ""
        text = self._show(body.decode("utf-8", "replace"))
        return f": {text}" if text else ""

    def _show(self, text: str) -> str:
        """Return the server's text, made fit for one line of a message, without our secret."""
        secret = self._addresses.credentials.secret if self._addresses.credentials else ""
        if secret:
            text = text.replace(secret, "…")
        text = " ".join(_NOT_PRINTABLE.sub(" ", text).split())
        return text if len(text) <= 200 else text[:199] + "…"


@functools.cache
def _verified_tls() -> ssl.SSLContext:
    """Return what verifies certificates; cached, because reading all authorities is slow."""
    return ssl.create_default_context()


def _authentication(credentials: Credentials | None) -> httpx.Auth | None:
    if credentials is None:
        return None
    if credentials.token is not None:
        return _Bearer(credentials.token)
    user, password = credentials.user or "", credentials.password or ""
    if credentials.scheme == "digest":
        return httpx.DigestAuth(user, password)
    return httpx.BasicAuth(user, password)


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._value = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._value
        yield request
