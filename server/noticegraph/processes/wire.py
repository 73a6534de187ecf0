"""Messages between processes: a JSON object and byte strings, preceded by their lengths."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Mapping, Sequence
from typing import Any

_LENGTH = struct.Struct(">Q")
_PIECE = 1 << 20


class EndedError(Exception):
    """The other side has closed the connection."""


def send(
    to: socket.socket,
    header: Mapping[str, Any],
    parts: Sequence[bytes] = (),
    *,
    deadline: float | None = None,
) -> None:
    """Send a message, by a ``deadline`` of `time.monotonic` if there is one.

    Raises EndedError when the other side has closed, and TimeoutError.
    """
    written = json.dumps({**header, "parts": [len(part) for part in parts]}).encode()
    try:
        for piece in (_LENGTH.pack(len(written)) + written, *parts):
            _set_timeout(to, deadline)
            to.sendall(piece)
    except (BrokenPipeError, ConnectionResetError):
        raise EndedError from None


def receive(
    source: socket.socket, *, deadline: float | None = None
) -> tuple[dict[str, Any], list[bytes]]:
    """Receive a whole message from `send`.

    Without a ``deadline``, the socket's time-out holds for each piece.
    Raises EndedError when the other side has closed, and TimeoutError.
    """
    (length,) = _LENGTH.unpack(_receive_exactly(source, _LENGTH.size, deadline))
    header: dict[str, Any] = json.loads(_receive_exactly(source, length, deadline))
    return header, [_receive_exactly(source, size, deadline) for size in header.pop("parts")]


def _receive_exactly(source: socket.socket, length: int, deadline: float | None) -> bytes:
    if length <= _PIECE:
        piece = _receive(source, length, deadline)
        if len(piece) == length:
            return piece
        found = bytearray(piece)
    else:
        found = bytearray()
    while len(found) < length:
        found += _receive(source, min(length - len(found), _PIECE), deadline)
    return bytes(found)


def _receive(source: socket.socket, length: int, deadline: float | None) -> bytes:
    if not length:
        return b""
    _set_timeout(source, deadline)
    try:
        piece = source.recv(length)
    except ConnectionResetError:
        raise EndedError from None
    if not piece:
        raise EndedError
    return piece


def _set_timeout(channel: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        return
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    channel.settimeout(left)
