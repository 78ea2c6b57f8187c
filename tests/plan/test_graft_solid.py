"""The graft as a solid: closed, with one connected lumen, and as thick as its wall."""

from dataclasses import replace
from math import pi

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivcviz.case.document import Case, Cone, Graft, LevelRef, RenalPlan, Tumour
from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, is_watertight, volume
from ivcviz.plan.bench.graft_solid import graft_solid
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import CONE_PIPE, INTERPOSITION, LIGATE, NEPHRECTOMY, OPENING
from ivcviz.terms.substitutes import PTFE

LEFT, RIGHT = "left-renal-vein", "right-renal-vein"
CASE_4 = resolve(load_case(find_case("case-4")))


def openings(plan: Plan) -> int:
    """Ends and side branches through which the lumen opens."""
    return 2 + sum(vein.hole is not None for vein in plan.renal_veins)


def handles(mesh: Mesh) -> float:
    """The genus of a closed connected surface, from Euler's formula."""
    edges = 3 * len(mesh.triangles) // 2
    return (2 - (len(mesh.vertices) - edges + len(mesh.triangles))) / 2


def pieces(mesh: Mesh) -> int:
    """How many connected surfaces there are."""
    root = np.arange(len(mesh.vertices))
    while True:
        low = root[mesh.triangles].min(axis=1)
        before = root.copy()
        np.minimum.at(root, mesh.triangles.ravel(), np.repeat(low, 3))
        root = root[root]
        if np.array_equal(root, before):
            return len(np.unique(root))


