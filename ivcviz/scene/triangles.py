"""Shape to triangles, kept by the shape's value: the one place, for the picture and for model files alike."""

from collections.abc import Callable, Hashable

from ivcviz.anatomy.arteries import arteries_mesh
from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.organs import placements
from ivcviz.geometry.mesh import Mesh
from ivcviz.scene import shapes as s
from ivcviz.scene.meshes import clamps, graft, sutures, tumour, veins


class Triangles:
    """Meshes of shapes; `read_organ` gives an organ's mesh in its own frame by name (files are the edge's business)."""

    def __init__(self, read_organ: Callable[[str], Mesh]) -> None:
        self._read_organ = read_organ
        self._organs: dict[str, Mesh] = {}
        self._placed: dict[tuple[str, bytes, bytes], Mesh] = {}
        self._kept: dict[tuple[Hashable, str], Mesh] = {}

    def of(self, shape: Hashable, quality: str) -> Mesh:
        """The triangles of a shape at a quality ("preview" or "full")."""
        key = (shape, quality)
        if key not in self._kept:
            if len(self._kept) > 200:
                self._kept.clear()
            self._kept[key] = self._made(shape, quality == "full")
        return self._kept[key]

    def _made(self, shape: Hashable, full: bool) -> Mesh:
        match shape:
            case s.Veins():
                return veins.veins_mesh(shape, full)
            case s.ResectedVeins():
                return veins.resected_mesh(shape, full)
            case s.CutFaces():
                return veins.cut_faces_mesh(shape, full)
            case s.TumourMass():
                return tumour.tumour_mesh(shape, resolve_body(shape.spec), full)
            case s.Organ():
                return self._organ(shape)
            case s.Arteries():
                return arteries_mesh(resolve_body(shape.spec))
            case s.CavalClamp():
                return clamps.caval_clamp_mesh(shape, resolve_body(shape.spec))
            case s.VeinClamp():
                return clamps.vein_clamp_mesh(shape, resolve_body(shape.spec))
            case _:
                return self._prosthesis(shape, full)

    def _prosthesis(self, shape: Hashable, full: bool) -> Mesh:
        match shape:
            case s.GraftTube():
                return graft.graft_mesh(shape, resolve_body(shape.spec), full)
            case s.GraftRings():
                return graft.rings_mesh(shape, resolve_body(shape.spec), full)
            case s.BranchTube():
                return graft.branch_mesh(shape, resolve_body(shape.at.spec), full)
            case s.BranchRings():
                return graft.branch_rings_mesh(shape, resolve_body(shape.at.spec), full)
            case s.CavalSuture():
                return sutures.caval_suture_mesh(shape, resolve_body(shape.spec))
            case s.SeamSuture():
                return sutures.seam_suture_mesh(shape, resolve_body(shape.at.spec))
            case s.StumpSuture():
                return sutures.stump_suture_mesh(shape, resolve_body(shape.at.spec))
        raise TypeError(f"no triangles are known for {type(shape).__name__}")

    def _organ(self, shape: s.Organ) -> Mesh:
        """An organ where its landmarks put it; one that a moved landmark leaves in place stays the same mesh."""
        rotation, translation = placements(resolve_body(shape.spec))[shape.name]
        place = (shape.name, rotation.tobytes(), translation.tobytes())
        if place not in self._placed:
            if shape.name not in self._organs:
                self._organs[shape.name] = self._read_organ(shape.name)
            if len(self._placed) > 100:
                self._placed.clear()
            self._placed[place] = self._organs[shape.name].moved(rotation, translation)
        return self._placed[place]
