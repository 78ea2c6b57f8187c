"""Where each structure of a body is from: measured in the patient, entered into a reference body, or the reference body's.

A value of the case's own that equals the reference body's is told as the reference's: nothing shows that it was measured.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.landmarks import WORDS, largest, reference_hepatic_veins, reference_renal_veins
from ivcviz.anatomy.organs import ORGANS
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, RenalVein, Side

From = Literal["measured", "entered", "reference"]
Field = Literal["centreline", "section", "landmarks", "renal_veins", "hepatic_veins"]
_SIDES: dict[str, Side] = {"right-renal-vein": "right", "left-renal-vein": "left"}
_RENAL_BAND, _HEPATIC_BAND = ("renal-floor", "renal-roof"), ("hepatic-floor", "hepatic-roof")  # lower, upper edge
_ILIAC_VEINS = ("right-common-iliac-vein", "left-common-iliac-vein")
_ARTERIES = "arteries"  # drawn beside the organs


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value is from; `field` is the part of the case's anatomy that holds it, None for the reference body."""

    where: From
    field: Field | None = None


REFERENCE = Origin("reference")


@dataclass(frozen=True, slots=True)
class VeinOrigin:
    """Where a vein's values are from; `length` is None where the document has none (hepatic veins)."""

    ostium: Origin
    calibre: Origin
    length: Origin | None = None

    @property
    def whole(self) -> Origin:
        """Where the vein is from: the case's own only where every value of it is."""
        return REFERENCE if REFERENCE in (self.ostium, self.calibre, self.length) else self.ostium


@dataclass(frozen=True, slots=True)
class Origins:
    """The origin of every structure, by its id within its kind."""

    centreline: Origin
    section: Origin
    landmarks: Mapping[str, Origin]
    renal_veins: Mapping[str, VeinOrigin]
    hepatic_veins: Mapping[str, VeinOrigin]
    iliac_veins: Mapping[str, Origin]
    tributaries: Mapping[str, Origin]
    organs: Mapping[str, Origin]


def origins_of(body: Body) -> Origins:
    """Where each structure of a body is from."""
    spec = body.spec
    renal, hepatic = _renal_origins(spec), _hepatic_origins(body)
    missing = [f"{side}-kidney" for side in spec.missing_kidneys]
    return Origins(
        centreline=_own(spec, spec.centreline is not None, "centreline"),
        section=_own(spec, spec.section is not None, "section"),
        landmarks={word: _landmark_origin(word, body, renal, hepatic) for word in WORDS},
        renal_veins=renal,
        hepatic_veins=hepatic,
        iliac_veins=dict.fromkeys(_ILIAC_VEINS, REFERENCE),
        tributaries={vein.id: REFERENCE for vein in body.tributaries if vein.id not in hepatic},
        organs={name: REFERENCE for name in (*ORGANS, _ARTERIES) if name not in missing},
    )


def ostia_are_measured(body: Body) -> bool:
    """Whether every renal and hepatic vein of a body opens where it was measured."""
    found = origins_of(body)
    return all(vein.ostium.where == "measured" for vein in (*found.renal_veins.values(), *found.hepatic_veins.values()))


def _own(spec: AnatomySpec, own: bool, field: Field) -> Origin:
    """The origin of a value that may be the case's own: in a reference body it was entered, which says nothing of a measure."""
    if not own:
        return REFERENCE
    return Origin("measured" if spec.source == "patient" else "entered", field)


def _renal_origins(spec: AnatomySpec) -> dict[str, VeinOrigin]:
    """By the case's veins, not the body's: a missing kidney leaves a stump, which is shorter than what the case says."""
    known = {vein.id: vein for vein in reference_renal_veins(spec.sex)}
    veins = known.values() if spec.renal_veins is None else spec.renal_veins
    return {vein.id: _renal_origin(spec, vein, known.get(vein.id)) for vein in veins}


def _renal_origin(spec: AnatomySpec, vein: RenalVein, known: RenalVein | None) -> VeinOrigin:
    thick = None if known is None else (known.width_mm, known.thickness_mm)
    return VeinOrigin(
        ostium=_own(spec, known is None or vein.ostium != known.ostium, "renal_veins"),
        calibre=_own(spec, (vein.width_mm, vein.thickness_mm) != thick, "renal_veins"),
        length=_own(spec, known is None or vein.length_mm != known.length_mm, "renal_veins"),
    )


def _hepatic_origins(body: Body) -> dict[str, VeinOrigin]:
    """By the body's veins, whose ostia lie where the case's landmarks put them."""
    known = {vein.id: vein for vein in reference_hepatic_veins(body.spec.sex)}
    return {vein.id: _hepatic_origin(body.spec, vein, known.get(vein.id)) for vein in body.hepatic_veins}


def _hepatic_origin(spec: AnatomySpec, vein: HepaticVein, known: HepaticVein | None) -> VeinOrigin:
    field: Field = "landmarks" if spec.hepatic_veins is None else "hepatic_veins"
    return VeinOrigin(
        ostium=_own(spec, known is None or vein.ostium != known.ostium, field),
        calibre=_own(spec, known is None or vein.diameter_mm != known.diameter_mm, "hepatic_veins"),
    )


def _landmark_origin(word: str, body: Body, renal: Mapping[str, VeinOrigin], hepatic: Mapping[str, VeinOrigin]) -> Origin:
    """A landmark that veins make is from where the ostium is that makes it."""
    spec = body.spec
    if word in dict(spec.landmarks):
        return _own(spec, True, "landmarks")
    if word == "iliac-confluence":
        return _own(spec, spec.centreline is not None, "centreline")
    if word in _SIDES:
        return renal[largest(body.renal_veins, _SIDES[word]).id].ostium
    if word in _RENAL_BAND:
        return renal[_at_edge(body.renal_veins, lower=word == _RENAL_BAND[0])].ostium
    if word in _HEPATIC_BAND:
        return hepatic[_at_edge(body.hepatic_veins, lower=word == _HEPATIC_BAND[0])].ostium
    return REFERENCE


def _at_edge(veins: Sequence[RenalVein | HepaticVein], lower: bool) -> str:
    """The id of the main vein whose ostium makes the lower or the upper edge of its band."""
    main = [vein for vein in veins if vein.main]
    if lower:
        return min(main, key=lambda vein: vein.ostium.lower_mm).id
    return max(main, key=lambda vein: vein.ostium.upper_mm).id
