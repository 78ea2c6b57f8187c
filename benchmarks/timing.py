"""The one clock: wall and processor seconds of a call or of a whole process, candidates taking turns.

Processor seconds are those of all threads (software rendering has several) and, for a process, of what it started.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Taken:
    """What one run took; `peak_mib` only of a whole process."""

    wall: float
    processor: float
    peak_mib: float | None = None


def call(work: Callable[[], object]) -> Taken:
    """One call in this process."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Taken(time.perf_counter() - wall, time.process_time() - processor)


def process(command: list[str], output: int | None = None) -> Taken:
    """One whole process, from its start to its end; `output` is a file descriptor for what it prints."""
    with tempfile.TemporaryFile() as said:
        streams = [(os.POSIX_SPAWN_DUP2, said.fileno() if output is None else output, 1)]
        streams += [(os.POSIX_SPAWN_DUP2, said.fileno(), 2)]
        start = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
        _, status, used = os.wait4(child, 0)
        wall = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) != 0:
            said.seek(0)
            words = said.read().decode(errors="replace")
            raise SystemExit(f"{words}{' '.join(command[1:])} failed; nothing is measured.")
    per_mib = 2**20 if sys.platform == "darwin" else 2**10
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / per_mib)


def python(*arguments: str) -> list[str]:
    """A command that runs this interpreter."""
    return [sys.executable, *arguments]


Measure = Callable[[], Taken | dict[str, Taken]]


def in_turn(candidates: Mapping[str, Measure], rounds: int, warm_ups: int = 1) -> dict[str, list[Taken]]:
    """What each candidate took, measured A B C, A B C, … after warm-ups: the machine's drift hits all alike.

    A candidate that measures several things at once gives them by name: "candidate, name".
    """
    taken: dict[str, list[Taken]] = {}
    for turn in range(warm_ups + rounds):
        for name, measure in candidates.items():
            found = measure()
            parts = {name: found} if isinstance(found, Taken) else {f"{name}, {part}": t for part, t in found.items()}
            for part, once in parts.items():
                kept = taken.setdefault(part, [])
                if turn >= warm_ups:
                    kept.append(once)
    return taken
