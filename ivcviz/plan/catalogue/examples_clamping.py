"""Examples of the rules about clamps: where they stand, what enters between them, how long they stay, how they come off."""

from dataclasses import replace

from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case import document as doc
from ivcviz.plan.catalogue.samples import (
    LEFT,
    RIGHT,
    WHOLE,
    Example,
    accessory,
    ends,
    iliac,
    onto_graft,
    opened_in_order,
    sample,
    sewn,
    superior_clamp_at,
    timed,
    without_clamp,
)
from ivcviz.plan.resection.clamps import PORTAL_TRIAD
from ivcviz.terms.renal_methods import LIGATE, NEPHRECTOMY, OPENING

_THROMBUS = doc.Thrombus(doc.LevelRef(30), doc.LevelRef(70))
_SHORT_OF_JAW = doc.Thrombus(doc.LevelRef(90), doc.LevelRef(118))
_WITHIN = doc.Thrombus(doc.LevelRef(30), doc.LevelRef(45))
_UPWARDS = doc.Thrombus(doc.LevelRef(90), doc.LevelRef(130))
_ONE_KIDNEY = AnatomySpec(missing_kidneys=("right",))

CLAMPS: dict[str, Example] = {
    "outflow-closed-inflow-open": Example(
        (sample(150, 205, "clamp on the portal triad taken away", without_clamp(PORTAL_TRIAD)),), sample(150, 205)
    ),
    "total-hepatic-vascular-exclusion": Example((sample(150, 205),), WHOLE),
    "clamp-on-an-ostium": Example(
        (sample(145, 170, "superior clamp put at 208 mm", superior_clamp_at(208.0)), sample(40, 78)), sample(142, 170)
    ),
    "clamp-across-lumen-contents": Example(
        (sample(60, 90, "bland thrombus from 90 to 130 mm", tumour={"thrombus": _UPWARDS}),),
        sample(60, 90, "bland thrombus from 90 to 118 mm", tumour={"thrombus": _SHORT_OF_JAW}),
    ),
    "clamp-near-a-free-tip": Example(
        (sample(30, 60, "a free tip at 70 mm", tumour={"lumen_tip": doc.LumenTip(superior=doc.LevelRef(70.0))}),),
        sample(30, 60, "a free tip at 66 mm", tumour={"lumen_tip": doc.LumenTip(superior=doc.LevelRef(66.0))}),
    ),
    "no-room-for-superior-clamp": Example((sample(97, 180), sample(97, 175)), sample(97, 174)),
    "cuff-too-short": Example(
        (
            sample(30, 60, "a cuff of -1 mm", resection=doc.Resection(cuff_mm=-1.0)),
            sample(30, 60, "a cuff of 2 mm", resection=doc.Resection(cuff_mm=2.0)),
        ),
        sample(30, 60, "a cuff of 4 mm", resection=doc.Resection(cuff_mm=4.0)),
    ),
    "renal-clamp-without-room": Example(
        (sample(85, 172, "right renal vein involved for 15 mm", involved={RIGHT: 15.0}, **sewn()),),
        sample(85, 172, "right renal vein involved for 13 mm", involved={RIGHT: 13.0}, **sewn()),
    ),
    "above-the-diaphragm": Example((sample(150, 205),), sample(150, 190)),
    "clamp-under-the-iliac-artery": Example((sample(30, 60),), sample(40, 60)),
    "below-the-confluence": Example((sample(15, 60),), sample(25, 60)),
    "iliac-vein-unplanned": Example((sample(-5, 60),), sample(-5, 60, "left common iliac vein to the graft", **iliac())),
    "iliac-vein-open-between-clamps": Example(
        (sample(-50, 60, "left common iliac vein to the graft", **iliac()),),
        sample(-5, 60, "left common iliac vein to the graft", **iliac()),
    ),
    "bland-thrombus-at-the-cut": Example(
        (sample(70, 140, "bland thrombus from 30 to 70 mm", tumour={"thrombus": _THROMBUS}),),
        sample(30, 60, "bland thrombus from 30 to 45 mm", tumour={"thrombus": _WITHIN}),
    ),
}
CONTROL: dict[str, Example] = {
    "renal-vein-open-between-clamps": Example(
        (sample(80, 150, "clamp on the left renal vein taken away", without_clamp(LEFT)),), sample(80, 150)
    ),
    "tributary-open-between-clamps": Example(
        (sample(30, 65, "list of divided veins emptied", lambda plan: replace(plan, divided=())),), sample(30, 65)
    ),
    "look-for-a-high-lumbar-vein": Example((sample(142, 170),), sample(80, 150)),
    "precaval-renal-artery": Example(
        (sample(30, 60, "a lower polar artery before the cava", anatomy=AnatomySpec(precaval_artery="lower-polar")),),
        sample(30, 60),
    ),
    "large-inferior-right-hepatic-vein": Example(
        (sample(142, 170, "inferior right hepatic vein of 6 mm", anatomy=accessory(6.0)),),
        sample(142, 170, "inferior right hepatic vein of 4 mm", anatomy=accessory(4.0)),
    ),
    "method-of-a-missing-kidney": Example(
        (sample(80, 150, "right kidney missing, right nephrectomy", anatomy=_ONE_KIDNEY, **ends(NEPHRECTOMY)),),
        sample(80, 150, "right kidney missing, right renal vein ligated", anatomy=_ONE_KIDNEY, **ends(LIGATE)),
    ),
    "stump-of-a-missing-kidney": Example(
        (
            sample(40, 78, "no right kidney", anatomy=_ONE_KIDNEY),
            sample(80, 150, "no right kidney", anatomy=_ONE_KIDNEY),
        ),
        sample(80, 150, "no right kidney, its stump oversewn", anatomy=_ONE_KIDNEY, **ends(LIGATE)),
    ),
}
CLOCKS: dict[str, Example] = {
    "kidney-without-outflow": Example((sample(40, 78),), sample(80, 150, "right artery clamped, timed", **timed(20.0))),
    "only-kidney-clamped": Example(
        (sample(80, 150, "left nephrectomy", **ends(OPENING, NEPHRECTOMY)),),
        sample(80, 150, "right and left opening", **ends(OPENING, OPENING)),
    ),
    "vein-shut-before-its-artery": Example(
        (sample(80, 150, "right artery open", renal_plan=(doc.RenalPlan(RIGHT, OPENING, artery="open"),)),),
        sample(80, 150, "right artery clamped", renal_plan=(doc.RenalPlan(RIGHT, OPENING, artery="clamped"),)),
    ),
    "liver-clock": Example(
        (sample(150, 180, "45 min for the superior anastomosis", timing=doc.Timing(15.0, 45.0, 10.0)),),
        sample(150, 180, "30 min for the superior anastomosis", timing=doc.Timing(15.0, 30.0, 10.0)),
    ),
    "kidney-clock": Example(
        (sample(80, 150, "21 min from clamp to clamp", **timed(21.0)),),
        sample(80, 150, "20 min from clamp to clamp", **timed(20.0)),
    ),
    "inflow-before-outflow": Example(
        (sample(150, 180, "portal triad opened first", opened_in_order("portal-triad", "superior", "inferior")),),
        sample(150, 180),
    ),
    "opened-onto-a-hole": Example((onto_graft(5.0),), onto_graft(20.0)),
    "no-place-on-the-graft": Example((onto_graft(9.0),), onto_graft(20.0)),
}
