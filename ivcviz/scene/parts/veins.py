"""The veins in the state of the field: whole, divided, clamped, cut, sewn, patched or closed; and their ties."""

from collections.abc import Iterator
from dataclasses import replace
from math import hypot

from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Plan, PlannedDefect
from ivcviz.plan.operation.act import CAVOTOMY, INFERIOR, LIVER, SEGMENT, SUPERIOR, WALL, Thing, renal_vein
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.plan.reconstruction.renal_outcome import into_opening
from ivcviz.scene.model import Moment, Part
from ivcviz.scene.parts.clamps import pinches
from ivcviz.scene.parts.prosthesis import has_place, placement_of, sewn_ends
from ivcviz.scene.parts.removed import (
    TIED_MM,
    caval_stumps_of,
    closed_caval_stumps,
    divided_at,
    drawn_stump_mm,
    iliac_stumps,
    stumps_of,
    tied_arteries,
    tied_iliac,
    tied_veins,
)
from ivcviz.scene.parts.tumour import drawn_from, iliac_of, lies_in_lumen
from ivcviz.scene.shapes import (
    CavalEnd,
    CutFaces,
    OversewnSuture,
    PatchLining,
    PatchPiece,
    PatchRim,
    PatchSuture,
    ResectedVeins,
    Rim,
    Ties,
    Veins,
    WallSuture,
    WallWindow,
)

_NAME = say("Inferior vena cava")
_ENDS: tuple[CavalEnd, ...] = ("inferior", "superior")
_OVERSEWN: dict[CavalEnd, Message] = {
    "inferior": say("Inferior stump, oversewn"),
    "superior": say("Superior stump, oversewn"),
}
_TIE_MM = 1.6  # from a cut end
_WIDE_TIE_MM = 0.4  # of a vein so wide that it is drawn in only at its very end
# How much of a small vein goes with the piece of wall that it enters, by kind: of the short ones all.
_GONE_MM = {"lumbar": 8.0, "gonadal": 8.0, "adrenal": 1e3, "short-hepatic": 1e3, "hepatic-accessory": 1e3, "phrenic": 1e3}
_HELD_OPEN_DEG = 50.0  # of the wall that a cavotomy lays open while it is held apart (by eye)
_WIDEST_DEG = 200.0  # a window that takes more of the wall than this is drawn so wide: some wall must be seen to stay


def vein_parts(plan: Plan, moment: Moment) -> list[Part]:
    """The venous tree with its cut ends, the resected piece, and the ties of divided veins."""
    situs = moment.situs
    veins = Veins(plan.case.anatomy, pinches=pinches(plan, situs), divided=divided_at(plan, situs))
    veins = replace(veins, liver_turned=liver_is_turned(moment))
    on_cava = caval_stumps_of(plan, situs)
    closed = tuple(vein for vein in closed_caval_stumps(situs) if vein in dict(on_cava))
    veins = replace(veins, on_cava=on_cava, closed=closed)
    ties = _ties(plan, situs)
    if SEGMENT in situs.out:
        return [*_cut_parts(plan, situs, veins), *ties]
    veins = replace(veins, stumps=stumps_of(plan, situs), rims=_tied_rims(plan, situs))
    if {WALL, CAVOTOMY} & situs.cut:
        taken = tuple((vein, _GONE_MM[kind]) for vein, kind in taken_with(plan))
        return [*_partial_parts(plan, situs, replace(veins, stumps=(*veins.stumps, *taken))), *ties]
    cuts = _cuts(plan, situs)
    veins = replace(veins, cuts=cuts, iliac=iliac_of(plan, min(cuts, default=0.0)))
    opacity = _see_through(plan) if moment.shows_tumour else 1.0
    faces = _faces(veins) if situs.cut else []
    return [Part("veins", _NAME, veins, "vein", "veins", opacity), *faces, *ties]


def _cuts(plan: Plan, situs: Situs) -> tuple[float, ...]:
    """Where the cava is cut through while the segment is still in place."""
    if plan.resection is None:
        return ()
    levels = ((INFERIOR, plan.resection.inferior_mm), (SUPERIOR, plan.resection.superior_mm))
    return tuple(level for end, level in levels if end in situs.cut)


