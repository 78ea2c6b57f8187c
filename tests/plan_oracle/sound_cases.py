"""Random cases that a surgeon would call sound, for measuring how much the plan checks say of them.

Sound: no stop; every renal vein that the resection takes has a method, and no other vein has one; states of arteries and times
are entered. Lower end and length are uniform, the rest is by lot.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from plan_door import printed_plan

from ivcviz.anatomy.landmarks import landmarks_of, veins_of
from ivcviz.anatomy.specification import AnatomySpec, RenalVein
from ivcviz.case import document as doc
from ivcviz.terms.renal_methods import LEAVE, METHODS, RenalMethod
from ivcviz.terms.substitutes import PTFE, SUBSTITUTES

LOWER, LENGTH = (10.0, 185.0), (10.0, 110.0)
_MADE_WIDTHS = (12.0, 14.0, 16.0, 18.0, 20.0, 22.0, 24.0)  # tubes as they are sold


def sound_plans(count: int, seeded: int) -> Iterator[dict[str, Any]]:
    """The plans of so many sound cases, as the command line prints them."""
    lot = Random(seeded)
    while count:
        case = _case(lot)
        plan = None if case is None else printed_plan(case)
        if plan is not None and not any(found["severity"] == "stop" for found in plan["findings"]):
            count -= 1
            yield plan


def _case(lot: Random) -> doc.Case | None:
    """A case by lot; None where its upper cut lies so high that hepatic veins have to be planned, which is a stop always."""
    spec = AnatomySpec(sex=lot.choice(("F", "M")))
    lower, length = lot.uniform(*LOWER), lot.uniform(*LENGTH)
    resection = doc.Resection()
    cuts = lower - resection.inferior_margin_mm, lower + length + resection.superior_margin_mm
    if cuts[1] > landmarks_of(spec).hepatic_floor:
        return None
    return doc.Case(
        "A sound case by lot",
        doc.Tumour(doc.LevelRef(lower), doc.LevelRef(lower + length)),
        anatomy=spec,
        resection=resection,
        graft=_graft(lot),
        renal_plan=tuple(_renal_plan(lot, vein, _takes(cuts, vein)) for vein in veins_of(spec)[0]),
        timing=doc.Timing(lot.uniform(20, 60), lot.uniform(12, 30), lot.uniform(12, 30), clamp_onto_graft=lot.random() < 0.3),
    )


def _takes(cuts: tuple[float, float], vein: RenalVein) -> bool:
    return vein.ostium.upper_mm > cuts[0] and vein.ostium.lower_mm < cuts[1]


def _graft(lot: Random) -> doc.Graft:
    return doc.Graft.of(PTFE if lot.random() < 0.6 else lot.choice(SUBSTITUTES), lot.choice(_MADE_WIDTHS))


def _renal_plan(lot: Random, vein: RenalVein, taken: bool) -> doc.RenalPlan:
    base = lot.uniform(9, 14)
    return doc.RenalPlan(
        vein.id,
        lot.choice([method for method in METHODS if _is_for(method, vein)]) if taken else LEAVE,
        cone=doc.Cone(base, base - lot.uniform(0, 3), lot.uniform(50, 90)),
        mobilisation_mm=lot.uniform(20, 30) if vein.side == "right" else lot.uniform(0, 20),
        artery=lot.choice(("open", "clamped")),
        sewing_min=lot.uniform(10, 25),
    )


def _is_for(method: RenalMethod, vein: RenalVein) -> bool:
    """Whether a method does something with a vein of its side that is planned here to the end."""
    return method is not LEAVE and method.fits(vein.side) and not method.goes_elsewhere
