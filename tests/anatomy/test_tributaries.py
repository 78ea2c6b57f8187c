"""Where the tributaries of the left renal vein enter it: in the reference body, and as measured in a patient."""

from dataclasses import replace

import pytest

from ivcviz.anatomy.landmarks import veins_of
from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef, Tumour
from ivcviz.case.faults import require_consistent
from ivcviz.errors import UserError
from ivcviz.plan.resolve import resolve

LEFT = "left-renal-vein"
CASE = Case("A case", Tumour(LevelRef(85.0), LevelRef(150.0)))


def distances(case: Case) -> dict[str, float]:
    return {t.kind: t.along_mm for t in resolve(case).body.tributaries if t.enters == LEFT}


def test_a_measured_distance_moves_that_tributary_alone_and_none_takes_it_back() -> None:
    before = distances(CASE)
    moved = edits.set_tributary_distances(CASE, lumbar_mm=38.0)
    assert distances(moved) == before | {"lumbar": 38.0}
    assert edits.set_tributary_distances(moved, lumbar_mm=None) == CASE


def test_a_clamp_on_the_left_renal_vein_stands_clear_of_where_they_enter() -> None:
    def jaw(case: Case) -> float | None:
        return next(clamp.along_mm for clamp in resolve(case).clamps if clamp.vein == LEFT)

    case = edits.set_involved(CASE, LEFT, 5.0)
    clear = jaw(case)
    assert clear is not None
    on_it = edits.set_tributary_distances(case, adrenal_mm=clear)
    assert jaw(on_it) != clear


@pytest.mark.parametrize(
    ("vein_id", "along", "words"), [(LEFT, 150.0, "no more than the vein's length"), ("right-renal-vein", 20.0, LEFT)]
)
def test_a_distance_that_no_vein_can_have_is_refused(vein_id: str, along: float, words: str) -> None:
    veins = tuple(replace(v, gonadal_mm=along) if v.id == vein_id else v for v in veins_of(CASE.anatomy)[0])
    with pytest.raises(UserError, match=words):
        require_consistent(replace(CASE, anatomy=replace(CASE.anatomy, renal_veins=veins)))
