"""Invented plans that differ in what is said beyond the tumour's shape: intent, origin, floating tip, organs, iliac veins."""

from functools import reduce

from inventing import LEFT, RIGHT, Step, methods, then, tumour

from ivcviz.case import edits
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, Case, LevelRef
from ivcviz.terms.iliac_methods import GRAFT_END, LIMB, REIMPLANT, TIE
from ivcviz.terms.organs import ORGANS_SEEN
from ivcviz.terms.renal_methods import CONE_PIPE, LIGATE, OPENING
from ivcviz.terms.resections import NO_RESECTION


def _every_organ_free() -> Step:
    def free(case: Case) -> Case:
        return reduce(lambda done, organ: edits.set_organ_free(done, organ, True), ORGANS_SEEN, case)

    return free


DECISIONS = {
    "thrombus-of-the-right-kidney": tumour(
        "95",
        "150",
        then(edits.choose_intent, "extract"),
        then(edits.set_wall_invaded, False),
        then(edits.set_cooled, LEFT, True),
        lumen_tip=(None, LevelRef(10.0, "hepatic-roof")),
        origin_vein=RIGHT,
        resection=NO_RESECTION,
    ),
    "thrombus-of-the-uterus-along-both-iliac-veins": tumour(
        "-30",
        "60",
        then(edits.set_wall_invaded, True),
        then(edits.choose_iliac_method, LEFT_ILIAC, LIMB),
        then(edits.choose_iliac_method, RIGHT_ILIAC, REIMPLANT),
        iliac_side="left",
        graft_diameter_mm=16.0,
        lumen_tip=(LevelRef(-50.0), None),
        kind="uterine",
        origin_vein="left-common-iliac-vein",
    ),
    "left-iliac-vein-sewn-right-one-tied": tumour(
        "-15",
        "70",
        then(edits.choose_intent, "resect"),
        _every_organ_free(),
        iliac_side="left",
        graft_diameter_mm=16.0,
        iliac_methods={"left": GRAFT_END, "right": TIE},
        mobilisation_mm={"left": 12.0},
    ),
    "adrenal-thrombus-not-operated": tumour(
        "160",
        "190",
        then(edits.choose_intent, "no-operation"),
        then(edits.write_intent_reason, "Metastases in both lungs"),
        origin_vein="right-adrenal-vein",
        resection=NO_RESECTION,
    ),
    "thrombus-of-the-liver-left-vein-brought-far": tumour(
        "80",
        "150",
        then(edits.set_cooled, RIGHT, False),
        then(edits.set_test_clamp, LEFT, True),
        then(edits.set_test_clamp, RIGHT, False),
        then(edits.set_divided, LEFT, "left-adrenal-vein", True),
        then(edits.set_divided, LEFT, "left-gonadal-vein", True),
        then(edits.set_plan_b, LEFT, LIGATE),
        then(edits.set_aortomesenteric_distance, 14.0),
        origin_vein="right-hepatic-vein",
        graft_diameter_mm=18.0,
        cuff_mm=4.0,
        methods=methods(OPENING, CONE_PIPE),
        mobilisation_mm={"left": 25.0},
    ),
}
