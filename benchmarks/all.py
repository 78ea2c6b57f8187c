"""Measures everything, or what is named: `python benchmarks/all.py [SUBJECT …] [--quick] [-o FILE] [--against FILE]`.

Each subject is measured in a process of its own, candidates taking turns; ratios are those of medians of one run.
"""

import argparse
import os
import tempfile
from pathlib import Path
from pkgutil import resolve_name

from bytecode import compiled_or_refused
from figures import comparison_printed, group_printed, read, written
from timing import process, python

from ivcviz.app.platform import without_display

# Where each subject's figures come from: a function of the rounds that yields groups of them.
SUBJECTS = {
    "launch": "launch:launched",
    "render": "pictures:rendered",
    "export": "pictures:exported",
    "moving": "moving:moved",
    "comparison": "moving:compared",
    "steps": "working:stepped",
    "edits": "working:edited",
    "loading": "working:loaded",
    "section": "sections:sectioned",
    "plan": "planning:planned",
    "triangles": "planning:meshed",
    "ledger": "planning:accounted",
    "card": "cards:carded",
    "memory": "memory:remembered",
}
ROUNDS, QUICK = 7, 3


def main() -> None:
    asked = _asked()
    compiled_or_refused()
    without_display()
    groups = []
    with tempfile.TemporaryDirectory() as folder:
        # The user's own settings and recovery files stay out of it.
        homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), folder)
        os.environ.update(homes)
        subjects = asked.subjects or list(SUBJECTS)
        if len(subjects) == 1:
            for group in resolve_name(SUBJECTS[subjects[0]])(asked.rounds):
                group_printed(group)
                groups.append(group)
        for subject in subjects if len(subjects) > 1 else ():
            found = Path(folder, f"{subject}.json")
            command = python(__file__, subject, "--rounds", str(asked.rounds), "-o", str(found))
            process(command, output=1)
            groups += read(found)
            if asked.output is not None:
                written(groups, asked.output)  # what has been measured is kept, should a later subject fail
    if asked.output is not None:
        written(groups, asked.output)
    if asked.against is not None:
        comparison_printed(read(asked.against), groups)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=", ".join(SUBJECTS))
    parser.add_argument("--quick", dest="rounds", action="store_const", const=QUICK, help="a first look")
    parser.add_argument("--rounds", type=int, metavar="N", help=f"how often each candidate is measured, about ({ROUNDS})")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--against", type=Path, metavar="FILE", help="print the ratio to figures that were written before")
    parser.set_defaults(rounds=ROUNDS)
    asked = parser.parse_args()
    unknown = [subject for subject in asked.subjects if subject not in SUBJECTS]
    if unknown:
        parser.error(f"there is no subject {', '.join(unknown)}; there are {', '.join(SUBJECTS)}.")
    return asked


if __name__ == "__main__":
    main()
