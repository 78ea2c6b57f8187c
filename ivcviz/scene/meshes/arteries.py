"""The arteries beside the veins, flattened where they are clamped, and the sites of their clamps."""

from dataclasses import dataclass

import numpy as np

from ivcviz.anatomy.arteries import arteries_mesh, clamped_at_mm, renal_artery
from ivcviz.anatomy.body import Body
from ivcviz.anatomy.specification import Side
from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, vertex_normals
from ivcviz.scene.meshes.vein_shaping import flattened
from ivcviz.scene.shapes import Arteries

_GRIP_MM = 2.6  # over which the jaws flatten it, as on a renal vein


@dataclass(frozen=True, eq=False)
class ClampSite:
    """A point (3,) of an artery's axis, its direction away from the aorta (3,), and its radius there, mm."""

    point: Floats
    along: Floats
    radius_mm: float

    def on_clamp(self) -> Floats:
        """Points (n, 3) of the clamp that lies here: between its jaws, at its joint, on its shanks."""
        down, front = across(self.along)
        aside = np.cross(down, front)
        reach = np.array([(0.0, 0.0), (13.0, 0.0), (25.0, 2.5), (25.0, -2.5), (35.0, 4.5), (35.0, -4.5)])
        points: Floats = self.point + reach[:, :1] * down + reach[:, 1:] * aside
        return points


def artery_clamp_site(body: Body, side: Side) -> ClampSite:
    """Where the renal artery of a side is clamped."""
    artery = renal_artery(body, side)
    arc = clamped_at_mm(body, side)
    radius = float(np.interp(arc, artery.curve.arc, artery.radii))
    return ClampSite(artery.curve.at(arc), artery.curve.tangent(arc), radius)


def across(along: Floats) -> tuple[Floats, Floats]:
    """The directions across a small vessel in which a clamp's handle lies (inferior and anterior) and its jaws press."""
    down = np.array([0.0, -0.25, -1.0])
    down -= (down @ along) * along
    down /= np.linalg.norm(down)
    front = np.cross(along, down)
    return down, front if front[1] < 0 else -front


def clamped_arteries_mesh(shape: Arteries, body: Body) -> Mesh:
    """The arteries as one mesh."""
    mesh = arteries_mesh(body, shape.without, shape.tied)
    for side in shape.clamped:
        mesh = _flattened(mesh, artery_clamp_site(body, side))
    return mesh


def _flattened(mesh: Mesh, site: ClampSite) -> Mesh:
    vertices = mesh.vertices.astype(float)
    gap = (vertices - site.point) @ site.along
    spoke = vertices - site.point - gap[:, None] * site.along
    near = (np.abs(gap) < 2.4 * _GRIP_MM) & (np.linalg.norm(spoke, axis=1) < 2.0 * site.radius_mm)
    _, front = across(site.along)
    share = np.exp(-((gap[near] / _GRIP_MM) ** 2))[:, None]
    vertices[near] += flattened(spoke[near], front, share) - spoke[near]
    moved = vertices.astype(mesh.vertices.dtype)
    return Mesh(moved, mesh.triangles, vertex_normals(moved, mesh.triangles), mesh.attributes)
