"""What is measured of a body: landmarks, cava, aorta and spine, every vein and artery, and where organs and labels lie."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from measures import of_mesh, of_points
from named_bodies import BODIES

from ivcviz.anatomy.arteries import arteries_mesh, coeliac_trunk, renal_artery, superior_mesenteric_artery
from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.course import VeinCourse
from ivcviz.anatomy.landmarks import WORDS
from ivcviz.anatomy.organs import label_points, liver_turn, placements
from ivcviz.anatomy.venous_tree import tree_veins, venous_tree
from ivcviz.geometry.mesh import Mesh

RECORD = Path(__file__).parent / "bodies.txt"
COARSE_MM = 3.5
SHARES = np.array([0.0, 0.12, 0.35, 0.7, 1.0])


def measured(name: str) -> dict[str, list[float]]:
    """Measures of a named body, by that name and the thing's."""
    return {f"{name} / {thing}": numbers for thing, numbers in _of_body(resolve_body(BODIES[name])).items()}


def _of_body(body: Body) -> dict[str, list[float]]:
    """Measures by name."""
    return {name: numbers for part in (_trunk, _veins, _arteries, _organs, _surface) for name, numbers in part(body)}


def _trunk(body: Body) -> Iterator[tuple[str, list[float]]]:
    yield "landmarks", [body.landmarks.level_of(word) for word in WORDS]
    for level in range(-60, 330, 30):
        cava = body.cava
        yield (
            f"cava {level}",
            of_points(cava.point(level), cava.frame(level) * 10, *cava.section(level), cava.radius(level, 30)),
        )
    for z in range(20, 260, 40):
        yield f"aorta and spine {z}", of_points(body.aorta.point(z), body.aorta.diameter(z), body.spine_front(z))
    for vertebra in body.vertebrae:
        yield f"vertebra {vertebra.name}", [vertebra.lower_mm, vertebra.upper_mm]


def _veins(body: Body) -> Iterator[tuple[str, list[float]]]:
    for vein_id, course in body.courses.items():
        yield vein_id, _course(course)
        for number, twig in enumerate(course.twigs, start=1):
            yield f"{vein_id}, branch {number}", [twig.leaves_at, *_course(twig)]
    for vein in body.tributaries:
        yield f"{vein.id} enters", [vein.level_mm, vein.clock_deg, vein.diameter_mm, vein.along_mm]


def _course(course: VeinCourse) -> list[float]:
    along = SHARES * course.length_mm
    calibre = course.width(along), course.thickness(along)
    return of_points(course.length_mm, course.curve.at(along), *calibre, course.curve.tangent(along[[0, -1]]) * 10)


def _arteries(body: Body) -> Iterator[tuple[str, list[float]]]:
    arteries = {
        "superior mesenteric artery": superior_mesenteric_artery(body),
        "coeliac trunk": coeliac_trunk(body),
        "right renal artery": renal_artery(body, "right"),
        "left renal artery": renal_artery(body, "left"),
    }
    for name, artery in arteries.items():
        along = SHARES * artery.curve.length
        yield name, of_points(artery.curve.length, artery.curve.at(along), np.interp(along, artery.curve.arc, artery.radii))
    yield "arteries, surface", of_mesh(arteries_mesh(body))


def _organs(body: Body) -> Iterator[tuple[str, list[float]]]:
    for name, (rotation, translation) in placements(body).items():
        yield f"{name} lies", of_points(rotation * 10, translation)
    yield "liver turns", of_points(*liver_turn(body))
    for name, points in label_points(body).items():
        yield f"{name} is labelled", of_points(*points)


def _surface(body: Body) -> Iterator[tuple[str, list[float]]]:
    """The venous tree as a whole, and what of it belongs to each vein."""
    tree, names = venous_tree(body, COARSE_MM), tree_veins(body)
    yield "veins, surface", of_mesh(tree)
    owner = tree.attributes["vein"][tree.triangles[:, 0]]
    for number, name in enumerate(names):
        own = Mesh(tree.vertices, tree.triangles[owner == number], tree.normals)
        used = np.unique(own.triangles)
        levels, along = tree.attributes["level"][used], tree.attributes["along"][used]
        # A surface of single triangles: its edges move by a triangle where a vein is a little thicker.
        yield f"{name}, surface", [of_mesh(own)[9], levels.mean(), along.mean()]
