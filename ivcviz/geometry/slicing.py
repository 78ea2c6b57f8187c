"""A mesh cut by a horizontal plane: closed outlines in the plane."""

import numpy as np

from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.mesh import Mesh


def outlines(mesh: Mesh, height: float) -> tuple[Floats, ...]:
    """The loops (n, 2) of x and y, mm, in which a mesh meets the plane z = `height`, the last point not repeated.

    A loop runs counter-clockwise (x to y) about what lies inside an outwards wound mesh, clockwise about a hollow. A vertex
    in the plane counts as above it, so that no loop comes apart there; the edge of an open mesh is closed by a straight line.
    """
    above = mesh.vertices[:, 2] >= height
    corners = above[mesh.triangles]
    met = mesh.triangles[(corners[:, 0] != corners[:, 1]) | (corners[:, 1] != corners[:, 2])].astype(np.int64)
    if not len(met):
        return ()
    first, second = met, np.roll(met, -1, axis=1)
    falls, rises = above[first] & ~above[second], ~above[first] & above[second]
    start = np.stack([first[rises], second[rises]], axis=1)
    stop = np.stack([second[falls], first[falls]], axis=1)  # both from the vertex below to the one above
    count = len(mesh.vertices)
    keys, place = np.unique(np.concatenate([stop, start]) @ np.array([count, 1]), return_inverse=True)
    points = _crossings(mesh.vertices, keys // count, keys % count, height)
    half = len(met)
    return tuple(points[loop] for loop in _chains(place[:half], place[half:]) if len(loop) > 2)


def _crossings(vertices: Floats, below: Ints, above: Ints, height: float) -> Floats:
    """Where edges from a vertex below to one above (or in) the plane meet it."""
    low, high = vertices[below].astype(float), vertices[above].astype(float)
    share = (height - low[:, 2]) / (high[:, 2] - low[:, 2])
    found: Floats = low[:, :2] + share[:, None] * (high[:, :2] - low[:, :2])
    return found


def _chains(starts: Ints, stops: Ints) -> list[list[int]]:
    """Chains of connected edges; chains that begin at a free end first, then those that close."""
    follow: dict[int, int] = dict(zip(starts.tolist(), stops.tolist(), strict=True))
    free = list(follow.keys() - set(follow.values()))
    chains = []
    while follow:
        at: int | None = free.pop() if free else next(iter(follow))
        chain = []
        while at is not None:
            chain.append(at)
            at = follow.pop(at, None)
        chains.append(chain[:-1] if len(chain) > 1 and chain[-1] == chain[0] else chain)
    return chains
