"""Builders of the rules' examples: the reference woman, a tumour between two heights, and what else the rule reads."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ivcviz.anatomy.landmarks import reference_hepatic_veins, reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, Ostium
from ivcviz.case import document as doc
from ivcviz.plan.findings import find
from ivcviz.plan.model import Clearance, Plan
from ivcviz.plan.resolve import resolve
from ivcviz.terms.renal_methods import CONE_PIPE, LEAVE, OPENING, RenalMethod
from ivcviz.terms.substitutes import PTFE

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
Change = Callable[[Plan], Plan]


@dataclass(frozen=True, slots=True)
class Sample:
    """A case, and a change of its plan where no case leads to that plan (clamps are placed by rule)."""

    case: doc.Case
    change: Change | None = None

    def plan(self) -> Plan:
        made = resolve(self.case)
        if self.change is None:
            return made
        changed = self.change(replace(made, findings=()))
        return replace(changed, findings=find(changed))


@dataclass(frozen=True, slots=True)
class Example:
    """Samples that make a rule fire, and one that does not."""

    fires: tuple[Sample, ...]
    silent: Sample


def sample(lower: float, upper: float, words: str = "", change: Change | None = None, **choices: Any) -> Sample:
    """A tumour between two levels with a graft of 16 mm, unless another one is given."""
    tumour = doc.Tumour(doc.LevelRef(lower), doc.LevelRef(upper))
    tumour = replace(tumour, **choices.pop("tumour", {}))
    involved = tuple(doc.Involved(vein, length) for vein, length in choices.pop("involved", {}).items())
    title = f"tumour from {lower:g} to {upper:g} mm" + (f", {words}" if words else "")
    graft = choices.pop("graft", doc.Graft.of(PTFE, 16.0))
    case = doc.Case(title, replace(tumour, involved=involved), graft=graft, **choices)
    return Sample(case, change)


def sewn(**by_side: doc.RenalPlan) -> dict[str, Any]:
    """Both renal veins sewn to the graft: the right one into an opening, the left one to a cone pipe."""
    cone = doc.RenalPlan(LEFT, CONE_PIPE, cone=doc.Cone(12.0, 10.0, 70.0))
    return {"renal_plan": tuple(({"right": doc.RenalPlan(RIGHT, OPENING), "left": cone} | by_side).values())}


def ends(right: RenalMethod, left: RenalMethod = LEAVE, **choices: Any) -> dict[str, Any]:
    """Set the methods of both renal veins."""
    return {"renal_plan": (doc.RenalPlan(RIGHT, right), doc.RenalPlan(LEFT, left)), **choices}


def without_clamp(vein: str) -> Change:
    return lambda plan: replace(plan, clamps=tuple(clamp for clamp in plan.clamps if clamp.vein != vein))


def superior_clamp_at(level_mm: float) -> Change:
    return lambda plan: replace(
        plan, clamps=tuple(replace(c, level_mm=level_mm) if c.end == "superior" else c for c in plan.clamps)
    )


def with_room(room_mm: float) -> Change:
    """The left branch as near to the aorta as this."""
    room = (Clearance("aorta", room_mm),)
    return lambda plan: replace(
        plan, renal_veins=tuple(replace(v, clearances=room) if v.side == "left" else v for v in plan.renal_veins)
    )


def accessory(diameter_mm: float) -> AnatomySpec:
    """The reference woman with an inferior right hepatic vein."""
    half = diameter_mm / 2
    ostium = Ostium(160 - half, 160 + half, 270)
    vein = HepaticVein("inferior-right-hepatic-vein", "Inferior right hepatic vein", ostium, diameter_mm, main=False)
    return AnatomySpec(hepatic_veins=(*reference_hepatic_veins("F"), vein))


def moved(side: str, **changes: Any) -> AnatomySpec:
    """The reference woman with one renal vein changed."""
    veins = reference_renal_veins("F")
    return AnatomySpec(renal_veins=tuple(replace(v, **changes) if v.side == side else v for v in veins))


PLAIN = sample(30, 60)
WHOLE = sample(85, 172, "right opening, left cone pipe", **sewn())
