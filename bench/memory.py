"""Memory and processor time of a process with its children (Linux, /proc).

RSS counts a page that is shared after a fork once for each process; PSS divides it among them, so
that the sum is what the processes take together.
"""

from __future__ import annotations

import contextlib
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

_PROC = Path("/proc")


@dataclass(frozen=True)
class Memory:
    """Sums over a process and its descendants, in MiB."""

    rss: float
    pss: float
    processes: int


def measure_memory(pid: int) -> Memory:
    """Return the memory of a process tree; one that ends meanwhile counts for nothing."""
    rss = pss = 0.0
    tree = _process_tree(pid)
    for member in tree:
        with contextlib.suppress(OSError):
            for line in (_PROC / str(member) / "smaps_rollup").read_text().splitlines():
                name, _, rest = line.partition(":")
                if name in ("Rss", "Pss"):
                    size = int(rest.split()[0]) / 1024
                    rss, pss = (rss + size, pss) if name == "Rss" else (rss, pss + size)
    return Memory(rss, pss, len(tree))


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process tree, with that of children that have ended."""
    total = 0
    for member in _process_tree(pid):
        with contextlib.suppress(OSError):
            fields = (_PROC / str(member) / "stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))
    return total / os.sysconf("SC_CLK_TCK")


class ProcessorSeconds:
    """The processor time of a process tree.

    What processes spent that ended between two looks is counted to the last look, because nobody
    waits for some of them.
    """

    def __init__(self, pid: int) -> None:
        """Count the time of a process and its descendants."""
        self._pid = pid
        self._spent: dict[int, int] = {}

    def look(self) -> float:
        """Return what they spent until now."""
        for member in _process_tree(self._pid):
            with contextlib.suppress(OSError):
                fields = (_PROC / str(member) / "stat").read_text().rpartition(")")[2].split()
                self._spent[member] = sum(map(int, fields[11:13]))
        return sum(self._spent.values()) / os.sysconf("SC_CLK_TCK")


def _process_tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                # The name stands in brackets and may hold blanks.
                after_name = (entry / "stat").read_text().rpartition(")")[2]
                children.setdefault(int(after_name.split()[1]), []).append(int(entry.name))
    tree, waiting = [], [root]
    while waiting:
        member = waiting.pop()
        tree.append(member)
        waiting += children.get(member, [])
    return tree


class PeakMemory:
    """The greatest memory of a process tree while the block runs, looked at each second."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.greatest = Memory(0, 0, 0)
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while True:
            self.greatest = max(self.greatest, measure_memory(self.pid), key=lambda m: m.pss)
            if self._ended.wait(1):
                return

    def __enter__(self) -> PeakMemory:
        self._watcher.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._watcher.join()
