"""For every rule a plan in which it fires, one for each severity, and one in which it is silent; its title says what it is."""

from dataclasses import replace

from ivcviz.case import document as doc
from ivcviz.plan.catalogue.examples_clamping import CLAMPS, CLOCKS, CONTROL
from ivcviz.plan.catalogue.samples import (
    LEFT,
    PLAIN,
    RIGHT,
    WHOLE,
    Example,
    ends,
    sample,
    sewn,
)
from ivcviz.plan.catalogue.vein_examples import BRANCHES, RENAL
from ivcviz.terms.organs import COLON, DUODENUM, LEFT_ADRENAL, RIGHT_ADRENAL, RIGHT_KIDNEY, RIGHT_LIVER, RIGHT_URETER
from ivcviz.terms.renal_methods import NEPHRECTOMY
from ivcviz.terms.resections import NO_RESECTION, PARTIAL_PATCH, THROMBECTOMY
from ivcviz.terms.substitutes import ILIAC_VEIN, PANEL_VEIN, PTFE, SAPHENOUS_VEIN

_PATCH = doc.Resection(kind=PARTIAL_PATCH)
_BOWEL = doc.Resection(en_bloc=(DUODENUM,))
_ON_THE_RIGHT = {"mass_mm": (90.0, 60.0, 60.0), "bulge_deg": 230.0}
_EMPTIED = doc.Resection(kind=THROMBECTOMY)
_NOTHING = doc.Resection(kind=NO_RESECTION)
_THROMBUS = doc.Thrombus(doc.LevelRef(30), doc.LevelRef(70))

