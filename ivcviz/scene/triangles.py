"""From shape to triangles, cached by the shape's value; used for the picture and for model files."""

from collections.abc import Callable, Hashable
from threading import Lock

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.continued_cava import body_along
from ivcviz.anatomy.organs import placements, turned
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.geometry.mesh import Mesh
from ivcviz.scene import clamp_shapes
from ivcviz.scene import shapes as s
from ivcviz.scene.meshes import arteries, clamps, graft, sutures, tumour, veins, windows
from ivcviz.scene.parts.bench import bench_body

_KEPT = 200  # meshes, the last used of which are kept


class Triangles:
    """Meshes of shapes; `read_organ` gives an organ's mesh in its own frame by name (files are the edge's business).

    May be asked from several threads: nobody waits while another's mesh is made.
    """

    def __init__(self, read_organ: Callable[[str], Mesh]) -> None:
        self._read_organ = read_organ
        self._organs: dict[str, Mesh] = {}
        self._placed: dict[tuple[str, bytes, bytes], Mesh] = {}
        self._kept: dict[tuple[Hashable, str], Mesh] = {}
        self._lock = Lock()

    def of(self, shape: Hashable, quality: str) -> Mesh:
        """The triangles of a shape at a quality ("preview" or "full")."""
        key = (shape, quality)
        with self._lock:
            if key in self._kept:
                self._kept[key] = self._kept.pop(key)
                return self._kept[key]
        mesh = self._made(shape, quality == "full")
        with self._lock:
            # Two may have made it at once: the first one stays, so that a shape has one mesh.
            kept = self._kept.setdefault(key, mesh)
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return kept

    def ready(self, shape: Hashable, quality: str) -> bool:
        """Whether the triangles of a shape are cached."""
        with self._lock:
            return (shape, quality) in self._kept

    def _made(self, shape: Hashable, full: bool) -> Mesh:
        match shape:
            case s.Veins():
                return veins.veins_mesh(shape, full)
            case s.ResectedVeins():
                return veins.resected_mesh(shape, full)
            case s.CutFaces():
                return veins.cut_faces_mesh(shape, full)
            case s.TumourMass():
                return tumour.tumour_mesh(shape, body_along(shape.spec, shape.iliac), full)
            case s.OuterMass():
                return tumour.outer_mass_mesh(shape, body_along(shape.spec, shape.iliac), full)
            case s.FreeTongue():
                return tumour.free_tongue_mesh(shape, body_along(shape.spec, shape.iliac), full)
            case s.Organ():
                return self._organ(shape)
            case s.Arteries():
                return arteries.clamped_arteries_mesh(shape, resolve_body(shape.spec))
            case s.ThrombusCast():
                return tumour.thrombus_mesh(shape, body_along(shape.spec, shape.iliac), full)
            case clamp_shapes.CavalClamp():
                return clamps.caval_clamp_mesh(shape, body_along(shape.spec, shape.iliac))
            case clamp_shapes.VeinClamp():
                return clamps.vein_clamp_mesh(shape, resolve_body(shape.spec))
            case clamp_shapes.ArteryClamp():
                return clamps.artery_clamp_mesh(shape, resolve_body(shape.spec))
            case clamp_shapes.TriadClamp():
                return clamps.triad_clamp_mesh(resolve_body(shape.spec))
            case _:
                return self._prosthesis(shape, full)

    def _prosthesis(self, shape: Hashable, full: bool) -> Mesh:
        match shape:
            case s.GraftTube():
                return graft.graft_mesh(shape, _along(shape.spec, shape.placement), full)
            case s.GraftRings():
                return graft.rings_mesh(shape, _along(shape.spec, shape.placement), full)
            case s.BranchTube():
                return graft.branch_mesh(shape, _where(shape.at.spec, shape.at.wall.bench), full)
            case s.BranchRings():
                return graft.branch_rings_mesh(shape, _where(shape.at.spec, shape.at.wall.bench), full)
            case s.HolePatch():
                return graft.hole_mesh(shape, _where(shape.at.spec, shape.at.wall.bench))
            case s.PatchPiece():
                return windows.patch_mesh(shape, resolve_body(shape.spec), full)
            case s.PatchLining():
                return windows.lining_mesh(shape, resolve_body(shape.spec))
            case s.PatchRim():
                return windows.rim_mesh(shape, resolve_body(shape.spec))
            case s.PatchSuture():
                return sutures.patch_suture_mesh(shape, resolve_body(shape.spec))
            case s.WallSuture():
                return sutures.wall_suture_mesh(shape, resolve_body(shape.spec))
            case s.OversewnSuture():
                return sutures.oversewn_mesh(shape, resolve_body(shape.spec))
            case s.Ties():
                return sutures.ties_mesh(shape, resolve_body(shape.spec))
            case s.CavalSuture():
                return sutures.caval_suture_mesh(shape, body_along(shape.spec, shape.iliac))
            case s.SeamSuture():
                return sutures.seam_suture_mesh(shape, _where(shape.at.spec, shape.at.wall.bench))
            case s.StumpSuture():
                return sutures.stump_suture_mesh(shape, resolve_body(shape.at.spec))
        raise TypeError(f"no triangles are known for {type(shape).__name__}")

    def _organ(self, shape: s.Organ) -> Mesh:
        """An organ where its landmarks put it; one that a moved landmark leaves in place stays the same mesh."""
        body = resolve_body(shape.spec)
        placed = placements(body)[shape.name]
        rotation, translation = turned(placed, body) if shape.turned else placed
        place = (shape.name, rotation.tobytes(), translation.tobytes())
        with self._lock:
            if place in self._placed:
                return self._placed[place]
        if shape.name not in self._organs:
            self._organs[shape.name] = self._read_organ(shape.name)
        moved = self._organs[shape.name].moved(rotation, translation)
        with self._lock:
            if len(self._placed) > 100:
                self._placed.clear()
            return self._placed.setdefault(place, moved)


def _along(spec: AnatomySpec, placement: s.GraftPlacement) -> Body:
    """The body in which the graft's tube is drawn: straight on the bench, else along the cava and, below 0, an iliac vein."""
    return bench_body(spec) if placement.bench else body_along(spec, placement.iliac)


def _where(spec: AnatomySpec, bench: bool) -> Body:
    """The body in which a graft is drawn: the case's own, or the straight one of the bench."""
    return bench_body(spec) if bench else resolve_body(spec)
