"""Options that several commands take, each with the same words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from noticegraph.languages import LANGUAGES

_Command = TypeVar("_Command", bound=Callable[..., Any])


def flag(name: str, text: str) -> Callable[[_Command], _Command]:
    """Return an option that is given or not."""
    return click.option(name, is_flag=True, help=text)


def output_option(of: str, formats: Sequence[str]) -> Callable[[_Command], _Command]:
    """Return the option for the format of a table."""
    text = f"The format of {of}.  [default: table on a terminal, else tsv]"
    return click.option("--output", "-o", type=click.Choice(formats), help=text)


def seconds_option(of: str = "the shapes") -> Callable[[_Command], _Command]:
    """Return the option for the time that the shapes may take."""
    return click.option(
        "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True,
        help=f"Time limit for {of}.",
    )  # fmt: skip


def messages_option(command: _Command) -> _Command:
    """Add the option for the language of messages."""
    return click.option(
        "--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True,
        help="The language of messages.",
    )(command)  # fmt: skip
