"""Invented plans that differ in what becomes of the renal veins and kidneys, and of what is taken with the tumour."""

import beyond_edits as beyond
from inventing import LEFT, RIGHT, methods, then, tumour

from ivcviz.case import edits
from ivcviz.case.document import Cone, Graft

_SLANTED = Cone(12.0, 9.0, 60.0, 2.0, 25.0)
_AGAINST = Cone(14.0, 12.0, 110.0, -1.5)

RENAL = {
    "openings": tumour(
        "85",
        "172",
        beyond.as_published,
        then(edits.set_mobilisation, RIGHT, 20.0),
        then(edits.set_mobilisation, LEFT, 5.0),
        graft_diameter_mm=18.0,
        methods=methods("opening", "opening"),
    ),
    "cone-pipes": tumour(
        "85",
        "165",
        then(edits.set_cone, RIGHT, _SLANTED),
        then(edits.set_cone, LEFT, _AGAINST),
        then(edits.set_plan_b, RIGHT, "autotransplant"),
        then(edits.set_plan_b, LEFT, "ligate"),
        then(edits.set_suture, LEFT, "polypropylene 5-0, running"),
        graft_diameter_mm=20.0,
        methods=methods("cone-pipe", "cone-pipe"),
    ),
    "interpositions-of-a-vein": tumour(
        "85",
        "160",
        then(edits.choose_graft, Graft(18.0, "saphenous-vein", False, 0.5)),
        then(edits.set_plan_b, RIGHT, "leave"),
        then(edits.set_plan_b, LEFT, "opening"),
        involved_mm={"left": 12.0, "right": 4.0},
        methods=methods("interposition", "interposition"),
    ),
    "right-tied-left-left": tumour(
        "60", "98", then(edits.set_artery, RIGHT, "open"), graft_diameter_mm=16.0, methods=methods("ligate")
    ),
    "left-tied-far-out": tumour(
        "90",
        "150",
        then(edits.set_vein_margin, LEFT, 10.0),
        then(edits.set_artery, LEFT, "open"),
        then(edits.set_plan_b, LEFT, "interposition"),
        graft_diameter_mm=16.0,
        involved_mm={"left": 45.0},
        methods=methods("opening", "ligate"),
        right_kidney_percent=55.0,
    ),
    "right-kidney-out-organs-en-bloc": tumour(
        "80",
        "170",
        then(edits.set_artery, LEFT, "clamped"),
        then(edits.set_plan_b, LEFT, "nephrectomy"),
        graft_diameter_mm=16.0,
        en_bloc=("right-adrenal", "caudate-lobe", "diaphragm"),
        involved_mm={"right": 28.0, "left": 8.0},
        methods=methods("nephrectomy", "interposition"),
    ),
    "left-kidney-out-organs-en-bloc-man": tumour(
        "75",
        "160",
        then(edits.choose_graft, Graft(20.0, "cryopreserved-vessel", False, 1.5)),
        then(edits.set_artery, RIGHT, "clamped"),
        then(edits.set_plan_b, RIGHT, "cone-pipe"),
        sex="M",
        en_bloc=("left-adrenal", "duodenum", "bowel", "psoas"),
        methods=methods("opening", "nephrectomy"),
        right_kidney_percent=12.0,
    ),
    "right-autotransplant": tumour(
        "85",
        "165",
        then(edits.choose_graft, Graft(18.0, "parietal-peritoneum", False, 1.2)),
        then(edits.set_uncertainty, 2.0, 8.0),
        graft_diameter_mm=18.0,
        involved_mm={"right": 20.0},
        methods=methods("autotransplant", "cone-pipe"),
    ),
    "left-autotransplant": tumour(
        "85",
        "165",
        then(edits.set_jaw, 9.0),
        then(edits.choose_convention, "centre"),
        graft_diameter_mm=18.0,
        methods=methods("cone-pipe", "autotransplant"),
    ),
    "both-kidneys-out-overridden": tumour(
        "85",
        "165",
        then(edits.override_stop, "no-kidney-left", "", "Dialysis is agreed on with the patient."),
        graft_diameter_mm=18.0,
        methods=methods("nephrectomy", "nephrectomy"),
    ),
    "planned-without-a-graft": tumour("85", "165", methods=methods("cone-pipe", "opening")),
}
