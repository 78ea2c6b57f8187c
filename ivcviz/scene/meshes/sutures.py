"""Running sutures: stitches along a seam, few enough to count."""

import numpy as np

from ivcviz.anatomy.arteries import renal_artery, tied_at_mm
from ivcviz.anatomy.body import Body
from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.mesh import Mesh, joined
from ivcviz.geometry.thin_tubes import rings_along, tubes_along
from ivcviz.scene.meshes.graft import branch_surface, on_graft
from ivcviz.scene.meshes.windows import edge_of, girth_left, girth_of
from ivcviz.scene.shapes import CavalSuture, OversewnSuture, PatchSuture, SeamSuture, StumpSuture, Ties, WallSuture

# Makers ask for bites of about 2 mm; stitches are drawn farther apart so that they can be counted (default).
_PITCH_MM = 3.2
_BITE_MM = 2.0
_THREAD_MM = 0.34
_DRAWN_IN_MM, _ON_ARTERY_MM = 1.2, 1.6  # radius of a tie on an end that it draws in; before an artery's end (by eye)
_TIE_LOOSE = 1.15  # of a vein's radius, so that the thread is seen on its wall (by eye)


def caval_suture_mesh(shape: CavalSuture, body: Body) -> Mesh:
    """Stitches over the anastomosis at one end of the graft."""
    wall, level = shape.wall, shape.level_mm
    count = _stitches(2 * np.pi * wall.outer_radius_mm)
    clock = np.arange(count) * (360.0 / count)
    lean = 0.55 * 360.0 / count
    native = 1.0 if shape.superior else -1.0
    radius = wall.outer_radius_mm + 1.0
    graft_side = on_graft(body, np.full(count, level - native * _BITE_MM), clock, wall.outer_radius_mm + 0.1)
    seam = on_graft(body, np.full(count, level), clock + lean / 2, radius)
    vein_side = on_graft(body, np.full(count, level + native * _BITE_MM), clock + lean, radius + 0.4)
    return _stitched(graft_side, seam, vein_side, seam - body.cava.point(np.full(count, level)))


def seam_suture_mesh(shape: SeamSuture, body: Body) -> Mesh:
    """Stitches along the seam of a branch: one bite on the graft, one on the branch."""
    surface = branch_surface(shape.at, body)
    centres = surface.mean(axis=1)
    pick = _spread(surface[0])
    seam = surface[0, pick]
    ahead = 0.3 * (np.roll(seam, -1, axis=0) - seam)
    away = seam - centres[0]
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    # A bite up the branch from the seam, stitch by stitch: the saddle makes the ring that lies so far up differ.
    up = np.argmax(np.linalg.norm(surface[:, pick] - seam, axis=2) > _BITE_MM, axis=0)
    on_branch = surface[up, pick]
    outward = on_branch - centres[up]
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    seam = seam + 0.35 * away
    return _stitched(seam + away * _BITE_MM * 0.8 + ahead, seam, on_branch + 0.3 * outward - ahead, away + outward)


def stump_suture_mesh(shape: StumpSuture, body: Body) -> Mesh:
    """Stitches round the anastomosis of a branch with the renal stump."""
    rim = branch_surface(shape.at, body)[-1]
    pick = _spread(rim)
    centre = rim.mean(axis=0)
    heading = body.course(shape.at.vein_id).curve.tangent(shape.at.stump_mm)
    spoke = rim - centre
    swollen = centre + spoke * (1 + 0.5 / np.linalg.norm(spoke, axis=1, keepdims=True))
    lean = np.roll(swollen, -2, axis=0)
    return _stitched(
        (swollen - _BITE_MM * 0.8 * heading)[pick],
        (swollen * 0.5 + lean * 0.5)[pick],
        (lean + _BITE_MM * 0.8 * heading)[pick],
        spoke[pick],
    )


def patch_suture_mesh(shape: PatchSuture, body: Body) -> Mesh:
    """Stitches round a patch: one bite on it, one on the cava's wall."""
    window = shape.window
    count = _stitches(girth_of(body, window))
    inner, seam, outer = (edge_of(body, window, share, count, lift) for share, lift in ((0.92, 1.1), (1.0, 1.2), (1.08, 0.5)))
    level = body.cava.nearest_level(seam)
    return _stitched(inner, seam, np.roll(outer, -1, axis=0) * 0.4 + outer * 0.6, seam - body.cava.point(level))


