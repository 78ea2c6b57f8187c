"""Writes the records of all frozen plans anew: `python tests/frozen/write.py`. Look at the diff before it is committed."""

import sys

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
            sys.stdout.write(f"{old.name}: taken away\n")
    for name in PLANS:
        text, record = text_of(plan_of(name)), record_of(name)
        if not record.exists() or record.read_text(encoding="utf-8") != text:
            record.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{record.name}: written\n")


if __name__ == "__main__":
    with painting():
        write_texts()
