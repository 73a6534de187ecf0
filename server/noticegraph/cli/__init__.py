"""The command line: `noticegraph VERB`. No logic of its own.

Data go to stdout, all else to stderr. Exit codes: 0 done · 1 ran, and the answer is no · 2 usage ·
3 input cannot be read or parsed, or output not written · 4 a limit was hit · 5 internal · 130
Ctrl-C. Nobody sees a traceback who did not ask for it (`-v`).

Each verb imports what it needs when it runs: Flask, rdflib and rich would make every call slow.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""The exit code after Ctrl-C: what a shell reports of a process that SIGINT ended."""


def main() -> None:
    """Run the command line and exit with its code."""
    # Python's own handler raises KeyboardInterrupt wherever the program is: in an import or at the
    # exit that is a traceback. One that was told to be ignored (nohup, a shell's &) stays ignored.
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
