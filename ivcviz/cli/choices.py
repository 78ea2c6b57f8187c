"""The options of `new` that are each one edit of the case, one record an option; without them a new case stays as it is."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, get_args

from ivcviz.anatomy.landmarks import largest, veins_of
from ivcviz.anatomy.specification import PrecavalArtery, Side
from ivcviz.case import edits
from ivcviz.case.document import Artery, Case, Cone, Convention, Growth
from ivcviz.case.variants import VARIANTS, with_variant
from ivcviz.cli import value_types
from ivcviz.errors import UserError
from ivcviz.messages.sentences import Message, Text, joined, say
from ivcviz.terms.organs import ORGANS_SEEN
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.substitutes import SUBSTITUTES
from ivcviz.terms.term import Term, by_id, ids

Edit = Callable[[Case, Any], Case]
_ID = "ID"
_YES_OR_NO = {"yes": True, "no": False}
_SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option: its name, the edit that it is, what is said of it, and what its text is read as.

    `words` are the texts that it takes, with their values; with `repeated` it may be given several times.
    """

    name: str
    edit: Edit
    told: Message
    read: Callable[[str], Any] = str
    metavar: str = "TEXT"
    words: Mapping[str, Any] | None = None
    repeated: bool = False

    @property
    def help(self) -> Text:
        """What is said of it, with the ids that it takes where its metavar does not list them."""
        listed = self.words is not None and self.metavar == _ID
        return joined((self.told, ", ".join(self.words or ())), ": ") if listed else self.told

    @property
    def key(self) -> str:
        return self.name.removeprefix("--").replace("-", "_")


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


def _number(name: str, edit: Edit, told: Message, metavar: str = "MM") -> Option:
    return Option(name=name, edit=edit, told=told, read=value_types.number, metavar=metavar)


def _term(name: str, edit: Edit, told: Message, terms: tuple[Term, ...]) -> Option:
    return Option(name=name, edit=edit, told=told, metavar=_ID, words={id_: by_id(terms, id_) for id_ in ids(terms)})


def _words(name: str, edit: Edit, told: Message, words: Mapping[str, Any] | tuple[str, ...]) -> Option:
    known = words if isinstance(words, Mapping) else {word: word for word in words}
    return Option(name=name, edit=edit, told=told, words=known, metavar="|".join(known))


def _on(side: Side, edit: Callable[[Case, str, Any], Case]) -> Edit:
    """An edit of the largest renal vein of a side."""
    return lambda case, value: edit(case, largest(veins_of(case.anatomy)[0], side).id, value)


def _field(change: Callable[..., Case], key: str) -> Edit:
    return lambda case, value: change(case, **{key: value})


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


def _noted(case: Case, words: str) -> Case:
    return edits.set_notes(case, [*case.notes, words])


def _with_symptom(case: Case, words: str) -> Case:
    return edits.change_patient(case, symptoms=[*case.patient.symptoms, words])


def _involve(case: Case, entry: tuple[str, float]) -> Case:
    return edits.set_involved(case, *entry)


def _vein_method(case: Case, entry: tuple[str, str]) -> Case:
    vein_id, method = entry
    if method not in ids(METHODS):
        raise UserError(say("'{method}' is no method; these are: {methods}.", method=method, methods=", ".join(ids(METHODS))))
    return edits.choose_renal_method(case, vein_id, by_id(METHODS, method))


def _threshold(case: Case, entry: tuple[str, float]) -> Case:
    return edits.set_threshold(case, *entry)


def _landmark(case: Case, entry: tuple[str, float]) -> Case:
    return edits.move_landmark(case, *entry)


