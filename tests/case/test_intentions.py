"""Intentions: what a hand wants of a case, applied to it, again and again, and one after the other."""

from typing import Any, get_args

import pytest

from ivcviz.case import intentions as wanted
from ivcviz.case.document import Case, Cone, Graft, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.case.intentions import Intention, applied, replayed
from ivcviz.errors import UserError
from ivcviz.terms.renal_methods import CONE_PIPE
from ivcviz.terms.substitutes import PTFE

LEFT = "left-renal-vein"
CASE = Case(
    "A case",
    Tumour(LevelRef(-13.0, "renal-floor"), LevelRef(172.0), (90.0, 50.0, 40.0), involved=(Involved(LEFT, 12.0),)),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan(LEFT, CONE_PIPE, cone=Cone(14.0, 11.0, 65.0)),),
)
# One of each kind, with what it changes in the case and to what.
EACH: tuple[tuple[Intention, Any, object], ...] = (
    (wanted.MoveTumourEnd(end="lower", value=90.0), lambda c: c.tumour.lower, LevelRef(-8.0, "renal-floor")),
    (wanted.MoveTumourEnd(end="upper", value=180.5), lambda c: c.tumour.upper, LevelRef(180.5)),
    (wanted.MoveTumour(value=130.0), lambda c: (c.tumour.lower.offset_mm, c.tumour.upper.offset_mm), (-11.5, 173.5)),
    (wanted.SizeMass(side="width", value=44.0), lambda c: c.tumour.mass_mm, (90.0, 44.0, 40.0)),
    (wanted.SizeMass(side="depth", value=44.0), lambda c: c.tumour.mass_mm, (90.0, 50.0, 44.0)),
    (wanted.TurnMass(value=-30.0), lambda c: c.tumour.bulge_deg, 330.0),
    (wanted.SetInvolvedLength(vein_id=LEFT, value=7.0), lambda c: c.tumour.involved, (Involved(LEFT, 7.0),)),
    (wanted.MoveRenalOstium(vein_id=LEFT, value=115.0), lambda c: _centre(c, LEFT), 115.0),
    (wanted.MoveLandmark(landmark="hiatus", value=240.0), lambda c: dict(c.anatomy.landmarks)["hiatus"], 240.0),
    (wanted.MoveCut(end="inferior", value=70.0), lambda c: c.resection.inferior_margin_mm, 15.0),
    (wanted.MoveCut(end="superior", value=180.0), lambda c: c.resection.superior_margin_mm, 8.0),
    (wanted.MoveClamp(end="inferior", value=9.0), lambda c: c.resection.cuff_mm, 9.0),
    (wanted.SizeGraft(value=20.0), lambda c: c.graft.diameter_mm, 20.0),
    (wanted.SetVeinMargin(vein_id=LEFT, value=4.0), lambda c: c.renal_plan[0].margin_mm, 4.0),
    (wanted.TurnCone(vein_id=LEFT, value=60.0), lambda c: c.renal_plan[0].cone, Cone(14.0, 11.0, 60.0)),
    (wanted.SizeConeBase(vein_id=LEFT, value=15.0), lambda c: c.renal_plan[0].cone, Cone(15.0, 11.0, 65.0)),
    (wanted.SizeConeTip(vein_id=LEFT, value=10.0), lambda c: c.renal_plan[0].cone, Cone(14.0, 10.0, 65.0)),
)


def _centre(case: Case, vein_id: str) -> float:
    ostium = next(vein.ostium for vein in case.anatomy.renal_veins or () if vein.id == vein_id)
    return (ostium.lower_mm + ostium.upper_mm) / 2


def test_each_kind_is_looked_at() -> None:
    assert {type(intention) for intention, _, _ in EACH} == set(get_args(Intention))


@pytest.mark.parametrize(("intention", "read", "value"), EACH, ids=lambda item: getattr(item, "name", None))
def test_an_intention_changes_what_it_names(intention: Intention, read: Any, value: object) -> None:
    assert read(applied(CASE, intention)) == value


@pytest.mark.parametrize("intention", [intention for intention, _, _ in EACH], ids=lambda item: item.name)
def test_an_intention_said_twice_is_the_same_as_once(intention: Intention) -> None:
    once = applied(CASE, intention)
    assert applied(once, intention) == once


def test_intentions_are_replayed_one_after_the_other() -> None:
    lower, upper = wanted.MoveTumourEnd(end="lower", value=90.0), wanted.MoveTumourEnd(end="upper", value=160.0)
    on_the_way = list(replayed(CASE, [lower, upper]))
    assert on_the_way == [applied(CASE, lower), applied(applied(CASE, lower), upper)]


def test_what_cannot_be_is_refused_with_a_sentence() -> None:
    for intention in (
        wanted.MoveTumourEnd(end="lower", value=180.0),
        wanted.MoveRenalOstium(vein_id="no-vein", value=100.0),
        wanted.SetVeinMargin(vein_id="no-vein", value=3.0),
        wanted.SizeGraft(value=1.0),
    ):
        with pytest.raises(UserError, match=r"\.$"):
            applied(CASE, intention)
    unknown = Case("A case", Tumour(LevelRef(85.0), LevelRef(172.0)))
    with pytest.raises(UserError, match="size of the mass is not known"):
        applied(unknown, wanted.SizeMass(side="width", value=40.0))
