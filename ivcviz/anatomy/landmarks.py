"""Landmarks: named levels, derived from the veins and kept in anatomical order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isfinite

from ivcviz.anatomy import reference
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, Ostium, RenalVein, Sex, Side
from ivcviz.errors import UserError
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import Wording, say

WORDS: tuple[str, ...] = (
    "iliac-confluence",
    "renal-floor",
    "renal-roof",
    "right-renal-vein",
    "left-renal-vein",
    "lowest-short-hepatic-vein",
    "right-adrenal-vein",
    "hepatic-floor",
    "hepatic-roof",
    "hiatus",
    "cavoatrial-junction",
)
# What else a level may be written against: an edge of a side's renal ostium, of the largest if there are several.
EDGES: tuple[str, ...] = (
    "right-renal-vein-lower-edge",
    "right-renal-vein-upper-edge",
    "left-renal-vein-lower-edge",
    "left-renal-vein-upper-edge",
)
LEVEL_WORDS = (*WORDS, *EDGES)
_FROM_RENAL_VEINS = ("renal-floor", "renal-roof", "right-renal-vein", "left-renal-vein")
_HEPATIC_BAND = ("hepatic-floor", "hepatic-roof")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Levels in mm along the cava's centreline, superior positive."""

    iliac_confluence: float
    renal_floor: float
    renal_roof: float
    right_renal_vein: float
    left_renal_vein: float
    lowest_short_hepatic_vein: float
    right_adrenal_vein: float
    hepatic_floor: float
    hepatic_roof: float
    hiatus: float
    cavoatrial_junction: float
    right_renal_vein_lower_edge: float
    right_renal_vein_upper_edge: float
    left_renal_vein_lower_edge: float
    left_renal_vein_upper_edge: float

    def level_of(self, word: str) -> float:
        """The level of a landmark, or of an edge, by its word; UserError for an unknown word."""
        if word not in LEVEL_WORDS:
            raise UserError(say("“{word}” is not a landmark: use one of {words}.", word=word, words=", ".join(WORDS)))
        return float(getattr(self, word.replace("-", "_")))


def scale_of(sex: Sex) -> float:
    """The scale of a body of this sex relative to the reference woman."""
    return reference.MAN_SCALE if sex == "M" else 1.0


@lru_cache(maxsize=2)
def reference_renal_veins(sex: Sex) -> tuple[RenalVein, ...]:
    """The renal veins of the reference body: one on each side."""
    k = scale_of(sex)
    return (
        _renal_vein("right", reference.RIGHT_RENAL_OSTIUM, reference.RIGHT_RENAL_VEIN, k),
        _renal_vein("left", reference.LEFT_RENAL_OSTIUM, reference.LEFT_RENAL_VEIN, k),
    )


_RIGHT_HEPATIC, _HEPATIC_TRUNK = say("Right hepatic vein"), say("Common trunk")
_HEPATIC_NAMES = {"right-hepatic-vein": _RIGHT_HEPATIC, "hepatic-trunk": _HEPATIC_TRUNK}


@lru_cache(maxsize=2)
def reference_hepatic_veins(sex: Sex) -> tuple[HepaticVein, ...]:
    """The main hepatic veins of the reference body: the right one, and the common trunk of middle and left."""
    k = scale_of(sex)
    right = _ostium(reference.RIGHT_HEPATIC_OSTIUM, k)
    trunk = _ostium(reference.HEPATIC_TRUNK_OSTIUM, k)
    return (
        HepaticVein("right-hepatic-vein", _RIGHT_HEPATIC.in_english(), right, reference.RIGHT_HEPATIC_DIAMETER * k),
        HepaticVein("hepatic-trunk", _HEPATIC_TRUNK.in_english(), trunk, reference.HEPATIC_TRUNK_DIAMETER * k),
    )


def hepatic_name(vein: HepaticVein) -> Wording:
    """The name of a hepatic vein: translated for the reference body's veins, as written for a document's own."""
    known = _HEPATIC_NAMES.get(vein.id)
    return vein.name if known is None or vein.name != known.in_english() else known


