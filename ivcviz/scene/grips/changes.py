"""What moving a grip means: the intention behind it, with its name for undo."""

from collections.abc import Callable
from dataclasses import replace

from ivcviz.anatomy.landmarks import landmarks_of
from ivcviz.case import edits
from ivcviz.case.document import Case, Cone
from ivcviz.case.levels import rewritten
from ivcviz.errors import UserError
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import vein_words
from ivcviz.scene.grips.model import Grip
from ivcviz.scene.grips.words import SHORT

Edit = Callable[[Case], Case]


def edit_for(plan: Plan, grip: Grip, value: float) -> tuple[Message, Edit]:
    """The edit that gives a grip's value, and its name for undo; `plan` is the one that the edit will be applied to.

    A tumour end that is written against a landmark stays written so.
    """
    kind, _, subject = grip.id.partition(":")
    if subject and kind != "landmark":
        return _of_vein(plan, kind, subject, value)
    named: dict[str, tuple[Message, Edit]] = {
        "tumour-lower": (say("Move the tumour's lower end"), lambda case: _lower_end(case, value)),
        "tumour-upper": (say("Move the tumour's upper end"), lambda case: _upper_end(case, value)),
        "tumour-body": (say("Move the tumour"), lambda case: edits.move_tumour(case, value - _middle(plan))),
        "mass-width": (say("Set the mass's width"), lambda case: _mass(case, 1, value)),
        "mass-depth": (say("Set the mass's depth"), lambda case: _mass(case, 2, value)),
        "bulge": (say("Turn the mass"), lambda case: edits.set_bulge(case, round(value, 6) % 360.0)),
        "cut-inferior": (say("Move the inferior cut"), lambda case: _margin(case, inferior=plan.extent.lower_mm - value)),
        "cut-superior": (say("Move the superior cut"), lambda case: _margin(case, superior=value - plan.extent.upper_mm)),
        "clamp-inferior": (say("Set the cuff"), lambda case: edits.set_cuff(case, value)),
        "clamp-superior": (say("Set the cuff"), lambda case: edits.set_cuff(case, value)),
        "graft-diameter": (say("Set the graft's diameter"), lambda case: edits.set_graft_diameter(case, value)),
    }
    if kind == "landmark":
        return say("Move the {landmark}", landmark=SHORT[subject]), lambda case: edits.move_landmark(case, subject, value)
    return named[grip.id]


def _of_vein(plan: Plan, kind: str, vein: str, value: float) -> tuple[Message, Edit]:
    words = vein_words(plan.body, vein)
    named: dict[str, tuple[Message, Edit]] = {
        "involved": (
            say("Set the involved length of the {vein}", vein=words),
            lambda case: edits.set_involved(case, vein, value),
        ),
        "ostium": (say("Move the {vein}", vein=words), lambda case: _ostium(plan, case, vein, value)),
        "margin": (say("Set the margin along the {vein}", vein=words), lambda case: edits.set_vein_margin(case, vein, value)),
        "takeoff": (say("Turn the cone pipe of the {vein}", vein=words), lambda case: _cone(case, vein, takeoff_deg=value)),
        "cone-base": (
            say("Set the cone's base at the {vein}", vein=words),
            lambda case: _cone(case, vein, base_diameter_mm=value),
        ),
        "cone-tip": (
            say("Set the cone's tip at the {vein}", vein=words),
            lambda case: _cone(case, vein, tip_diameter_mm=value),
        ),
    }
    return named[kind]


def _lower_end(case: Case, level: float) -> Case:
    return edits.move_tumour_lower_end(case, rewritten(case.tumour.lower, level, landmarks_of(case.anatomy)))


def _upper_end(case: Case, level: float) -> Case:
    return edits.move_tumour_upper_end(case, rewritten(case.tumour.upper, level, landmarks_of(case.anatomy)))


def _middle(plan: Plan) -> float:
    return (plan.extent.lower_mm + plan.extent.upper_mm) / 2


def _mass(case: Case, side: int, value: float) -> Case:
    if case.tumour.mass_mm is None:
        raise UserError(say("The size of the mass is not known: write its length, width and depth first."))
    length, width, depth = case.tumour.mass_mm
    return edits.set_mass(case, (length, value, depth) if side == 1 else (length, width, value))


def _margin(case: Case, *, inferior: float | None = None, superior: float | None = None) -> Case:
    old = case.resection
    return edits.set_margins(
        case,
        old.inferior_margin_mm if inferior is None else round(inferior, 6),
        old.superior_margin_mm if superior is None else round(superior, 6),
    )


def _ostium(plan: Plan, case: Case, vein_id: str, centre: float) -> Case:
    ostium = next(vein.ostium for vein in plan.body.renal_veins if vein.id == vein_id)
    by = centre - ostium.centre_mm
    return edits.move_renal_ostium(
        case, vein_id, lower_mm=round(ostium.lower_mm + by, 6), upper_mm=round(ostium.upper_mm + by, 6)
    )


def _cone(case: Case, vein_id: str, **changes: float) -> Case:
    return edits.set_cone(case, vein_id, replace(edits.planned(case, vein_id).cone or Cone(), **changes))
