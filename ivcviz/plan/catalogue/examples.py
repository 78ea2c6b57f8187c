"""For every rule a plan in which it fires, one for each severity, and one in which it is silent; its title says what it is."""

from dataclasses import replace

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import Ostium
from ivcviz.case import document as doc
from ivcviz.plan.catalogue.samples import (
    LEFT,
    RIGHT,
    Example,
    accessory,
    ends,
    moved,
    sample,
    sewn,
    superior_clamp_at,
    with_room,
    without_clamp,
)
from ivcviz.plan.resection.clamps import PORTAL_TRIAD
from ivcviz.terms.organs import DUODENUM
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, CONE_PIPE, LEAVE, LIGATE, NEPHRECTOMY, OPENING
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import ILIAC_VEIN, PTFE

PLAIN = sample(30, 60)
WHOLE = sample(85, 172, "right opening, left cone pipe", **sewn())
_PATCH = doc.Resection(kind=PARTIAL_PATCH)
_BOWEL = doc.Resection(en_bloc=(DUODENUM,))
_RIGHT_OSTIUM = reference_renal_veins("F")[0].ostium
_BEHIND = moved("left", course="retro-aortic", ostium=Ostium(63, 77, reference_renal_veins("F")[1].ostium.clock_deg))
_THROMBUS = doc.Thrombus(doc.LevelRef(30), doc.LevelRef(70))

