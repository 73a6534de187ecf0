"""The command `serve`: the pages and the SPARQL endpoint."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noticegraph.cli.output import (
    common_options,
    current_settings,
    drop_stdout,
    progress,
    reviewed_option,
    write_text,
)
from noticegraph.cli.remoting import remote_dataset, remote_engine, remote_options
from noticegraph.cli.reviewing import Wish, check_review, open_house
from noticegraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from noticegraph.given_texts import GivenText
    from noticegraph.remote import RemoteLimits
    from noticegraph.served_content import ServedState

_TOKEN_VARIABLE = "NOTICEGRAPH_WRITE_TOKEN"  # noqa: S105 - the name, not the token
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{16,}=*")
_SERVICE = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+/\S*")


def _setting(
    name: str, kind: click.ParamType[Any], default: Any, text: str, unit: str | None = None
) -> Any:
    """Return an option that can also be given by an environment variable."""
    variable = "NOTICEGRAPH_" + name.removeprefix("--").upper().replace("-", "_")
    return click.option(
        name, type=kind, default=default, show_default=True, envvar=variable, show_envvar=True,
        metavar=unit, help=text,
    )  # fmt: skip


_SETTINGS = (
    _setting("--query-seconds", click.FloatRange(0.1, 3600), 10.0,
             "Time limit of a query.", "SECONDS"),
    _setting("--query-memory", click.IntRange(64), 1024,
             "Memory limit of a query, beyond the data.", "MIB"),
    _setting("--answer-size", click.IntRange(1), 64, "Size limit of an answer.", "MIB"),
    _setting("--answer-rows", click.IntRange(1), 1_000_000,
             "Limit of rows in an answer.", "ROWS"),
    _setting("--queries-at-once", click.IntRange(1, 256), 8,
             "Limit of queries evaluated at once; as many again may take longer than 0.25 s.",
             "QUERIES"),
    _setting("--queries-waiting", click.IntRange(0, 256), 16,
             "Limit of queries that wait for a place, for up to two seconds; others are refused.",
             "QUERIES"),
    _setting("--client-seconds", click.FloatRange(0), 120.0,
             "Processor time that one client address may use; one second is added each second. "
             "0: no limit.", "SECONDS"),
    _setting("--update-seconds", click.FloatRange(0.1, 86_400), 60.0,
             "Time limit of a change.", "SECONDS"),
    _setting("--update-memory", click.IntRange(64), 4096,
             "Memory limit of a change, beyond the data.", "MIB"),
    _setting("--body-size", click.IntRange(1, 4096), 64,
             "Size limit of the body of an update or a graph.", "MIB"),
    _setting("--connections", click.IntRange(8, 100_000), 1000,
             "Limit of open connections; beyond it, those idle the longest are closed.",
             "CONNECTIONS"),
    _setting("--unread-size", click.IntRange(8), 512,
             "Limit of answers not yet read by clients; half of it for one address.", "MIB"),
    _setting("--validation-seconds", click.IntRange(1, 3600), 20,
             "Processor time for validating a graph.", "SECONDS"),
    _setting("--validation-deadline", click.FloatRange(0.1, 86_400), 120.0,
             "Elapsed time for validating a graph, however busy the machine is.", "SECONDS"),
    _setting("--cache-size", click.IntRange(0), 64, "Size of the cache of answers.", "MIB"),
)  # fmt: skip


def _settings(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_SETTINGS):
        command = option(command)
    return command


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True,
              help="The address to listen on; 0.0.0.0 admits other machines.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="The port to listen on; 0 chooses a free one.")  # fmt: skip
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR",
              help="Keep the data in this directory; changes outlast the server.")  # fmt: skip
@click.option(
    "--empty", is_flag=True, help="Start without the graphs of the content and the workspace."
)
@click.option("--default-graph", type=click.Choice(["union", "own"]), default="union",
              show_default=True, envvar="NOTICEGRAPH_DEFAULT_GRAPH", show_envvar=True,
              help="The default graph of queries: the union of all graphs, or the "
              "unnamed graph.")  # fmt: skip
@click.option("--write-token-file", type=click.Path(path_type=Path), metavar="FILE",
              help="A file whose first line is the token for changes. Without it, or "
              f"{_TOKEN_VARIABLE}, the server is read-only.")  # fmt: skip
@click.option("--allow-service", "services", multiple=True, metavar="PREFIX",
              help="Let SERVICE query endpoints whose address begins with this. Can be "
              "repeated.")  # fmt: skip
@click.option("--text", "text_files", multiple=True, metavar="FILE",
              type=click.Path(path_type=Path),
              help="The text of a statement, to show and examine it. Can be repeated.")  # fmt: skip
@click.option("--texts", "text_folder", metavar="DIR", type=click.Path(path_type=Path),
              envvar="NOTICEGRAPH_TEXTS", show_envvar=True,
              help="A folder with the texts of statements, whatever they are called: each is "
              "recognised by its digest.")  # fmt: skip
@click.option("--review", is_flag=True,
              help="Let people review the statements of the workspace; an address for each "
              "reviewer is printed.")  # fmt: skip
@click.option("--reviewer", "reviewers", multiple=True, metavar="NAME",
              help="The name of a reviewer. Can be repeated.")  # fmt: skip
@click.option("--review-origin", metavar="ORIGIN",
              help="The address at which others reach the server by HTTPS (https://NAME), if "
              "other machines can reach it.")  # fmt: skip
@_settings
@remote_options
@reviewed_option
@common_options
def serve(
    host: str,
    port: int,
    store: Path | None,
    empty: bool,
    default_graph: Any,
    write_token_file: Path | None,
    services: tuple[str, ...],
    text_files: tuple[Path, ...],
    text_folder: Path | None,
    review: bool,
    reviewers: tuple[str, ...],
    review_origin: str | None,
    **limits: Any,
) -> None:
    """Serve the pages and the SPARQL endpoint until Ctrl-C, SIGTERM or SIGHUP.

    The address is printed on stdout as soon as connections are accepted.
    """
    import logging

    from noticegraph.endpoint import Admission, Endpoint
    from noticegraph.http import create_app, take_up
    from noticegraph.http.request.write_access import Gate, WriteToken
    from noticegraph.http.server.sockets import open_socket
    from noticegraph.http.server.waitress_server import THREADS
    from noticegraph.http.server.waitress_server import serve as serve_application
    from noticegraph.processes import Limits
    from noticegraph.reports.loading import read_reports
    from noticegraph.reports.workers import Limits as ValidationLimits
    from noticegraph.served_content import ServedState
    from noticegraph.starting import Served, Settings, serving

    settings = current_settings()
    _stop_at_hangup()
    level = logging.DEBUG if settings.verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(message)s")
    token = _read_token(write_token_file)
    _check_services(services)
    check_review(Wish(review, reviewers, review_origin), host, token, remote=limits["remote"])
    admission = Admission(
        concurrent=limits["queries_at_once"],
        waiting=limits["queries_waiting"],
        client_seconds=limits["client_seconds"],
        seconds=limits["query_seconds"],
    )
    gate = Gate(WriteToken(token) if token else None, limits["body_size"] * 2**20, review)

    def limits_elsewhere() -> RemoteLimits:
        from noticegraph.remote import RemoteLimits

        return RemoteLimits(
            query_seconds=limits["query_seconds"],
            update_seconds=limits["update_seconds"],
            answer_bytes=limits["answer_size"] * 2**20,
        )

    def announce(address: str) -> None:
        try:
            write_text(f"noticegraph is at {address}\n")
        except OSError as error:
            # The server is useful even if nobody can read its address.
            drop_stdout()
            reason = error.strerror or error
            settings.tell(f"noticegraph is at {address} (stdout cannot be written: {reason})")
        if house is not None:
            house.door.open(address)
        settings.tell("Ctrl-C stops it")

    _check_choices(limits, store, empty, default_graph, services, token)
    if settings.reviewed_only and limits["remote"] is not None:
        raise UsageError("option-with-remote", option="--reviewed-only")
    # Open the port first: if it is taken, the error should not wait for the graphs to load.
    with (
        open_socket(host, port) as listener,
        remote_engine(limits, limits_elsewhere) as remote,
        ExitStack() as stack,
    ):
        content = settings.whole_content()
        texts = _read_texts(text_files, text_folder, settings.tell)
        house = open_house(content, reviewers, review_origin, token) if review else None
        if remote is not None:
            reports = read_reports(content, texts)
            state = ServedState(
                remote_dataset(settings, remote), {report.slug: report for report in reports}
            )
            served = Served(state)
        else:
            wanted = Settings(
                content=None if empty else content,
                store=store,
                writable=token is not None,
                default_graph=default_graph,
                limits=Limits(
                    seconds=limits["query_seconds"],
                    memory=limits["query_memory"] * 2**20,
                    answer_bytes=limits["answer_size"] * 2**20,
                    answer_rows=limits["answer_rows"],
                    update_seconds=limits["update_seconds"],
                    update_memory=limits["update_memory"] * 2**20,
                ),
                allowed_services=services,
                texts=texts,
                reviewed_only=settings.reviewed_only,
            )
            with progress("loading the graphs", settings):
                served = stack.enter_context(serving(wanted, settings.tell))
        with progress("loading the graphs", settings):
            state = served.state
            application = create_app(
                state.dataset,
                content=content,
                texts=texts,
                examined=tuple(state.reports.values()),
                endpoint=Endpoint(state.dataset.engine, admission),
                gate=gate,
                kept_bytes=limits["cache_size"] * 2**20,
                validation_limits=ValidationLimits(
                    seconds=limits["validation_deadline"],
                    processor_seconds=limits["validation_seconds"],
                ),
                review=house,
                reviewed=served.reviewed,
            )

        strangers = _strangers(texts)

        def change(now: ServedState) -> None:
            take_up(application, now)
            for note in strangers(now):
                settings.tell(note)

        change(state)
        served.watch(change)
        threads = THREADS + 2 * admission.concurrent + admission.waiting
        serve_application(
            application,
            listener,
            announce,
            gate=gate,
            threads=threads,
            page_threads=admission.pages,
            page_patience=admission.patience,
            connections=limits["connections"],
            unsent_bytes=limits["unread_size"] * 2**20,
        )
    settings.tell("stopped")


def _read_texts(
    files: tuple[Path, ...], folder: Path | None, tell: Callable[[str], None]
) -> tuple[GivenText, ...]:
    if not files and folder is None:
        return ()
    from noticegraph.given_texts import read_given_texts, read_text_folder

    found = read_given_texts(files)
    if folder is not None:
        given = read_text_folder(folder)
        found += given.texts
        for note in given.notes:
            tell(note)
    return tuple(found)


def _strangers(texts: tuple[GivenText, ...]) -> Callable[[ServedState], Iterable[str]]:
    """Return what tells, once all statements are read, which texts belong to none."""
    waiting = list(texts)

    def tell_of(now: ServedState) -> Iterable[str]:
        if not waiting or now.unread:
            return ()
        from noticegraph.given_texts import note_strangers

        told = tuple(waiting)
        waiting.clear()
        return note_strangers(told, (entry.source_digest for entry in now.dataset.entries))

    return tell_of


def _check_choices(
    options: dict[str, Any],
    store: Path | None,
    empty: bool,
    default_graph: str,
    services: tuple[str, ...],
    token: str | None,
) -> None:
    """Raise UsageError for options that do not apply to a remote server."""
    if options["remote"] is None:
        return
    meaningless = {
        "--store": store,
        "--empty": empty,
        "--default-graph own": default_graph == "own",
        "--allow-service": services,
    }
    for name, given in meaningless.items():
        if given:
            raise UsageError("option-with-remote", option=name)
    if token is not None and options["remote_update"] is None:
        raise UsageError("token-without-update")


def _read_token(file: Path | None) -> str | None:
    """Return the write token from the file or the environment, or None if there is none."""
    if file is None:
        found = os.environ.get(_TOKEN_VARIABLE)
        where: Path | None = None
    else:
        try:
            found = (file.read_text("utf-8").splitlines() or [""])[0].strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                "unreadable-token", reason=getattr(error, "strerror", None) or str(error), file=file
            ) from error
        where = file
    if found is None or (not found and where is None):
        return None
    if not _TOKEN.fullmatch(found):
        raise InputError("weak-token", file=where)
    return found


def _check_services(services: tuple[str, ...]) -> None:
    for prefix in services:
        if not _SERVICE.fullmatch(prefix):
            raise UsageError("service-prefix", prefix=prefix)


def _stop_at_hangup() -> None:
    """Shut down in order when the terminal closes, unless SIGHUP is to be ignored (nohup)."""
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
