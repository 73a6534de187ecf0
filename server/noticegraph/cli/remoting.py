"""The options for another SPARQL server, which several commands take."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from noticegraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from noticegraph.cli.output import Settings
    from noticegraph.dataset import Dataset
    from noticegraph.remote import RemoteEngine, RemoteLimits

_SECRET_VARIABLE = "NOTICEGRAPH_REMOTE_SECRET"  # noqa: S105 - the name, not the secret
_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--remote", metavar="URL", help="Use this SPARQL 1.1 server instead."),
    click.option("--remote-update", metavar="URL",
                 help="Its address for updates; without it nothing is ever written there."),
    click.option("--remote-graphs", metavar="URL",
                 help="Its address for the Graph Store Protocol."),
    click.option("--remote-user", metavar="NAME", help="The user name for that server."),
    click.option("--remote-auth", type=click.Choice(["basic", "digest", "bearer"]),
                 help="How to authenticate.  [default: basic]"),
    click.option("--remote-secret-file", type=click.Path(path_type=Path), metavar="FILE",
                 help="A file whose first line is the password or the bearer token; or "
                 f"{_SECRET_VARIABLE}."),
    click.option("--remote-cleartext", is_flag=True,
                 help="Allow sending the secret unencrypted to another machine."),
)  # fmt: skip
_NAMES = (
    "remote", "remote_update", "remote_graphs", "remote_user", "remote_auth",
    "remote_secret_file", "remote_cleartext",
)  # fmt: skip


def remote_options(command: _Command) -> _Command:
    """Add the options of a remote server to a command, which gets them as keyword arguments."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def asked_dataset(
    settings: Settings, options: dict[str, Any], *, with_reports: bool = True
) -> Dataset:
    """Return the dataset of the remote server that the options name, or else that of the content.

    Connections stay open until the command ends.
    """
    engine = click.get_current_context().with_resource(remote_engine(options))
    if engine is None:
        return settings.dataset(with_reports=with_reports)
    return remote_dataset(settings, engine)


def remote_dataset(settings: Settings, engine: RemoteEngine) -> Dataset:
    """Return the dataset of a remote server, after checking its default graph.

    The content's catalogue also describes the statements on that server.
    """
    from noticegraph.catalog import read_catalog
    from noticegraph.dataset import Dataset

    engine.connect()
    return Dataset(engine, read_catalog(settings.content()))


@contextmanager
def remote_engine(
    options: dict[str, Any], limits: Callable[[], RemoteLimits] | None = None
) -> Iterator[RemoteEngine | None]:
    """Yield the engine that the options name, or None if they name none.

    The ``limits`` are made when they are needed: their module loads a client of HTTP. Removes the
    options from the dictionary. Raises UsageError for options that contradict each other, and
    InputError for a secret that cannot be read.
    """
    given = {name: options.pop(name) for name in _NAMES}
    if given["remote"] is None:
        for name in _NAMES:
            if given[name] not in (None, False):
                raise UsageError("option-without-remote", option=f"--{name.replace('_', '-')}")
        yield None
        return
    from noticegraph.remote import Credentials, RemoteAddresses, RemoteEngine

    secret = _read_secret(given["remote_secret_file"])
    credentials = None
    if given["remote_auth"] == "bearer":
        if given["remote_user"] is not None:
            raise UsageError("bearer-with-user")
        credentials = Credentials(token=secret, scheme="bearer")
    elif given["remote_user"] is not None or secret is not None:
        scheme: Any = given["remote_auth"] or "basic"
        credentials = Credentials(given["remote_user"], secret, scheme=scheme)
    addresses = RemoteAddresses(
        given["remote"],
        given["remote_update"],
        given["remote_graphs"],
        credentials,
        given["remote_cleartext"],
    )
    engine = RemoteEngine(addresses, limits() if limits else None)
    try:
        yield engine
    finally:
        engine.close()


def _read_secret(file: Path | None) -> str | None:
    if file is None:
        return os.environ.get(_SECRET_VARIABLE) or None
    try:
        return (file.read_text("utf-8").splitlines() or [""])[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "unreadable-secret", reason=getattr(error, "strerror", None) or str(error), file=file
        ) from error
