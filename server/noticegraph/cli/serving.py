"""The verb `serve`: the pages and the SPARQL endpoint."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import click

from noticegraph.cli.output import common_options, current_settings, drop_stdout, write_text


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True,
              help="The address to listen at; 0.0.0.0 lets other machines in.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="0 takes a free one.")  # fmt: skip
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR",
              help="Keep the graphs in a store on disk instead of in memory.")  # fmt: skip
@click.option("--text", "texts", multiple=True, metavar="FILE",
              type=click.Path(path_type=Path),
              help="The text of a statement, to show its passages; repeatable.")  # fmt: skip
@click.option("--query-seconds", type=click.FloatRange(0.1, 3600), default=10.0, show_default=True,
              envvar="NOTICEGRAPH_QUERY_SECONDS", show_envvar=True,
              help="How long a query may take.")  # fmt: skip
@click.option("--query-memory", type=click.IntRange(64), default=1024, show_default=True,
              envvar="NOTICEGRAPH_QUERY_MEMORY", show_envvar=True, metavar="MIB",
              help="How much memory a query may take beyond the data.")  # fmt: skip
@click.option("--answer-size", type=click.IntRange(1), default=64, show_default=True,
              envvar="NOTICEGRAPH_ANSWER_SIZE", show_envvar=True, metavar="MIB",
              help="How large an answer may be.")  # fmt: skip
@click.option("--queries-at-once", type=click.IntRange(1, 256), default=8, show_default=True,
              envvar="NOTICEGRAPH_QUERIES_AT_ONCE", show_envvar=True,
              help="How many queries are evaluated at the same time.")  # fmt: skip
@common_options
def serve(
    host: str,
    port: int,
    store: Path | None,
    texts: tuple[Path, ...],
    query_seconds: float,
    query_memory: int,
    answer_size: int,
    queries_at_once: int,
) -> None:
    """Serve the pages and the SPARQL endpoint until Ctrl-C, SIGTERM or SIGHUP.

    The address is printed on stdout once connections are accepted.
    """
    import logging

    from noticegraph.http import create_app
    from noticegraph.http.serving import open_socket
    from noticegraph.http.serving import serve as serve_application
    from noticegraph.readers import QueryLimits, start_readers
    from noticegraph.reports.loading import read_reports

    settings = current_settings()
    _stop_at_hangup()
    level = logging.DEBUG if settings.verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(message)s")
    # The port first: who cannot have it should not wait for the graphs.
    with open_socket(host, port) as listener:
        content = settings.content()
        dataset = settings.dataset(store)
        examined = read_reports(content)
        limits = QueryLimits(
            seconds=query_seconds,
            memory=query_memory * 2**20,
            answer_bytes=answer_size * 2**20,
            concurrent=queries_at_once,
        )
        # Before the server has threads, which a fork would lose.
        readers = start_readers(dataset, limits, on_disk=store is not None)

        def announce(address: str) -> None:
            try:
                write_text(f"noticegraph is at {address}\n")
            except OSError as error:
                # Nobody may read the address, and all the same ask there.
                drop_stdout()
                reason = error.strerror or error
                settings.tell(f"noticegraph is at {address} (stdout cannot be written: {reason})")
            settings.tell("Ctrl-C stops it")

        try:
            application = create_app(
                dataset, content=content, texts=texts, examined=examined, readers=readers
            )
            serve_application(application, listener, announce)
        finally:
            if readers is not None:
                readers.close()
    settings.tell("stopped")


def _stop_at_hangup() -> None:
    """Let a terminal that closes stop the server in order, unless that is to be ignored (nohup)."""
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
