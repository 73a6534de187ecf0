"""The command line: `noticegraph COMMAND`. No logic of its own.

Data go to stdout, everything else to stderr. Exit codes: 0 success · 1 success, but the answer is
no · 2 wrong usage · 3 input cannot be read or parsed, or output cannot be written · 4 a limit was
reached · 5 internal error · 130 Ctrl-C. Tracebacks are shown only on request (`-v`).

Each command imports what it needs when it runs: importing Flask, rdflib and rich every time would
make all commands slow.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""The exit code after Ctrl-C: what a shell reports for a process ended by SIGINT."""


def main() -> None:
    """Run the command line and exit with its code."""
    # Python's own handler raises KeyboardInterrupt anywhere; during an import or at exit, that is a
    # traceback. If SIGINT is to be ignored (nohup, a shell's &), it stays ignored.
    raising = signal.getsignal(signal.SIGINT)
    ours = raising is signal.default_int_handler
    if ours:
        signal.signal(signal.SIGINT, _leave)
    from noticegraph.cli.output import prepare_streams
    from noticegraph.cli.verbs import run_verb

    prepare_streams()
    try:
        if ours:
            signal.signal(signal.SIGINT, raising)
        code = run_verb(sys.argv[1:])
        if ours:
            signal.signal(signal.SIGINT, _leave)
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; every error is one line on stderr."""
    from noticegraph.cli.verbs import run_verb

    return run_verb(arguments)


def _leave(_signum: int, _frame: object) -> None:
    os._exit(INTERRUPTED)