def veins_of(spec: AnatomySpec) -> tuple[tuple[RenalVein, ...], tuple[HepaticVein, ...]]:
    """Renal and hepatic veins of a specification, the main hepatic ostia where its landmarks put them."""
    renal = reference_renal_veins(spec.sex) if spec.renal_veins is None else spec.renal_veins
    hepatic = reference_hepatic_veins(spec.sex) if spec.hepatic_veins is None else spec.hepatic_veins
    _check_veins(renal, hepatic)
    moved = _moved(spec)
    band = _band(v.ostium for v in hepatic if v.main)
    floor, roof = (moved.get(word, edge) for word, edge in zip(_HEPATIC_BAND, band, strict=True))
    if roof <= floor:
        raise UserError(
            say(
                "The hepatic roof (at {roof} mm) must lie above the hepatic floor ({floor} mm).",
                roof=short(roof),
                floor=short(floor),
            )
        )
    if (floor, roof) != band:
        hepatic = tuple(replace(v, ostium=_carried(v.ostium, band, (floor, roof))) if v.main else v for v in hepatic)
    return renal, hepatic


@lru_cache(maxsize=64)
def landmarks_of(spec: AnatomySpec) -> Landmarks:
    """The landmarks of a specification; UserError with the reason if a vein is impossible or the order is broken."""
    k = scale_of(spec.sex)
    moved = _moved(spec)
    renal, hepatic = veins_of(spec)
    renal_floor, renal_roof = _band(v.ostium for v in renal if v.main)
    hepatic_floor, hepatic_roof = _band(v.ostium for v in hepatic if v.main)
    right, left = largest(renal, "right").ostium, largest(renal, "left").ostium
    landmarks = Landmarks(
        iliac_confluence=0.0,
        renal_floor=renal_floor,
        renal_roof=renal_roof,
        right_renal_vein=right.centre_mm,
        left_renal_vein=left.centre_mm,
        lowest_short_hepatic_vein=moved.get("lowest-short-hepatic-vein", reference.LOWEST_SHORT_HEPATIC_VEIN * k),
        right_adrenal_vein=moved.get("right-adrenal-vein", reference.RIGHT_ADRENAL_VEIN * k),
        hepatic_floor=hepatic_floor,
        hepatic_roof=hepatic_roof,
        hiatus=moved.get("hiatus", reference.HIATUS * k),
        cavoatrial_junction=moved.get("cavoatrial-junction", reference.CAVOATRIAL_JUNCTION * k),
        right_renal_vein_lower_edge=right.lower_mm,
        right_renal_vein_upper_edge=right.upper_mm,
        left_renal_vein_lower_edge=left.lower_mm,
        left_renal_vein_upper_edge=left.upper_mm,
    )
    _check_order(landmarks)
    _check_accessories(landmarks, renal, hepatic)
    return landmarks


def largest(veins: tuple[RenalVein, ...], side: Side) -> RenalVein:
    """The largest renal vein of a side, main ones first."""
    return max((v for v in veins if v.side == side), key=lambda v: (v.main, v.width_mm * v.thickness_mm))


def _renal_vein(
    side: Side, ostium: tuple[float, float, float], course: tuple[float, float, float, float], k: float
) -> RenalVein:
    length, width, thickness, drop = course
    return RenalVein(f"{side}-renal-vein", side, _ostium(ostium, k), length * k, width * k, thickness * k, drop)


def _ostium(numbers: tuple[float, float, float], k: float) -> Ostium:
    return Ostium(numbers[0] * k, numbers[1] * k, numbers[2])


def _band(ostia: Iterable[Ostium]) -> tuple[float, float]:
    listed = list(ostia)
    return min(o.lower_mm for o in listed), max(o.upper_mm for o in listed)


def _carried(ostium: Ostium, old: tuple[float, float], new: tuple[float, float]) -> Ostium:
    """The ostium moved by the linear map of the old band onto the new one."""
    factor = (new[1] - new[0]) / (old[1] - old[0])
    return replace(
        ostium,
        lower_mm=new[0] + (ostium.lower_mm - old[0]) * factor,
        upper_mm=new[0] + (ostium.upper_mm - old[0]) * factor,
    )


