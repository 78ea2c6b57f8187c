"""Plans that are made of one number, for the pairs of a rule's limit."""

from dataclasses import replace
from typing import Any

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case import document as doc
from ivcviz.plan.catalogue.samples import LEFT, RIGHT, Sample, accessory, ends, sample, sewn, with_room
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.clamps import IVC
from ivcviz.plan.resolve import resolve
from ivcviz.terms.renal_methods import CAVAL_CUFF, CONE_PIPE, LEAVE, NEPHRECTOMY, OPENING, RenalMethod
from ivcviz.terms.resections import PARTIAL_PATCH, THROMBECTOMY
from ivcviz.terms.substitutes import ILIAC_VEIN, PTFE, SAPHENOUS_VEIN

ROUND_CAVA = AnatomySpec(section=((0.0, 20.0, 20.0), (252.0, 20.0, 20.0)))
# A renal vein of the right side as round as a tube of 10 mm, so that a stump's size is known without reckoning.
ROUND_VEIN = AnatomySpec(
    renal_veins=tuple(
        replace(vein, width_mm=10.0, thickness_mm=10.0) if vein.side == "right" else vein for vein in reference_renal_veins("F")
    )
)


def lower_end(x: float, upper: float = 150.0, **choices: Any) -> Sample:
    return sample(x, upper, **choices)


def upper_end(x: float, lower: float = 30.0, **choices: Any) -> Sample:
    return sample(lower, x, **choices)


def clamp_at(x: float, end: str, sample_: Sample, without: str = "") -> Sample:
    """A sample whose clamp at an end of the cava stands elsewhere, and without the clamp of a vein."""

    def change(plan: Plan) -> Plan:
        kept = (replace(c, level_mm=x) if c.end == end else c for c in plan.clamps if c.vein != without)
        return replace(plan, clamps=tuple(kept), divided=())

    return replace(sample_, change=change)


def hole_at(x: float) -> Sample:
    """The left branch's hole turned to a clock position."""

    def change(plan: Plan) -> Plan:
        turned = (replace(v, hole=replace(v.hole, clock_deg=x)) if v.hole and v.side == "left" else v for v in plan.renal_veins)
        return replace(plan, renal_veins=tuple(turned))

    return sample(85, 172, "", change, **sewn())


def involved(x: float, vein: str, method: RenalMethod = LEAVE, **choices: Any) -> Sample:
    """A vein that the tumour grows into for `x` mm; the other one is left."""
    plans = {"renal_plan": (doc.RenalPlan(vein, method),)}
    return sample(85, 172, involved={vein: x}, **plans, **choices)


def cone(x: float, of: str, **choices: Any) -> Sample:
    """A right cone pipe on a round vein of 10 mm, one of its measures being `x`."""
    sizes = {"base_diameter_mm": 9.0, "tip_diameter_mm": 9.0, "takeoff_deg": 70.0} | {of: x}
    plans = (doc.RenalPlan(RIGHT, CONE_PIPE, cone=doc.Cone(**sizes)),)
    return sample(85, 172, anatomy=ROUND_VEIN, renal_plan=plans, **choices)


def patch(x: float, margin: float = 0.0) -> Sample:
    """A patch that takes `x` degrees of the wall."""
    chosen = doc.Resection(kind=PARTIAL_PATCH, lateral_margin_mm=margin)
    return sample(30, 60, resection=chosen, tumour={"circumference_deg": x})


def extracted(x: float) -> Sample:
    """A growth of the uterus whose lower end lies at `x`, to be extracted."""
    chosen, grown = doc.Resection(kind=THROMBECTOMY), {"origin": "uterine", "iliac_side": "left"}
    return sample(x, 60, resection=chosen, graft=None, tumour=grown)


def short_graft(x: float) -> Sample:
    """A graft of `x` mm with one opening, which stands in its middle: half of what the hole leaves is wall to either end."""
    chosen = doc.Resection(inferior_margin_mm=0.0, superior_margin_mm=0.0)
    height = hole_height(sample(85, 172, **sewn(right=doc.RenalPlan(RIGHT, OPENING, margin_mm=0.0))))
    plans = (doc.RenalPlan(RIGHT, OPENING, margin_mm=0.0),)
    return sample(100, 100 + height + x, resection=chosen, renal_plan=plans)


