"""The options of `new` for the body, and for what is known of patient and tumour beyond its extent."""

from collections.abc import Callable
from typing import get_args

from ivcviz.anatomy.specification import PrecavalArtery
from ivcviz.case import edits
from ivcviz.case.document import Case, Convention, Growth
from ivcviz.case.variants import VARIANTS, with_variant
from ivcviz.cli import value_types
from ivcviz.cli.option import ID, YES_OR_NO, Edit, Option, field_edit, numbered, worded
from ivcviz.errors import UserError
from ivcviz.messages.sentences import say
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.term import by_id, ids


def _involve(case: Case, entry: tuple[str, float]) -> Case:
    return edits.set_involved(case, *entry)


def _landmark(case: Case, entry: tuple[str, float]) -> Case:
    return edits.move_landmark(case, *entry)


def _vein_method(case: Case, entry: tuple[str, str]) -> Case:
    vein_id, method = entry
    if method not in ids(METHODS):
        raise UserError(say("'{method}' is no method; these are: {methods}.", method=method, methods=", ".join(ids(METHODS))))
    return edits.choose_renal_method(case, vein_id, by_id(METHODS, method))


def _ostium(case: Case, entry: tuple[str, tuple[float, float]]) -> Case:
    vein_id, (lower, upper) = entry
    return edits.move_renal_ostium(case, vein_id, lower_mm=lower, upper_mm=upper)


def _of_named(change: Callable[..., Case], key: str) -> Edit:
    """An edit of a vein by its id."""
    return lambda case, entry: change(case, entry[0], **{key: entry[1]})


def _threshold(case: Case, entry: tuple[str, float]) -> Case:
    return edits.set_threshold(case, *entry)


def _noted(case: Case, words: str) -> Case:
    return edits.set_notes(case, [*case.notes, words])


def _with_symptom(case: Case, words: str) -> Case:
    return edits.change_patient(case, symptoms=[*case.patient.symptoms, words])


_BODY = (
    Option(
        name="--variant",
        edit=lambda case, variant: with_variant(case, variant, True),
        told=say("a variant of the body; may be repeated"),
        metavar=ID,
        words={variant.id: variant for variant in VARIANTS},
        repeated=True,
    ),
    worded("--precaval-artery", edits.set_precaval_artery, say("right renal artery before it"), get_args(PrecavalArtery)),
    *(
        numbered(f"--left-{kind}", field_edit(edits.set_tributary_distances, f"{kind}_mm"), told)
        for kind, told in (
            ("adrenal", say("how far from the cava the left adrenal vein enters the left renal vein")),
            ("gonadal", say("how far from the cava the left gonadal vein enters it")),
            ("lumbar", say("how far from the cava the lumbar vein enters it")),
        )
    ),
    Option(
        name="--ostium",
        edit=_ostium,
        told=say("the lower and the upper edge of a renal ostium; may be repeated"),
        read=value_types.named_ends,
        metavar="VEIN=LO..HI",
        repeated=True,
    ),
    *(
        Option(name=name, edit=edit, told=told, read=value_types.named_number, metavar=metavar, repeated=True)
        for name, edit, told, metavar in (
            (
                "--ostium-clock",
                _of_named(edits.move_renal_ostium, "clock_deg"),
                say("clock position of a renal ostium; may be repeated"),
                "VEIN=DEG",
            ),
            (
                "--vein-length",
                _of_named(edits.shape_renal_vein, "length_mm"),
                say("length of a renal vein to the hilum; may be repeated"),
                "VEIN=MM",
            ),
            (
                "--vein-width",
                _of_named(edits.shape_renal_vein, "width_mm"),
                say("width of a renal vein; may be repeated"),
                "VEIN=MM",
            ),
            (
                "--vein-depth",
                _of_named(edits.shape_renal_vein, "thickness_mm"),
                say("depth of a renal vein; may be repeated"),
                "VEIN=MM",
            ),
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
_KNOWN = (
    worded("--growth", edits.set_growth, say("into the lumen, out of the wall, or both"), get_args(Growth)),
    numbered("--bulge", edits.set_bulge, say("clock position of its bulk, 0 anterior, 90 the patient's left"), "DEG"),
    worded("--wall-invaded", edits.set_wall_invaded, say("whether the wall of the cava is invaded"), YES_OR_NO),
    Option(
        name="--involved",
        edit=_involve,
        told=say("a vein by its id, and the length of it that the tumour has grown into; may be repeated"),
        read=value_types.named_number,
        metavar="VEIN=MM",
        repeated=True,
    ),
    worded("--leg-oedema", edits.set_leg_oedema, say("whether the legs are swollen"), YES_OR_NO),
    numbered("--aortomesenteric", edits.set_aortomesenteric_distance, say("aorta to SMA, measured on CT")),
    Option(
        name="--landmark",
        edit=_landmark,
        told=say("a landmark of this patient and its level; may be repeated"),
        read=value_types.named_number,
        metavar="WORD=MM",
        repeated=True,
    ),
    worded("--convention", edits.choose_convention, say("edge of the ostia where the next zone begins"), get_args(Convention)),
    numbered("--tumour-sd", field_edit(edits.change_uncertainty, "tumour_sd_mm"), say("one SD of the tumour's ends")),
    numbered("--landmark-sd", field_edit(edits.change_uncertainty, "landmark_sd_mm"), say("one SD of the landmarks")),
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
BODY: tuple[Option, ...] = (*_BODY, *_KNOWN)
