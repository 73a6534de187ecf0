"""The socket that the server listens on, and the number of connections it has descriptors for."""

from __future__ import annotations

import errno
import os
import socket
import sys

from noticegraph.errors import AddressInUseError, InputError

_ENOUGH_DESCRIPTORS = 8192


def open_socket(host: str, port: int) -> socket.socket:
    """Bind a listening socket; port 0 chooses a free one.

    Raises AddressInUseError if another process uses the port, and InputError for a host that is not
    this machine, or a port that this user may not open.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise InputError(
            "host-to-listen",
            host=host,
            port=port,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    try:
        if os.name == "posix":
            # Without this option a port stays unusable for a minute after a stop; on Windows it
            # would let two servers share the port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except OSError as error:
        listener.close()
        if error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", -1)):
            raise AddressInUseError("address-in-use", host=host, port=port) from error
        raise InputError(
            "port-to-listen", host=host, port=port, reason=error.strerror or str(error)
        ) from error
    return listener


def count_descriptors() -> int:
    """Return the number of connections that this process has descriptors for, beside its files."""
    if sys.platform == "win32":
        return _ENOUGH_DESCRIPTORS
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard > soft:
        soft = hard if hard < _ENOUGH_DESCRIPTORS else _ENOUGH_DESCRIPTORS
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(soft - 128, soft // 2)


def address_of_socket(listener: socket.socket) -> str:
    """Return the address of the pages that a listening socket serves."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
