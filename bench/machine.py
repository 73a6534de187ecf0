"""The machine: what it is, and how much of it others took meanwhile (Linux, /proc)."""

from __future__ import annotations

import os
import platform
import resource
import time
from pathlib import Path
from typing import Any


def describe_machine() -> dict[str, Any]:
    """Return what a reader needs to know of the machine; memory in GiB."""
    model = "unknown"
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": model,
        "cores": count_cores(),
        "memory": round(memory, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0))


class ForeignLoad:
    """The share of the processors that other programs take, between its making and `share`.

    The processes that this one started count as its own once they have ended and were waited for;
    what living ones have taken is given to `share`.
    """

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._busy, self._own = _busy_seconds(), _own_seconds()

    def share(self, living: float) -> float:
        """Return the share, of 1 for all cores; ``living`` in seconds."""
        foreign = (_busy_seconds() - self._busy) - (_own_seconds() - self._own) - living
        available = (time.perf_counter() - self._began) * (os.cpu_count() or 1)
        return max(0.0, foreign / available)


def _busy_seconds() -> float:
    fields = Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _wait, irq, soft_irq = map(int, fields[:7])
    return (user + nice + system + irq + soft_irq) / os.sysconf("SC_CLK_TCK")


def _own_seconds() -> float:
    total = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        usage = resource.getrusage(who)
        total += usage.ru_utime + usage.ru_stime
    return total
