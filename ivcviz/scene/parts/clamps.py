"""The clamps that are on, their places, and how each flattens the vessel under it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ivcviz.anatomy.continued_cava import iliac_place
from ivcviz.anatomy.specification import Side
from ivcviz.messages.sentences import Wording, say
from ivcviz.plan.model import Clamp, Plan
from ivcviz.plan.operation.act import CAVAL_ENDS, TRIAD, Thing
from ivcviz.plan.operation.act_words import clamp_words
from ivcviz.plan.operation.acts_clamping import site_of
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.graft_clamp import graft_clamp_level
from ivcviz.plan.reconstruction.renal_outcome import SIDES
from ivcviz.scene.clamp_shapes import ArteryClamp, CavalClamp, TriadClamp, VeinClamp
from ivcviz.scene.model import Part
from ivcviz.scene.parts.tumour import drawn_from, iliac_of
from ivcviz.scene.shapes import Organ

# Drawn only where a clamp lies on them.
_TRIAD = (
    ("portal-vein", say("Portal vein"), "portal-triad"),
    ("hepatic-artery", say("Hepatic artery"), "aorta"),
    ("bile-duct", say("Bile duct"), "bile"),
)


@dataclass(frozen=True, slots=True)
class PlacedClamp:
    """A clamp that is on: on the cava or the graft at a level, on a vein so far along it, on the portal triad or an artery."""

    site: Thing
    name: Wording
    level_mm: float | None = None
    along_mm: float | None = None
    on_graft: bool = False

    @property
    def artery(self) -> Side | None:
        """The side whose renal artery it is on."""
        return next((side for side in SIDES if self.site == Thing("renal-artery", side)), None)

    @property
    def part_id(self) -> str:
        """The part's id: "clamp-cava-inferior", "clamp-left-renal-vein", "clamp-right-renal-artery"."""
        if self.artery is not None:
            return f"clamp-{self.artery}-renal-artery"
        return f"clamp-cava-{self.site.id}" if self.site.kind == "cava" else f"clamp-{self.site.id}"


def clamps_on(plan: Plan, situs: Situs) -> Iterator[PlacedClamp]:
    """The clamps that are on; a clamp on a vein or artery that is removed is removed with it, and one below the confluence has
    no place where the iliac vein is not named."""
    for clamp in plan.clamps:
        site = site_of(clamp)
        if site in situs.clamped and site not in situs.out:
            placed = _placed(plan, clamp, site, site in situs.moved)
            if placed.level_mm is None or drawn_from(plan, placed.level_mm) == placed.level_mm:
                yield placed
    for side in SIDES:
        artery = Thing("renal-artery", side)
        if artery in situs.clamped and artery not in situs.out:
            yield PlacedClamp(artery, clamp_words(plan, artery))


def _placed(plan: Plan, clamp: Clamp, site: Thing, moved: bool) -> PlacedClamp:
    name = clamp_words(plan, site)
    if moved and plan.graft is not None:
        level = drawn_from(plan, graft_clamp_level(plan, plan.graft))
        return PlacedClamp(site, name, level, on_graft=True)
    if site in CAVAL_ENDS:
        return PlacedClamp(site, name, clamp.level_mm)
    return PlacedClamp(site, name, along_mm=clamp.along_mm)


def clamped_arteries(situs: Situs) -> tuple[Side, ...]:
    """Sides whose renal artery is clamped."""
    return tuple(side for side in SIDES if Thing("renal-artery", side) in set(situs.clamped) - situs.out)


def pinches(plan: Plan, situs: Situs) -> tuple[tuple[str, float], ...]:
    """Where clamps flatten veins: "ivc" with a level, or a renal vein with a distance along it."""
    found = []
    for clamp in clamps_on(plan, situs):
        if clamp.along_mm is not None:
            found.append((clamp.site.id, clamp.along_mm))
        elif clamp.level_mm is not None and not clamp.on_graft:
            side = iliac_of(plan, clamp.level_mm)
            found.append(("ivc", clamp.level_mm) if side is None else iliac_place(side, clamp.level_mm))
    return tuple(found)


def graft_pinch(plan: Plan, situs: Situs) -> float | None:
    """The level at which a clamp flattens the graft."""
    return next((clamp.level_mm for clamp in clamps_on(plan, situs) if clamp.on_graft), None)


def clamp_parts(plan: Plan, situs: Situs) -> Iterator[Part]:
    """A part for each clamp, and the portal triad where it is clamped."""
    spec = plan.case.anatomy
    for clamp in clamps_on(plan, situs):
        if clamp.site == TRIAD:
            yield from (Part(name, words, Organ(spec, name), material, "organs") for name, words, material in _TRIAD)
        yield Part(clamp.part_id, clamp.name, _shape(plan, clamp), "steel", "clamps")


def _shape(plan: Plan, clamp: PlacedClamp) -> CavalClamp | VeinClamp | TriadClamp | ArteryClamp:
    spec = plan.case.anatomy
    if clamp.along_mm is not None:
        return VeinClamp(spec, clamp.site.id, clamp.along_mm)
    if clamp.level_mm is not None:
        around = plan.graft.outer_diameter_mm / 2 if clamp.on_graft and plan.graft is not None else None
        return CavalClamp(spec, clamp.level_mm, plan.case.resection.jaw_mm, around, iliac_of(plan, clamp.level_mm))
    return TriadClamp(spec) if clamp.artery is None else ArteryClamp(spec, clamp.artery)
