"""Invented plans that differ in the body, in conventions and thresholds, or in what is written on the case."""

import beyond_edits as beyond
from inventing import LEFT, RIGHT, methods, then, tumour

from ivcviz.case import edits
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.terms.renal_methods import CONE_PIPE, LIGATE, OPENING

_OTHER_THRESHOLDS = tuple(
    then(edits.set_threshold, name, (known.default + known.bounds.greatest) / 2) for name, known in DEFAULT_THRESHOLDS.items()
)
# Bodies that a landmark moves without meeting its neighbours.
_MOVED = (("lowest-short-hepatic-vein", 150.0), ("right-adrenal-vein", 170.0), ("hepatic-floor", 193.0))
_MOVED += (("hepatic-roof", 212.0), ("hiatus", 228.0), ("cavoatrial-junction", 260.0), (LEFT, 104.0), (RIGHT, 101.0))

BODIES = {
    "accessory-left-vein": tumour(
        "80",
        "150",
        then(edits.add_accessory_vein, "left"),
        then(edits.choose_renal_method, "left-renal-vein-2", LIGATE),
        graft_diameter_mm=16.0,
        methods=methods(OPENING, CONE_PIPE),
    ),
    "accessory-right-veins": tumour(
        "70",
        "150",
        then(edits.add_accessory_vein, "right"),
        then(edits.add_accessory_vein, "right"),
        then(edits.choose_renal_method, "right-renal-vein-2", OPENING),
        then(edits.set_involved, "right-renal-vein-3", 6.0),
        graft_diameter_mm=20.0,
        methods=methods(CONE_PIPE, OPENING),
    ),
    "retro-aortic-left-vein": tumour(
        "50",
        "150",
        then(edits.move_renal_ostium, LEFT, lower_mm=63.0, upper_mm=77.0),
        then(edits.shape_renal_vein, LEFT, course="retro-aortic"),
        then(edits.choose_renal_method, LEFT, CONE_PIPE),
        graft_diameter_mm=16.0,
        methods=methods(OPENING),
    ),
    "right-kidney-missing": tumour(
        "80", "150", graft_diameter_mm=16.0, missing_kidney="right", methods=methods(LIGATE, CONE_PIPE)
    ),
    "left-kidney-missing-man": tumour(
        "80", "150", sex="M", graft_diameter_mm=18.0, missing_kidney="left", methods=methods(OPENING)
    ),
    "landmarks-moved": tumour(
        "left-renal-vein-15",
        "hepatic-floor-25",
        *(then(edits.move_landmark, word, level) for word, level in _MOVED),
        then(edits.move_renal_ostium, LEFT, clock_deg=80.0),
        then(edits.shape_renal_vein, RIGHT, length_mm=34.0, width_mm=13.0),
        graft_diameter_mm=18.0,
        methods=methods(OPENING, CONE_PIPE),
    ),
    "large-inferior-right-hepatic-vein": tumour(
        "142", "170", then(beyond.with_inferior_right_hepatic_vein, 6.0), graft_diameter_mm=18.0
    ),
    "body-of-a-patient": tumour("85", "150", beyond.as_a_patient, graft_diameter_mm=16.0, methods=methods(OPENING, CONE_PIPE)),
}
THRESHOLDS = {
    "thresholds-changed": tumour(
        "85",
        "172",
        *_OTHER_THRESHOLDS,
        graft_diameter_mm=16.0,
        circumference_deg=360.0,
        methods=methods(OPENING, CONE_PIPE),
    ),
}