def casts(mesh: Mesh, start: Floats, ahead: Floats) -> Floats:
    """Distances along a ray at which it crosses the surface."""
    a, b, c = (mesh.vertices[mesh.triangles[:, k]] for k in range(3))
    e1, e2 = b - a, c - a
    p = np.cross(ahead, e2)
    det = np.einsum("ij,ij->i", e1, p)
    faced = np.abs(det) > 1e-9
    s, e1, e2, p, det = (start - a)[faced], e1[faced], e2[faced], p[faced], det[faced]
    q = np.cross(s, e1)
    u, v, t = np.einsum("ij,ij->i", s, p) / det, q @ ahead / det, np.einsum("ij,ij->i", e2, q) / det
    hits = np.sort(t[(u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (t > 0)])
    return hits[np.diff(hits, prepend=-1.0) > 1e-6]  # an edge is one crossing, though two facets have it


@st.composite
def sewn_cases(draw: st.DrawFn) -> Case:
    """Grafts with up to two side branches or openings."""
    cone = Cone(draw(st.floats(8, 14)), draw(st.floats(6, 12)), draw(st.floats(45, 120)), draw(st.floats(-1, 1)))
    left = RenalPlan(LEFT, draw(st.sampled_from([CONE_PIPE, INTERPOSITION, OPENING, LIGATE])), cone=cone)
    right = RenalPlan(RIGHT, draw(st.sampled_from([OPENING, INTERPOSITION, NEPHRECTOMY])))
    graft = replace(Graft.of(PTFE, draw(st.floats(16, 24))), wall_mm=draw(st.floats(0.3, 1.2)))
    return Case("x", Tumour(LevelRef(draw(st.floats(60, 90))), LevelRef(172.0)), graft=graft, renal_plan=(left, right))


def cone_case(base_mm: float, diameter_mm: float, wall_mm: float = 1.0) -> Case:
    """A cone pipe whose facets touch those of an opening opposite."""
    graft = replace(Graft.of(PTFE, diameter_mm), wall_mm=wall_mm)
    left = RenalPlan(LEFT, CONE_PIPE, cone=Cone(base_mm, 12.0, 45.0))
    return Case("x", Tumour(LevelRef(60.0), LevelRef(172.0)), graft=graft, renal_plan=(left, RenalPlan(RIGHT, OPENING)))


@given(sewn_cases())
@example(cone_case(8.0, 20.0))
@example(cone_case(8.5, 22.0))
@settings(max_examples=12, deadline=None)
def test_the_solid_is_closed_in_one_piece_and_its_lumen_opens_at_both_ends_and_at_every_branch(case: Case) -> None:
    plan = resolve(case)
    try:
        solid = graft_solid(plan)
    except UserError:
        return
    assert is_watertight(solid)
    assert volume(solid) > 0
    assert pieces(solid) == 1
    assert len(np.unique(solid.vertices.astype(np.float32), axis=0)) == len(solid.vertices), "single precision tells all apart"
    assert handles(solid) == openings(plan) - 1


@pytest.mark.parametrize("name", ["case-1", "case-3", "case-4"])
def test_the_published_cases_grafts_are_closed_and_as_long_and_wide_as_planned(name: str) -> None:
    plan = resolve(load_case(find_case(name)))
    if plan.graft is None:
        pytest.skip("no graft in this case")
    solid = graft_solid(plan)
    assert is_watertight(solid)
    assert handles(solid) == openings(plan) - 1
    assert solid.vertices[:, 2].min() == pytest.approx(0.0, abs=1e-5)
    assert solid.vertices[:, 2].max() == pytest.approx(plan.graft.length_mm, abs=1e-5)
    assert solid.vertices[:, 1].max() == pytest.approx(plan.graft.outer_diameter_mm / 2, abs=2e-3)


def test_a_tube_without_branches_has_the_volume_of_its_wall() -> None:
    plan = replace(CASE_4, renal_veins=())
    assert plan.graft is not None
    outer, inner = plan.graft.outer_diameter_mm, plan.graft.diameter_mm
    wall = pi * (outer**2 - inner**2) / 4 * plan.graft.length_mm
    assert volume(graft_solid(plan)) == pytest.approx(wall, rel=1e-3)


@given(st.floats(0, 359), st.floats(2, 105))
@settings(max_examples=40, deadline=None)
def test_the_wall_of_the_tube_is_as_thick_as_planned_wherever_no_hole_is(clock: float, level: float) -> None:
    graft = CASE_4.graft
    assert graft is not None
    solid = SOLID
    for vein in CASE_4.renal_veins:
        assert vein.hole is not None
        at = graft.length_mm - vein.hole.centre_from_superior_end_mm
        if abs(level - at) < vein.hole.height_mm and abs((clock - vein.hole.clock_deg + 180) % 360 - 180) < 75:
            return
    turn = np.deg2rad(clock)
    found = casts(solid, np.array([0.0, 0.0, level]), np.array([np.sin(turn), -np.cos(turn), 0.0]))
    assert len(found) >= 2
    assert found[1] - found[0] == pytest.approx(graft.wall_mm, abs=5e-3)


SOLID = graft_solid(CASE_4)


@pytest.mark.parametrize("offset", [-4.0, 4.0])
def test_the_hole_of_a_branch_beside_the_tube_s_axis_is_where_the_plan_says(offset: float) -> None:
    left = RenalPlan(LEFT, CONE_PIPE, cone=Cone(9.0, 7.0, 80.0, offset))
    plan = resolve(
        Case(
            "x",
            Tumour(LevelRef(60.0), LevelRef(172.0)),
            graft=Graft.of(PTFE, 22.0),
            renal_plan=(left, RenalPlan(RIGHT, OPENING)),
        )
    )
    vein = next(vein for vein in plan.renal_veins if vein.id == LEFT)
    assert plan.graft is not None
    assert vein.hole is not None
    solid, level = graft_solid(plan), plan.graft.length_mm - vein.hole.centre_from_superior_end_mm
    half = np.degrees(vein.hole.width_mm / plan.graft.outer_diameter_mm)

    def first_wall_mm(aside_deg: float) -> float:
        turn = np.deg2rad(vein.hole.clock_deg + aside_deg)
        met = casts(solid, np.array([0.0, 0.0, level]), np.array([np.sin(turn), -np.cos(turn), 0.0]))
        return float(met.min(initial=np.inf))  # none where the ray leaves through the branch

    inner = plan.graft.diameter_mm / 2
    for side in (-1, 1):
        assert first_wall_mm(side * (half + 6)) == pytest.approx(inner, abs=0.01)
        assert first_wall_mm(side * (half - 12)) > inner + 0.1


@given(st.floats(0, 359), st.floats(0.75, 0.95))
@settings(max_examples=40, deadline=None)
def test_the_wall_of_a_branch_is_as_thick_as_the_graft_s_square_to_its_surface(angle: float, share: float) -> None:
    graft = CASE_4.graft
    assert graft is not None
    vein = next(vein for vein in CASE_4.renal_veins if vein.method == CONE_PIPE)
    assert vein.hole is not None
    assert vein.branch is not None
    clock, theta = np.deg2rad(vein.hole.clock_deg + vein.branch.pierce_deg), np.deg2rad(vein.branch.takeoff_deg)
    outward, aside = np.array([np.sin(clock), -np.cos(clock), 0.0]), np.array([-np.cos(clock), -np.sin(clock), 0.0])
    up = np.array([0.0, 0.0, 1.0])
    axis = np.sin(theta) * outward - np.cos(theta) * up
    across = np.cos(theta) * outward + np.sin(theta) * up
    foot = up * (graft.length_mm - vein.hole.centre_from_superior_end_mm) + outward * graft.outer_diameter_mm / 2
    turn = np.deg2rad(angle)
    ahead = np.cos(turn) * across + np.sin(turn) * aside
    found = casts(SOLID, foot + share * vein.branch.length_mm * axis, ahead)
    square = 1 / np.sqrt(1 + vein.branch.taper**2)
    assert (found[1] - found[0]) * square == pytest.approx(graft.wall_mm, abs=5e-3)


def test_the_seam_of_the_plan_lies_on_the_solid() -> None:
    """Every point of the seam is a place where tube and branch meet: on both outer surfaces, and on the solid."""
    graft = CASE_4.graft
    assert graft is not None
    vein = next(vein for vein in CASE_4.renal_veins if vein.method == CONE_PIPE)
    assert vein.hole is not None
    assert vein.seam is not None
    clock = np.deg2rad(vein.hole.clock_deg)
    outward, falling = np.array([np.sin(clock), -np.cos(clock), 0.0]), np.array([-np.cos(clock), -np.sin(clock), 0.0])
    foot = np.array([0.0, 0.0, graft.length_mm - vein.hole.centre_from_superior_end_mm])
    x, y, z = vein.seam.points.T
    seam = foot + x[:, None] * (0.0, 0.0, 1.0) + y[:, None] * falling + z[:, None] * outward
    rim = SOLID.vertices[np.abs(np.hypot(SOLID.vertices[:, 0], SOLID.vertices[:, 1]) - graft.outer_diameter_mm / 2) < 3e-3]
    inside = rim[(rim[:, 2] > 0.1) & (rim[:, 2] < graft.length_mm - 0.1)]
    nearest = np.linalg.norm(seam[:, None] - inside[None], axis=2).min(axis=1)
    assert nearest.max() < 0.6, "the solid's corners along the seam are as close as its facets are wide"


def test_a_plan_without_a_graft_has_no_solid() -> None:
    with pytest.raises(UserError, match="no graft"):
        graft_solid(replace(CASE_4, graft=None))


def test_a_branch_as_narrow_as_its_walls_is_refused() -> None:
    assert CASE_4.graft is not None
    thick = replace(CASE_4, graft=replace(CASE_4.graft, wall_mm=6.0))
    with pytest.raises(UserError, match="no lumen"):
        graft_solid(thick)
