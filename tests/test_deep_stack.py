"""Deep stacks, also where a process may have little address space."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")

LIMITED = """\
import resource, sys
from noticegraph.deep_stack import STACK_BYTES, run_on_deep_stack
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
room = used + int(STACK_BYTES * float(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_AS, (room, room))
print(sum(run_on_deep_stack(lambda: 1) for _ in range(int(sys.argv[2]))))
"""


def run_limited(stacks: float, times: int) -> subprocess.CompletedProcess[str]:
    """Call a function on a deep stack so often, with room for so many stacks at once."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(stacks), str(times)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_stack_is_used_again_where_there_is_room_for_one() -> None:
    assert run_limited(1.5, 500).stdout == "500\n"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_room_for_a_stack_is_an_error_and_no_hang() -> None:
    ended = run_limited(0.5, 1)
    assert ended.returncode == 1
    assert "can't start new thread" in ended.stderr


def test_what_is_raised_on_the_stack_is_raised_to_the_caller() -> None:
    from noticegraph.deep_stack import run_on_deep_stack

    with pytest.raises(ZeroDivisionError):
        run_on_deep_stack(lambda: 1 // 0)
