"""For every rule a plan in which it fires, one for each severity, and one in which it is silent; its title says what it is."""

from dataclasses import replace

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import Ostium
from ivcviz.case import document as doc
from ivcviz.plan.catalogue.examples_clamping import CLAMPS, CLOCKS, CONTROL
from ivcviz.plan.catalogue.samples import (
    LEFT,
    PLAIN,
    RIGHT,
    WHOLE,
    Example,
    ends,
    moved,
    sample,
    sewn,
    with_room,
)
from ivcviz.terms.organs import DUODENUM
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, CONE_PIPE, LEAVE, LIGATE, NEPHRECTOMY, OPENING
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import ILIAC_VEIN, PTFE

_PATCH = doc.Resection(kind=PARTIAL_PATCH)
_BOWEL = doc.Resection(en_bloc=(DUODENUM,))
_RIGHT_OSTIUM = reference_renal_veins("F")[0].ostium
_BEHIND = moved("left", course="retro-aortic", ostium=Ostium(63, 77, reference_renal_veins("F")[1].ostium.clock_deg))

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
EXAMPLES: dict[str, Example] = {**EXTENT, **CLAMPS, **CONTROL, **CLOCKS, **RENAL, **BRANCHES, **GRAFT}
