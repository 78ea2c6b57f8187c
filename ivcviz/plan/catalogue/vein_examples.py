"""For every rule about renal veins and side branches plans in which it fires, and one in which it does not."""

from dataclasses import replace

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import Ostium
from ivcviz.case import document as doc
from ivcviz.plan.catalogue.samples import (
    LEFT,
    RIGHT,
    WHOLE,
    Example,
    ends,
    moved,
    sample,
    sewn,
    with_room,
)
from ivcviz.terms.renal_methods import (
    AUTOTRANSPLANT,
    CAVAL_CUFF,
    CONE_PIPE,
    LEAVE,
    LEFT_TO_RIGHT,
    LIGATE,
    NEPHRECTOMY,
    NEPHRECTOMY_APART,
    OPENING,
)

_RIGHT_OSTIUM = reference_renal_veins("F")[0].ostium
_BEHIND = moved("left", course="retro-aortic", ostium=Ostium(63, 77, reference_renal_veins("F")[1].ostium.clock_deg))
_BELOW_TOO = doc.Resection(inferior_margin_mm=24.0)
_LONG = doc.RenalPlan(LEFT, OPENING, mobilisation_mm=20.0)

RENAL: dict[str, Example] = {
    "tumour-at-an-ostium-that-stays": Example(
        (sample(20, 80, "right renal vein involved for 8 mm", involved={RIGHT: 8.0}, **sewn()),),
        sample(85, 172, "right renal vein involved for 8 mm", involved={RIGHT: 8.0}, **sewn()),
    ),
    "ostium-left-in-a-stump": Example((sample(20, 95, **sewn()),), WHOLE),
    "renal-ostium-unplanned": Example((sample(40, 98), sample(40, 85)), WHOLE),
    "vein-cut-without-need": Example(
        (sample(30, 60, "right opening", **ends(OPENING)),), sample(30, 85, "right opening", **ends(OPENING))
    ),
    "caval-cuff-in-the-tumour": Example(
        (sample(80, 150, "right ostium on a caval cuff", **ends(CAVAL_CUFF)),),
        sample(118, 150, "right ostium on a caval cuff, inferior margin of 24 mm", resection=_BELOW_TOO, **ends(CAVAL_CUFF)),
    ),
    "caval-cuff-beyond-the-cuts": Example(
        (sample(120, 150, "right ostium on a caval cuff", **ends(CAVAL_CUFF)),),
        sample(118, 150, "right ostium on a caval cuff, inferior margin of 24 mm", resection=_BELOW_TOO, **ends(CAVAL_CUFF)),
    ),
    "renal-vein-led-elsewhere": Example(
        (sample(80, 150, "left renal vein to the right one", **ends(OPENING, LEFT_TO_RIGHT)),),
        sample(80, 150, "right opening, left cone pipe", **ends(OPENING, CONE_PIPE)),
    ),
    "right-renal-vein-ligated": Example(
        (sample(80, 150, "right renal vein tied", **ends(LIGATE)),),
        sample(80, 150, "left renal vein tied", **ends(LEAVE, LIGATE)),
    ),
    "left-collaterals-lost": Example(
        (
            sample(80, 150, "left renal vein involved for 50 mm and tied", involved={LEFT: 50.0}, **ends(LEAVE, LIGATE)),
            sample(80, 150, "right opening, left renal vein not involved and tied", **ends(OPENING, LIGATE)),
        ),
        sample(80, 150, "right opening, left cone pipe", **ends(OPENING, CONE_PIPE)),
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
    "one-reconstructed-outflow": Example(
        (sample(80, 150, "right opening, left renal vein tied", **ends(OPENING, LIGATE)),),
        sample(80, 150, "right nephrectomy, left renal vein tied", **ends(NEPHRECTOMY, LIGATE)),
    ),
    "artery-before-vein": Example(
        (
            sample(
                80, 150, "right nephrectomy, its artery open", renal_plan=(doc.RenalPlan(RIGHT, NEPHRECTOMY, artery="open"),)
            ),
        ),
        sample(80, 150, "right nephrectomy", **ends(NEPHRECTOMY)),
    ),
    "stump-does-not-reach": Example(
        (
            sample(
                85,
                172,
                "right renal vein involved for 18 mm, right opening with 5 mm of mobilisation",
                involved={RIGHT: 18.0},
                **sewn(right=doc.RenalPlan(RIGHT, OPENING, mobilisation_mm=5.0)),
            ),
            sample(85, 172, "right renal vein involved for 8 mm, right opening", involved={RIGHT: 8.0}, **sewn()),
        ),
        sample(85, 172, "left cone pipe", renal_plan=(doc.RenalPlan(LEFT, CONE_PIPE),)),
    ),
    "left-length-without-division": Example(
        (sample(85, 172, "left opening with 20 mm of mobilisation", renal_plan=(_LONG,)),),
        sample(
            85,
            172,
            "left opening with 20 mm of mobilisation, adrenal vein divided",
            renal_plan=(replace(_LONG, divided=("left-adrenal-vein",)),),
        ),
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
    "left-kidney-en-bloc": Example(
        (sample(80, 150, "left nephrectomy", **ends(OPENING, NEPHRECTOMY)),),
        sample(80, 150, "left nephrectomy, apart", **ends(OPENING, NEPHRECTOMY_APART)),
    ),
    "autotransplant-is-the-reserve": Example(
        (sample(80, 150, "left kidney autotransplanted", **ends(OPENING, AUTOTRANSPLANT)),), WHOLE
    ),
}
BRANCHES: dict[str, Example] = {
    "nothing-to-sew-to": Example((sample(85, 172, "no graft, right opening", graft=None, **ends(OPENING)),), WHOLE),
    "branch-far-from-its-vein": Example((sample(20, 80, **sewn()), sample(20, 100, **sewn())), WHOLE),
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
            sample(
                85,
                172,
                "left renal vein involved for 45 mm, left cone pipe, 10 mm between aorta and superior mesenteric artery",
                involved={LEFT: 45.0},
                patient=doc.Patient(aortomesenteric_mm=10.0),
                **sewn(),
            ),
            sample(85, 172, "left renal vein involved for 45 mm, left cone pipe", involved={LEFT: 45.0}, **sewn()),
        ),
        sample(
            85,
            172,
            "left renal vein involved for 45 mm, left cone pipe, 20 mm between aorta and superior mesenteric artery",
            involved={LEFT: 45.0},
            patient=doc.Patient(aortomesenteric_mm=20.0),
            **sewn(),
        ),
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
