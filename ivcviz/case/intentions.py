"""What the user wants by moving a grip, as plain values: one record for each kind of drag.

An intention is complete in itself and is applied to a case: applied to the same case it makes the same case, whoever
applies it and whenever. Its `value` is the one that the grip has then, so that any number of moves come to the last of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, assert_never

from ivcviz.anatomy.landmarks import landmarks_of, veins_of
from ivcviz.case import edits
from ivcviz.case.document import Case, Cone
from ivcviz.case.levels import level_mm, rewritten
from ivcviz.errors import UserError
from ivcviz.messages.sentences import say

TumourEnd = Literal["lower", "upper"]
CavalEnd = Literal["inferior", "superior"]
MassSide = Literal["width", "depth"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTumourEnd:
    """An end of the tumour at a level, mm; written against its landmark where it was."""

    name: ClassVar = "move-tumour-end"
    end: TumourEnd
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTumour:
    """The middle between the tumour's ends at a level, mm; both are moved by the same."""

    name: ClassVar = "move-tumour"
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeMass:
    """A side of the mass, mm."""

    name: ClassVar = "size-mass"
    side: MassSide
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnMass:
    """The clock position towards which the mass bulges, degrees, of any turn."""

    name: ClassVar = "turn-mass"
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetInvolvedLength:
    """The involved length of a renal vein from its ostium, mm."""

    name: ClassVar = "set-involved-length"
    vein_id: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRenalOstium:
    """The centre of a renal ostium at a level, mm; its height stays."""

    name: ClassVar = "move-renal-ostium"
    vein_id: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLandmark:
    """A landmark at a level, mm."""

    name: ClassVar = "move-landmark"
    landmark: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCut:
    """A caval cut at a level, mm; the margin follows."""

    name: ClassVar = "move-cut"
    end: CavalEnd
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveClamp:
    """The cuff, mm of free vein, set by the clamp at one end; it is the same at both."""

    name: ClassVar = "move-clamp"
    end: CavalEnd
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeGraft:
    """The inner diameter of the graft, mm."""

    name: ClassVar = "size-graft"
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVeinMargin:
    """The margin along a renal vein beyond its involved length, mm."""

    name: ClassVar = "set-vein-margin"
    vein_id: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCone:
    """The take-off angle of a renal vein's cone pipe, degrees."""

    name: ClassVar = "turn-cone"
    vein_id: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeConeBase:
    """The diameter of a cone pipe at the graft, mm."""

    name: ClassVar = "size-cone-base"
    vein_id: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeConeTip:
    """The diameter of a cone pipe at the renal vein, mm."""

    name: ClassVar = "size-cone-tip"
    vein_id: str
    value: float


Intention = (
    MoveTumourEnd
    | MoveTumour
    | SizeMass
    | TurnMass
    | SetInvolvedLength
    | MoveRenalOstium
    | MoveLandmark
    | MoveCut
    | MoveClamp
    | SizeGraft
    | SetVeinMargin
    | TurnCone
    | SizeConeBase
    | SizeConeTip
)


def applied(case: Case, intention: Intention) -> Case:
    """The case as the user wants it; UserError where it cannot be."""
    value = intention.value
    match intention:
        case MoveTumourEnd():
            return _with_end(case, intention.end, value)
        case MoveTumour():
            return edits.move_tumour(case, value - sum(_ends(case)) / 2)
        case SizeMass():
            return _with_mass(case, intention.side, value)
        case TurnMass():
            return edits.set_bulge(case, round(value, 6) % 360.0)
        case SetInvolvedLength():
            return edits.set_involved(case, intention.vein_id, value)
        case MoveRenalOstium():
            return _with_ostium(case, intention.vein_id, value)
        case MoveLandmark():
            return edits.move_landmark(case, intention.landmark, value)
        case MoveCut():
            return _with_cut(case, intention.end, value)
        case MoveClamp():
            return edits.set_cuff(case, value)
        case SizeGraft():
            return edits.set_graft_diameter(case, value)
        case SetVeinMargin():
            return edits.set_vein_margin(case, intention.vein_id, value)
        case TurnCone():
            return _with_cone(case, intention.vein_id, takeoff_deg=value)
        case SizeConeBase():
            return _with_cone(case, intention.vein_id, base_diameter_mm=value)
        case SizeConeTip():
            return _with_cone(case, intention.vein_id, tip_diameter_mm=value)
        case _:
            assert_never(intention)


def replayed(case: Case, intentions: Iterable[Intention]) -> Iterator[Case]:
    """The cases that intentions make one after the other, the first of them from `case`."""
    for intention in intentions:
        case = applied(case, intention)
        yield case


def _ends(case: Case) -> tuple[float, float]:
    """The levels of the tumour's ends."""
    landmarks = landmarks_of(case.anatomy)
    return level_mm(case.tumour.lower, landmarks), level_mm(case.tumour.upper, landmarks)


def _with_end(case: Case, end: TumourEnd, level: float) -> Case:
    landmarks = landmarks_of(case.anatomy)
    if end == "lower":
        return edits.move_tumour_lower_end(case, rewritten(case.tumour.lower, level, landmarks))
    return edits.move_tumour_upper_end(case, rewritten(case.tumour.upper, level, landmarks))


def _with_mass(case: Case, side: MassSide, value: float) -> Case:
    if case.tumour.mass_mm is None:
        raise UserError(say("The size of the mass is not known: write its length, width and depth first."))
    length, width, depth = case.tumour.mass_mm
    return edits.set_mass(case, (length, value, depth) if side == "width" else (length, width, value))


def _with_ostium(case: Case, vein_id: str, centre: float) -> Case:
    ostium = next((vein.ostium for vein in veins_of(case.anatomy)[0] if vein.id == vein_id), None)
    if ostium is None:
        raise UserError(say("'{vein_id}' is not a renal vein of this body.", vein_id=vein_id))
    by = centre - ostium.centre_mm
    lower, upper = round(ostium.lower_mm + by, 6), round(ostium.upper_mm + by, 6)
    return edits.move_renal_ostium(case, vein_id, lower_mm=lower, upper_mm=upper)


def _with_cut(case: Case, end: CavalEnd, level: float) -> Case:
    lower, upper = _ends(case)
    inferior, superior = case.resection.inferior_margin_mm, case.resection.superior_margin_mm
    if end == "inferior":
        return edits.set_margins(case, round(lower - level, 6), superior)
    return edits.set_margins(case, inferior, round(level - upper, 6))


def _with_cone(case: Case, vein_id: str, **changes: float) -> Case:
    return edits.set_cone(case, vein_id, replace(edits.planned(case, vein_id).cone or Cone(), **changes))