def hole_height(one: Sample) -> float:
    hole = next(vein.hole for vein in resolve(one.case).renal_veins if vein.side == "right")
    assert hole is not None
    return hole.height_mm


def mobilised(x: float, share: float) -> Sample:
    """A right vein that must be brought nearer, `x` mm more than a share of which is allowed."""
    bare = sample(85, 172, involved={RIGHT: 8.0}, renal_plan=(doc.RenalPlan(RIGHT, OPENING),))
    reach = next(vein.reach_mm for vein in resolve(bare.case).renal_veins if vein.side == "right")
    assert reach is not None
    allowed = doc.RenalPlan(RIGHT, OPENING, mobilisation_mm=reach * share + x)
    return sample(85, 172, involved={RIGHT: 8.0}, renal_plan=(allowed,))


def thrombus(lower: float, upper: float) -> Sample:
    ends_ = doc.Thrombus(doc.LevelRef(lower), doc.LevelRef(upper))
    return sample(70, 140, tumour={"thrombus": ends_})  # cut at 60 mm, clamp at 50, its jaw from 47 mm


def right_share(x: float, right: RenalMethod = OPENING, left: RenalMethod = NEPHRECTOMY) -> Sample:
    return sample(80, 150, patient=doc.Patient(right_kidney_percent=x), **ends(right, left))


def inferior_cut(plan: Plan) -> float:
    assert plan.resection is not None
    return plan.resection.inferior_mm


def superior_cut(plan: Plan) -> float:
    assert plan.resection is not None
    return plan.resection.superior_mm


def superior_clamp(plan: Plan) -> float:
    return max(clamp.level_mm for clamp in plan.clamps if clamp.vein == IVC and clamp.level_mm is not None)


def thin_jaw(x: float) -> Sample:
    return sample(30, x, resection=doc.Resection(jaw_mm=1.0))


def cuff(x: float) -> Sample:
    return sample(30, 60, resection=doc.Resection(cuff_mm=x))


def lumen_above(x: float) -> Sample:
    """A free tip at `x` above the extent: the superior clamp stands at 80 mm."""
    return sample(30, 60, tumour={"lumen_tip": doc.LumenTip(superior=doc.LevelRef(x))})


def lumen_below(x: float) -> Sample:
    """A free tip at `x` below the extent: the inferior clamp stands at 140 mm."""
    return sample(160, 170, tumour={"lumen_tip": doc.LumenTip(inferior=doc.LevelRef(x))})


def under_accessory(x: float) -> Sample:
    """The site of the superior clamp lies at 160 mm, at an inferior right hepatic vein of `x` mm."""
    return sample(130, 140, anatomy=accessory(x))


def left_opening(x: float) -> Sample:
    """The left renal vein, involved for `x` mm, is sewn to an opening: its jaw ends 15 mm further."""
    return involved(x, LEFT, OPENING)


def left_jaw_at(x: float, vein: str = LEFT) -> Sample:
    """The clamp on a renal vein, cut 5 mm from the cava, put elsewhere; no tributary is divided."""

    def change(plan: Plan) -> Plan:
        moved = (replace(c, along_mm=x) if c.vein == vein else c for c in plan.clamps)
        return replace(plan, clamps=tuple(moved), divided=())

    return replace(involved(0.0, vein, OPENING), change=change)


def liver_minutes(x: float) -> Sample:
    return sample(150, 180, timing=doc.Timing(10.0, x - 20.0, 10.0))


def second_vein(x: float) -> Sample:
    return sample(142, 170, anatomy=accessory(x))


def room_to_aorta(x: float) -> Sample:
    return sample(85, 172, "", with_room(x), **sewn())


def wide_graft(x: float) -> Sample:
    return sample(30, 60, anatomy=ROUND_CAVA, graft=doc.Graft.of(PTFE, x))


def narrow_graft(x: float, native: float) -> Sample:
    round_ = AnatomySpec(section=((0.0, native, native), (252.0, native, native)))
    return sample(30, 60, anatomy=round_, graft=doc.Graft.of(PTFE, x))


