"""Where each structure of a body is from: measured in the patient, entered into a reference body, or the reference body's.

A value of the case's own that equals the reference body's is told as the reference's: nothing shows that it was measured.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.landmarks import WORDS, reference_hepatic_veins, reference_renal_veins
from ivcviz.anatomy.organs import ORGANS
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, RenalVein, Side

From = Literal["measured", "entered", "reference"]
Field = Literal["centreline", "section", "landmarks", "renal_veins", "hepatic_veins"]
_OF_RENAL_VEINS: dict[str, tuple[Side, ...]] = {
    "renal-floor": ("right", "left"),
    "renal-roof": ("right", "left"),
    "right-renal-vein": ("right",),
    "left-renal-vein": ("left",),
}
_OF_HEPATIC_VEINS = ("hepatic-floor", "hepatic-roof")
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
    """A border of a band of veins is the case's own where every main ostium of the band is."""
    spec = body.spec
    if word in dict(spec.landmarks):
        return _own(spec, True, "landmarks")
    if word == "iliac-confluence":
        return _own(spec, spec.centreline is not None, "centreline")
    ostia: list[Origin] = []
    if word in _OF_RENAL_VEINS:
        ostia = [renal[vein.id].ostium for vein in body.renal_veins if vein.main and vein.side in _OF_RENAL_VEINS[word]]
    elif word in _OF_HEPATIC_VEINS:
        ostia = [hepatic[vein.id].ostium for vein in body.hepatic_veins if vein.main]
    return ostia[0] if ostia and REFERENCE not in ostia else REFERENCE
