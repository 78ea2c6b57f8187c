"""One pure function per intention: a case and what is wanted go in, the new case comes out.

Each refuses what cannot be, with a UserError that says why, and leaves the case that it was given as it is.
"""

from ivcviz.case.edits.body import add_renal_vein, move_landmark, move_renal_ostium, remove_renal_vein, reset_landmark
from ivcviz.case.edits.papers import rename, set_notes, set_patient
from ivcviz.case.edits.reconstruction import (
    choose_graft,
    choose_renal_method,
    planned,
    remove_graft,
    set_cone,
    set_graft_diameter,
    set_mobilisation,
    set_plan_b,
    set_vein_margin,
)
from ivcviz.case.edits.resection import (
    choose_convention,
    choose_resection_kind,
    set_cuff,
    set_jaw,
    set_margins,
    set_uncertainty,
)
from ivcviz.case.edits.tumour import (
    move_tumour,
    move_tumour_lower_end,
    move_tumour_upper_end,
    set_bulge,
    set_growth,
    set_iliac_side,
    set_involved,
    set_mass,
)

__all__ = [
    "add_renal_vein",
    "choose_convention",
    "choose_graft",
    "choose_renal_method",
    "choose_resection_kind",
    "move_landmark",
    "move_renal_ostium",
    "move_tumour",
    "move_tumour_lower_end",
    "move_tumour_upper_end",
    "planned",
    "remove_graft",
    "remove_renal_vein",
    "rename",
    "reset_landmark",
    "set_bulge",
    "set_cone",
    "set_cuff",
    "set_graft_diameter",
    "set_growth",
    "set_iliac_side",
    "set_involved",
    "set_jaw",
    "set_margins",
    "set_mass",
    "set_mobilisation",
    "set_notes",
    "set_patient",
    "set_plan_b",
    "set_uncertainty",
    "set_vein_margin",
]
