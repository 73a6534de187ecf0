"""Messages between processes: a JSON object and byte strings, preceded by their lengths."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping, Sequence
from typing import Any

_LENGTH = struct.Struct(">Q")
_PIECE = 1 << 20


class EndedError(Exception):
    """The other side has closed the connection."""


def send(to: socket.socket, header: Mapping[str, Any], parts: Sequence[bytes] = ()) -> None:
    """Send a message. Raises EndedError when the other side has closed, and TimeoutError."""
    written = json.dumps({**header, "parts": [len(part) for part in parts]}).encode()
    try:
        to.sendall(_LENGTH.pack(len(written)) + written)
        for part in parts:
            to.sendall(part)
    except (BrokenPipeError, ConnectionResetError):
        raise EndedError from None


def receive(source: socket.socket) -> tuple[dict[str, Any], list[bytes]]:
    """Receive a message. Raises EndedError when the other side has closed, and TimeoutError."""
    (length,) = _LENGTH.unpack(_receive_exactly(source, _LENGTH.size))
    header: dict[str, Any] = json.loads(_receive_exactly(source, length))
    return header, [_receive_exactly(source, size) for size in header.pop("parts")]


def _receive_exactly(source: socket.socket, length: int) -> bytes:
    if length <= _PIECE:
        piece = _receive(source, length)
        if len(piece) == length:
            return piece
        found = bytearray(piece)
    else:
        found = bytearray()
    while len(found) < length:
        found += _receive(source, min(length - len(found), _PIECE))
    return bytes(found)


def _receive(source: socket.socket, length: int) -> bytes:
    if not length:
        return b""
    try:
        piece = source.recv(length)
    except ConnectionResetError:
        raise EndedError from None
    if not piece:
        raise EndedError
    return piece
