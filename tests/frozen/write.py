"""Writes the records of the frozen plans anew: `python tests/frozen/write.py`, with `--pixels` those of the pictures too.

Look at the diff, and at the pictures that it names, before it is committed.
"""

import sys

from pictures import PIXELS, names, recorded, seen
from plans import PLANS, plan_of
from records_of import RECORDS, record_of
from text_of import text_of

from ivcviz.app.platform import painting


def write_texts() -> None:
    """The text of every plan; records that no plan has any more are taken away."""
    RECORDS.mkdir(exist_ok=True)
    for old in RECORDS.glob("*.txt"):
        if old.stem not in PLANS:
            old.unlink()
            _say(f"{old.name}: taken away")
    for name in PLANS:
        text, record = text_of(plan_of(name)), record_of(name)
        if not record.exists() or record.read_text(encoding="utf-8") != text:
            record.write_text(text, encoding="utf-8", newline="\n")
            _say(f"{record.name}: written")


def write_pixels() -> None:
    """What is recorded of every picture; those that are not the same to the last pixel are named."""
    known, lines = recorded(), []
    for name in names():
        now, before = seen(name), known.get(name)
        lines.append(now.line(name))
        if before is None:
            _say(f"{' '.join(name)}: new")
        elif before.mark != now.mark:
            _say(f"{' '.join(name)}: other pixels; a cell of the grid differs by {now.differs_by(before)} of 255 at most")
    PIXELS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    with painting():
        write_texts()
        if "--pixels" in sys.argv[1:]:
            write_pixels()
