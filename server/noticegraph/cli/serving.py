"""The verb `serve`: the pages and the SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path

import click

from noticegraph.cli.output import common_options, current_settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True,
              help="The address to listen at; 0.0.0.0 lets other machines in.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="0 takes a free one.")  # fmt: skip
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR",
              help="Keep the graphs in a store on disk instead of in memory.")  # fmt: skip
@common_options
def serve(host: str, port: int, store: Path | None) -> None:
    """Serve the pages and the SPARQL endpoint until Ctrl-C or SIGTERM.

    The address is printed on stdout once connections are accepted.
    """
    import logging

    from noticegraph.http import create_app
    from noticegraph.http.serving import open_socket
    from noticegraph.http.serving import serve as serve_application

    settings = current_settings()
    level = logging.DEBUG if settings.verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(message)s")
    # The port first: who cannot have it should not wait for the graphs.
    with open_socket(host, port) as listener:
        application = create_app(settings.dataset(store), content=settings.content())

        def announce(address: str) -> None:
            click.echo(f"noticegraph is at {address}")
            settings.tell("Ctrl-C stops it")

        serve_application(application, listener, announce)
    settings.tell("stopped")
