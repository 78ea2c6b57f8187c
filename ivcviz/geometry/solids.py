"""Boolean operations on solids: the one file that uses manifold3d."""

from collections.abc import Sequence

import numpy as np
from manifold3d import Error, Manifold, Mesh64, OpType

from ivcviz.errors import UserError
from ivcviz.geometry.mesh import Mesh
from ivcviz.messages.sentences import say

# Corners nearer than this are one: files of single precision could not tell them apart, and the solid would not be closed.
_NEAR_MM = 2e-3


def hollowed(bodies: Sequence[Mesh], hollows: Sequence[Mesh]) -> Mesh:
    """All of `bodies` (closed, wound outwards) as one, less all of `hollows`: a closed mesh, its vertices in double precision.
    UserError where they do not make a solid."""
    whole = Manifold.batch_boolean([_solid(mesh) for mesh in bodies], OpType.Add)
    if hollows:
        whole -= Manifold.batch_boolean([_solid(mesh) for mesh in hollows], OpType.Add)
    whole = whole.simplify(_NEAR_MM)
    _check(whole)
    found = whole.to_mesh64()
    return Mesh(np.asarray(found.vert_properties[:, :3], float), np.asarray(found.tri_verts, np.int32))


def _solid(mesh: Mesh) -> Manifold:
    vertices = np.ascontiguousarray(mesh.vertices, np.float64)
    made = Manifold(Mesh64(vertices, np.ascontiguousarray(mesh.triangles, np.uint64)))
    _check(made)
    return made


def _check(made: Manifold) -> None:
    """Raise for a failed operation, which manifold3d reports only in a status."""
    if made.status() != Error.NoError or made.is_empty():
        why = say("nothing is left") if made.status() == Error.NoError else made.status().name
        raise UserError(say("no solid can be made of these numbers ({why}).", why=why))
