"""The branches of the venous tree as tubes, ready to be joined to the cava."""

from dataclasses import dataclass

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.course import VeinCourse
from ivcviz.geometry.mesh import Floats
from ivcviz.geometry.tubes import Tube

_SPACING_MM = 2.0
# House values of the drawing: how far a vein's opening is widened and over which length, how deep it starts inside the
# vessel that it enters, and how wide the fillet around the opening is, in parts of the vein's diameter.
_FLARE, _FLARE_LENGTH = 0.22, 0.4
_ROOT = 0.5
_FILLET = 0.42


@dataclass(frozen=True, eq=False)
class Branch:
    """A tube of vein number `vein` (index into `tree_veins`); its first `root` points are joined with a fillet."""

    vein: int
    tube: Tube
    root: int
    fillet_mm: float


def tree_veins(body: Body) -> tuple[str, ...]:
    """Names of the veins by the tree's index: "ivc", then every vein's id."""
    return ("ivc", *body.courses)


def branches_of(body: Body) -> list[Branch]:
    """All branches of the tree, each after the vessel that it enters."""
    found: list[Branch] = []
    openings = {v.id: v.ostium.upper_mm - v.ostium.lower_mm for v in (*body.renal_veins, *body.hepatic_veins)}
    for vein, course in enumerate(body.courses.values(), start=1):
        found.append(_branch(vein, course, openings.get(course.vein_id), flare=True))
        found += [_branch(vein, twig, None, flare=False) for twig in course.twigs]
    return found


def lumens_of(body: Body, wall_mm: float, depth_mm: float) -> list[Tube]:
    """The open lumens of the large cut ends, as tubes to be taken away."""
    cut = [twig for course in body.courses.values() for twig in course.twigs if twig.end == "cut"]
    lumens = []
    for twig in cut:
        s = np.array([twig.length_mm - depth_mm, twig.length_mm, twig.length_mm + 4.0])
        radius = np.maximum(twig.width(s) / 2 - wall_mm, 0.5)
        points = twig.curve.at(s)
        lumens.append(Tube(points, radius, radius, np.zeros_like(points), s))
    return lumens


def _branch(vein: int, course: VeinCourse, opening_mm: float | None, *, flare: bool) -> Branch:
    length, first = course.length_mm, float(course.width(0.0))
    inside = _ROOT * float(course.thickness(0.0)) if flare else 0.0
    count = max(int(np.ceil((length + inside) / _SPACING_MM)), 3)
    s = np.linspace(-inside, length, count + 1)
    wide, thin = course.width(s) / 2, course.thickness(s) / 2
    if flare:
        widening = np.exp(-np.maximum(s, 0.0) / (_FLARE_LENGTH * first))
        to = max(opening_mm / first - 1, 0.0) if opening_mm else _FLARE
        wide, thin = wide * (1 + to * widening), thin * (1 + _FLARE * widening)
    points = course.curve.at(s)
    calibre = float(np.sqrt(course.width(0.0) * course.thickness(0.0)))
    root = min(int(np.searchsorted(s, 1.1 * first)) + 1, count)
    tube = Tube(points, wide, thin, _across(points), np.maximum(s, 0.0) + course.leaves_at, course.end == "cut")
    return Branch(vein, tube, root, _FILLET * calibre + 0.6)


def _across(points: Floats) -> Floats:
    """Unit vectors (n, 3) across a course that are level, or, where it runs up or down, as level as they were before."""
    ahead = np.gradient(points, axis=0)
    across = np.stack([-ahead[:, 1], ahead[:, 0], np.zeros(len(points))], axis=1)
    return across / np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
