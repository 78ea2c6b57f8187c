"""The four published cases: clamps and reconstructions as printed (Tulahong et al., Medicine 2022;101:22(e29326))."""

from pathlib import Path

import pytest

from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.terms.renal_methods import CONE_PIPE, LEAVE, OPENING

CASES = Path(__file__).parents[2] / "cases"
RIGHT, LEFT = "right-renal-vein", "left-renal-vein"


@pytest.fixture(scope="module", params=[1, 2, 3, 4])
def numbered(request) -> tuple[int, Plan]:
    return request.param, resolve(load_case(CASES / f"case-{request.param}.json"))


def test_the_zone_is_that_of_table_1(numbered):
    number, plan = numbered
    assert plan.reading.key == {1: "II", 2: "II", 3: "I-II", 4: "I-II"}[number]


def test_the_clamps_are_exactly_those_of_section_2_4(numbered):
    number, plan = numbered
    expected = {1: set(), 2: set(), 3: {RIGHT}, 4: {RIGHT, LEFT}}[number]
    assert sum(clamp.vein == "ivc" for clamp in plan.clamps) == 2
    assert {clamp.vein for clamp in plan.clamps} - {"ivc"} == expected


def test_the_renal_reconstruction_is_that_of_table_2(numbered):
    number, plan = numbered
    expected = {1: {}, 2: {}, 3: {RIGHT: OPENING}, 4: {RIGHT: OPENING, LEFT: CONE_PIPE}}[number]
    assert {vein.id: vein.method for vein in plan.renal_veins if vein.method != LEAVE} == expected
    assert {vein.id for vein in plan.renal_veins if vein.in_resection} == set(expected)


def test_no_superior_clamp_reaches_the_hepatic_veins(numbered):
    _, plan = numbered
    superior = max(clamp.level_mm for clamp in plan.clamps if clamp.vein == "ivc")
    assert superior + plan.case.resection.jaw_mm / 2 <= plan.body.landmarks.hepatic_floor


def test_the_divided_veins_are_those_of_section_2_4_where_the_clamp_lies_behind_the_liver(numbered):
    number, plan = numbered
    kinds = {vein.id.rsplit("-", 1)[0] for vein in plan.divided}
    assert ({"short-hepatic-vein", "right-adrenal"} <= kinds) == (number != 3)


def test_every_reconstructed_vein_has_a_seam_a_hole_and_a_gap(numbered):
    _, plan = numbered
    for vein in plan.renal_veins:
        sewn = vein.method in (OPENING, CONE_PIPE)
        assert (vein.seam is not None) == (vein.hole is not None) == (vein.gap_mm is not None) == sewn


def test_a_published_case_contradicts_nothing(numbered):
    _, plan = numbered
    assert [found.sentence for found in plan.findings if found.severity == "stop"] == []


def test_every_cava_is_replaced_by_a_ringed_graft_whose_size_is_the_plans_own(numbered):
    _, plan = numbered
    assert plan.graft is not None
    assert plan.graft.ringed
    assert plan.graft.length_mm == pytest.approx(plan.resection.length_mm)
