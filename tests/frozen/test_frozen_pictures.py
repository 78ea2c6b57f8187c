"""The pictures of the shipped cases, at every stage and from every side, have the colours that are recorded of them.

What draws differs from one machine to the next by a little, so that the marks of the very pixels are for `write.py` to tell.
"""

import pytest
from pictures import STAGES, VIEWS, names, recorded, seen
from plans import SHIPPED

_TOLERANCE = 6  # of 255, for the mean colour of a cell


@pytest.mark.long
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("case", SHIPPED)
def test_a_case_looks_at_a_stage_as_recorded(case: str, stage: str) -> None:
    known = recorded()
    off = {view: seen((case, stage, view)).differs_by(known[case, stage, view]) for view in VIEWS}
    wrong = [f"{view} (by {most} of 255)" for view, most in off.items() if most > _TOLERANCE]
    assert not wrong, f"{case}, {stage}, looks otherwise: {', '.join(wrong)}; if meant: python tests/frozen/write.py --pixels"


def test_every_picture_is_recorded() -> None:
    assert list(recorded()) == list(names())
