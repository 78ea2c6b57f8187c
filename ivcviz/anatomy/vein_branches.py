"""The branches of the venous tree as tubes, ready to be joined to the cava."""

from dataclasses import dataclass

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.course import VeinCourse
from ivcviz.geometry.mesh import Floats
from ivcviz.geometry.tubes import Segments

_SPACING_MM = 2.5
_PIECE = 10  # segments: long enough to be few, short enough for a tight box
# House values of the drawing: how far a vein's opening is widened and over which part of its diameter, how deep it starts
# inside the vessel that it enters, how slim a fork's branch starts, and the fillet around an opening (all in diameters).
_FLARE, _FLARE_LENGTH = 0.2, 0.4
_ROOT = 0.5
_FORK = 0.6
_FILLET = 0.42
_HOLLOW_FROM_MM = 8.0  # cut ends of this calibre show their lumen


@dataclass(frozen=True, eq=False)
class Piece:
    """Rows `start` to `stop` of the segments, of vein number `vein` (index into `tree_veins`); joined with a fillet, or, where
    `fillet_mm` is 0, with the rest of its own vein. `cut` is the plane (point, outward direction) of a flat end."""

    vein: int
    start: int
    stop: int
    fillet_mm: float
    cut: tuple[Floats, Floats] | None = None

    @property
    def rows(self) -> slice:
        return slice(self.start, self.stop)


@dataclass(frozen=True, eq=False)
class Branches:
    """Samples of all branches: points and across (n, 3), half axes and place along (n,); and their pieces in joining order."""

    points: Floats
    wide: Floats
    thin: Floats
    across: Floats
    along: Floats
    pieces: tuple[Piece, ...]
    ends: tuple[tuple[Floats, Floats, float], ...]  # large cut ends: point, direction, radius

    def segments(self) -> Segments:
        return Segments.through(self.points, self.wide, self.thin, self.across, self.along)

    def thinned(self, spacing_mm: float) -> "Branches":
        """The branches through fewer samples, about `spacing_mm` apart."""
        every = max(round(spacing_mm / _SPACING_MM), 1)
        if every == 1:
            return self
        keep = np.zeros(len(self.points), bool)
        for piece in self.pieces:
            keep[piece.start : piece.stop : every] = True
            keep[piece.stop] = True
        row = np.cumsum(keep) - 1
        pieces = tuple(Piece(p.vein, int(row[p.start]), int(row[p.stop]), p.fillet_mm, p.cut) for p in self.pieces)
        columns = (column[keep] for column in (self.points, self.wide, self.thin, self.across, self.along))
        return Branches(*columns, pieces, self.ends)

    def boxes(self, segments: Segments, margin_mm: float) -> tuple[Floats, Floats]:
        """Corners (k, 3) of a box around each piece that holds all that its joining changes, and `margin_mm`."""
        starts, stops = (np.array([getattr(p, side) for p in self.pieces]) for side in ("start", "stop"))
        margins = np.array([1.25 * p.fillet_mm for p in self.pieces]) + margin_mm
        return segments.boxes(starts, stops, margins)

    def lumens(self, wall_mm: float, depth_mm: float) -> Segments:
        """The open lumens of the large cut ends: two rows each, the second to be left out."""
        rows = []
        for point, ahead, radius in self.ends:
            inner = max(radius - wall_mm, 0.4)
            rows += [[*(point - ahead * depth_mm), inner], [*(point + ahead * 4.0), inner]]
        table = np.array(rows)
        return Segments.through(table[:, :3], table[:, 3], table[:, 3], np.zeros((len(table), 3)), np.zeros(len(table)))


def tree_veins(body: Body) -> tuple[str, ...]:
    """Names of the veins by the tree's index: "ivc", then every vein's id."""
    return ("ivc", *body.courses)


def branches_of(body: Body) -> Branches:
    """All branches of the tree, each after the vessel that it enters."""
    openings = {v.id: v.ostium.upper_mm - v.ostium.lower_mm for v in (*body.renal_veins, *body.hepatic_veins)}
    samples: list[tuple[Floats, ...]] = []
    pieces: list[Piece] = []
    ends: list[tuple[Floats, Floats, float]] = []
    first = 0
    for vein, course in enumerate(body.courses.values(), start=1):
        for branch in (course, *course.twigs):
            rows, root = _sampled(branch, openings.get(branch.vein_id) if branch is course else None)
            samples.append(rows)
            cut = _end(branch) if branch.end == "cut" else None
            pieces += _pieces(vein, branch, first, len(rows[0]) - 1, root, cut)
            if cut and rows[1][-1] * 2 > _HOLLOW_FROM_MM:
                ends.append((*cut, float(rows[1][-1])))
            first += len(rows[0])
    columns = [np.concatenate(column) for column in zip(*samples, strict=True)]
    return Branches(columns[0], columns[1], columns[2], _across(columns[0]), columns[3], tuple(pieces), tuple(ends))


def _sampled(course: VeinCourse, opening_mm: float | None) -> tuple[tuple[Floats, ...], int]:
    """Points, half axes and places along a course, from inside the vessel that it enters; and how many make its root."""
    length, first = course.length_mm, float(course.width(0.0))
    inside = 0.0 if course.fork else _ROOT * float(course.thickness(0.0))
    count = max(int(np.ceil((length + inside) / _SPACING_MM)), 3)
    s = np.linspace(-inside, length, count + 1)
    wide, thin = course.width(s) / 2, course.thickness(s) / 2
    if course.fork:
        growing = _FORK + (1 - _FORK) * np.minimum(s / first, 1.0)
        wide, thin = wide * growing, thin * growing
    else:
        widening = np.exp(-np.maximum(s, 0.0) / (_FLARE_LENGTH * first))
        to = max(opening_mm / first - 1, 0.0) if opening_mm else _FLARE
        wide, thin = wide * (1 + to * widening), thin * (1 + _FLARE * widening)
    if any(twig.leaves_at > 0.8 * length for twig in course.twigs):  # it ends in a fork
        wide, thin = (axis * np.interp(s, [length - first, length], [1.0, 0.72]) for axis in (wide, thin))
    root = int(np.searchsorted(s, 1.1 * first)) + 1
    root = count if count - root < _PIECE // 2 else root
    return (course.curve.at(s), wide, thin, np.maximum(s, 0.0) + course.leaves_at), root


def _pieces(vein: int, course: VeinCourse, first: int, last: int, root: int, cut: tuple[Floats, Floats] | None) -> list[Piece]:
    fillet = _FILLET * float(np.sqrt(course.width(0.0) * course.thickness(0.0))) + 0.6
    bounds = [0, root, *range(root + _PIECE, last - _PIECE // 2, _PIECE), last] if root < last else [0, last]
    return [
        Piece(vein, first + a, first + b, 0.0 if a else fillet, cut if b == last else None)
        for a, b in zip(bounds[:-1], bounds[1:], strict=True)
    ]


def _end(course: VeinCourse) -> tuple[Floats, Floats]:
    return course.curve.points[-1], course.curve.tangent(course.length_mm)


def _across(points: Floats) -> Floats:
    """Level unit vectors (n, 3) across the courses; where one runs straight up or down any will do."""
    ahead = np.gradient(points, axis=0)
    across = np.stack([-ahead[:, 1], ahead[:, 0], np.zeros(len(points))], axis=1)
    found: Floats = across / np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
    return found
