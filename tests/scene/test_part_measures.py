"""Every part that is drawn of eight plans, at all stages, lies where it lay and is as large as it was.

After a change that is meant: `python tests/write_measures.py` writes the record anew; look at the difference.
"""

import pytest
from measured_parts import CASES, RECORD, measured
from measures import differences, read


@pytest.mark.parametrize("name", CASES)
def test_what_is_drawn_of_a_plan_measures_what_it_measured(name: str) -> None:
    kept = {thing: numbers for thing, numbers in read(RECORD).items() if thing.startswith(f"{name} / ")}
    assert kept
    assert differences(kept, measured(name)) == []
