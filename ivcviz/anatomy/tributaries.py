"""Tributaries: the small veins that enter the cava or the left renal vein."""

from dataclasses import dataclass
from typing import Literal

from ivcviz.anatomy import reference
from ivcviz.anatomy.landmarks import Landmarks, hepatic_name, largest
from ivcviz.anatomy.specification import HepaticVein, RenalVein
from ivcviz.messages.sentences import Wording, say

Kind = Literal["adrenal", "gonadal", "lumbar", "short-hepatic", "hepatic-accessory", "phrenic"]


@dataclass(frozen=True, slots=True)
class Tributary:
    """A small vein: the level and clock position at which it enters "ivc", or `along_mm` of the vein that it enters."""

    id: str
    name: Wording
    kind: Kind
    side: Literal["left", "right", "midline"]
    level_mm: float
    clock_deg: float
    diameter_mm: float
    enters: str = "ivc"
    along_mm: float = 0.0


def tributaries_of(
    landmarks: Landmarks, renal: tuple[RenalVein, ...], hepatic: tuple[HepaticVein, ...], scale: float
) -> tuple[Tributary, ...]:
    """All tributaries of a body of a scale, from below upwards, then those of the left renal vein."""
    own = [*_lumbar(landmarks, scale), _right_gonadal(renal, scale), _right_adrenal(landmarks, scale)]
    own.append(_right_phrenic(landmarks, scale))
    own += [*_short_hepatic(landmarks, scale), *_accessory_hepatic(hepatic)]
    return (*sorted(own, key=lambda t: t.level_mm), *_of_left_renal_vein(renal, scale))


def _lumbar(landmarks: Landmarks, k: float) -> list[Tributary]:
    return [
        Tributary(id_, name, "lumbar", "right" if side == "right" else "left", level * k, clock, reference.LUMBAR_DIAMETER * k)
        for id_, name, side, level, clock in reference.LUMBAR_VEINS
        if level * k < landmarks.cavoatrial_junction
    ]


def _right_gonadal(renal: tuple[RenalVein, ...], k: float) -> Tributary:
    lowest = min(v.ostium.lower_mm for v in renal if v.side == "right")
    level = max(lowest - reference.GONADAL_BELOW_RENAL * k, lowest / 2)
    diameter = reference.GONADAL_DIAMETER * k
    return Tributary(
        "right-gonadal-vein", say("Right gonadal vein"), "gonadal", "right", level, reference.GONADAL_CLOCK, diameter
    )


def _right_adrenal(landmarks: Landmarks, k: float) -> Tributary:
    return Tributary(
        "right-adrenal-vein",
        say("Right adrenal vein"),
        "adrenal",
        "right",
        landmarks.right_adrenal_vein,
        reference.RIGHT_ADRENAL_CLOCK,
        reference.RIGHT_ADRENAL_DIAMETER * k,
    )


def _right_phrenic(landmarks: Landmarks, k: float) -> Tributary:
    return Tributary(
        "right-inferior-phrenic-vein",
        say("Right inferior phrenic vein"),
        "phrenic",
        "right",
        landmarks.hiatus - reference.PHRENIC_BELOW_HIATUS * k,
        reference.PHRENIC_CLOCK,
        reference.PHRENIC_DIAMETER * k,
    )


def _short_hepatic(landmarks: Landmarks, k: float) -> list[Tributary]:
    """From the lowest one up to the hepatic floor; only the lowest where it lies above that."""
    lowest = landmarks.lowest_short_hepatic_vein
    room = max(landmarks.hepatic_floor - lowest, 0.0)
    veins = []
    for number, (place, clock, diameter) in enumerate(reference.SHORT_HEPATIC_VEINS, start=1):
        if number > 1 and place * room < 4.0 * number * k / 2:  # no room left for another opening
            break
        name = say("Lowest short hepatic vein") if number == 1 else say("Short hepatic vein {number}", number=number)
        side: Literal["left", "right"] = "right" if clock > 180.0 else "left"
        level = lowest + place * room
        veins.append(Tributary(f"short-hepatic-vein-{number}", name, "short-hepatic", side, level, clock, diameter * k))
    return veins


def _accessory_hepatic(hepatic: tuple[HepaticVein, ...]) -> list[Tributary]:
    return [
        Tributary(
            vein.id,
            hepatic_name(vein),
            "hepatic-accessory",
            "right" if vein.ostium.clock_deg > 180.0 else "left",
            vein.ostium.centre_mm,
            vein.ostium.clock_deg,
            vein.diameter_mm,
        )
        for vein in hepatic
        if not vein.main
    ]


def _of_left_renal_vein(renal: tuple[RenalVein, ...], k: float) -> list[Tributary]:
    """Where the patient's distances are, else as far along as in the reference body."""
    vein = largest(renal, "left")
    stretch = vein.length_mm / reference.LEFT_RENAL_VEIN[0]
    measured = {"adrenal": vein.adrenal_mm, "gonadal": vein.gonadal_mm, "lumbar": vein.lumbar_mm}
    return [
        Tributary(
            id_,
            name,
            _KINDS[kind],
            "left",
            vein.ostium.centre_mm,
            vein.ostium.clock_deg,
            diameter * k,
            vein.id,
            along * stretch if (own := measured[kind]) is None else own,
        )
        for id_, name, kind, along, diameter in reference.LEFT_RENAL_TRIBUTARIES
    ]


_KINDS: dict[str, Kind] = {"adrenal": "adrenal", "gonadal": "gonadal", "lumbar": "lumbar"}
