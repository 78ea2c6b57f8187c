"""Where the records lie, and how they are written anew."""

from pathlib import Path

RECORDS = Path(__file__).parent / "records"
WRITE_ANEW = "python tests/frozen/write.py"


def record_of(name: str) -> Path:
    """The record of a plan."""
    return RECORDS / f"{name}.txt"
