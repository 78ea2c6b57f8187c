"""What is drawn of eight plans at all stages, and what stands beside it, lies where it lay and is as large as it was.

After a change that is meant: `python tests/write_measures.py` writes the records anew; look at the difference.
"""

import measured_pages
import measured_parts
import pytest
from measures import differences, read


def kept_of(record: dict[str, list[float]], name: str) -> dict[str, list[float]]:
    kept = {thing: numbers for thing, numbers in record.items() if thing.startswith(f"{name} / ")}
    assert kept
    return kept


@pytest.mark.parametrize("name", measured_parts.CASES)
def test_what_is_drawn_of_a_plan_measures_what_it_measured(name: str) -> None:
    assert differences(kept_of(read(measured_parts.RECORD), name), measured_parts.measured(name)) == []


@pytest.mark.parametrize("name", measured_pages.OF_CASES)
def test_labels_grips_and_sections_of_a_plan_lie_where_they_lay(name: str) -> None:
    assert differences(kept_of(read(measured_pages.RECORD), name), measured_pages.measured(name)) == []


def test_pages_of_several_sizes_are_laid_out_as_they_were() -> None:
    assert differences(kept_of(read(measured_pages.RECORD), "page"), measured_pages.measured_pages()) == []
