"""How many small random changes of the source the tests of its folder notice.

    .venv/bin/python benchmarks/mutation.py --count 300 --seed 1 --jobs 2 --results mutation.jsonl

Each change is made in a copy of the checkout, never in the checkout itself, and the tests of the changed folder are run
there until the first one fails. With `--results` what is known is kept after every change: the same command goes on where it
was interrupted. `equivalent_changes.txt` names changes that nobody could notice, with the reason; these do not count.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from threading import Lock

from mutants import Change, draw

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("plan", "anatomy", "case", "geometry", "storage", "scene")
GOAL_PERCENT = 85.0
KILLED, SURVIVED, TIMED_OUT, EQUIVALENT = "killed", "survived", "timed out", "equivalent"
OUTCOMES = (KILLED, TIMED_OUT, SURVIVED, EQUIVALENT)


class Checkout:
    """A copy of the checkout, in which one change at a time is made and taken back."""

    def __init__(self, folder: Path, frozen: bool) -> None:
        self.folder = folder
        self.frozen = frozen
        names = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.splitlines()
        for name in names:
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)

    def outcome_of(self, change: Change, limit_s: float) -> str:
        """What the tests of the changed folder say of a change."""
        path = self.folder / change.path
        source = path.read_text(encoding="utf-8")
        try:
            self._write(path, change.applied_to(source))
            passed = self.passes(change.path.split("/")[1], limit_s)
        finally:
            self._write(path, source)
        return TIMED_OUT if passed is None else SURVIVED if passed else KILLED

    def passes(self, folder: str, limit_s: float) -> bool | None:
        """Whether the tests of a folder pass; None where they are not done within the limit."""
        tests = [f"tests/{folder}", *(["tests/frozen"] if self.frozen else [])]
        command = [sys.executable, "-m", "pytest", *tests, "-x", "-q", "-p", "no:cacheprovider"]
        shutil.rmtree(self.folder / ".hypothesis", ignore_errors=True)  # what one change taught is no test of the next
        environment = os.environ | {"PYTHONPATH": str(self.folder), "QT_QPA_PLATFORM": "offscreen"}
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return process.wait(limit_s) == 0
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def _write(self, path: Path, source: str) -> None:
        """Write a file, and remove what Python keeps of it: two changes may fall into the same second."""
        path.write_text(source, encoding="utf-8")
        for kept in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            kept.unlink()


class Results:
    """Outcomes by the key of their change, kept in a file if one is named."""

    def __init__(self, path: Path | None, seed: int) -> None:
        self.path, self.lock = path, Lock()
        self.known: dict[str, str] = {}
        if path is None:
            return
        if path.exists():
            first, *rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
            if first != {"seed": seed}:
                sys.exit(f"{path} holds the results of {first}, not of seed {seed}: name another file.")
            self.known = {row["key"]: row["outcome"] for row in rows}
        else:
            path.write_text(json.dumps({"seed": seed}) + "\n", encoding="utf-8")

    def keep(self, change: Change, outcome: str, seconds: float) -> None:
        with self.lock:
            self.known[change.key] = outcome
            print(f"{outcome:<10} {seconds:5.0f} s  {change.path}:{change.line} [{change.kind}]", flush=True)
            if self.path is not None:
                row = {"key": change.key, "outcome": outcome, "change": str(change), "seconds": round(seconds, 1)}
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")


def equivalent_keys() -> dict[str, str]:
    """Keys of changes that nobody could notice, with the reason."""
    lines = (ROOT / "benchmarks" / "equivalent_changes.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#"))


def run(changes: list[Change], results: Results, jobs: int, frozen: bool, limit_s: float | None) -> None:
    """Try every change that has no outcome yet."""
    todo = [change for change in changes if change.key not in results.known]
    with tempfile.TemporaryDirectory(prefix="mutation-") as scratch:
        copies: SimpleQueue[Checkout] = SimpleQueue()
        checkouts = [Checkout(Path(scratch) / str(number), frozen) for number in range(jobs)]
        for checkout in checkouts:
            copies.put(checkout)
        limits = {folder: limit_s or _limit(checkouts[0], folder) for folder in sorted({_folder(c) for c in todo})}

        def attempt(change: Change) -> None:
            checkout, start = copies.get(), time.monotonic()
            try:
                outcome = checkout.outcome_of(change, limits[_folder(change)])
                results.keep(change, outcome, time.monotonic() - start)
            finally:
                copies.put(checkout)

        with ThreadPoolExecutor(jobs) as pool:
            try:
                for future in [pool.submit(attempt, change) for change in todo]:
                    future.result()
            except KeyboardInterrupt:
                pool.shutdown(cancel_futures=True)
                print("interrupted")


def _limit(checkout: Checkout, folder: str) -> float:
    """Five times what the tests of a folder take as they are, and a little; exits where they fail as they are."""
    start = time.monotonic()
    if not checkout.passes(folder, 3600.0):
        sys.exit(f"the tests of {folder} fail without any change")
    return 5.0 * (time.monotonic() - start) + 20.0


def report(changes: list[Change], results: Results, seed: int) -> float:
    """Print what became of the changes and list the survivors; the share noticed, percent."""
    judged, tried = equivalent_keys(), [change for change in changes if change.key in results.known]
    outcome = {
        c.key: EQUIVALENT if results.known[c.key] == SURVIVED and c.key in judged else results.known[c.key] for c in tried
    }
    print(f"\nseed {seed}: {len(tried)} of {len(changes)} changes tried\n")
    print(f"{'folder':<10}" + "".join(f"{name:>12}" for name in OUTCOMES) + f"{'noticed':>12}")
    for folder in (*FOLDERS, ""):
        counts = Counter(outcome[c.key] for c in tried if folder in ("", _folder(c)))
        if counts:
            figures = "".join(f"{counts[name]:>12}" for name in OUTCOMES)
            print(f"{folder or 'all':<10}{figures}{_share(counts):>10.0f} %")
    for change in tried:
        if outcome[change.key] == SURVIVED:
            print(f"\n{change}")
    return _share(Counter(outcome.values()))


def _share(counts: Counter[str]) -> float:
    noticed, real = counts[KILLED] + counts[TIMED_OUT], sum(counts.values()) - counts[EQUIVALENT]
    return 100.0 * noticed / real if real else 100.0


def _folder(change: Change) -> str:
    return change.path.split("/")[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="changes to draw (default 300)")
    parser.add_argument("--seed", type=int, help="what decides which; drawn and printed where none is given")
    parser.add_argument("--folders", nargs="+", default=FOLDERS, choices=FOLDERS, metavar="FOLDER")
    parser.add_argument("--with-frozen", action="store_true", help="run tests/frozen, too")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, help="seconds for one change (default: five times the unchanged run)")
    parser.add_argument("--results", type=Path, help="a file that keeps what is known, so that a run can be resumed")
    parser.add_argument("--list", action="store_true", help="print the changes and try none")
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    print(f"seed {seed}")
    changes = draw(ROOT, tuple(asked.folders), asked.count, seed)
    if asked.list:
        print("\n".join(map(str, changes)))
        return 0
    results = Results(asked.results, seed)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the copies go and no tests run on
    run(changes, results, asked.jobs, asked.with_frozen, asked.limit)
    share = report(changes, results, seed)
    return 0 if share >= GOAL_PERCENT else 1


if __name__ == "__main__":
    sys.exit(main())
