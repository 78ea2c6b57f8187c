"""The options of `new` that are each one edit of the case, one record an option; without them a new case stays as it is."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, get_args

from ivcviz.anatomy.landmarks import largest, veins_of
from ivcviz.anatomy.specification import Side
from ivcviz.case import edits
from ivcviz.case.document import Artery, Case, Cone
from ivcviz.cli import value_types
from ivcviz.cli.body_choices import BODY
from ivcviz.cli.option import YES_OR_NO, Edit, Option, field_edit, numbered, termed, worded
from ivcviz.errors import UserError
from ivcviz.messages.sentences import say
from ivcviz.terms.organs import ORGANS_SEEN
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.substitutes import SUBSTITUTES
from ivcviz.terms.term import by_id

_SIDES: tuple[Side, ...] = get_args(Side)


def add_choices(command: argparse.ArgumentParser) -> None:
    """Add the options."""
    for option in OPTIONS:
        command.add_argument(
            option.name,
            type=option.read,
            choices=None if option.words is None else tuple(option.words),
            metavar=option.metavar,
            action="append" if option.repeated else "store",
            help=str(option.help),
        )


def chosen(case: Case, arguments: argparse.Namespace) -> Case:
    """The case with every option that was given, in the order of the table; UserError where the case has no place for it."""
    for option in OPTIONS:
        given = getattr(arguments, option.key)
        for text in () if given is None else given if option.repeated else (given,):
            case = option.edit(case, text if option.words is None else option.words[text])
    return case


def _on(side: Side, edit: Callable[[Case, str, Any], Case]) -> Edit:
    """An edit of the largest renal vein of a side."""
    return lambda case, value: edit(case, largest(veins_of(case.anatomy)[0], side).id, value)


def _with_cone(key: str, case: Case, vein_id: str, value: float) -> Case:
    return edits.set_cone(case, vein_id, replace(edits.planned(case, vein_id).cone or Cone(), **{key: value}))


def _divide(case: Case, vein_id: str, tributaries: tuple[str, ...]) -> Case:
    for tributary in tributaries:
        case = edits.set_divided(case, vein_id, tributary, True)
    return case


def _organs_free(case: Case, organs: tuple[str, ...]) -> Case:
    for organ in organs:
        if by_id(ORGANS_SEEN, organ) in case.resection.en_bloc:
            raise UserError(say("'{organ}' is taken en bloc and free on imaging: say one of the two.", organ=organ))
        case = edits.set_organ_free(case, by_id(ORGANS_SEEN, organ), True)
    return case


def _with_rings(case: Case, ringed: bool) -> Case:
    if ringed and case.graft is not None and not case.graft.substitute.rings_possible:
        raise UserError(say("There is no {graft} with external rings.", graft=case.graft.substitute.graft))
    return edits.change_graft(case, ringed=ringed)


_GRAFT = (
    termed("--substitute", edits.choose_substitute, say("what the graft is made of"), SUBSTITUTES),
    numbered("--wall", field_edit(edits.change_graft, "wall_mm"), say("thickness of the graft's wall")),
    worded("--ringed", _with_rings, say("external rings of the graft"), YES_OR_NO),
)
_RESECTION = (
    termed("--patch", edits.choose_patch, say("what the patch is made of"), SUBSTITUTES),
    numbered(
        "--inferior-margin", field_edit(edits.change_resection, "inferior_margin_mm"), say("healthy cava below the tumour")
    ),
    numbered(
        "--superior-margin", field_edit(edits.change_resection, "superior_margin_mm"), say("healthy cava above the tumour")
    ),
    numbered("--lateral-margin", edits.set_lateral_margin, say("healthy wall taken to either side, in a partial resection")),
    numbered("--jaw", edits.set_jaw, say("width of a clamp's jaw along the vein")),
    Option(
        name="--organs-free",
        edit=_organs_free,
        told=say("organs that imaging shows free of the tumour"),
        read=value_types.organs_seen,
        metavar="A,B",
    ),
    numbered("--resection-minutes", edits.set_resection_time, say("from the first clamp to the last cut"), "MIN"),
    numbered(
        "--superior-minutes",
        field_edit(edits.change_timing, "superior_anastomosis_min"),
        say("for the superior anastomosis"),
        "MIN",
    ),
    numbered(
        "--inferior-minutes",
        field_edit(edits.change_timing, "inferior_anastomosis_min"),
        say("for the inferior anastomosis"),
        "MIN",
    ),
    worded("--clamp-onto-graft", edits.move_clamp_onto_graft, say("superior clamp moved down onto the graft"), YES_OR_NO),
)


def _of_a_vein(side: Side) -> tuple[Option, ...]:
    """The options of the renal vein of a side."""
    at = partial(_on, side)
    return (
        termed(f"--branch-{side}", at(edits.choose_branch_substitute), say("what its branch is made of"), SUBSTITUTES),
        termed(f"--plan-b-{side}", at(edits.set_plan_b), say("its method if the first one fails"), METHODS),
        numbered(f"--vein-margin-{side}", at(edits.set_vein_margin), say("healthy vein taken beyond the involved length")),
        worded(f"--test-clamp-{side}", at(edits.set_test_clamp), say("clamped for a trial before the first cut"), YES_OR_NO),
        worded(f"--artery-{side}", at(edits.set_artery), say("its kidney's artery meanwhile"), get_args(Artery)),
        worded(f"--cooled-{side}", at(edits.set_cooled), say("its kidney cooled meanwhile"), YES_OR_NO),
        numbered(f"--minutes-{side}", at(edits.set_sewing_time), say("for bringing the vein back"), "MIN"),
        Option(
            name=f"--divided-{side}",
            edit=at(_divide),
            told=say("its tributaries that are divided for length"),
            read=value_types.names,
            metavar="A,B",
        ),
        Option(name=f"--suture-{side}", edit=at(edits.set_suture), told=say("thread and stitch for it")),
        *(
            numbered(f"--{name}-{side}", at(partial(_with_cone, key)), told, metavar)
            for name, key, told, metavar in (
                ("cone-base", "base_diameter_mm", say("its cone pipe's diameter at the graft"), "MM"),
                ("cone-tip", "tip_diameter_mm", say("its cone pipe's diameter at the vein"), "MM"),
                ("cone-length", "length_mm", say("its cone pipe's length along its axis"), "MM"),
                ("takeoff", "takeoff_deg", say("its cone pipe's angle to the graft's inferior direction"), "DEG"),
                ("offset", "offset_mm", say("its cone pipe's axis beside the graft's"), "MM"),
            )
        ),
    )


_VEINS = tuple(option for side in _SIDES for option in _of_a_vein(side))
OPTIONS: tuple[Option, ...] = (*BODY, *_GRAFT, *_RESECTION, *_VEINS)
