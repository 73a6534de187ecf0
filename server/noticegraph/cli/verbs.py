"""All commands, and how their errors are reported: one line, one exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click
from click.shell_completion import shell_complete

from noticegraph.cli import INTERRUPTED
from noticegraph.cli.asking import ask, query
from noticegraph.cli.authoring import check_file
from noticegraph.cli.differing import diff
from noticegraph.cli.drafting import draft
from noticegraph.cli.facts import facts
from noticegraph.cli.graphs import export, format_files, stats
from noticegraph.cli.notes import notes
from noticegraph.cli.output import Settings, common_options, drop_stdout, print_error
from noticegraph.cli.questions import questions
from noticegraph.cli.revising import revise
from noticegraph.cli.serving import serve
from noticegraph.cli.storing import backup, load
from noticegraph.cli.tracing import segment, trace
from noticegraph.cli.validating import validate
from noticegraph.cli.watching import watch
from noticegraph.cli.workspaces import add, init
from noticegraph.errors import (
    InputError,
    InternalError,
    MemoryLimitError,
    NoticegraphError,
    UsageError,
)

_PROGRAM = "noticegraph"
_COMPLETION = "_NOTICEGRAPH_COMPLETE"
_EPILOG = f"""
Exit codes: 0 success; 1 success, but the answer is no; 2 wrong usage; 3 input cannot be read or
parsed, or output cannot be written; 4 a limit was reached; 5 internal error.

\b
To complete commands and options with Tab, put
  eval "$({_COMPLETION}=bash_source noticegraph)"
into ~/.bashrc (zsh: zsh_source and ~/.zshrc; fish: fish_source | source).
"""


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"noticegraph {version('noticegraph')}")
        context.exit()


VERBS: dict[str, tuple[click.Command, ...]] = {
    "Bring in": (init, add, watch, segment),
    "Draft": (draft, facts, notes, revise),
    "Check": (check_file, validate, trace, format_files),
    "Ask": (ask, questions, query, diff, stats, export),
    "Serve": (serve, load, backup),
}
"""All commands, by what somebody does with them."""


class _Verbs(click.Group):
    """The commands in groups, each in the order of work."""

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(len(str(v.name)) for verbs in VERBS.values() for v in verbs)
        limit = formatter.width - 6 - width
        for heading, verbs in VERBS.items():
            with formatter.section(heading):
                formatter.write_dl(
                    [(str(v.name).ljust(width), v.get_short_help_str(limit)) for v in verbs]
                )


@click.group(
    cls=_Verbs,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EPILOG,
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
    help="Print the version and exit.",
)  # fmt: skip
@common_options
def cli() -> None:
    """Ask what privacy statements say, and where they say so."""


for group in VERBS.values():
    for command in group:
        cli.add_command(command)


def run_verb(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; every error is one line on stderr."""
    settings = Settings()
    try:
        code = _invoke(arguments, settings)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has read enough (| head), which is not an error.
        drop_stdout()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else _PROGRAM
        print_error(UsageError("command-line", reason=error.format_message(), command=path))
        return UsageError.exit_code
    except NoticegraphError as error:
        print_error(error)
        return error.exit_code
    except OSError as error:
        print_error(_input_error(error))
        return InputError.exit_code
    except MemoryError:
        print_error(MemoryLimitError("process-memory"))
        return MemoryLimitError.exit_code
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        if settings.verbose:
            import traceback

            traceback.print_exc()
        print_error(InternalError("unforeseen", class_name=type(error).__name__, reason=str(error)))
        return InternalError.exit_code


def _invoke(arguments: Sequence[str], settings: Settings) -> int:
    # Not cli.main: it exits with 1 if a reader stops reading, and prints a line after Ctrl-C.
    instruction = os.environ.get(_COMPLETION)
    if instruction:
        return shell_complete(cli, {"obj": settings}, _PROGRAM, _COMPLETION, instruction)
    try:
        with cli.make_context(_PROGRAM, list(arguments), obj=settings) as context:
            result = cli.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return result if isinstance(result, int) else 0


def _input_error(error: OSError) -> InputError:
    if isinstance(error.filename, str):
        return InputError(
            "unreadable-path", reason=error.strerror or str(error), file=error.filename
        )
    # Only standard streams have no name, and code that reads stdin handles its own errors.
    drop_stdout()
    return InputError("unwritable-output", reason=error.strerror or str(error))
