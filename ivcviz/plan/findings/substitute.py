"""Rules on the graft and what is sewn to it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from math import pi, radians

import numpy as np

from ivcviz.geometry.seam import Branch, compute_seam
from ivcviz.plan.findings.sources import CLAMPS, GENERAL, GEOMETRY, HOUSE, PAPER, finding
from ivcviz.plan.model import Finding, Plan, PlannedRenalVein
from ivcviz.plan.renal import SEWN_TO_GRAFT
from ivcviz.plan.stumps import stump_of
from ivcviz.plan.words import listed, mm, tenths

WIDE_SHARE = 0.8  # house value: a branch of this share of the graft's diameter is called too wide
BRIDGE_STOP_MM, BRIDGE_WARNING_MM = 5.0, 10.0  # house values; makers ask for bites of 2 mm
TIP_SHARE = 0.2  # derived: tip and stump should not differ by more
BACKWARDS_DEG = (150.0, 210.0)


def graft_wider_than_cava(plan: Plan) -> Iterator[Finding]:
    """The graft's inner diameter is more than the cava's at a cut."""
    if plan.graft is None:
        return
    native = {"inferior": plan.graft.native_inferior_mm, "superior": plan.graft.native_superior_mm}
    over = [(cut, size) for cut, size in native.items() if size is not None and plan.graft.diameter_mm > size]
    if over:
        cava = listed([f"{mm(size)} at the {cut} cut" for cut, size in over])
        yield finding(
            "graft-wider-than-cava",
            "warning",
            f"A {mm(plan.graft.diameter_mm)} graft in a cava of {cava}: oversizing has let a PTFE graft fold inwards.",
            "Ann Vasc Surg, 10.1016/j.avsg.2018.12.068 (1 of 4); the opposite school: Pantoja et al. 2020, mean ratio 0.6",
            graft_mm=plan.graft.diameter_mm,
            **{f"{cut}_native_mm": size for cut, size in over},
        )


def cut_length_is_measured(plan: Plan) -> Iterator[Finding]:
    """Always: the printed length is an estimate."""
    if plan.graft is not None:
        yield finding(
            "cut-length-is-measured",
            "note",
            f"{mm(plan.graft.length_mm)} is the length of the intact centreline between the cuts; the cutting length is "
            "measured in situ: retractors off, liver back, tube just straight.",
            f"Vascutek and Bard ePTFE, instructions for use (redundancy, tension); {GENERAL}",
            length_mm=plan.graft.length_mm,
        )


def no_reconstruction(plan: Plan) -> Iterator[Finding]:
    """The cava is cut through and not replaced; rich collaterals, which would allow it, are not recorded."""
    if plan.resection is None or plan.graft is not None or plan.case.resection.kind != "circumferential":
        return
    yield finding(
        "no-reconstruction",
        "stop",
        f"{mm(plan.resection.length_mm)} of cava are resected and not replaced; that is for confirmed rich collaterals, and "
        "none are recorded.",
        f"{PAPER}, discussion",
        length_mm=plan.resection.length_mm,
    )
    sewn: list[str] = [vein.side for vein in plan.renal_veins if vein.method in SEWN_TO_GRAFT]
    if sewn:
        yield finding(
            "nothing-to-sew-to",
            "stop",
            f"The {listed(sewn)} renal vein is to be sewn to a graft, and no graft is planned.",
            GEOMETRY,
            sides=tuple(sewn),
        )


def branch_too_wide(plan: Plan) -> Iterator[Finding]:
    """A branch of 0.8 of the graft's inner diameter or more, or one that has no single closed seam on it."""
    inner = plan.graft.diameter_mm if plan.graft else 0.0
    for vein in plan.renal_veins:
        if vein.refusal:
            yield finding(
                "branch-too-wide", "stop", f"{vein.side.capitalize()} renal vein: {vein.refusal}", GEOMETRY, vein=vein.id
            )
        elif vein.branch is not None and vein.branch.base_diameter_mm >= WIDE_SHARE * inner:
            share = vein.branch.base_diameter_mm / inner
            yield finding(
                "branch-too-wide",
                "stop",
                f"The {vein.side} branch ({mm(vein.branch.base_diameter_mm)}) takes {100 * share:.0f} % of the graft's "
                f"{mm(inner)}.",
                f"{GEOMETRY}; {HOUSE}",
                vein=vein.id,
                share=share,
            )


