"""The axial section: what the plane meets, and what is read from it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_cases import cases

from ivcviz.app.figures import triangles
from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef, Thrombus, Tumour
from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.planar import area, inside
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.scene.model import Options, Stage
from ivcviz.scene.section import AxialSection, axial_section, lowest_and_highest, vertebra_at
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.resections import PARTIAL_PATCH

SHELF = triangles()


def plan_of(name: str = "case-4") -> Plan:
    return resolve(load_case(find_case(name)))


def cut(plan: Plan, stage: Stage | None, level: float) -> AxialSection:
    return axial_section(plan, Options(stage=stage, quality="preview"), level, SHELF)


def fact(section: AxialSection, name: str) -> str:
    """What a reading says; "" where there is none."""
    return next((str(found.words) for found in section.facts if str(found.name) == name), "")


def test_the_native_size_is_the_cava_s_own_section() -> None:
    section = cut(plan_of(), "intact", 60.0)
    # The table's 24.9 × 16.3 mm at 60 mm: π / 4 × 24.9 × 16.3 = 318 mm².
    assert fact(section, "Native cava") == "24.9 × 16.3 mm (transverse × AP), 318 mm²"
    assert section.native_mm2 == pytest.approx(np.pi / 4 * 24.87 * 16.28, rel=1e-3)


@given(level=st.floats(28.0, 52.0) | st.floats(66.0, 84.0))  # where no lumbar or gonadal vein opens
@settings(max_examples=12, deadline=None)
def test_the_cava_that_is_drawn_has_the_area_of_its_section(level: float) -> None:
    plan = plan_of()
    section = cut(plan, "intact", level)
    veins = next(shown for shown in section.cuts if shown.id == "veins")
    drawn = max(area(loop) for loop in veins.loops)
    slant = float(plan.body.cava.tangent(level)[2])  # the plane meets the cava a little aslant
    assert 0.9 < drawn * slant / (section.native_mm2 or 0.0) < 1.2


def test_the_plane_lies_at_the_centreline_s_height_with_the_cava_in_its_middle() -> None:
    plan = plan_of()
    section = cut(plan, "tumour", 120.0)
    point = plan.body.cava.point(120.0)
    assert section.height_mm == pytest.approx(point[2])
    assert section.centre == pytest.approx(tuple(point[:2]))
    assert section.native is not None
    assert section.native.mean(axis=0) == pytest.approx(point[:2], abs=0.3)


def test_the_height_names_vertebra_and_zone() -> None:
    plan = plan_of()
    body = plan.body
    third = next(v for v in body.vertebrae if v.name == "L3")
    second = next(v for v in body.vertebrae if v.name == "L2")
    assert vertebra_at(body, (third.lower_mm + third.upper_mm) / 2) == ("L3", False)
    between = vertebra_at(body, (third.upper_mm + second.lower_mm) / 2)
    assert between is not None
    assert str(between.words) == "disc L2–L3"
    level = float(body.cava.level_at_height((third.upper_mm + second.lower_mm) / 2))
    assert fact(cut(plan, "tumour", level), "Height").endswith("above the confluence · disc L2–L3 · zone I")
    assert fact(cut(plan, "tumour", 98.0), "Height").endswith("zone II")
    assert fact(cut(plan, "tumour", 200.0), "Height").endswith("zone III")
    assert fact(cut(plan, "tumour", -30.0), "Height").startswith("30 mm below the confluence")


def test_what_is_not_recorded_of_the_wall_is_not_made_up() -> None:
    plan = plan_of()
    section = cut(plan, "tumour", 120.0)
    assert fact(section, "Wall involved") == "degrees not recorded"
    assert section.involved is None


def test_the_involved_wall_is_told_in_degrees_between_two_clock_positions() -> None:
    case = edits.set_bulge(edits.set_circumference(load_case(find_case("case-4")), 120.0), 350.0)
    plan = resolve(case)
    section = cut(plan, "tumour", 120.0)
    assert section.involved == (290.0, 50.0)
    assert fact(section, "Wall involved") == "120°, from 290° (right) to 50° (anterior left)"
    beyond = cut(plan, "tumour", plan.extent.upper_mm + 1.0)
    assert beyond.involved is None
    assert fact(beyond, "Wall involved") == "none at this height, where the mass lies beside the cava"
    assert fact(cut(plan, "tumour", plan.extent.lower_mm - 20.0), "Wall involved") == "none at this height"
    assert fact(cut(plan, "implanted", 120.0), "Wall involved") == ""


def test_outside_the_tumour_the_whole_lumen_is_left_and_within_it_less() -> None:
    plan = plan_of()
    clear, filled = cut(plan, "tumour", plan.extent.lower_mm - 8.0), cut(plan, "tumour", 130.0)
    assert fact(clear, "Lumen that remains").endswith("100 % of the native lumen")
    assert (filled.lumen_mm2 or 0.0) < 0.5 * (filled.native_mm2 or 0.0)
    assert "as drawn; on imaging: not recorded" in fact(filled, "Lumen that remains")


def test_bland_thrombus_takes_of_the_lumen_and_is_no_neighbour() -> None:
    case = load_case(find_case("case-4"))
    plan = resolve(replace(case, tumour=replace(case.tumour, thrombus=Thrombus(LevelRef(40.0), LevelRef(80.0)))))
    section = cut(plan, "tumour", 60.0)
    assert "Bland thrombus" in {str(name.text) for name in section.names}
    assert fact(section, "Lumen that remains").endswith("% of the native lumen (bland thrombus, as drawn)")
    assert (section.lumen_mm2 or 0.0) < 0.5 * (section.native_mm2 or 0.0)
    assert "thrombus" not in fact(section, "Nearest to the wall")


def test_what_imaging_says_of_the_lumen_stands_beside_what_is_drawn() -> None:
    plan = resolve(edits.set_lumen(load_case(find_case("case-4")), "narrowed"))
    assert "on imaging: narrowed" in fact(cut(plan, "tumour", 130.0), "Lumen that remains")


def test_a_graft_is_read_by_its_bore_against_the_native_lumen() -> None:
    plan = plan_of()
    assert plan.graft is not None
    section = cut(plan, "implanted", 140.0)
    bore = np.pi / 4 * plan.graft.diameter_mm**2
    assert section.lumen_mm2 == pytest.approx(bore)
    share = round(100 * bore / (section.native_mm2 or 1.0))
    assert fact(section, "Graft") == f"inner Ø {plan.graft.diameter_mm:g} mm, {bore:.0f} mm², {share} % of the native lumen"
    assert section.wall is not None
    slant = float(plan.body.cava.tangent(140.0)[2])
    assert area(section.wall) * slant == pytest.approx(
        np.pi / 4 * (plan.graft.diameter_mm + 2 * plan.graft.wall_mm) ** 2, rel=5e-3
    )


def test_a_hole_is_told_where_it_is_and_its_branch_opens_into_the_graft() -> None:
    plan = plan_of()
    assert plan.graft is not None
    vein = next(v for v in plan.renal_veins if v.id == "left-renal-vein")
    assert vein.hole is not None
    level = plan.graft.superior_mm - vein.hole.centre_from_superior_end_mm
    section = cut(plan, "implanted", level)
    facts = [(str(found.name), str(found.words)) for found in section.facts]
    told = [words for name, words in facts if name == "Graftotomy here" and "left renal vein" in words]
    assert len(told) == 1
    assert told[0].startswith(f"left renal vein at {vein.hole.clock_deg:.0f}°")
    assert "tapered side branch (cone pipe)" in told[0]
    assert len(section.lumens) >= 2  # the graft's and at least this branch's
    assert fact(cut(plan, "implanted", plan.graft.superior_mm - 3.0), "Graftotomy here") == ""


def test_between_the_cuts_of_a_resection_there_is_no_cava() -> None:
    section = cut(plan_of(), "resected", 130.0)
    assert section.wall is None
    assert section.native is not None
    assert fact(section, "Cava") == "resected at this height"
    assert "veins" not in {shown.id for shown in section.cuts if _holds(shown.loops, section.centre)}


def test_a_partial_resection_leaves_the_cava_and_tells_its_patch() -> None:
    case = edits.set_circumference(load_case(find_case("case-1")), 90.0)
    plan = resolve(edits.choose_resection_kind(case, PARTIAL_PATCH))
    assert plan.patch is not None
    level = (plan.patch.inferior_mm + plan.patch.superior_mm) / 2
    sewn, opened = cut(plan, "reperfused", level), cut(plan, "resected", level)
    assert sewn.wall is not None
    assert fact(sewn, "Patch") == (f"PTFE, {fact(opened, 'Wall taken')}")
    assert fact(opened, "Wall taken").startswith(f"at {plan.patch.clock_deg:.0f}° (")
    assert f"{plan.patch.arc_deg:.0f}°" in fact(sewn, "Patch")
    assert fact(sewn, "Cava") == fact(sewn, "Lumen that remains") == ""
    assert "Patch" in {str(name.text) for name in sewn.names}
    assert fact(cut(plan, "reperfused", plan.patch.superior_mm + 1.0), "Patch") == ""


def test_under_a_jaw_the_lumen_is_closed() -> None:
    plan = plan_of()
    clamp = next(c for c in plan.clamps if c.vein == "ivc")
    assert clamp.level_mm is not None
    assert fact(cut(plan, "clamped", clamp.level_mm), "Lumen that remains") == f"closed by the {clamp.name}"
    assert "clamp" not in fact(cut(plan, "clamped", clamp.level_mm - 6.0), "Lumen that remains")


def test_veins_that_open_at_the_height_are_named_with_their_clock_position() -> None:
    words = fact(cut(plan_of(), "intact", 110.0), "Veins opening here")
    assert words == "right renal vein at 245° (posterior right) and left renal vein at 65° (anterior left)"
    assert fact(cut(plan_of(), "intact", 200.0), "Veins opening here").startswith("right hepatic vein at 255°")


def test_what_lies_next_to_the_wall_is_told_nearest_first() -> None:
    plan = plan_of()
    words = fact(cut(plan, "tumour", 110.0), "Nearest to the wall").split(" · ")
    assert words[0].startswith("right renal artery behind it")
    gaps = [float(told.split(" mm at ")[0].split()[-1]) for told in words]
    assert gaps == sorted(gaps)
    # The aorta lies to the left; between it and the cava are the two radii less than between their middles.
    aorta = next(told for told in words if told.startswith("abdominal aorta"))
    height = float(plan.body.cava.height(110.0))
    apart = np.linalg.norm(plan.body.aorta.point(height)[:2] - plan.body.cava.point(110.0)[:2])
    between = apart - float(plan.body.aorta.diameter(height)) / 2 - float(plan.body.cava.radius(110.0, 94.0))
    assert float(aorta.split()[2]) == pytest.approx(between, abs=0.6)
    assert "at 94°" in aorta


def test_the_right_renal_artery_is_told_of_when_it_crosses_a_little_above_or_below() -> None:
    plan = plan_of()
    words = [fact(cut(plan, "tumour", float(level)), "Nearest to the wall") for level in range(96, 126)]
    assert any("mm above this height" in said for said in words)
    assert any("mm below this height" in said for said in words)
    assert "right renal artery" not in fact(cut(plan, "tumour", 60.0), "Nearest to the wall")


def test_names_stand_inside_what_they_name() -> None:
    section = cut(plan_of(), "tumour", 112.0)
    texts = {str(name.text): name for name in section.names}
    assert {"Tumour", "Abdominal aorta", "Left renal vein", "Superior mesenteric artery", "Liver"} <= texts.keys()
    loops = {shown.id: shown.loops for shown in section.cuts}
    for text, part in (("Abdominal aorta", "aorta"), ("Left renal vein", "veins"), ("Liver", "liver"), ("Tumour", "tumour")):
        assert _holds(loops[part], (texts[text].x, texts[text].y)), text


def test_a_branch_of_the_aorta_is_named_beside_the_aorta() -> None:
    plan, seen = plan_of(), 0
    for level in range(98, 150, 2):
        section = cut(plan, "intact", float(level))
        aorta = next(shown.loops for shown in section.cuts if shown.id == "aorta")
        for name in section.names:
            if "renal artery" in str(name.text) or str(name.text) in ("Coeliac trunk", "Superior mesenteric artery"):
                assert not _holds(aorta, (name.x, name.y)), (level, name.text)
                seen += 1
    assert seen > 10


def test_hidden_layers_are_not_cut() -> None:
    options = Options(stage="tumour", quality="preview", hidden=frozenset({"liver"}))
    assert "liver" not in {shown.id for shown in axial_section(plan_of(), options, 120.0, SHELF).cuts}


def test_a_height_beyond_what_is_drawn_is_refused_in_a_sentence() -> None:
    plan = plan_of()
    low, high = lowest_and_highest(plan.body)
    for level in (low - 0.1, high + 0.1):
        with pytest.raises(UserError, match="nothing is drawn at"):
            cut(plan, "tumour", level)
    assert cut(plan, "tumour", low).cuts
    assert cut(plan, "tumour", high).native is None


def test_the_graft_on_the_bench_has_no_section() -> None:
    with pytest.raises(UserError, match="on the bench"):
        cut(plan_of(), "bench", 120.0)


def test_a_tumour_that_is_moved_away_leaves_the_section() -> None:
    plan = plan_of()
    case = replace(plan.case, tumour=Tumour(LevelRef(20.0), LevelRef(60.0)))
    assert "tumour" in {shown.id for shown in cut(plan, "tumour", 120.0).cuts}
    assert "tumour" not in {shown.id for shown in cut(resolve(case), "tumour", 120.0).cuts}


@given(cases(), st.sampled_from(["intact", "tumour", "clamped", "resected", "implanted", "reperfused"]), st.floats(0, 1))
@settings(max_examples=25, deadline=None)
def test_every_plan_can_be_cut_at_every_height(case: Case, stage: Stage, share: float) -> None:
    try:
        plan = resolve(case)
    except UserError:
        return
    low, high = lowest_and_highest(plan.body)
    section = cut(plan, stage, low + share * (high - low))
    assert fact(section, "Height")
    assert all(np.isfinite(loop).all() for shown in section.cuts for loop in shown.loops)
    assert section.lumen_mm2 is None or section.lumen_mm2 >= 0.0


def _holds(loops: tuple[Floats, ...], spot: tuple[float, float]) -> bool:
    return bool(inside(loops, np.array([spot]))[0])


@pytest.mark.parametrize("vein_id", ["left-renal-vein", "right-renal-vein"])
def test_a_hole_is_told_from_its_lower_to_its_upper_edge_and_no_farther(vein_id: str) -> None:
    plan = plan_of()
    hole = next(vein.hole for vein in plan.renal_veins if vein.id == vein_id)
    assert plan.graft is not None
    assert hole is not None
    centre, half = plan.graft.superior_mm - hole.centre_from_superior_end_mm, hole.height_mm / 2

    def told(level: float) -> bool:
        facts = cut(plan, "implanted", level).facts
        words = [str(found.words) for found in facts if str(found.name) == "Graftotomy here"]
        return any(vein_id.replace("-", " ") in said for said in words)

    assert [told(centre + off) for off in (-half - 0.1, -half + 0.1, half - 0.1, half + 0.1)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("name", "level", "half", "stage"),
    [("right renal vein", 105.0, 7.0, "intact"), ("right adrenal vein", 174.0, 2.0, "intact")],
)
def test_a_vein_is_told_to_open_as_far_as_its_ostium_reaches(name: str, level: float, half: float, stage: Stage) -> None:
    plan = plan_of()
    told = [
        name in fact(cut(plan, stage, level + off), "Veins opening here")
        for off in (-half - 0.1, -half + 0.1, half - 0.1, half + 0.1)
    ]
    assert told == [False, True, True, False]


def test_a_jaw_closes_the_lumen_over_its_own_width() -> None:
    plan = plan_of()
    clamp = next(c.level_mm for c in plan.clamps if c.vein == "ivc")
    half = plan.case.resection.jaw_mm / 2
    assert clamp is not None
    closed = [
        "closed by" in fact(cut(plan, "clamped", clamp + off), "Lumen that remains")
        for off in (-half - 0.1, -half + 0.1, half - 0.1, half + 0.1)
    ]
    assert closed == [False, True, True, False]
