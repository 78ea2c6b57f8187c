"""Reads made reports and says how many are read whole, in part, and wrongly: python benchmarks/reports.py --count 10000

The reports are those of tests/case/words/made_reports.py: the same facts in many wordings, orders, units and separators.
"""

import argparse
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "case" / "words"))

from made_reports import LOOSE, SEPARATORS, made_report, misread

from ivcviz.case.words.report import ReportReading, read_report


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    arguments = options.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    for name, separators in (("plain separators", SEPARATORS), ("loose separators", LOOSE)):
        began, whole, wrong = time.process_time(), 0, []
        for seed in seeds:
            made = made_report(Random(seed), separators)
            reading = read_report(made.text)
            whole += reading == ReportReading(made.report)
            if misread(reading.report, made.report):
                wrong.append(seed)
        took = time.process_time() - began
        print(
            f"{name}: {len(seeds)} reports, {whole} read whole, {len(seeds) - whole - len(wrong)} in part, {len(wrong)} wrongly"
        )
        print(f"  {1000 * took / len(seeds):.2f} ms each; wrong seeds: {wrong[:20] or 'none'}")


if __name__ == "__main__":
    main()
