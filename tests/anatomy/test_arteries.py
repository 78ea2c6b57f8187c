"""Arteries that follow the veins."""

from dataclasses import replace

import numpy as np
import pytest
from named_bodies import BODIES, IN_EVERY_BODY, retro_aortic

from ivcviz.anatomy.arteries import arteries_mesh, renal_artery, superior_mesenteric_artery
from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, Sex
from ivcviz.geometry.mesh import is_watertight, volume

WOMAN = AnatomySpec()


def _with_left_vein_at(shift: float) -> Body:
    right, left = reference_renal_veins("F")
    ostium = replace(left.ostium, lower_mm=left.ostium.lower_mm + shift, upper_mm=left.ostium.upper_mm + shift)
    return resolve_body(replace(WOMAN, renal_veins=(right, replace(left, ostium=ostium))))


@IN_EVERY_BODY
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


@IN_EVERY_BODY
def test_the_superior_mesenteric_artery_leaves_the_aorta_at_a_normal_angle(spec: AnatomySpec) -> None:
    body = resolve_body(spec)
    curve = superior_mesenteric_artery(body).curve
    at = curve.at(np.array([14.0, 30.0]) * body.scale)
    away = at[1] - at[0]
    # Aortomesenteric angle 39-65 degrees: J Vasc Bras 2020, 10.1590/1677-5449.190121.
    assert 30 < np.degrees(np.arctan2(-away[1], -away[2])) < 70


@IN_EVERY_BODY
def test_the_superior_mesenteric_artery_is_as_wide_as_a_textbook_has_it_and_leaves_above_every_left_vein(
    spec: AnatomySpec,
) -> None:
    body = resolve_body(spec)
    artery = superior_mesenteric_artery(body)
    crossings = []
    for vein in (vein for vein in body.renal_veins if vein.side == "left"):
        points = body.course(vein.id).curve.points
        crossings.append(points[np.argmin(np.abs(points[:, 0] - body.aorta.point(points[:, 2])[:, 0])), 2])
    assert 18.0 < (artery.curve.points[0, 2] - max(crossings)) / body.scale < 24.0
    for share in (0.2, 0.5, 0.9):
        radius = float(np.interp(share * artery.curve.length, artery.curve.arc, artery.radii))
        assert 5.0 < 2 * radius / body.scale < 8.5


@pytest.mark.parametrize("sex", ["F", "M"])
def test_behind_the_aorta_a_vein_leaves_the_corridor_of_the_mesenteric_artery_free(sex: Sex) -> None:
    body = resolve_body(retro_aortic(sex))
    artery, vein = superior_mesenteric_artery(body).curve.points, body.course("left-renal-vein")
    along = np.linspace(0.0, vein.length_mm, 100)
    apart = np.linalg.norm(vein.curve.at(along)[:, None] - artery[None], axis=2).min()
    assert apart > 15.0 * body.scale


@IN_EVERY_BODY
def test_the_right_renal_artery_runs_between_cava_and_spine(spec: AnatomySpec) -> None:
    body = resolve_body(spec)
    artery = renal_artery(body, "right")
    points = artery.curve.points
    level = body.cava.nearest_level(points)
    behind = points[np.abs(points[:, 0] - body.cava.point(level)[:, 0]) < 6]
    back = body.cava.wall_point(body.cava.level_at_height(behind[:, 2]), 180.0)
    assert len(behind)
    # Behind a low cava, which lies nearer to the spine, they touch.
    assert (behind[:, 1] - 2.75 * body.scale > back[:, 1] - 0.5).all()


@IN_EVERY_BODY
@pytest.mark.parametrize("side", ["right", "left"])
def test_a_renal_artery_ends_behind_its_vein_at_the_hilum(side: str, spec: AnatomySpec) -> None:
    body = resolve_body(spec)
    end = renal_artery(body, side).curve.points[-1]  # type: ignore[arg-type]
    vein = body.course(f"{side}-renal-vein").curve
    assert np.linalg.norm(end - vein.at(vein.length)) < 12
    assert end[1] > vein.at(vein.length)[1]


@pytest.mark.parametrize("name", BODIES)
def test_a_kidney_that_is_gone_has_no_artery(name: str) -> None:
    body = resolve_body(BODIES[name])
    both, left = arteries_mesh(body), arteries_mesh(body, ("right",))
    assert both.vertices[:, 0].min() < left.vertices[:, 0].min() - 20
    assert both.vertices[:, 0].max() == left.vertices[:, 0].max()
    missing = resolve_body(replace(BODIES[name], missing_kidneys=("right",)))
    assert arteries_mesh(missing).vertices[:, 0].min() == pytest.approx(left.vertices[:, 0].min())