def wall_suture_mesh(shape: WallSuture, body: Body) -> Mesh:
    """Stitches along the line in which a window is closed side to side."""
    window = shape.window
    count = _stitches(window.superior_mm - window.inferior_mm)
    level = np.linspace(window.inferior_mm, window.superior_mm, count)
    middle, out = body.cava.point(level), body.cava.direction(level, window.clock_deg)
    reach = body.cava.radius(level, np.full(count, window.clock_deg)) * girth_left(window, level)
    seam = middle + (reach + 0.9)[:, None] * out
    across = np.cross(out, body.cava.frame(level)[:, 2])
    lean = 0.35 * _PITCH_MM * body.cava.frame(level)[:, 2]
    rows = (seam - 1.7 * across - 0.7 * out - lean, seam, seam + 1.7 * across - 0.7 * out + lean)
    return _stitched(*rows, out)


def oversewn_mesh(shape: OversewnSuture, body: Body) -> Mesh:
    """Stitches over the flattened end of a caval stump."""
    level = shape.level_mm
    left, posterior, superior = body.cava.frame(level)
    half = 0.94 * float(body.cava.section(level)[0]) / 2
    count = max(4, round(2 * half / _PITCH_MM))
    middle = body.cava.point(level) + np.linspace(-half, half, count)[:, None] * left
    lean = 0.4 * _PITCH_MM * left
    front, back = -1.4 * posterior, 1.4 * posterior
    rows = (middle + front - lean, middle - 0.9 * posterior, middle + back + lean)
    return _stitched(*rows, np.tile(superior, (count, 1)))


def ties_mesh(shape: Ties, body: Body) -> Mesh:
    """A thread round each vein that is tied, with its two ends."""
    pieces = []
    for vein_id, along in shape.places:
        course = body.course(vein_id)
        radius = _DRAWN_IN_MM if vein_id in shape.drawn_in else float(course.width(along) + course.thickness(along)) / 4
        loose = 1.0 if vein_id in shape.drawn_in else _TIE_LOOSE
        pieces.append(_tie(course.curve.at(along), course.curve.tangent(along), radius * loose))
    for side in shape.arteries:
        curve, along = renal_artery(body, side).curve, tied_at_mm(body, side) - _ON_ARTERY_MM
        pieces.append(_tie(curve.at(along), curve.tangent(along), _DRAWN_IN_MM + 0.3))
    return joined(pieces)


def _tie(centre: Floats, heading: Floats, radius: float) -> Mesh:
    """A thread round an axis."""
    across = np.cross(heading, [0.0, 1.0, 0.0] if abs(heading[1]) < 0.9 else [1.0, 0.0, 0.0])
    across /= np.linalg.norm(across)
    other = np.cross(heading, across)
    turn = np.arange(20) * (2 * np.pi / 20)
    loop = centre + radius * (np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * other)
    return rings_along(loop[None], 1.5 * _THREAD_MM, 6, heading[None])


def _stitches(girth_mm: float) -> int:
    return max(8, round(girth_mm / _PITCH_MM))


def _spread(loop: Floats) -> Ints:
    """The points of a closed loop (n, 3) nearest to an even spread of stitches along it."""
    steps = np.linalg.norm(np.roll(loop, -1, axis=0) - loop, axis=1)
    run = np.cumsum(steps)
    count = _stitches(float(run[-1]))
    return np.searchsorted(run - steps / 2, np.arange(count) * run[-1] / count) % len(loop)


def _stitched(first: Floats, middle: Floats, last: Floats, outward: Floats) -> Mesh:
    """One short thread a stitch through three rows of points (n, 3); `outward` (n, 3) points away from the vessel."""
    u = np.linspace(0, 1, 5)[:, None]
    first, middle, last = (row[:, None] for row in (first, middle, last))
    paths = (1 - u) ** 2 * first + 2 * u * (1 - u) * (2 * middle - (first + last) / 2) + u**2 * last
    across = np.cross(last[:, 0] - first[:, 0], outward)
    return tubes_along(paths, np.array([0.5, 1, 1, 1, 0.5]) * _THREAD_MM, 6, across)