def _moved(spec: AnatomySpec) -> dict[str, float]:
    for word, level in spec.landmarks:
        if word not in WORDS:
            raise UserError(say("“{word}” is not a landmark: use one of {words}.", word=word, words=", ".join(WORDS)))
        if word in _FROM_RENAL_VEINS:
            raise UserError(say("“{word}” follows from the renal veins: move their ostia instead.", word=word))
        if not isfinite(level):
            raise UserError(say("“{word}” needs a level in millimetres.", word=word))
        if word == "iliac-confluence" and level != 0.0:
            raise UserError(say("“iliac-confluence” is 0 by definition: move the other landmarks instead."))
    return dict(spec.landmarks)


def _check_veins(renal: tuple[RenalVein, ...], hepatic: tuple[HepaticVein, ...]) -> None:
    ids = [*(v.id for v in renal), *(v.id for v in hepatic)]
    if len(set(ids)) < len(ids):
        raise UserError(say("Vein ids must differ: “{ids}” is used more than once.", ids=max(ids, key=ids.count)))
    for side in ("right", "left"):
        if not any(v.main for v in renal if v.side == side):
            raise UserError(say("A main renal vein is missing on the {side}: mark the largest one as main.", side=side))
    if not any(v.main for v in hepatic):
        raise UserError(say("A main hepatic vein is missing: mark the right one or the common trunk as main."))
    for id_, ostium in [*((v.id, v.ostium) for v in renal), *((v.id, v.ostium) for v in hepatic)]:
        if not ostium.lower_mm < ostium.upper_mm:
            raise UserError(
                say(
                    "The upper edge of “{id}” must lie above its lower edge ({lower} mm).", id=id_, lower=short(ostium.lower_mm)
                )
            )


def _check_order(at: Landmarks) -> None:
    steps = (
        (say("renal floor"), at.renal_floor, say("iliac confluence"), at.iliac_confluence),
        (say("hepatic floor"), at.hepatic_floor, say("renal roof"), at.renal_roof),
        (say("hepatic roof"), at.hepatic_roof, say("hepatic floor"), at.hepatic_floor),
        (say("caval hiatus"), at.hiatus, say("hepatic roof"), at.hepatic_roof),
        (say("cavoatrial junction"), at.cavoatrial_junction, say("caval hiatus"), at.hiatus),
        (say("lowest short hepatic vein"), at.lowest_short_hepatic_vein, say("iliac confluence"), at.iliac_confluence),
        (say("hepatic roof"), at.hepatic_roof, say("lowest short hepatic vein"), at.lowest_short_hepatic_vein),
        (say("right adrenal vein"), at.right_adrenal_vein, say("iliac confluence"), at.iliac_confluence),
        (say("caval hiatus"), at.hiatus, say("right adrenal vein"), at.right_adrenal_vein),
    )
    for name, level, below, lower in steps:
        if not level > lower:
            raise UserError(
                say(
                    "The {name} (at {level} mm) must lie above the {below} ({lower} mm).",
                    name=name,
                    level=short(level),
                    below=below,
                    lower=short(lower),
                )
            )


def _check_accessories(at: Landmarks, renal: tuple[RenalVein, ...], hepatic: tuple[HepaticVein, ...]) -> None:
    """Check that accessory veins, which make no landmark, open into their part of the cava."""
    ostia = [(v.id, v.ostium, say("hepatic floor"), at.hepatic_floor) for v in renal]
    ostia += [(v.id, v.ostium, say("caval hiatus"), at.hiatus) for v in hepatic]
    for vein, ostium, name, top in ostia:
        if not ostium.lower_mm > 0.0:
            raise UserError(
                say(
                    "“{vein}” (lower edge at {lower} mm) must open above the iliac confluence.",
                    vein=vein,
                    lower=short(ostium.lower_mm),
                )
            )
        if not ostium.upper_mm < top:
            raise UserError(
                say(
                    "“{vein}” (upper edge at {upper} mm) must open below the {name} ({top} mm).",
                    vein=vein,
                    upper=short(ostium.upper_mm),
                    name=name,
                    top=short(top),
                )
            )