EXTENT: dict[str, Example] = {
    "extent-near-border": Example((sample(97, 150),), PLAIN),
    "convention-decides": Example((sample(150, 205),), PLAIN),
    "zone-understates-operation": Example((sample(40, 93),), PLAIN),
    "outside-this-plan": Example((sample(150, 205),), sample(150, 197)),
    "atrial-extension": Example((sample(185, 268),), sample(185, 252)),
    "mass-shorter-than-extent": Example(
        (sample(30, 80, "mass 40 × 20 × 20 mm", tumour={"mass_mm": (40.0, 20.0, 20.0)}),),
        sample(30, 80, "mass 50 × 20 × 20 mm", tumour={"mass_mm": (50.0, 20.0, 20.0)}),
    ),
}
CLAMPS: dict[str, Example] = {
    "outflow-closed-inflow-open": Example(
        (sample(150, 205, "clamp on the portal triad taken away", without_clamp(PORTAL_TRIAD)),), sample(150, 205)
    ),
    "total-hepatic-vascular-exclusion": Example((sample(150, 205),), WHOLE),
    "clamp-on-an-ostium": Example(
        (sample(145, 170, "superior clamp put at 208 mm", superior_clamp_at(208.0)), sample(40, 93)), sample(142, 170)
    ),
    "no-room-for-superior-clamp": Example((sample(97, 175),), sample(97, 174)),
    "above-the-diaphragm": Example((sample(150, 205),), sample(150, 190)),
    "below-the-confluence": Example((sample(5, 60),), sample(25, 60)),
    "bland-thrombus-at-the-cut": Example(
        (sample(70, 140, "bland thrombus from 30 to 70 mm", tumour={"thrombus": _THROMBUS}),),
        sample(30, 60, "bland thrombus from 30 to 70 mm", tumour={"thrombus": _THROMBUS}),
    ),
    "liver-must-be-mobilised": Example((sample(142, 170),), sample(30, 126)),
}
CONTROL: dict[str, Example] = {
    "renal-vein-open-between-clamps": Example(
        (sample(80, 150, "clamp on the left renal vein taken away", without_clamp(LEFT)),), sample(80, 150)
    ),
    "tributary-open-between-clamps": Example(
        (sample(30, 65, "list of divided veins emptied", lambda plan: replace(plan, divided=())),), sample(30, 65)
    ),
    "look-for-a-high-lumbar-vein": Example((sample(142, 170),), sample(80, 150)),
    "large-inferior-right-hepatic-vein": Example(
        (sample(142, 170, "inferior right hepatic vein of 6 mm", anatomy=accessory(6.0)),),
        sample(142, 170, "inferior right hepatic vein of 4 mm", anatomy=accessory(4.0)),
    ),
    "right-kidney-without-outflow": Example(
        (sample(80, 150),),
        sample(
            80,
            150,
            "25 minutes planned for the right renal vein",
            renal_plan=(doc.RenalPlan(RIGHT, OPENING, sewing_min=25.0),),
        ),
    ),
}
RENAL: dict[str, Example] = {
    "renal-ostium-unplanned": Example((sample(40, 98),), WHOLE),
    "right-renal-vein-ligated": Example(
        (sample(80, 150, "right renal vein tied", **ends(LIGATE)),),
        sample(80, 150, "left renal vein tied", **ends(LEAVE, LIGATE)),
    ),
    "left-collaterals-lost": Example(
        (
            sample(
                80,
                150,
                "left renal vein involved for 50 mm and tied",
                involved={LEFT: 50.0},
                **ends(LEAVE, LIGATE),
            ),
        ),
        sample(80, 150, "left renal vein not involved and tied", **ends(LEAVE, LIGATE)),
    ),
    "left-ligated-single-kidney": Example(
        (sample(80, 150, "right nephrectomy, left renal vein tied", **ends(NEPHRECTOMY, LIGATE)),),
        sample(80, 150, "right opening, left renal vein tied", **ends(OPENING, LIGATE)),
    ),
    "no-kidney-left": Example(
        (
            sample(
                80,
                150,
                "left nephrectomy, right kidney with 12 % of the function",
                patient=doc.Patient(right_kidney_percent=12.0),
                **ends(OPENING, NEPHRECTOMY),
            ),
        ),
        sample(80, 150, "left nephrectomy, function not recorded", **ends(OPENING, NEPHRECTOMY)),
    ),
    "stump-does-not-reach": Example(
        (
            sample(85, 172, "right renal vein involved for 18 mm, right opening", involved={RIGHT: 18.0}, **sewn()),
            sample(
                85,
                172,
                "right renal vein involved for 8 mm, right opening with 20 mm of mobilisation",
                involved={RIGHT: 8.0},
                **sewn(right=doc.RenalPlan(RIGHT, OPENING, mobilisation_mm=20.0)),
            ),
        ),
        sample(85, 172, "left cone pipe", renal_plan=(doc.RenalPlan(LEFT, CONE_PIPE),)),
    ),
    "stump-at-the-hilum": Example(
        (sample(85, 172, "right renal vein involved for 15 mm", involved={RIGHT: 15.0}, **sewn()),),
        sample(85, 172, "right renal vein involved for 13 mm", involved={RIGHT: 13.0}, **sewn()),
    ),
    "left-renal-vein-behind-the-aorta": Example(
        (
            sample(80, 150, "left renal vein behind the aorta at 63–77 mm, cone pipe", anatomy=_BEHIND, **sewn()),
            sample(80, 150, "left renal vein behind the aorta at 63–77 mm", anatomy=_BEHIND),
        ),
        WHOLE,
    ),
    "autotransplant-is-the-reserve": Example(
        (sample(80, 150, "left kidney autotransplanted", **ends(OPENING, AUTOTRANSPLANT)),), WHOLE
    ),
}
BRANCHES: dict[str, Example] = {
    "nothing-to-sew-to": Example((sample(85, 172, "no graft, right opening", graft=None, **ends(OPENING)),), WHOLE),
    "branch-too-wide": Example(
        (
            sample(
                85,
                172,
                "left cone pipe from 13 to 10 mm",
                **sewn(left=doc.RenalPlan(LEFT, CONE_PIPE, cone=doc.Cone(13.0, 10.0))),
            ),
        ),
        WHOLE,
    ),
    "wall-bridge-too-narrow": Example(
        (
            sample(
                100,
                108,
                "margins of 5 mm, right opening, left cone pipe",
                resection=doc.Resection(inferior_margin_mm=5, superior_margin_mm=5),
                **sewn(),
            ),
            sample(
                100,
                116,
                "margins of 5 mm, right opening, left cone pipe",
                resection=doc.Resection(inferior_margin_mm=5, superior_margin_mm=5),
                **sewn(),
            ),
        ),
        WHOLE,
    ),
    "branch-against-the-flow": Example(
        (
            sample(
                85,
                172,
                "left cone pipe at 110°",
                **sewn(left=doc.RenalPlan(LEFT, CONE_PIPE, cone=doc.Cone(12.0, 10.0, 110.0))),
            ),
        ),
        WHOLE,
    ),
    "corridor-too-tight": Example(
        (
            sample(85, 172, "left cone pipe laid 2 mm into the aorta", with_room(-2.0), **sewn()),
            sample(85, 172, "left cone pipe laid 1.5 mm from the aorta", with_room(1.5), **sewn()),
        ),
        sample(85, 172, "left cone pipe laid 4 mm from the aorta", with_room(4.0), **sewn()),
    ),
    "tip-mismatch": Example(
        (
            sample(
                85,
                172,
                "left cone pipe from 9 to 6 mm",
                **sewn(left=doc.RenalPlan(LEFT, CONE_PIPE, cone=doc.Cone(9.0, 6.0))),
            ),
        ),
        WHOLE,
    ),
    "hole-faces-backwards": Example(
        (
            sample(
                85,
                172,
                "right renal ostium at 195°, right opening",
                anatomy=moved("right", ostium=replace(_RIGHT_OSTIUM, clock_deg=195.0)),
                **sewn(),
            ),
        ),
        WHOLE,
    ),
}
GRAFT: dict[str, Example] = {
    "no-reconstruction": Example(
        (
            sample(30, 60, "no graft", graft=None),
            sample(
                70,
                140,
                "no graft, lumen closed, rich collaterals, no leg oedema",
                graft=None,
                tumour={"lumen": "closed"},
                patient=doc.Patient(collaterals="rich", leg_oedema=False),
            ),
        ),
        PLAIN,
    ),
    "is-a-graft-needed": Example((sample(70, 140, "rich collaterals", patient=doc.Patient(collaterals="rich")),), PLAIN),
    "patch-without-circumference": Example(
        (sample(30, 60, "patch", resection=_PATCH),),
        sample(30, 60, "patch, 90° of the wall involved", resection=_PATCH, tumour={"circumference_deg": 90.0}),
    ),
    "patch-takes-much-of-the-wall": Example(
        (
            sample(30, 60, "patch, 300° of the wall involved", resection=_PATCH, tumour={"circumference_deg": 300.0}),
            sample(30, 60, "patch, 120° of the wall involved", resection=_PATCH, tumour={"circumference_deg": 120.0}),
        ),
        sample(30, 60, "patch, 60° of the wall involved", resection=_PATCH, tumour={"circumference_deg": 60.0}),
    ),
    "graft-wider-than-cava": Example((sample(30, 60, "graft of 24 mm", graft=doc.Graft.of(PTFE, 24.0)),), PLAIN),
    "prosthesis-beside-opened-bowel": Example(
        (sample(30, 60, "duodenum taken en bloc", resection=_BOWEL),),
        sample(30, 60, "duodenum taken en bloc, iliac vein", resection=_BOWEL, graft=doc.Graft.of(ILIAC_VEIN, 16.0)),
    ),
    "ring-in-the-way": Example((WHOLE,), PLAIN),
    "clamp-on-rings": Example(
        (sample(30, 60, "superior clamp moved onto the graft", timing=doc.Timing(clamp_onto_graft=True)),), PLAIN
    ),
    "cut-length-is-measured": Example((PLAIN,), sample(30, 60, "no graft", graft=None)),
}
EXAMPLES: dict[str, Example] = {**EXTENT, **CLAMPS, **CONTROL, **RENAL, **BRANCHES, **GRAFT}
