"""The veins at a stage of the operation: whole, divided, clamped, cut, sewn, patched or closed; and their ties."""

from dataclasses import replace
from math import hypot

from ivcviz.plan.model import Plan, PlannedPatch
from ivcviz.scene.model import Part, Stage
from ivcviz.scene.parts.prosthesis import lie_of
from ivcviz.scene.parts.removed import AFTER_RESECTION, TIED_MM, divided_at, stumps_of, tied_veins
from ivcviz.scene.shapes import (
    CutFaces,
    OversewnSuture,
    PatchLining,
    PatchPiece,
    PatchRim,
    PatchSuture,
    ResectedVeins,
    Ties,
    Veins,
    Window,
)

WITH_TUMOUR: tuple[Stage, ...] = ("tumour", "mobilised", "clamped")
WITH_GRAFT: tuple[Stage, ...] = ("implanted", "reperfused")
WITH_CLAMPS: tuple[Stage, ...] = ("clamped", "resected", "bench", "implanted")
_NAME = "Inferior vena cava"
_TIE_MM = 1.6  # from a cut end
# How much of a small vein goes with the piece of wall that it enters, by kind: of the short ones all.
_GONE_MM = {"lumbar": 8.0, "gonadal": 8.0, "adrenal": 1e3, "short-hepatic": 1e3, "hepatic-accessory": 1e3}
_WIDEST_DEG = 200.0  # a window that takes more of the wall than this is drawn so wide: some wall must be seen to stay


def vein_parts(plan: Plan, stage: Stage) -> list[Part]:
    """The venous tree with its cut ends, what was cut out of it, and the ties of divided veins."""
    spec, divided = plan.case.anatomy, divided_at(plan, stage)
    pinches = _pinches(plan) if stage in WITH_CLAMPS else ()
    if stage not in AFTER_RESECTION or plan.resection is None:
        opacity = _see_through(plan) if stage in WITH_TUMOUR else 1.0
        veins = Veins(spec, pinches=pinches, divided=divided, liver_turned=liver_is_turned(plan, stage))
        return [Part("veins", _NAME, veins, "vein", "veins", opacity), *_ties(plan, divided, after=False)]
    ties = _ties(plan, divided, after=True)
    if plan.case.resection.kind.takes_wall:
        stumps = (*stumps_of(plan), *((vein, _GONE_MM[kind]) for vein, kind in taken_with(plan)))
        return [*_partial_parts(plan, stage, Veins(spec, stumps=stumps, pinches=pinches, divided=divided)), *ties]
    return [*_cut_parts(plan, stage, pinches, divided), *ties]


def _see_through(plan: Plan) -> float:
    """The veins' opacity over a tumour: clearer where what is within them is all there is to see."""
    tumour = plan.case.tumour
    return 0.65 if tumour.growth == "intraluminal" or tumour.thrombus is not None else 0.8


def liver_is_turned(plan: Plan, stage: Stage) -> bool:
    """Whether the right liver is rotated to the left: where short hepatic veins are divided for exposure or in the field."""
    kinds = {t.id: t.kind for t in plan.body.tributaries}
    return stage == "mobilised" and any(kinds[vein.id] in ("short-hepatic", "hepatic-accessory") for vein in plan.divided)


