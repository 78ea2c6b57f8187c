"""What the operation has removed or tied: kidneys, adrenals, renal veins, small veins."""

from ivcviz.anatomy.continued_cava import iliac_place
from ivcviz.anatomy.small_courses import COMMON_ILIAC_VEINS
from ivcviz.anatomy.specification import Side
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.operation.act import SEGMENT, WALL, Thing, renal_vein
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.renal_outcome import SIDES
from ivcviz.plan.resection.iliac import MOUTH_MM
from ivcviz.terms.iliac_methods import TIE, IliacMethod

_WHOLE_MM = 1e3  # a vein cut so far from its ostium is gone
# Between the two ends of a cut vein; the shortest stump on the cava that is drawn; how far a tied end draws back (by eye).
_PARTED_MM, _SHORTEST_MM, _RETRACTED_MM = 0.5, 3.0, 3.0
TIED_MM = 2.0  # the calibre that a tie draws the end of a renal vein in to (by eye)


def organs_gone(plan: Plan, situs: Situs) -> frozenset[str]:
    """Names of the organs that are absent: missing kidneys, and what was removed with the specimen."""
    kidneys = {f"{side}-kidney" for side in (*plan.case.anatomy.missing_kidneys, *kidneys_out(situs))}
    taken = (organ for organ in plan.case.resection.en_bloc if Thing("organ", organ.id) in situs.out)
    return frozenset(kidneys | {organ.mesh for organ in taken if organ.mesh is not None})


def kidneys_out(situs: Situs) -> tuple[Side, ...]:
    """Sides whose kidney has been taken out."""
    return tuple(side for side in SIDES if Thing("kidney", side) in situs.out)


def veins_gone(situs: Situs) -> frozenset[str]:
    """Renal veins that are gone: with their kidney, or, cut and of a missing one, with all that was left of them."""
    return frozenset(thing.id for thing in situs.out if thing.kind == "renal-vein")


def stumps_of(plan: Plan, situs: Situs) -> tuple[tuple[str, float], ...]:
    """The distance from its ostium, mm, at which each divided renal vein is cut; `_WHOLE_MM` for veins that are gone."""
    gone = veins_gone(situs)
    cut = [vein for vein in plan.renal_veins if renal_vein(vein.id) in situs.cut or vein.id in gone]
    return tuple((vein.id, _WHOLE_MM if vein.id in gone else drawn_stump_mm(vein, situs)) for vein in cut)


def drawn_stump_mm(vein: PlannedRenalVein, situs: Situs) -> float:
    """Where the end of a cut vein towards its kidney is drawn, mm from its ostium: where it is cut, a little further once it is
    tied."""
    return (vein.stump_along_mm or 0.0) + (_RETRACTED_MM if renal_vein(vein.id) in situs.tied else 0.0)


def caval_stumps_of(plan: Plan, situs: Situs) -> tuple[tuple[str, float], ...]:
    """What stays on the cava of each renal vein that is cut, mm from its ostium; nothing where its ostium is taken out."""
    taken = SEGMENT in situs.out or WALL in situs.cut
    found = []
    for vein in plan.renal_veins:
        stump = vein.stump_along_mm or 0.0
        if renal_vein(vein.id) in situs.cut and stump > _SHORTEST_MM and not (taken and vein.in_resection):
            found.append((vein.id, max(stump - _PARTED_MM, _SHORTEST_MM)))
    return tuple(found)


def closed_caval_stumps(situs: Situs) -> tuple[str, ...]:
    """Renal veins whose stump on the cava has been closed."""
    return tuple(sorted(thing.id for thing in situs.closed if thing.kind == "caval-stump"))


def iliac_stumps(plan: Plan, situs: Situs) -> tuple[tuple[str, float], ...]:
    """The common iliac veins that are cut where the segment that is out reaches below the confluence: the named one at the
    cut, the other, whose mouth went with the confluence, beyond that."""
    side = plan.case.tumour.iliac_side
    if SEGMENT not in situs.out or plan.resection is None or plan.resection.inferior_mm >= 0.0 or side is None:
        return ()
    other = next(one for one in SIDES if one != side)
    mouth = MOUTH_MM * plan.body.scale
    return iliac_place(side, plan.resection.inferior_mm), (COMMON_ILIAC_VEINS[other], mouth)


def tied_iliac(plan: Plan, situs: Situs) -> tuple[tuple[str, float], ...]:
    """Of the common iliac veins that are cut those that the plan ties, each with where it is cut."""
    return tuple((vein, along) for vein, along in iliac_stumps(plan, situs) if iliac_method(plan, vein) is TIE)


def iliac_method(plan: Plan, vein_id: str) -> IliacMethod | None:
    """What the plan makes of a common iliac vein; None where it says nothing."""
    return next((entry.method for entry in plan.case.iliac_plan if entry.vein_id == vein_id), None)


def tied_veins(plan: Plan, situs: Situs) -> tuple[PlannedRenalVein, ...]:
    """Renal veins whose stump is tied: it stays open to what enters it on the kidney side."""
    return tuple(vein for vein in plan.renal_veins if renal_vein(vein.id) in situs.tied - situs.out)


def tied_arteries(situs: Situs) -> tuple[Side, ...]:
    """Sides whose renal artery is tied and cut: its stump stays on the aorta."""
    return tuple(side for side in SIDES if Thing("renal-artery", side) in situs.tied)


def divided_at(plan: Plan, situs: Situs) -> tuple[str, ...]:
    """Ids of the small veins that have been divided."""
    return tuple(vein.id for vein in plan.divided if Thing("small-vein", vein.id) in situs.divided)
