"""The veins of a body that can be chosen: as the vein that a tumour grew in from, and as divided tributaries."""

from functools import lru_cache
from typing import assert_never

from ivcviz.anatomy.landmarks import landmarks_of, scale_of, veins_of
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.anatomy.tributaries import Tributary, tributaries_of
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, Origin


@lru_cache(maxsize=64)
def small_veins(spec: AnatomySpec) -> tuple[Tributary, ...]:
    """All tributaries of the body of a specification."""
    return tributaries_of(landmarks_of(spec), *veins_of(spec), scale_of(spec.sex))


def dividable(spec: AnatomySpec, vein_id: str) -> tuple[str, ...]:
    """The tributaries that enter a renal vein, and can be divided to bring it further, from the cava outwards."""
    own = [vein for vein in small_veins(spec) if vein.enters == vein_id]
    return tuple(vein.id for vein in sorted(own, key=lambda vein: vein.along_mm))


@lru_cache(maxsize=64)
def veins_of_origin(spec: AnatomySpec, origin: Origin | None = None) -> tuple[str, ...]:
    """The veins from which a tumour of an origin grows into the cava; of every origin where none is named."""
    renal, hepatic = veins_of(spec)
    kidneys = tuple(vein.id for vein in renal)
    adrenals = tuple(vein.id for vein in small_veins(spec) if vein.kind == "adrenal")
    pelvis = (*(vein.id for vein in small_veins(spec) if vein.kind == "gonadal"), RIGHT_ILIAC, LEFT_ILIAC)
    match origin:
        case "wall":
            return ()
        case "renal":
            return kidneys
        case "adrenal":
            return adrenals
        case "uterine":
            return pelvis
        case "thrombus" | None:
            return (*kidneys, *adrenals, *pelvis, *(vein.id for vein in hepatic))
        case _:
            assert_never(origin)


def origin_from(spec: AnatomySpec, vein_id: str) -> Origin:
    """The origin that a vein of origin speaks of where nobody names it."""
    origins: tuple[Origin, ...] = ("renal", "adrenal", "uterine")
    return next((origin for origin in origins if vein_id in veins_of_origin(spec, origin)), "thrombus")