def taken_with(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Ids and kinds of the small veins that enter the piece of wall that a partial resection takes."""
    if plan.patch is None:
        return ()
    window = window_of(plan.patch)
    own = [t for t in plan.body.tributaries if t.enters == "ivc"]
    return tuple((t.id, t.kind) for t in own if _within(window, t.level_mm, t.clock_deg))


def _within(window: Window, level_mm: float, clock_deg: float) -> bool:
    half = (window.superior_mm - window.inferior_mm) / 2
    aside = (clock_deg - window.clock_deg + 180.0) % 360.0 - 180.0
    return hypot((level_mm - window.inferior_mm - half) / half, aside / (window.arc_deg / 2)) < 1.1


def window_of(patch: PlannedPatch) -> Window:
    """The piece of wall that a patch replaces, as it is drawn."""
    return Window(patch.inferior_mm, patch.superior_mm, patch.clock_deg, min(patch.arc_deg, _WIDEST_DEG))


def _cut_parts(plan: Plan, stage: Stage, pinches: tuple[tuple[str, float], ...], divided: tuple[str, ...]) -> list[Part]:
    assert plan.resection is not None
    spec, stumps = plan.case.anatomy, stumps_of(plan)
    segment = (plan.resection.inferior_mm, plan.resection.superior_mm)
    tied = tuple((vein.id, TIED_MM, False) for vein in tied_veins(plan))
    if plan.graft is not None and stage in WITH_GRAFT:
        rims = tuple(
            (v.id, v.branch.tip_diameter_mm, v.method.piece is not None) for v in plan.renal_veins if v.branch is not None
        )
        veins = Veins(spec, segment, stumps, lie_of(plan), (*rims, *tied), pinches, divided)
        return [Part("veins", _NAME, veins, "vein", "veins")]
    closed = stage in WITH_GRAFT
    veins = Veins(spec, segment, stumps, None, tied, pinches, divided, oversewn=closed)
    parts = [Part("veins", _NAME, veins, "vein", "veins"), *_faces(veins)]
    if closed:
        ends = (("inferior", segment[0]), ("superior", segment[1]))
        return [
            *parts,
            *(
                Part(f"oversewn-{end}", f"{end.capitalize()} stump, oversewn", OversewnSuture(spec, level), "suture", "graft")
                for end, level in ends
                if 0.0 < level < plan.body.cava.junction_mm
            ),
        ]
    resected = ResectedVeins(spec, segment, stumps)
    return [*parts, Part("resected", "Resected segment", resected, "vein-ghost", "ghost", 0.4)]


def _faces(veins: Veins) -> list[Part]:
    return [
        Part("cut-walls", "Cut wall", CutFaces(veins, lumen=False), "vein-wall", "veins"),
        Part("cut-lumens", "Lumen", CutFaces(veins, lumen=True), "lumen", "veins"),
    ]


def _partial_parts(plan: Plan, stage: Stage, veins: Veins) -> list[Part]:
    """The window in the wall, or the patch that closes it; the veins alone where its width is not known."""
    if plan.patch is None:
        return [Part("veins", _NAME, veins, "vein", "veins")]
    spec, window = veins.spec, window_of(plan.patch)
    if stage in WITH_GRAFT:
        patched = replace(veins, window=window, patched=True)
        return [
            Part("veins", _NAME, patched, "vein", "veins"),
            Part("patch", "Patch", PatchPiece(spec, window), plan.patch.substitute.patch_material, "graft"),
            Part("suture-patch", "Suture line", PatchSuture(spec, window), "suture", "graft"),
        ]
    return [
        Part("veins", _NAME, replace(veins, window=window), "vein", "veins"),
        Part("cut-walls", "Cut wall", PatchRim(spec, window), "vein-wall", "veins"),
        Part("cut-lumens", "Lumen", PatchLining(spec, window), "lumen", "veins"),
        Part("resected", "Resected wall", PatchPiece(spec, window), "vein-ghost", "ghost", 0.25),
    ]


def _pinches(plan: Plan) -> tuple[tuple[str, float], ...]:
    places = [(c.vein, c.level_mm if c.vein == "ivc" else c.along_mm) for c in plan.clamps]
    return tuple((vein, place) for vein, place in places if place is not None)


def _ties(plan: Plan, divided: tuple[str, ...], after: bool) -> list[Part]:
    """The ties of divided small veins (of those that leave with the specimen, none) and of renal veins that are tied."""
    cut = plan.resection if after and plan.case.resection.kind.cuts_through else None
    gone = {vein for vein, _ in taken_with(plan)} if after else set()
    places = [
        (vein.id, _TIE_MM)
        for vein in plan.divided
        if vein.id in divided and vein.id not in gone and (cut is None or not cut.inferior_mm < vein.level_mm < cut.superior_mm)
    ]
    if after:
        places += [(vein.id, (vein.stump_along_mm or 0.0) + _TIE_MM) for vein in tied_veins(plan)]
    if not places:
        return []
    return [Part("ties", "Ties", Ties(plan.case.anatomy, tuple(places), _thin(plan)), "tie", "veins")]


def _thin(plan: Plan) -> tuple[str, ...]:
    return tuple(vein.id for vein in tied_veins(plan))
