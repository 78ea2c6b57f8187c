"""Clamps that can be drawn, as hashable values: equal shapes have equal triangles. Levels and lengths in mm."""

from dataclasses import dataclass

from ivcviz.anatomy.specification import AnatomySpec, Side


@dataclass(frozen=True, slots=True)
class CavalClamp:
    """A clamp across the cava at a level (below 0 across the common iliac vein of a side), or across a graft of an outer radius
    that lies there."""

    spec: AnatomySpec
    level_mm: float
    jaw_mm: float
    graft_radius_mm: float | None = None
    iliac: Side | None = None


@dataclass(frozen=True, slots=True)
class VeinClamp:
    spec: AnatomySpec
    vein_id: str
    along_mm: float


@dataclass(frozen=True, slots=True)
class ArteryClamp:
    """A small clamp across a renal artery, near the aorta."""

    spec: AnatomySpec
    side: Side


@dataclass(frozen=True, slots=True)
class TriadClamp:
    """The clamp across the portal triad (Pringle)."""

    spec: AnatomySpec
