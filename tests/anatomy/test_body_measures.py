"""Every vein, artery and organ of five bodies lies where it lay, and is as wide as it was.

After a change that is meant: `python tests/write_measures.py` writes the record anew; look at the difference.
"""

import pytest
from measured_bodies import RECORD, measured
from measures import differences, read
from named_bodies import BODIES


@pytest.mark.parametrize("name", BODIES)
def test_a_body_measures_what_it_measured(name: str) -> None:
    kept = {thing: numbers for thing, numbers in read(RECORD).items() if thing.startswith(f"{name} / ")}
    assert kept
    assert differences(kept, measured(name)) == []
