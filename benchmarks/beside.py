"""Measures this checkout and another in turn: `python benchmarks/beside.py CHECKOUT [SUBJECT …] -o FILE [--turns N]`.

For a busy machine, on which two runs an hour apart say nothing of each other. The other checkout has its own `.venv` and its
own `benchmarks/all.py`. Of each figure the turn with the least median of processor time stands; both sides are written, FILE
and FILE with "-other", and their ratios printed.
"""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from figures import Figure, Group, comparison_printed, read, written
from timing import process

HERE = Path(__file__).parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("subjects", nargs="+", metavar="SUBJECT")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--turns", type=int, default=3, metavar="N", help="how often each checkout is measured (3)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each candidate is, each time (5)")
    asked = parser.parse_args()
    ours: list[Group] = []
    others: list[Group] = []
    for subject in asked.subjects:
        for _ in range(asked.turns):
            others = _quieter(others, _measured(asked.checkout.resolve(), subject, asked.rounds))
            ours = _quieter(ours, _measured(HERE, subject, asked.rounds))
        written(ours, asked.output)
        written(others, asked.output.with_stem(f"{asked.output.stem}-other"))
    comparison_printed(others, ours)


def _measured(checkout: Path, subject: str, rounds: int) -> list[Group]:
    """One subject in one checkout, by its own interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "figures.json")
        script = checkout / "benchmarks" / "all.py"
        process([str(checkout / ".venv/bin/python"), str(script), subject, "--rounds", str(rounds), "-o", str(found)])
        return read(found)


def _quieter(before: list[Group], again: list[Group]) -> list[Group]:
    """Each figure of both from the run in which its median of processor time was less; others stay."""
    known = {group.title: group for group in before}
    for group in again:
        old = known.get(group.title)
        known[group.title] = group if old is None else replace(group, figures=_least(old.figures, group.figures))
    return list(known.values())


def _least(old: list[Figure], new: list[Figure]) -> list[Figure]:
    earlier = {figure.name: figure for figure in old}
    return [min(figure, earlier.get(figure.name, figure), key=lambda one: one.processor_ms[1]) for figure in new]


if __name__ == "__main__":
    main()
