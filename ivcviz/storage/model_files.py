"""A solid into a file for printing or viewing: STL, 3MF, PLY, OBJ (millimetres) or GLB (metres, y up, as glTF has it).

trimesh writes them; what it has no place for, a note of one line, is put where the format keeps one.
"""

from pathlib import Path
from typing import Any

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.mesh import Mesh
from ivcviz.messages import caution
from ivcviz.messages.sentences import say
from ivcviz.storage.atomic import replace_file

Colour = tuple[float, float, float]  # red, green, blue in [0, 1]
ENDINGS = (".stl", ".3mf", ".ply", ".obj", ".glb")
# Body coordinates (left, posterior, superior; mm) to glTF's: metres, y up, z towards the viewer.
_TO_GLTF = np.array([[1.0, 0, 0, 0], [0, 0, 1.0, 0], [0, -1.0, 0, 0], [0, 0, 0, 1000.0]]) / 1000.0


def save_model(mesh: Mesh, path: Path, note: str, colour: Colour, stops: int = 0) -> None:
    """Write a closed mesh by the file's ending, replacing the file in one step; `note` is one line that is kept in it (an
    STL file has room for a shorter one only, which says how many `stops` its plan has), `colour` that of a GLB. UserError
    where it cannot be written."""
    check_model_ending(path)
    replace_file(path, _content(mesh, path.suffix.lower().removeprefix("."), note, colour, stops))


def check_model_ending(path: Path) -> None:
    """UserError unless the name ends as a model's does."""
    if path.suffix.lower() not in ENDINGS:
        raise UserError(say("{path}: a model's file name ends in .stl, .3mf, .ply, .obj or .glb.", path=path))


def _stl_head(stops: int) -> bytes:
    """The 80 bytes that begin an STL file."""
    plan = f" STOP ({stops})." if stops else ""
    return f"ivcviz, mm. {caution.SHORT.in_english()}{plan}".encode("ascii").ljust(80)


def _content(mesh: Mesh, kind: str, note: str, colour: Colour, stops: int) -> bytes:
    import trimesh  # takes a second or more: only where a model is written

    solid: Any = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
    if kind == "stl":
        return _stl_head(stops) + bytes(solid.export(file_type="stl"))[80:]
    if kind == "ply":
        head, ending, rest = bytes(solid.export(file_type="ply")).partition(b" 1.0\n")
        return head + ending + f"comment {note}\ncomment millimetres\n".encode("ascii", "replace") + rest
    if kind == "obj":
        return f"# {note}\n# millimetres\n{solid.export(file_type='obj', header='ivcviz')}".encode()
    if kind == "glb":
        visual: Any = trimesh.visual
        matt = visual.material.PBRMaterial("graft", baseColorFactor=(*colour, 1.0), metallicFactor=0.0)
        solid.visual = visual.TextureVisuals(material=matt)
        solid.apply_transform(_TO_GLTF)
    scene: Any = trimesh.Scene()
    scene.add_geometry(solid, node_name="graft", geom_name=note)  # both formats keep the names of what is in them
    return bytes(scene.export(file_type=kind))