def vein_tube(x: float) -> Sample:
    return sample(30, 60, graft=doc.Graft.of(ILIAC_VEIN, x))


def vein_length(x: float) -> Sample:
    return sample(30, x, graft=doc.Graft.of(ILIAC_VEIN, 14.0))  # cuts 20 mm further apart than the ends: 70 mm of graft at 80


def saphenous(x: float) -> Sample:
    return sample(30, 60, graft=doc.Graft.of(SAPHENOUS_VEIN, x))


def saphenous_length(x: float) -> Sample:
    return sample(60, x, graft=doc.Graft.of(SAPHENOUS_VEIN, 20.0))  # 150 mm of graft at 190


def saphenous_patch(x: float) -> Sample:
    """A patch of saphenous vein, as wide as the tumour takes the wall of a round cava of 20 mm."""
    chosen = doc.Resection(kind=PARTIAL_PATCH, lateral_margin_mm=0.0, patch=SAPHENOUS_VEIN)
    return sample(30, 60, anatomy=ROUND_CAVA, resection=chosen, tumour={"circumference_deg": x})


def saphenous_patch_length(x: float) -> Sample:
    """A patch as wide as that cava's whole wall, four opened veins of 5 mm: 150 mm of it at 160."""
    chosen = doc.Resection(kind=PARTIAL_PATCH, lateral_margin_mm=0.0, patch=SAPHENOUS_VEIN)
    return sample(30, x, anatomy=ROUND_CAVA, resection=chosen, tumour={"circumference_deg": 360.0})


def right_cuff(x: float, upper: float = 160.0, taken: float | None = None) -> Sample:
    """The right ostium, from 98 to 112 mm, is to be kept on a caval cuff; the tumour begins at `x`."""
    cuff_ = (doc.RenalPlan(RIGHT, CAVAL_CUFF),)
    return sample(x, upper, renal_plan=cuff_, tumour={"circumference_deg": taken})


def right_cuff_below(x: float) -> Sample:
    return right_cuff(50.0, x)


def right_cuff_beside(x: float) -> Sample:
    """The tumour takes `x` degrees of the wall in front."""
    return right_cuff(90.0, 130.0, x)


def right_cuff_involved(x: float) -> Sample:
    return sample(120, 160, involved={RIGHT: x}, renal_plan=(doc.RenalPlan(RIGHT, CAVAL_CUFF),))


def margin(x: float) -> Sample:
    return sample(30, 60, resection=doc.Resection(inferior_margin_mm=x))


def lateral(x: float) -> Sample:
    chosen = doc.Resection(kind=PARTIAL_PATCH, lateral_margin_mm=x)
    return sample(30, 60, resection=chosen, tumour={"circumference_deg": 60.0})


def tip_at(x: float) -> Sample:
    """A tumour whose free tip in the lumen ends at a level."""
    return sample(130, 160, tumour={"lumen_tip": doc.LumenTip(doc.LevelRef(x))})


def sewn_below(x: float) -> Sample:
    """The right renal vein is sewn, and the superior cut stands 10 mm above `x`."""
    return sample(30, x, renal_plan=(doc.RenalPlan(RIGHT, OPENING),))


def left_length(x: float) -> Sample:
    return sample(85, 172, renal_plan=(doc.RenalPlan(LEFT, OPENING, mobilisation_mm=x),))


def measured_room(x: float) -> Sample:
    return sample(85, 172, involved={LEFT: 45.0}, patient=doc.Patient(aortomesenteric_mm=x), **sewn())


def left_pipe(x: float) -> Sample:
    """A left cone pipe to a vein that the tumour grows into for `x` mm."""
    return sample(85, 172, involved={LEFT: x}, **sewn())


def deep_mass(x: float) -> Sample:
    return sample(150, 184, tumour={"mass_mm": (90.0, 60.0, x), "bulge_deg": 230.0})


def both_sewn(x: float) -> Sample:
    """An infrarenal tumour up to `x`, both renal veins sewn to the graft."""
    return sample(20, x, **sewn())


def right_involved(x: float) -> Sample:
    """An infrarenal tumour up to `x` that has grown into the right renal vein; both renal veins sewn to the graft."""
    return sample(20, x, involved={RIGHT: 8.0}, **sewn())
