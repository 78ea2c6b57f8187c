"""Boolean operations on solids: the one file that uses manifold3d."""

from collections.abc import Sequence

import numpy as np
from manifold3d import Error, Manifold, Mesh64, OpType

from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats, Ints
from ivcviz.geometry.mesh import Mesh, vertex_normals
from ivcviz.messages.sentences import say

# Corners nearer than this are one: files of single precision could not tell them apart, and the solid would not be closed.
_NEAR_MM = 2e-3
_NO_SOLID_MM3 = 1e-6  # pieces smaller than this are flat leavings of facets that touched
_APART_MM = 1e-4  # ten times what single precision tells apart 100 mm from the origin


def hollowed(bodies: Sequence[Mesh], hollows: Sequence[Mesh]) -> Mesh:
    """All of `bodies` (closed, wound outwards) as one, less all of `hollows`: a closed mesh, its vertices in double precision.
    UserError where they do not make a solid."""
    whole = Manifold.batch_boolean([_solid(mesh) for mesh in bodies], OpType.Add)
    if hollows:
        whole -= Manifold.batch_boolean([_solid(mesh) for mesh in hollows], OpType.Add)
    whole = whole.simplify(_NEAR_MM)
    _check(whole)
    whole = Manifold.compose([piece for piece in whole.decompose() if piece.volume() > _NO_SOLID_MM3])
    found = whole.to_mesh64()
    vertices, triangles = np.array(found.vert_properties[:, :3], float), np.asarray(found.tri_verts, np.int32)
    return Mesh(_told_apart(vertices, triangles), triangles)


def _told_apart(vertices: Floats, triangles: Ints) -> Floats:
    """The vertices, those that single precision would make one with an earlier one moved apart along their normals."""
    _, first, shared = np.unique(vertices.astype(np.float32), axis=0, return_index=True, return_inverse=True)
    again = np.flatnonzero(first[shared.ravel()] != np.arange(len(vertices)))
    if len(again):
        vertices[again] -= _APART_MM * vertex_normals(vertices, triangles)[again]
    return vertices


def _solid(mesh: Mesh) -> Manifold:
    vertices = np.ascontiguousarray(mesh.vertices, np.float64)
    solid = Manifold(Mesh64(vertices, np.ascontiguousarray(mesh.triangles, np.uint64)))
    _check(solid)
    return solid


def _check(solid: Manifold) -> None:
    """Raise for a failed operation, which manifold3d reports only in a status."""
    if solid.status() != Error.NoError or solid.is_empty():
        raise UserError(
            say("the graft and its branches do not make one solid: change a branch's angle, length or diameter, or the wall.")
        )
