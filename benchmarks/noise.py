"""How much the plan checks say of random sound plans: each rule's share of the plans, and the warnings a plan.

    .venv/bin/python benchmarks/noise.py --count 500 --seed 1

The limits: no warning on more than 40 % of the plans, no note on more than 60 %, three warnings a plan in the median.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "plan_oracle")]

from plan_noise import Noise, noise_of  # noqa: E402
from sound_cases import sound_plans  # noqa: E402


def report(noise: Noise) -> None:
    """Print every rule, the loudest first, by severity."""
    for severity in ("warning", "note"):
        print(f"{severity}s, share of {noise.plans} plans")
        own = {rule: share for (kind, rule), share in noise.shares.items() if kind == severity}
        for rule, share in sorted(own.items(), key=lambda item: (-item[1], item[0])):
            print(f"  {share:5.1f} %  {rule}")
    counts = Counter(noise.warnings)
    spread = ", ".join(f"{number}: {counts[number]}" for number in sorted(counts))
    print(f"warnings a plan: {noise.median_warnings:g} in the median (plans by number of warnings: {spread})")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    report(noise_of(sound_plans(asked.count, asked.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
