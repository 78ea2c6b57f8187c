"""Many random plans, looked through by the oracle of `tests/plan_oracle`, which knows nothing of how a plan is made.

    .venv/bin/python benchmarks/random_plans.py --count 10000 --seed 1 --jobs 2 --examples wrong

Prints the seed, exceptions (there must be none), and for each kind of fault on how many plans it occurs, on how many of these
no stop or warning says what it is about, and on how many there is no stop or warning at all. The plainest plan of each untold
kind is written as a case file where `--examples` names a folder.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "plan_oracle")]

from fault_counts import FaultCounts, counted  # noqa: E402
from random_cases import random_cases  # noqa: E402

from ivcviz.case.document import Case  # noqa: E402
from ivcviz.errors import UserError  # noqa: E402
from ivcviz.storage.case_files import save_case  # noqa: E402

CHUNK = 250  # cases of one seed: few enough that all workers are busy to the end


def of_chunk(seeded: int, count: int) -> FaultCounts:
    """The counts of one chunk, whose seed is its own."""
    return counted(random_cases(count, seeded))


def all_chunks(count: int, seeded: int, jobs: int) -> FaultCounts:
    """The counts of so many cases; chunk k has the seed `seeded` + k."""
    sizes = [min(CHUNK, count - start) for start in range(0, count, CHUNK)]
    total = FaultCounts()
    with ProcessPoolExecutor(jobs) as workers:
        for done, counts in enumerate(workers.map(of_chunk, range(seeded, seeded + len(sizes)), sizes), start=1):
            total.join(counts)
            print(f"{total.plans} plans", file=sys.stderr, end="\r" if done < len(sizes) else "\n", flush=True)
    return total


def report(total: FaultCounts) -> None:
    """Print the counts, what is untold first."""
    print(f"{total.plans} plans, {total.refused} refused in a sentence, {len(total.crashes)} exceptions")
    for reason in sorted({reason for _, reason in total.crashes}):
        print(f"  exception: {reason}")
    print(f"{'fault':<74}{'plans':>7}{'unnamed':>9}{'silent':>8}")
    for kind in sorted(total.found, key=lambda kind: (-total.silent[kind], -total.unnamed[kind], kind)):
        print(f"{' · '.join(kind):<74}{total.found[kind]:>7}{total.unnamed[kind]:>9}{total.silent[kind]:>8}")


def write_examples(total: FaultCounts, folder: Path) -> None:
    """A case file for each kind of fault that a plan does not tell of, and for each exception."""
    folder.mkdir(parents=True, exist_ok=True)
    wrong: list[tuple[str, str, Case]] = [
        ("-".join(kind).replace(" ", "-"), fault.about, case) for kind, (_, fault, case) in sorted(total.examples.items())
    ]
    wrong += [(f"exception-{number}", reason, case) for number, (case, reason) in enumerate(total.crashes[:20], start=1)]
    for name, about, case in wrong:
        try:
            save_case(case, folder / f"{name}.json")
        except UserError as reason:
            print(f"{name}: {reason}")
            continue
        print(f"{folder / name}.json: {about}")


def main() -> int:
    """1 where there were exceptions, or faults without any stop or warning."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--examples", type=Path, metavar="DIR")
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    begun = time.perf_counter()
    total = all_chunks(asked.count, asked.seed, asked.jobs)
    report(total)
    print(f"{time.perf_counter() - begun:.0f} s")
    if asked.examples is not None:
        write_examples(total, asked.examples)
    return 1 if total.crashes or total.silent else 0


if __name__ == "__main__":
    sys.exit(main())
