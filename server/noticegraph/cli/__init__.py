"""The command line: `noticegraph VERB`. No logic of its own.

Data go to stdout, all else to stderr. Exit codes: 0 done · 1 ran, and the answer is no · 2 usage ·
3 input cannot be read or parsed · 4 a limit was hit · 5 internal. Nobody sees a traceback who did
not ask for it (`-v`).

Each verb imports what it needs when it runs: Flask, rdflib and rich would make every call slow.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from noticegraph.cli.asking import ask, query
from noticegraph.cli.graphs import export, format_files, stats
from noticegraph.cli.output import Settings, common_options, drop_stdout, print_error
from noticegraph.cli.questions import questions
from noticegraph.cli.serving import serve
from noticegraph.cli.tracing import segment, trace
from noticegraph.errors import InputError, InternalError, NoticegraphError, UsageError

_EPILOG = """
Exit codes: 0 done; 1 ran, and the answer is no; 2 usage; 3 input cannot be read or parsed;
4 a limit was hit; 5 internal error.

Completion of verbs and options: put
  eval "$(_NOTICEGRAPH_COMPLETE=bash_source noticegraph)"
into ~/.bashrc (zsh: zsh_source and ~/.zshrc; fish: fish_source | source).
"""


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"noticegraph {version('noticegraph')}")
        context.exit()


@click.group(
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EPILOG.replace("\nCompletion", "\n\b\nCompletion"),
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
    help="Print the version and stop.",
)  # fmt: skip
@common_options
def cli() -> None:
    """Ask what privacy statements say, and where they say it."""


for command in (ask, export, format_files, query, questions, segment, serve, stats, trace):
    cli.add_command(command)


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; every error is one line on stderr."""
    settings = Settings()
    try:
        result = cli.main(
            args=list(arguments), prog_name="noticegraph", standalone_mode=False, obj=settings
        )
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except BrokenPipeError:
        # The reader has what it wanted (| head): that is no error of ours.
        drop_stdout()
        return 0
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "noticegraph"
        print_error(UsageError(error.format_message(), hint=f"{path} --help"))
        return UsageError.exit_code
    except NoticegraphError as error:
        print_error(error)
        return error.exit_code
    except OSError as error:
        file = error.filename if isinstance(error.filename, str) else None
        print_error(InputError(error.strerror or str(error), file=file))
        return InputError.exit_code
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        if settings.verbose:
            import traceback

            traceback.print_exc()
        print_error(
            InternalError(
                f"internal error: {type(error).__name__}: {error}",
                hint="run it again with -v and report what it shows",
            )
        )
        return InternalError.exit_code