EXTENT: dict[str, Example] = {
    "extent-near-border": Example((sample(97, 150),), PLAIN),
    "convention-decides": Example((sample(150, 205),), PLAIN),
    "zone-understates-operation": Example((sample(40, 93),), PLAIN),
}
TUMOUR: dict[str, Example] = {
    "tumour-stays": Example(
        (sample(80, 150, "nothing resected, right nephrectomy", resection=_NOTHING, graft=None, **ends(NEPHRECTOMY)),),
        sample(80, 150, "nothing resected, both renal veins left", resection=_NOTHING, graft=None),
    ),
    "extraction-leaves-the-wall": Example(
        (sample(60, 90, "a tumour of the wall, extracted", resection=_EMPTIED, graft=None),),
        sample(60, 90, "a renal tumour, extracted", resection=_EMPTIED, graft=None, tumour={"origin": "renal"}),
    ),
    "extraction-below-the-confluence": Example(
        (sample(-20, 40, "extracted", resection=_EMPTIED, graft=None, tumour={"origin": "uterine", "iliac_side": "left"}),),
        sample(0, 40, "extracted", resection=_EMPTIED, graft=None, tumour={"origin": "uterine"}),
    ),
    "origin-not-planned": Example(
        (sample(60, 90, "a renal tumour, extracted", resection=_EMPTIED, graft=None, tumour={"origin": "renal"}),),
        sample(60, 90, "right nephrectomy", resection=_EMPTIED, graft=None, tumour={"origin": "renal"}, **ends(NEPHRECTOMY)),
    ),
    "plan-against-the-intent": Example(
        (
            sample(30, 60, "no operation", intent="no-operation", intent_reason="frail"),
            sample(30, 60, "to be extracted", intent="extract"),
        ),
        sample(30, 60, "to be extracted, caval wall invaded", intent="extract", tumour={"wall_invaded": True}),
    ),
    "tumour-beyond-the-cut": Example(
        (sample(85, 172, "right renal vein involved for 30 mm", involved={RIGHT: 30.0}, **sewn()),),
        sample(85, 172, "right renal vein involved for 28 mm", involved={RIGHT: 28.0}, **sewn()),
    ),
    "margin-below-the-usual": Example(
        (
            sample(30, 60, "inferior margin of 0", resection=doc.Resection(inferior_margin_mm=0.0)),
            sample(30, 60, "inferior margin of 8 mm", resection=doc.Resection(inferior_margin_mm=8.0)),
        ),
        PLAIN,
    ),
    "mass-shorter-than-extent": Example(
        (sample(30, 80, "mass 40 × 20 × 20 mm", tumour={"mass_mm": (40.0, 20.0, 20.0)}),),
        sample(30, 80, "mass 50 × 20 × 20 mm", tumour={"mass_mm": (50.0, 20.0, 20.0)}),
    ),
    "mass-without-extent": Example(
        (sample(58, 78, "mass 300 × 250 × 200 mm", tumour={"mass_mm": (300.0, 250.0, 200.0)}),),
        sample(58, 78, "mass 40 × 20 × 20 mm", tumour={"mass_mm": (40.0, 20.0, 20.0)}),
    ),
    "mass-on-an-organ": Example(
        (sample(150, 184, "mass 90 × 60 × 60 mm on the right", tumour=_ON_THE_RIGHT),),
        sample(
            150,
            184,
            "mass 90 × 60 × 60 mm on the right, right adrenal taken, right kidney free on imaging",
            tumour=_ON_THE_RIGHT,
            resection=doc.Resection(en_bloc=(RIGHT_ADRENAL,), organs_free=(RIGHT_KIDNEY,)),
        ),
    ),
    "both-adrenal-veins-divided": Example(
        (sample(85, 172, "left renal vein involved for 40 mm", involved={LEFT: 40.0}, **sewn()),),
        sample(85, 172, "left renal vein involved for 4 mm", involved={LEFT: 4.0}, **sewn()),
    ),
    "both-adrenals-removed": Example(
        (sample(30, 60, "both adrenals taken en bloc", resection=doc.Resection(en_bloc=(RIGHT_ADRENAL, LEFT_ADRENAL))),),
        sample(30, 60, "right adrenal taken en bloc", resection=doc.Resection(en_bloc=(RIGHT_ADRENAL,))),
    ),
    "organ-not-planned-here": Example(
        (sample(30, 60, "right liver taken en bloc", resection=doc.Resection(en_bloc=(RIGHT_LIVER,))),),
        sample(30, 60, "colon taken en bloc", resection=doc.Resection(en_bloc=(COLON,))),
    ),
    "ureter-without-its-kidney": Example(
        (sample(30, 60, "right ureter taken en bloc", resection=doc.Resection(en_bloc=(RIGHT_URETER,))),),
        sample(
            30,
            100,
            "right ureter taken en bloc, right nephrectomy",
            resection=doc.Resection(en_bloc=(RIGHT_URETER,)),
            **ends(NEPHRECTOMY),
        ),
    ),
}
HEPATIC: dict[str, Example] = {
    "hepatic-ostium-unplanned": Example((sample(150, 205), sample(150, 184)), sample(150, 182)),
    "atrial-extension": Example((sample(185, 268),), sample(185, 252)),
    "cut-in-the-atrium": Example((sample(232, 246),), sample(232, 240)),
    "clamp-on-the-atrium": Example((sample(232, 240),), sample(130, 170)),
}
GRAFT: dict[str, Example] = {
    "no-reconstruction": Example((sample(70, 140, "no graft", graft=None), sample(30, 60, "no graft", graft=None)), PLAIN),
    "is-a-graft-needed": Example((sample(70, 140, "rich collaterals", patient=doc.Patient(collaterals="rich")),), PLAIN),
    "patch-without-circumference": Example(
        (sample(30, 60, "patch", resection=_PATCH),),
        sample(30, 60, "patch, 90° of the wall involved", resection=_PATCH, tumour={"circumference_deg": 90.0}),
    ),
    "repair-narrows-cava": Example(
        (
            sample(30, 60, "patch, 300° of the wall involved", resection=_PATCH, tumour={"circumference_deg": 300.0}),
            sample(30, 60, "patch, 120° of the wall involved", resection=_PATCH, tumour={"circumference_deg": 120.0}),
            sample(30, 60, "patch, 60° of the wall involved", resection=_PATCH, tumour={"circumference_deg": 60.0}),
        ),
        sample(
            30,
            60,
            "patch, 30° of the wall involved, margin of 5 mm along the wall",
            resection=replace(_PATCH, lateral_margin_mm=5.0),
            tumour={"circumference_deg": 30.0},
        ),
    ),
    "graft-wider-than-cava": Example((sample(30, 60, "graft of 24 mm", graft=doc.Graft.of(PTFE, 24.0)),), PLAIN),
    "graft-narrower-than": Example(
        (
            sample(30, 60, "graft of 10 mm", graft=doc.Graft.of(PTFE, 10.0)),
            sample(150, 192, "graft of 12 mm", graft=doc.Graft.of(PTFE, 12.0)),
        ),
        PLAIN,
    ),
    "vein-does-not-make-this-tube": Example(
        (
            sample(60, 172, "saphenous vein graft of 24 mm", graft=doc.Graft.of(SAPHENOUS_VEIN, 24.0)),
            sample(30, 60, "iliac vein graft of 16 mm", graft=doc.Graft.of(ILIAC_VEIN, 16.0)),
        ),
        sample(30, 60, "iliac vein graft of 14 mm", graft=doc.Graft.of(ILIAC_VEIN, 14.0)),
    ),
    "vein-does-not-make-this-patch": Example(
        (
            sample(
                60,
                172,
                "patch of saphenous vein, 300° of the wall involved",
                resection=replace(_PATCH, patch=SAPHENOUS_VEIN),
                tumour={"circumference_deg": 300.0},
            ),
            sample(
                30,
                60,
                "patch of saphenous vein, 60° of the wall involved",
                resection=replace(_PATCH, patch=SAPHENOUS_VEIN),
                tumour={"circumference_deg": 60.0},
            ),
        ),
        sample(
            30,
            60,
            "patch of panel vein, 60° of the wall involved",
            resection=replace(_PATCH, patch=PANEL_VEIN),
            tumour={"circumference_deg": 60.0},
        ),
    ),
    "prosthesis-beside-opened-bowel": Example(
        (sample(30, 60, "duodenum taken en bloc", resection=_BOWEL),),
        sample(30, 60, "duodenum taken en bloc, iliac vein", resection=_BOWEL, graft=doc.Graft.of(ILIAC_VEIN, 16.0)),
    ),
    "ring-in-the-way": Example((WHOLE,), PLAIN),
    "clamp-on-rings": Example(
        (sample(30, 60, "superior clamp moved onto the graft", timing=doc.Timing(clamp_onto_graft=True)),), PLAIN
    ),
}
EXAMPLES: dict[str, Example] = {**EXTENT, **TUMOUR, **HEPATIC, **CLAMPS, **CONTROL, **CLOCKS, **RENAL, **BRANCHES, **GRAFT}
