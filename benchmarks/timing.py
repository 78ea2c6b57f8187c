"""Runs candidates in turn and prints medians and ratios: the machine's drift hits all alike."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable


def wall(command: list[str]) -> float:
    """Wall seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def call(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def thread(work: Callable[[], object]) -> float:
    """Seconds of this thread that one call takes, whatever else the machine does."""
    start = time.thread_time()
    work()
    return time.thread_time() - start


def in_turn(candidates: dict[str, Callable[[], float]], rounds: int, warm_ups: int = 1) -> dict[str, float]:
    """Median seconds of each candidate, measured A B C, A B C, … after warm-ups."""
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(rounds + warm_ups):
        for name, measure in candidates.items():
            seconds = measure()
            if turn >= warm_ups:
                taken[name].append(seconds)
    return {name: statistics.median(values) for name, values in taken.items()}


def report(title: str, medians: dict[str, float], ours: str, targets: dict[str, float]) -> None:
    """Medians in ms, and our ratio to each of the others beside its target."""
    print(f"\n{title}")
    for name, seconds in medians.items():
        print(f"  {name:<44} {seconds * 1e3:9.1f} ms")
    for name, limit in targets.items():
        ratio = medians[ours] / medians[name]
        print(f"  ratio to {name:<35} {ratio:9.2f}   target ≤ {limit:g}   {'met' if ratio <= limit else 'NOT MET'}")


def bound(title: str, seconds: float, limit_ms: float) -> None:
    """One figure beside an absolute bound."""
    verdict = "met" if seconds * 1e3 <= limit_ms else "NOT MET"
    print(f"  {title:<44} {seconds * 1e3:9.1f} ms   target ≤ {limit_ms:g} ms   {verdict}")


def python(*arguments: str) -> list[str]:
    """A command that runs this interpreter."""
    return [sys.executable, *arguments]