def wall_bridge_too_narrow(plan: Plan) -> Iterator[Finding]:
    """Too little wall between two holes, or between a hole and an end of the graft."""
    holes = [vein for vein in plan.renal_veins if vein.hole is not None and vein.seam is not None]
    if plan.graft is None:
        return
    for vein in holes:
        edge, bridge = _to_end(plan, vein)
        yield from _bridge(bridge, f"the {vein.side} hole and the graft's {edge} end")
    for one, other in combinations(holes, 2):
        assert one.hole is not None
        assert other.hole is not None
        assert one.branch is not None
        assert other.branch is not None
        rise = one.hole.centre_from_superior_end_mm - other.hole.centre_from_superior_end_mm
        bridge = _between(one.branch, other.branch, rise, (other.hole.clock_deg - one.hole.clock_deg) % 360)
        yield from _bridge(bridge, f"the {one.side} hole and the {other.side} hole")


def branch_against_the_flow(plan: Plan) -> Iterator[Finding]:
    """A take-off of more than 90 degrees."""
    for vein in plan.renal_veins:
        if vein.seam is not None and vein.takeoff_deg is not None and vein.takeoff_deg > 90:
            yield finding(
                "branch-against-the-flow",
                "warning",
                f"The {vein.side} branch leaves at {tenths(vein.takeoff_deg)}°: its blood enters pointing to the feet.",
                GENERAL,
                vein=vein.id,
                takeoff_deg=vein.takeoff_deg,
            )


def tip_mismatch(plan: Plan) -> Iterator[Finding]:
    """The cone's tip differs from the stump by more than a fifth."""
    for vein in plan.renal_veins:
        if vein.method != "cone-pipe" or vein.branch is None or vein.stump_along_mm is None:
            continue
        stump = stump_of(plan.body, vein.id, vein.stump_along_mm).diameter_mm
        if abs(vein.branch.tip_diameter_mm - stump) > TIP_SHARE * stump:
            yield finding(
                "tip-mismatch",
                "note",
                f"The tip of the {vein.side} branch is {mm(vein.branch.tip_diameter_mm)}, the stump {mm(stump)}.",
                f"{GEOMETRY}; {HOUSE}",
                vein=vein.id,
                tip_mm=vein.branch.tip_diameter_mm,
                stump_mm=stump,
            )


def hole_faces_backwards(plan: Plan) -> Iterator[Finding]:
    """A hole's centre faces the spine."""
    for vein in plan.renal_veins:
        if vein.hole is not None and BACKWARDS_DEG[0] <= vein.hole.clock_deg <= BACKWARDS_DEG[1]:
            yield finding(
                "hole-faces-backwards",
                "note",
                f"The {vein.side} hole faces the spine (clock position {vein.hole.clock_deg:.0f}°, as on CT, seen from the "
                "feet).",
                f"{GENERAL}; opening on the side of the graft: {CLAMPS}",
                vein=vein.id,
                clock_deg=vein.hole.clock_deg,
            )


def _bridge(bridge_mm: float, between: str) -> Iterator[Finding]:
    if bridge_mm < BRIDGE_WARNING_MM - 1e-6:
        yield finding(
            "wall-bridge-too-narrow",
            "stop" if bridge_mm < BRIDGE_STOP_MM else "warning",
            f"{mm(max(0.0, bridge_mm))} of wall are left between {between}.",
            f"{HOUSE}; Bard Dynaflo, instructions for use (2 mm bites)",
            bridge_mm=bridge_mm,
        )


def _to_end(plan: Plan, vein: PlannedRenalVein) -> tuple[str, float]:
    assert plan.graft is not None
    assert vein.hole is not None
    assert vein.seam is not None
    outline = vein.seam.graft_pattern[:, 1]
    to_superior = vein.hole.centre_from_superior_end_mm - float(outline.max())
    to_inferior = plan.graft.length_mm - vein.hole.centre_from_superior_end_mm + float(outline.min())
    return ("superior", to_superior) if to_superior < to_inferior else ("inferior", to_inferior)


@lru_cache(maxsize=64)
def _between(one: Branch, other: Branch, rise_mm: float, turn_deg: float) -> float:
    """Shortest way along the graft's wall between two holes, the other `rise_mm` superior and `turn_deg` further round."""
    around = pi * one.tube_diameter_mm
    shift = np.array([one.tube_diameter_mm / 2 * radians(turn_deg), rise_mm])
    apart = compute_seam(one).graft_pattern[::2, None] - compute_seam(other).graft_pattern[None, ::2] - shift
    apart[..., 0] -= around * np.round(apart[..., 0] / around)
    return float(np.sqrt((apart**2).sum(axis=-1).min()))
