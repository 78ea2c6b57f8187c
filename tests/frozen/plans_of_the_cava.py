"""Invented plans that differ in what becomes of the cava: its extent, a patch, a graft, nothing."""

import beyond_edits as beyond
from inventing import LEFT, RIGHT, methods, then, tumour

from ivcviz.case import edits
from ivcviz.case.document import Graft, LevelRef
from ivcviz.terms.organs import RIGHT_ADRENAL
from ivcviz.terms.renal_methods import CONE_PIPE, INTERPOSITION, LEAVE, LIGATE, NEPHRECTOMY, OPENING
from ivcviz.terms.resections import CIRCUMFERENTIAL, NO_RESECTION, PARTIAL_PATCH, PRIMARY, THROMBECTOMY
from ivcviz.terms.substitutes import CRYOPRESERVED_VESSEL, ILIAC_VEIN, JUGULAR_VEIN, PARIETAL_PERITONEUM, SAPHENOUS_VEIN

_SMALL_GRAFT = Graft(14.0, ILIAC_VEIN, False, 1.0)

BELOW_THE_RENAL_VEINS = {
    "infrarenal": tumour(
        "30",
        "65",
        then(edits.set_growth, "intraluminal"),
        beyond.as_published_otherwise,
        then(edits.set_margins, 5.0, 15.0),
        then(edits.set_cuff, 9.0),
        graft_diameter_mm=16.0,
    ),
    "iliac-left": tumour("-25", "60", then(edits.choose_graft, _SMALL_GRAFT), iliac_side="left", size_mm=(90.0, 40.0, 30.0)),
    "iliac-right-man": tumour(
        "-40",
        "95",
        then(edits.choose_graft, Graft(16.0, JUGULAR_VEIN, False, 0.8)),
        then(edits.set_leg_oedema, True),
        sex="M",
        age=61,
        iliac_side="right",
        collaterals="rich",
    ),
    "below-the-confluence": tumour("-45", "-5", graft_diameter_mm=12.0, iliac_side="left", resection=CIRCUMFERENTIAL),
}
PATCHES = {
    "patch-ptfe": tumour(
        "40",
        "70",
        then(edits.set_bulge, 90.0),
        then(edits.set_lumen, "open"),
        then(edits.set_lateral_margin, 5.0),
        circumference_deg=120.0,
        resection=PARTIAL_PATCH,
    ),
    "patch-iliac-vein-at-the-renal-veins": tumour(
        "100",
        "140",
        then(edits.set_bulge, 20.0),
        then(edits.choose_patch, ILIAC_VEIN),
        circumference_deg=60.0,
        resection=PARTIAL_PATCH,
    ),
    "patch-jugular-vein-man": tumour(
        "30",
        "80",
        then(edits.set_bulge, 180.0),
        then(edits.choose_patch, JUGULAR_VEIN),
        circumference_deg=90.0,
        resection=PARTIAL_PATCH,
        sex="M",
    ),
    "patch-saphenous-vein": tumour(
        "120",
        "150",
        then(edits.set_bulge, 270.0),
        then(edits.choose_patch, SAPHENOUS_VEIN),
        circumference_deg=45.0,
        resection=PARTIAL_PATCH,
    ),
    "patch-cryopreserved-in-zone-three": tumour(
        "190",
        "215",
        then(edits.set_bulge, 300.0),
        then(edits.choose_patch, CRYOPRESERVED_VESSEL),
        circumference_deg=80.0,
        resection=PARTIAL_PATCH,
    ),
    "patch-peritoneum-wide": tumour(
        "60",
        "85",
        then(edits.choose_patch, PARIETAL_PERITONEUM),
        then(edits.set_lumen, "narrowed"),
        circumference_deg=240.0,
        resection=PARTIAL_PATCH,
    ),
    "thrombus-of-the-right-kidney-extracted": tumour(
        "95",
        "150",
        kind="thrombus",
        origin_vein="right-renal-vein",
        resection=THROMBECTOMY,
        involved_mm={"right": 28.0},
        methods=methods(NEPHRECTOMY, LEAVE),
    ),
    "growth-of-the-uterus-extracted": tumour("5", "120", kind="uterine", resection=THROMBECTOMY),
    "growth-of-the-uterus-from-an-iliac-vein": tumour("-20", "120", kind="uterine", iliac_side="left", resection=THROMBECTOMY),
    "thrombus-of-the-adrenal-extracted-below-the-diaphragm-man": tumour(
        "174",
        "217",
        kind="thrombus",
        origin_vein="right-adrenal-vein",
        resection=THROMBECTOMY,
        en_bloc=(RIGHT_ADRENAL,),
        sex="M",
    ),
    "wall-tumour-extracted": tumour("60", "90", resection=THROMBECTOMY),
    "rim-and-primary-closure": tumour("40", "80", resection=PRIMARY, circumference_deg=60.0, size_mm=(40.0, 30.0, 25.0)),
    "primary-closure-of-unknown-width-beside-a-nephrectomy": tumour(
        "80", "150", resection=PRIMARY, methods=methods(NEPHRECTOMY, LEAVE)
    ),
    "patch-of-unknown-width": tumour("80", "150", resection=PARTIAL_PATCH, methods=methods(LIGATE, NEPHRECTOMY)),
}
NOTHING_PUT_IN = {
    "nothing-resected": tumour(
        "85",
        "150",
        beyond.with_an_outcome_that_is_not_told,
        collaterals="none",
        resection=NO_RESECTION,
        size_mm=(60.0, 50.0, 40.0),
    ),
    "not-replaced": tumour(
        "70",
        "140",
        then(edits.set_lumen, "closed"),
        then(edits.set_leg_oedema, False),
        then(edits.set_thrombus, LevelRef(30.0), LevelRef(-40.0, "hepatic-floor")),
        collaterals="rich",
        methods=methods(NEPHRECTOMY, LIGATE),
    ),
    "not-replaced-and-veins-unplanned": tumour("85", "150", then(edits.set_growth, "extraluminal"), collaterals="some"),
}
TO_THE_HEART = {
    "zone-three-clamp-onto-graft": tumour(
        "150",
        "205",
        then(edits.move_clamp_onto_graft, True),
        then(edits.set_resection_time, 18.0),
        then(edits.set_anastomosis_times, 20.0, 15.0),
        graft_diameter_mm=18.0,
    ),
    "zone-three-from-the-renal-veins-man": tumour(
        "90",
        "215",
        then(edits.set_resection_time, 25.0),
        then(edits.set_anastomosis_times, 22.0, None),
        then(edits.set_artery, RIGHT, "clamped"),
        then(edits.set_artery, LEFT, "clamped"),
        then(edits.set_sewing_time, RIGHT, 14.0),
        then(edits.set_sewing_time, LEFT, 16.5),
        sex="M",
        graft_diameter_mm=20.0,
        methods=methods(OPENING, CONE_PIPE),
        collaterals="some",
    ),
    "atrial": tumour("185", "cavoatrial-junction+16", graft_diameter_mm=20.0, size_mm=(110.0, 45.0, 40.0)),
    "iliac-to-atrium": tumour(
        "-20",
        "cavoatrial-junction+30",
        then(edits.choose_convention, "roof"),
        then(edits.set_thrombus, LevelRef(-50.0), LevelRef(20.0)),
        graft_diameter_mm=18.0,
        iliac_side="right",
        methods=methods(INTERPOSITION, CONE_PIPE),
    ),
}
