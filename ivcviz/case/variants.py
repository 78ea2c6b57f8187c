"""Variants of the veins and arteries round the cava that a body gets by a preset, one record each; every value can be corrected
afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ivcviz.anatomy.landmarks import largest, reference_hepatic_veins, scale_of, veins_of
from ivcviz.anatomy.specification import Course, HepaticVein, Ostium, RenalVein, Side
from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.case.faults import require_consistent
from ivcviz.errors import UserError
from ivcviz.messages.sentences import Message, say
from ivcviz.terms.term import Term

_ACCESSORY_HEPATIC = "inferior-right-hepatic-vein"
# Defaults, to be corrected: where an inferior right hepatic vein opens in the reference woman, and how wide it is.
_HEPATIC_MM, _HEPATIC_DEG, _HEPATIC_WIDE_MM = 160.0, 270.0, 6.0


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Variant(Term):
    """A variant: `there` tells whether a body has it, `put` gives it to one that has not, `take` takes it from one that has."""

    name: Message
    there: Callable[[Case], bool]
    put: Callable[[Case], Case]
    take: Callable[[Case], Case]


def with_variant(case: Case, variant: Variant, there: bool) -> Case:
    """The case with a variant, or without it; the case itself where that is so already."""
    if variant.there(case) == there:
        return case
    return variant.put(case) if there else variant.take(case)


def _of(case: Case, side: Side) -> list[RenalVein]:
    return [vein for vein in veins_of(case.anatomy)[0] if vein.side == side]


def _added(case: Case, side: Side) -> RenalVein | None:
    """The last vein of a side beside its largest one, of the largest one's course."""
    main = largest(veins_of(case.anatomy)[0], side)
    return next((vein for vein in reversed(_of(case, side)) if vein.id != main.id and vein.course == main.course), None)


def _behind(case: Case) -> RenalVein | None:
    """The left vein behind the aorta beside one in front of it."""
    left = _of(case, "left")
    if not any(vein.course == "pre-aortic" for vein in left):
        return None
    return next((vein for vein in left if vein.course == "retro-aortic"), None)


def _is_behind(case: Case) -> bool:
    return all(vein.course == "retro-aortic" for vein in _of(case, "left"))


def _with_course(course: Course) -> Callable[[Case], Case]:
    def change(case: Case) -> Case:
        if _behind(case) is not None:
            raise UserError(say("One left renal vein runs behind the aorta and one before it: take that variant away first."))
        for vein in _of(case, "left"):
            case = edits.shape_renal_vein(case, vein.id, course=course)
        return case

    return change


def _circumaortic(case: Case) -> Case:
    if _is_behind(case):
        raise UserError(say("The left renal vein runs behind the aorta: take that variant away first."))
    before = {vein.id for vein in _of(case, "left")}
    case = edits.add_accessory_vein(case, "left")
    [new] = [vein for vein in _of(case, "left") if vein.id not in before]
    return edits.shape_renal_vein(case, new.id, course="retro-aortic")


def _without(found: Callable[[Case], RenalVein | None]) -> Callable[[Case], Case]:
    def change(case: Case) -> Case:
        vein = found(case)
        return case if vein is None else edits.remove_renal_vein(case, vein.id)

    return change


def _second(side: Side) -> tuple[Callable[[Case], bool], Callable[[Case], Case], Callable[[Case], Case]]:
    return (
        lambda case: _added(case, side) is not None,
        lambda case: edits.add_accessory_vein(case, side),
        _without(lambda case: _added(case, side)),
    )


def _has_hepatic(case: Case) -> bool:
    return any(vein.id == _ACCESSORY_HEPATIC for vein in veins_of(case.anatomy)[1])


def _with_hepatic(case: Case) -> Case:
    k = scale_of(case.anatomy.sex)
    half, level = _HEPATIC_WIDE_MM * k / 2, _HEPATIC_MM * k
    name = INFERIOR_RIGHT_HEPATIC.name.in_english()
    ostium = Ostium(level - half, level + half, _HEPATIC_DEG)
    vein = HepaticVein(_ACCESSORY_HEPATIC, f"{name[:1].upper()}{name[1:]}", ostium, 2 * half, main=False)
    known = case.anatomy.hepatic_veins or reference_hepatic_veins(case.anatomy.sex)
    return require_consistent(replace(case, anatomy=replace(case.anatomy, hepatic_veins=(*known, vein))))


def _without_hepatic(case: Case) -> Case:
    kept = tuple(vein for vein in case.anatomy.hepatic_veins or () if vein.id != _ACCESSORY_HEPATIC)
    own = None if kept == reference_hepatic_veins(case.anatomy.sex) else kept
    involved = tuple(item for item in case.tumour.involved if item.vein_id != _ACCESSORY_HEPATIC)
    bare = replace(case, tumour=replace(case.tumour, involved=involved))
    return require_consistent(replace(bare, anatomy=replace(case.anatomy, hepatic_veins=own)))


RETRO_AORTIC_LEFT = Variant(
    id="retro-aortic-left",
    name=say("left renal vein behind the aorta"),
    there=_is_behind,
    put=_with_course("retro-aortic"),
    take=_with_course("pre-aortic"),
)
CIRCUMAORTIC_LEFT = Variant(
    id="circumaortic-left",
    name=say("left renal vein round the aorta"),
    there=lambda case: _behind(case) is not None,
    put=_circumaortic,
    take=_without(_behind),
)
_SECOND_RIGHT, _SECOND_LEFT = _second("right"), _second("left")
SECOND_RIGHT = Variant(
    id="second-right",
    name=say("second right renal vein"),
    there=_SECOND_RIGHT[0],
    put=_SECOND_RIGHT[1],
    take=_SECOND_RIGHT[2],
)
SECOND_LEFT = Variant(
    id="second-left", name=say("second left renal vein"), there=_SECOND_LEFT[0], put=_SECOND_LEFT[1], take=_SECOND_LEFT[2]
)
INFERIOR_RIGHT_HEPATIC = Variant(
    id="inferior-right-hepatic",
    name=say("inferior right hepatic vein"),
    there=_has_hepatic,
    put=_with_hepatic,
    take=_without_hepatic,
)
PRECAVAL_RIGHT_ARTERY = Variant(
    id="precaval-right-artery",
    name=say("right renal artery before the cava"),
    there=lambda case: case.anatomy.precaval_artery is not None,
    put=lambda case: edits.set_precaval_artery(case, "lower-polar"),  # nearly always: Radiology 2004;230:429
    take=lambda case: edits.set_precaval_artery(case, None),
)
VARIANTS = (
    RETRO_AORTIC_LEFT,
    CIRCUMAORTIC_LEFT,
    SECOND_RIGHT,
    SECOND_LEFT,
    INFERIOR_RIGHT_HEPATIC,
    PRECAVAL_RIGHT_ARTERY,
)
