"""What the examples of the rules find lies where it lay, with the numbers that it had.

After a change that is meant: `python tests/write_measures.py` writes the record anew; look at the difference.
"""

from measured_findings import RECORD, measured
from measures import differences, read


def test_every_finding_of_the_examples_has_its_place_and_its_numbers() -> None:
    assert differences(read(RECORD), measured()) == []
