"""What lies under a point of the picture, by name, in every body."""

import numpy as np
import pytest
from named_bodies import IN_EVERY_BODY

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.course import VeinCourse
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import capital
from ivcviz.plan.wording.names import in_words
from ivcviz.scene.view.hit_test import hit_at, vein_at

CAVA = "Inferior vena cava"
ILIAC = "right-common-iliac-vein"
UNCLEAR_MM = 1.0  # where another vein comes as near as this either name is right
CLEAR_OF_THE_CAVA_MM = 3.5  # the cava's own oval is taken for round: half of what its two widths differ by, and a little


def name_of(course: VeinCourse) -> str:
    return str(capital(in_words(course.vein_id)))


def ring(course: VeinCourse, along: float) -> Floats:
    """Eight points (8, 3) round a vein, half its thickness from its axis: on its surface where it is round."""
    axis, ahead = course.curve.at(along), course.curve.tangent(along)
    across = np.cross(ahead, np.eye(3)[np.argmin(np.abs(ahead))])
    across /= np.linalg.norm(across)
    turn = np.arange(8)[:, None] * (np.pi / 4)
    return axis + float(course.thickness(along)) / 2 * (np.cos(turn) * across + np.sin(turn) * np.cross(ahead, across))


def rooms(body: Body, points: Floats) -> dict[str, Floats]:
    """How far points (n, 3) are from the surface of each vein (n,), its widest diameter taken for all of it."""
    found = {}
    for course in body.courses.values():
        along = np.linspace(0.0, course.length_mm, 80)
        apart = np.linalg.norm(course.curve.at(along) - points[:, None], axis=2)
        found[course.vein_id] = (apart - course.width(along) / 2).min(axis=1)
    return found


def room_to_cava(body: Body, points: Floats) -> Floats:
    """How far points (n, 3) are from the cava, which ends at the confluence."""
    level = body.cava.nearest_level(points)
    apart = np.linalg.norm(points - body.cava.point(level), axis=1) - body.cava.section(level)[0] / 2
    return np.where(level > 0, apart, np.inf)


@IN_EVERY_BODY
def test_a_vein_is_known_by_any_point_of_its_surface(spec: AnatomySpec) -> None:
    body, asked = resolve_body(spec), set()
    for course in body.courses.values():
        points = np.concatenate([ring(course, float(share) * course.length_mm) for share in np.linspace(0.1, 0.95, 12)])
        others = [room for vein_id, room in rooms(body, points).items() if vein_id != course.vein_id]
        clear = np.min([*others, room_to_cava(body, points)], axis=0) > UNCLEAR_MM
        for point in points[clear]:
            assert str(vein_at(body, point)) == name_of(course)
            asked.add(course.vein_id)
    assert {ILIAC, *(vein.id for vein in body.renal_veins), "right-hepatic-vein", "right-gonadal-vein"} <= asked


@IN_EVERY_BODY
def test_away_from_the_veins_the_wall_is_the_cavas(spec: AnatomySpec) -> None:
    body = resolve_body(spec)
    for level in np.arange(8.0, 245.0, 12.0) * body.scale:
        points = np.array([body.cava.wall_point(level, clock) for clock in range(0, 360, 15)])
        clear = np.min(list(rooms(body, points).values()), axis=0) > CLEAR_OF_THE_CAVA_MM
        for point in points[clear]:
            assert str(vein_at(body, point)) == CAVA, level


@IN_EVERY_BODY
def test_a_point_on_nothing_has_a_level_and_no_name(spec: AnatomySpec) -> None:
    body = resolve_body(spec)
    found = hit_at(body, None, body.cava.wall_point(60.0, 90.0) + np.array([3.0, 0.0, 0.0]))
    assert (found.part, found.name) == (None, "")
    assert found.level_mm == pytest.approx(60.0, abs=1.0)
