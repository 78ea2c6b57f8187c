"""Invented plans that differ in what becomes of the renal veins and kidneys, and of what is taken with the tumour."""

import beyond_edits as beyond
from inventing import LEFT, RIGHT, methods, then, tumour

from ivcviz.case import edits
from ivcviz.case.document import Cone, Graft
from ivcviz.terms.organs import BOWEL, CAUDATE_LOBE, DIAPHRAGM, DUODENUM, LEFT_ADRENAL, PSOAS, RIGHT_ADRENAL
from ivcviz.terms.renal_methods import (
    AUTOTRANSPLANT,
    CONE_PIPE,
    INTERPOSITION,
    LEAVE,
    LIGATE,
    NEPHRECTOMY,
    NEPHRECTOMY_APART,
    OPENING,
)
from ivcviz.terms.substitutes import CRYOPRESERVED_VESSEL, PARIETAL_PERITONEUM, SAPHENOUS_VEIN

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
        methods=methods(OPENING, OPENING),
    ),
    "cone-pipes": tumour(
        "85",
        "165",
        then(edits.set_cone, RIGHT, _SLANTED),
        then(edits.set_cone, LEFT, _AGAINST),
        then(edits.set_plan_b, RIGHT, AUTOTRANSPLANT),
        then(edits.set_plan_b, LEFT, LIGATE),
        then(edits.set_suture, LEFT, "polypropylene 5-0, running"),
        graft_diameter_mm=20.0,
        methods=methods(CONE_PIPE, CONE_PIPE),
    ),
    "interpositions-of-a-vein": tumour(
        "85",
        "160",
        then(edits.choose_graft, Graft(18.0, SAPHENOUS_VEIN, False, 0.5)),
        then(edits.set_plan_b, RIGHT, LEAVE),
        then(edits.set_plan_b, LEFT, OPENING),
        involved_mm={"left": 12.0, "right": 4.0},
        methods=methods(INTERPOSITION, INTERPOSITION),
    ),
    "right-tied-left-left": tumour(
        "60", "98", then(edits.set_artery, RIGHT, "open"), graft_diameter_mm=16.0, methods=methods(LIGATE)
    ),
    "left-tied-far-out": tumour(
        "90",
        "150",
        then(edits.set_vein_margin, LEFT, 10.0),
        then(edits.set_artery, LEFT, "open"),
        then(edits.set_plan_b, LEFT, INTERPOSITION),
        graft_diameter_mm=16.0,
        involved_mm={"left": 45.0},
        methods=methods(OPENING, LIGATE),
        right_kidney_percent=55.0,
    ),
    "right-kidney-out-organs-en-bloc": tumour(
        "80",
        "170",
        then(edits.set_artery, LEFT, "clamped"),
        then(edits.set_plan_b, LEFT, NEPHRECTOMY),
        graft_diameter_mm=16.0,
        en_bloc=(RIGHT_ADRENAL, CAUDATE_LOBE, DIAPHRAGM),
        involved_mm={"right": 28.0, "left": 8.0},
        methods=methods(NEPHRECTOMY, INTERPOSITION),
    ),
    "left-kidney-out-organs-en-bloc-man": tumour(
        "75",
        "160",
        then(edits.choose_graft, Graft(20.0, CRYOPRESERVED_VESSEL, False, 1.5)),
        then(edits.set_artery, RIGHT, "clamped"),
        then(edits.set_plan_b, RIGHT, CONE_PIPE),
        sex="M",
        en_bloc=(LEFT_ADRENAL, DUODENUM, BOWEL, PSOAS),
        methods=methods(OPENING, NEPHRECTOMY),
        right_kidney_percent=12.0,
    ),
    "right-autotransplant": tumour(
        "85",
        "165",
        then(edits.choose_graft, Graft(18.0, PARIETAL_PERITONEUM, False, 1.2)),
        then(edits.set_uncertainty, 2.0, 8.0),
        graft_diameter_mm=18.0,
        involved_mm={"right": 20.0},
        methods=methods(AUTOTRANSPLANT, CONE_PIPE),
    ),
    "left-autotransplant": tumour(
        "85",
        "165",
        then(edits.set_jaw, 9.0),
        then(edits.choose_convention, "centre"),
        graft_diameter_mm=18.0,
        methods=methods(CONE_PIPE, AUTOTRANSPLANT),
    ),
    "left-kidney-out-apart": tumour(
        "85",
        "165",
        then(edits.set_plan_b, RIGHT, NEPHRECTOMY_APART),
        graft_diameter_mm=18.0,
        methods=methods(OPENING, NEPHRECTOMY_APART),
    ),
    "right-kidney-out-apart-man": tumour(
        "85",
        "165",
        then(edits.set_plan_b, LEFT, NEPHRECTOMY_APART),
        sex="M",
        graft_diameter_mm=18.0,
        methods=methods(NEPHRECTOMY_APART, OPENING),
    ),
    "both-kidneys-out-overridden": tumour(
        "85",
        "165",
        then(edits.override_stop, "no-kidney-left", "", "Dialysis is agreed on with the patient."),
        graft_diameter_mm=18.0,
        methods=methods(NEPHRECTOMY, NEPHRECTOMY),
    ),
    "planned-without-a-graft": tumour("85", "165", methods=methods(CONE_PIPE, OPENING)),
}