def _see_through(plan: Plan) -> float:
    """The veins' opacity over a tumour: lower where something of it lies in their lumen alone."""
    return 0.65 if lies_in_lumen(plan) else 0.8


def liver_is_turned(moment: Moment) -> bool:
    """Whether the right liver is shown rotated to the left: it is held so from its mobilisation until the reperfusion."""
    return LIVER in moment.situs.mobilised and moment.stage != "reperfused"


def taken_with(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Ids and kinds of the small veins that enter the piece of wall that a partial resection takes."""
    if plan.defect is None or plan.defect.arc_deg == 0:
        return ()
    window = window_of(plan.defect)
    own = [t for t in plan.body.tributaries if t.enters == "ivc"]
    return tuple((t.id, t.kind) for t in own if _within(window, t.level_mm, t.clock_deg))


def _within(window: WallWindow, level_mm: float, clock_deg: float) -> bool:
    half = (window.superior_mm - window.inferior_mm) / 2
    aside = (clock_deg - window.clock_deg + 180.0) % 360.0 - 180.0
    return hypot((level_mm - window.inferior_mm - half) / half, aside / (window.arc_deg / 2)) < 1.1


def window_of(defect: PlannedDefect) -> WallWindow:
    """The piece of wall that is taken, as it is drawn."""
    return WallWindow(defect.inferior_mm, defect.superior_mm, defect.clock_deg, min(defect.arc_deg, _WIDEST_DEG))


def _held_open(window: WallWindow) -> WallWindow:
    """A window as it is seen while it is open: a line is held apart."""
    return window if window.arc_deg else replace(window, arc_deg=_HELD_OPEN_DEG)


def _cut_parts(plan: Plan, situs: Situs, veins: Veins) -> list[Part]:
    """The veins without the segment: open, sewn to the graft, or closed."""
    assert plan.resection is not None
    segment = drawn_from(plan, plan.resection.inferior_mm), plan.resection.superior_mm
    iliac = iliac_stumps(plan, situs)
    stumps = (*stumps_of(plan, situs), *iliac)
    tied = _tied_rims(plan, situs)
    tied += tuple((vein, TIED_MM, "tied") for vein, _ in tied_iliac(plan, situs))
    veins = replace(veins, segment=segment, stumps=stumps, rims=tied)
    if sewn := sewn_ends(situs):
        graft = placement_of(plan)
        fitted = tuple(end for end in sewn if has_place(plan, end))
        on_iliac: list[tuple[str, float, Rim]] = []
        if iliac and "inferior" in fitted:
            on_iliac.append((iliac[0][0], 2 * graft.outer_radius_mm, "flat"))
        veins = replace(veins, graft=graft, rims=(*_sewn_rims(plan, situs), *on_iliac, *tied), sewn_ends=fitted)
        # What the graft does not reach, and nobody ties, stays open.
        faces = _faces(veins) if fitted != sewn or len(iliac) > len(on_iliac) + len(tied_iliac(plan, situs)) else []
        return [Part("veins", _NAME, veins, "vein", "veins"), *faces]
    if closed := _closed_ends(situs):
        return _closed_parts(plan, segment, replace(veins, oversewn=True, sewn_ends=closed))
    resected = ResectedVeins(veins.spec, segment, stumps, veins.on_cava)
    ghost = Part("resected", say("Resected segment"), resected, "vein-ghost", "ghost", 0.4)
    return [Part("veins", _NAME, veins, "vein", "veins"), *_faces(veins), ghost]


def _sewn_rims(plan: Plan, situs: Situs) -> Iterator[tuple[str, float, Rim]]:
    """The ends of renal veins that are sewn to the graft."""
    for vein in plan.renal_veins:
        if vein.branch is not None and renal_vein(vein.id) in situs.sewn:
            yield vein.id, vein.branch.tip_diameter_mm, "flat" if into_opening(vein) else "raised"


def _tied_rims(plan: Plan, situs: Situs) -> tuple[tuple[str, float, Rim], ...]:
    """The ends of renal veins that are tied, which the tie draws in."""
    return tuple((vein.id, TIED_MM, "tied") for vein in tied_veins(plan, situs))


def _closed_ends(situs: Situs) -> tuple[CavalEnd, ...]:
    return tuple(end for end in _ENDS if Thing("cava", end) in situs.closed)


def _closed_parts(plan: Plan, segment: tuple[float, float], veins: Veins) -> list[Part]:
    levels = dict(zip(_ENDS, segment, strict=True))
    parts = [Part("veins", _NAME, veins, "vein", "veins"), *_faces(veins)]
    for end in veins.sewn_ends:
        if 0.0 < levels[end] < plan.body.cava.junction_mm:
            suture = OversewnSuture(veins.spec, levels[end])
            parts.append(Part(f"oversewn-{end}", _OVERSEWN[end], suture, "suture", "graft"))
    return parts


def _faces(veins: Veins) -> list[Part]:
    return [
        Part("cut-walls", say("Cut wall"), CutFaces(veins, lumen=False), "vein-wall", "veins"),
        Part("cut-lumens", say("Lumen"), CutFaces(veins, lumen=True), "lumen", "veins"),
    ]


def _partial_parts(plan: Plan, situs: Situs, veins: Veins) -> list[Part]:
    """The window in the wall, or what closes it; the veins alone where its width is not known."""
    if plan.defect is None:
        return [Part("veins", _NAME, veins, "vein", "veins")]
    spec, window = veins.spec, window_of(plan.defect)
    if {WALL, CAVOTOMY} & situs.closed:
        return [
            Part("veins", _NAME, replace(veins, window=window, wall="closed"), "vein", "veins"),
            Part("suture-wall", say("Suture line"), WallSuture(spec, window), "suture", "graft"),
        ]
    sewn = {thing.id for thing in situs.sewn if thing.kind == "patch-end"}
    taken = window.arc_deg > 0
    window = _held_open(window)
    if sewn and plan.patch is not None:
        suture = [Part("suture-patch", say("Suture line"), PatchSuture(spec, window), "suture", "graft")]
        return [
            Part("veins", _NAME, replace(veins, window=window, wall="patched"), "vein", "veins"),
            Part("patch", say("Patch"), PatchPiece(spec, window), plan.patch.substitute.patch_material, "graft"),
            *(suture if sewn.issuperset(_ENDS) else []),
        ]
    return [
        Part("veins", _NAME, replace(veins, window=window), "vein", "veins"),
        Part("cut-walls", say("Cut wall"), PatchRim(spec, window), "vein-wall", "veins"),
        Part("cut-lumens", say("Lumen"), PatchLining(spec, window), "lumen", "veins"),
        *([Part("resected", say("Resected wall"), PatchPiece(spec, window), "vein-ghost", "ghost", 0.25)] if taken else []),
    ]


def _ties(plan: Plan, situs: Situs) -> list[Part]:
    """The ties of divided small veins (of those that leave with the specimen, none) and of renal veins and arteries that are
    tied."""
    gone = {thing.id for thing in situs.out if thing.kind == "small-vein"}
    gone |= {vein for vein, _ in taken_with(plan)} if WALL in situs.cut else set()
    stumps = dict(stumps_of(plan, situs))
    gone |= {t.id for t in plan.body.tributaries if t.enters in stumps and t.along_mm < stumps[t.enters]}
    tied = tied_veins(plan, situs)
    places = [(vein, _TIE_MM) for vein in divided_at(plan, situs) if vein not in gone]
    places += [(vein.id, drawn_stump_mm(vein, situs) + _TIE_MM) for vein in tied]
    iliac = tied_iliac(plan, situs)
    places += [(vein, along + _TIE_MM) for vein, along in iliac]
    on_cava = dict(caval_stumps_of(plan, situs))
    shut = [vein for vein in closed_caval_stumps(situs) if vein in on_cava]
    places += [(vein, on_cava[vein] - _WIDE_TIE_MM) for vein in shut]
    thin = (*(vein.id for vein in tied), *(vein for vein, _ in iliac), *shut)
    arteries = tied_arteries(situs)
    if not (places or arteries):
        return []
    return [Part("ties", say("Ties"), Ties(plan.case.anatomy, tuple(places), thin, arteries), "tie", "veins")]
