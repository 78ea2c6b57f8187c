"""The branches of the venous tree as tubes, ready to be joined to the cava."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.course import VeinCourse
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.open_ends import End
from ivcviz.geometry.tubes import Segments

_SPACING_MM = 2.5  # and of veins wider than 8 mm, 1.8
_PIECE = 10  # segments: long enough to be few, short enough for a tight box
# Defaults of the drawing: how far an opening is widened and over which part of its diameter, how deep a vein starts
# inside the vessel that it enters, how slim side branches and the halves of a fork start, and the fillet around an opening
# (all in diameters).
_FLARE, _FLARE_LENGTH = 0.2, 0.4
_ROOT = 0.5
_FORK, _CROTCH = 0.6, 0.78
_FILLET = 0.42
_HOLLOW_FROM_MM, _WALL_MM, _LUMEN_MM = 8.0, 1.5, 8.0  # cut ends of this calibre show their wall and an open lumen
_PAST_CUT_MM = 6.0  # a vein that is cut is made this much longer first


@dataclass(frozen=True, eq=False)
class BranchPiece:
    """Rows `start` to `stop` of the segments, of vein number `vein` (index into `tree_veins`); joined with a fillet, or, where
    `fillet_mm` is 0, with the rest of its own vein. It lies between `from_mm` and `to_mm` along the vein."""

    vein: int
    start: int
    stop: int
    fillet_mm: float
    from_mm: float
    to_mm: float

    @property
    def rows(self) -> slice:
        return slice(self.start, self.stop)


@dataclass(frozen=True, eq=False)
class VeinEnd:
    """The plane in which vein number `vein` is cut off; what lies past it does so within `reach_mm` of its point."""

    vein: int
    plane: End
    reach_mm: float


@dataclass(frozen=True, eq=False)
class Branches:
    """Samples of all branches: points and across (n, 3), half axes and place along (n,); and their pieces in joining order."""

    points: Floats
    wide: Floats
    thin: Floats
    across: Floats
    along: Floats
    pieces: tuple[BranchPiece, ...]
    ends: tuple[VeinEnd, ...]

    def segments(self) -> Segments:
        return Segments.through(self.points, self.wide, self.thin, self.across, self.along)

    def thinned(self, spacing_mm: float) -> "Branches":
        """The branches through fewer samples, about `spacing_mm` apart."""
        keep = np.zeros(len(self.points), bool)
        for piece in self.pieces:
            length = (self.along[piece.stop] - self.along[piece.start]) or _SPACING_MM
            every = max(int(spacing_mm * (piece.stop - piece.start) / length), 1)
            keep[piece.start : piece.stop : every] = True
            keep[piece.stop] = True
        row = np.cumsum(keep) - 1
        pieces = tuple(replace(p, start=int(row[p.start]), stop=int(row[p.stop])) for p in self.pieces)
        points, wide, thin = self.points[keep], self.wide[keep], self.thin[keep]
        return Branches(points, wide, thin, self.across[keep], self.along[keep], pieces, self.ends)

    def whole(self) -> list[slice]:
        """Each branch as the slice of its pieces, of which the first has the fillet."""
        roots = [k for k, piece in enumerate(self.pieces) if piece.fillet_mm]
        return [slice(a, b) for a, b in pairwise([*roots, len(self.pieces)])]

    def boxes(self, segments: Segments, margin_mm: float) -> tuple[Floats, Floats]:
        """Corners (k, 3) of a box around each piece that holds what its joining changes by 0.1 mm or more, and a margin."""
        starts, stops, fillets = np.array([(p.start, p.stop, p.fillet_mm) for p in self.pieces]).T
        return segments.boxes(starts.astype(int), stops.astype(int), 0.75 * fillets + margin_mm)


def tree_veins(body: Body) -> tuple[str, ...]:
    """Names of the veins by the tree's index: "ivc", then every vein's id."""
    return ("ivc", *body.courses)


def branches_of(body: Body) -> Branches:
    """All branches of the tree, ordered so that each follows the vessel that it enters."""
    ostia = [*((v.id, v.ostium) for v in body.renal_veins), *((v.id, v.ostium) for v in body.hepatic_veins)]
    openings = {vein_id: ostium.upper_mm - ostium.lower_mm for vein_id, ostium in ostia}
    samples: list[tuple[Floats, ...]] = []
    pieces: list[BranchPiece] = []
    ends: list[VeinEnd] = []
    first = 0
    for vein, course in enumerate(body.courses.values(), start=1):
        for branch in (course, *course.twigs):
            rows, root = _sampled(branch, openings.get(branch.vein_id) if branch is course else None)
            samples.append(rows)
            pieces += _pieces(vein, branch, first, rows[3], root)
            ends += _ends(vein, branch)
            first += len(rows[0])
    columns = [np.concatenate(column) for column in zip(*samples, strict=True)]
    return Branches(columns[0], columns[1], columns[2], _across(columns[0]), columns[3], tuple(pieces), tuple(ends))


@lru_cache(maxsize=256)
def _sampled(course: VeinCourse, opening_mm: float | None) -> tuple[tuple[Floats, ...], int]:
    """Points, half axes and places along a course, from inside the vessel that it enters; and how many make its root."""
    length, first = course.length_mm, float(course.width(0.0))
    inside = 0.0 if course.fork else _ROOT * float(course.thickness(0.0))
    spacing = _SPACING_MM if first < 8.0 else 1.8
    count = max(int(np.ceil((length + inside) / spacing)), 3)
    s = np.linspace(-inside, length + (_PAST_CUT_MM if course.end == "cut" else 0.0), count + 1)
    wide: Floats = course.width(s) / 2
    thin: Floats = course.thickness(s) / 2
    if course.fork:
        start, over = (_FORK, 1.2) if course.leaves_at else (_CROTCH, 0.5)
        growing = start + (1 - start) * np.minimum(s / (over * first), 1.0)
        wide, thin = wide * growing, thin * growing
    else:
        widening = np.exp(-np.maximum(s, 0.0) / (_FLARE_LENGTH * first))
        to = max(opening_mm / first - 1, 0.0) if opening_mm else _FLARE
        wide, thin = wide * (1 + to * widening), thin * (1 + _FLARE * widening)
    if any(twig.leaves_at > length - 1.3 * first for twig in course.twigs):  # it ends in a fork
        narrower = np.interp(s, [length - 1.2 * first, length], [1.0, 0.6])
        wide, thin = wide * narrower, thin * narrower
    wide, thin = _smooth(wide), _smooth(thin)
    root = int(np.searchsorted(s, 1.5 * first)) + 1
    root = count if count - root < _PIECE // 2 else root
    return (course.curve.at(s), wide, thin, np.maximum(s, 0.0) + course.leaves_at), root


def _smooth(axis: Floats) -> Floats:
    """Half axes (n,) smoothed along the course; the values at the ends are kept."""
    for _ in range(2):
        axis[1:-1] += 0.25 * (axis[:-2] + axis[2:] - 2 * axis[1:-1])
    return axis


def _pieces(vein: int, course: VeinCourse, first: int, along: Floats, root: int) -> list[BranchPiece]:
    fillet = (0.75 if course.leaves_at else 1.0) * _FILLET * float(np.sqrt(course.width(0.0) * course.thickness(0.0))) + 0.6
    last = len(along) - 1
    bounds = [0, root, *range(root + _PIECE, last - _PIECE // 2, _PIECE), last] if root < last else [0, last]
    return [
        BranchPiece(vein, first + a, first + b, 0.0 if a else fillet, float(along[a]), float(along[b]))
        for a, b in pairwise(bounds)
    ]


def _ends(vein: int, course: VeinCourse) -> list[VeinEnd]:
    if course.end != "cut":
        return []
    diameter = float(course.width(course.length_mm))
    wall, depth = (_WALL_MM, _LUMEN_MM) if diameter > _HOLLOW_FROM_MM else (0.0, 0.0)
    plane = End(course.curve.points[-1], course.curve.tangent(course.length_mm), wall, depth)
    return [VeinEnd(vein, plane, diameter + _PAST_CUT_MM + 2.0)]


def _across(points: Floats) -> Floats:
    """Level unit vectors (n, 3) across the courses; where one runs straight up or down any will do."""
    ahead = np.gradient(points, axis=0)
    across = np.stack([-ahead[:, 1], ahead[:, 0], np.zeros(len(points))], axis=1)
    found: Floats = across / np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
    return found
