"""Arteries that follow the veins."""

from dataclasses import replace

import numpy as np
import pytest

from ivcviz.anatomy.arteries import arteries_mesh, renal_artery, superior_mesenteric_artery
from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.geometry.mesh import is_watertight, volume

WOMAN = AnatomySpec()


def _with_left_vein_at(shift: float) -> Body:
    right, left = reference_renal_veins("F")
    ostium = replace(left.ostium, lower_mm=left.ostium.lower_mm + shift, upper_mm=left.ostium.upper_mm + shift)
    return resolve_body(replace(WOMAN, renal_veins=(right, replace(left, ostium=ostium))))


@pytest.mark.parametrize("spec", [WOMAN, AnatomySpec(sex="M")], ids=["woman", "man"])
def test_the_arteries_are_closed(spec: AnatomySpec) -> None:
    mesh = arteries_mesh(resolve_body(spec))
    assert is_watertight(mesh)
    assert volume(mesh) > 0
    assert len(mesh.triangles) <= 5000


@pytest.mark.parametrize("shift", [-20.0, 0.0, 10.0])
def test_the_superior_mesenteric_artery_leaves_above_the_left_renal_vein_and_passes_in_front_of_it(shift: float) -> None:
    body = _with_left_vein_at(shift)
    artery, vein = superior_mesenteric_artery(body).curve, body.course("left-renal-vein").curve
    over_aorta = vein.points[np.argmin(np.abs(vein.points[:, 0] - artery.points[0, 0]))]
    assert 10 < artery.points[0, 2] - over_aorta[2] < 30
    crossing = artery.points[np.argmin(np.abs(artery.points[:, 2] - over_aorta[2]))]
    gap = over_aorta[1] - crossing[1]
    assert gap > 2.75 + 3.6, "vein and artery do not run through each other"
    assert artery.points[-1, 2] < over_aorta[2] - 50


def test_the_superior_mesenteric_artery_leaves_the_aorta_at_a_normal_angle() -> None:
    curve = superior_mesenteric_artery(resolve_body(WOMAN)).curve
    at = curve.at(np.array([14.0, 30.0]))
    away = at[1] - at[0]
    # Aortomesenteric angle 39-65 degrees: J Vasc Bras 2020, 10.1590/1677-5449.190121.
    assert 30 < np.degrees(np.arctan2(-away[1], -away[2])) < 70


def test_the_right_renal_artery_runs_between_cava_and_spine() -> None:
    body = resolve_body(WOMAN)
    artery = renal_artery(body, "right")
    points = artery.curve.points
    level = body.cava.nearest_level(points)
    behind = points[np.abs(points[:, 0] - body.cava.point(level)[:, 0]) < 6]
    back = body.cava.wall_point(body.cava.level_at_height(behind[:, 2]), 180.0)
    assert len(behind)
    assert (behind[:, 1] - 2.75 > back[:, 1]).all()


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_renal_artery_ends_behind_its_vein_at_the_hilum(side: str) -> None:
    body = resolve_body(WOMAN)
    end = renal_artery(body, side).curve.points[-1]  # type: ignore[arg-type]
    vein = body.course(f"{side}-renal-vein").curve
    assert np.linalg.norm(end - vein.at(vein.length)) < 12
    assert end[1] > vein.at(vein.length)[1]


def test_the_arteries_of_a_retro_aortic_vein_are_drawn_too() -> None:
    right, left = reference_renal_veins("F")
    body = resolve_body(replace(WOMAN, renal_veins=(right, replace(left, course="retro-aortic"))))
    assert is_watertight(arteries_mesh(body))