_BODY = (
    Option(
        name="--variant",
        edit=lambda case, variant: with_variant(case, variant, True),
        told=say("a variant of the body; may be repeated"),
        metavar=_ID,
        words={variant.id: variant for variant in VARIANTS},
        repeated=True,
    ),
    _words("--precaval-artery", edits.set_precaval_artery, say("right renal artery before it"), get_args(PrecavalArtery)),
    *(
        _number(f"--left-{kind}", _field(edits.set_tributary_distances, f"{kind}_mm"), told)
        for kind, told in (
            ("adrenal", say("how far from the cava the left adrenal vein enters the left renal vein")),
            ("gonadal", say("how far from the cava the left gonadal vein enters it")),
            ("lumbar", say("how far from the cava the lumbar vein enters it")),
        )
    ),
    Option(
        name="--method",
        edit=_vein_method,
        told=say("any renal vein by its id, and its method; may be repeated"),
        read=value_types.named,
        metavar="VEIN=METHOD",
        repeated=True,
    ),
)
_GRAFT = (
    _term("--substitute", edits.choose_substitute, say("what the graft is made of"), SUBSTITUTES),
    _number("--wall", _field(edits.change_graft, "wall_mm"), say("thickness of the graft's wall")),
    _words("--ringed", _with_rings, say("external rings of the graft"), _YES_OR_NO),
)
_RESECTION = (
    _term("--patch", edits.choose_patch, say("what the patch is made of"), SUBSTITUTES),
    _number("--inferior-margin", _field(edits.change_resection, "inferior_margin_mm"), say("healthy cava below the tumour")),
    _number("--superior-margin", _field(edits.change_resection, "superior_margin_mm"), say("healthy cava above the tumour")),
    _number("--lateral-margin", edits.set_lateral_margin, say("healthy wall taken to either side, in a partial resection")),
    _number("--jaw", edits.set_jaw, say("width of a clamp's jaw along the vein")),
    Option(
        name="--organs-free",
        edit=_organs_free,
        told=say("organs that imaging shows free of the tumour"),
        read=value_types.organs_seen,
        metavar="A,B",
    ),
    _number("--resection-minutes", edits.set_resection_time, say("from the first clamp to the last cut"), "MIN"),
    _number(
        "--superior-minutes",
        _field(edits.change_timing, "superior_anastomosis_min"),
        say("for the superior anastomosis"),
        "MIN",
    ),
    _number(
        "--inferior-minutes",
        _field(edits.change_timing, "inferior_anastomosis_min"),
        say("for the inferior anastomosis"),
        "MIN",
    ),
    _words("--clamp-onto-graft", edits.move_clamp_onto_graft, say("superior clamp moved down onto the graft"), _YES_OR_NO),
)
_KNOWN = (
    _words("--growth", edits.set_growth, say("into the lumen, out of the wall, or both"), get_args(Growth)),
    _number("--bulge", edits.set_bulge, say("clock position of its bulk, 0 anterior, 90 the patient's left"), "DEG"),
    _words("--wall-invaded", edits.set_wall_invaded, say("whether the wall of the cava is invaded"), _YES_OR_NO),
    Option(
        name="--involved",
        edit=_involve,
        told=say("a vein by its id, and the length of it that the tumour has grown into; may be repeated"),
        read=value_types.named_number,
        metavar="VEIN=MM",
        repeated=True,
    ),
    _words("--leg-oedema", edits.set_leg_oedema, say("whether the legs are swollen"), _YES_OR_NO),
    _number("--aortomesenteric", edits.set_aortomesenteric_distance, say("aorta to SMA, measured on CT")),
    Option(
        name="--landmark",
        edit=_landmark,
        told=say("a landmark of this patient and its level; may be repeated"),
        read=value_types.named_number,
        metavar="WORD=MM",
        repeated=True,
    ),
    _words("--convention", edits.choose_convention, say("edge of the ostia where the next zone begins"), get_args(Convention)),
    _number("--tumour-sd", _field(edits.change_uncertainty, "tumour_sd_mm"), say("one SD of the tumour's ends")),
    _number("--landmark-sd", _field(edits.change_uncertainty, "landmark_sd_mm"), say("one SD of the landmarks")),
    Option(name="--symptom", edit=_with_symptom, told=say("a symptom; may be repeated"), repeated=True),
    Option(name="--note", edit=_noted, told=say("a note on the plan; may be repeated"), repeated=True),
    Option(
        name="--threshold",
        edit=_threshold,
        told=say("a threshold of the plan checks that this plan sets; may be repeated"),
        read=value_types.named_number,
        metavar="NAME=N",
        repeated=True,
    ),
)


def _of_a_vein(side: Side) -> tuple[Option, ...]:
    """The options of the renal vein of a side."""
    at = partial(_on, side)
    return (
        _term(f"--branch-{side}", at(edits.choose_branch_substitute), say("what its branch is made of"), SUBSTITUTES),
        _term(f"--plan-b-{side}", at(edits.set_plan_b), say("its method if the first one fails"), METHODS),
        _number(f"--vein-margin-{side}", at(edits.set_vein_margin), say("healthy vein taken beyond the involved length")),
        _words(f"--test-clamp-{side}", at(edits.set_test_clamp), say("clamped for a trial before the first cut"), _YES_OR_NO),
        _words(f"--artery-{side}", at(edits.set_artery), say("its kidney's artery meanwhile"), get_args(Artery)),
        _words(f"--cooled-{side}", at(edits.set_cooled), say("its kidney cooled meanwhile"), _YES_OR_NO),
        _number(f"--minutes-{side}", at(edits.set_sewing_time), say("for bringing the vein back"), "MIN"),
        Option(
            name=f"--divided-{side}",
            edit=at(_divide),
            told=say("its tributaries that are divided for length"),
            read=value_types.names,
            metavar="A,B",
        ),
        Option(name=f"--suture-{side}", edit=at(edits.set_suture), told=say("thread and stitch for it")),
        *(
            _number(f"--{name}-{side}", at(partial(_with_cone, key)), told, metavar)
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
OPTIONS: tuple[Option, ...] = (*_BODY, *_KNOWN, *_GRAFT, *_RESECTION, *_VEINS)
