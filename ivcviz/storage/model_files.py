"""A solid into a file for printing or viewing: STL, 3MF, PLY, OBJ (millimetres) or GLB (metres, y up, as glTF has it).

trimesh writes them; what it has no place for, a note of one line, is put where the format keeps one.
"""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.mesh import Mesh
from ivcviz.messages import caution
from ivcviz.messages.sentences import say
from ivcviz.storage.atomic import replace_file

Colour = tuple[float, float, float]  # red, green, blue in [0, 1]
ENDINGS = (".stl", ".3mf", ".ply", ".obj", ".glb")
_MODEL = "3D/3dmodel.model"  # in a 3MF archive
# Body coordinates (left, posterior, superior; mm) to glTF's: metres, y up, z towards the viewer.
_TO_GLTF = np.array([[1.0, 0, 0, 0], [0, 0, 1.0, 0], [0, -1.0, 0, 0], [0, 0, 0, 1000.0]]) / 1000.0


def save_model(mesh: Mesh, path: Path, note: str, colour: Colour, stops: int = 0, name: str = "graft") -> None:
    """Write a closed mesh by the file's ending, replacing the file in one step; `note` is one line that is kept in it (an
    STL file has room for a shorter one only, which says how many `stops` its plan has), `colour` that of a GLB, `name`
    that of the part in a format that names parts. UserError where it cannot be written."""
    check_model_ending(path)
    replace_file(path, _content(mesh, path.suffix.lower().removeprefix("."), note, colour, stops, name))


def check_model_ending(path: Path) -> None:
    """UserError unless the name ends as a model's does."""
    if path.suffix.lower() not in ENDINGS:
        raise UserError(say("{path}: a model's file name ends in .stl, .3mf, .ply, .obj or .glb.", path=path))


def _stl_head(stops: int) -> bytes:
    """The 80 bytes that begin an STL file."""
    plan = f" STOP ({stops})." if stops else ""
    return f"ivcviz, mm. {caution.SHORT.in_english()}{plan}".encode("ascii").ljust(80)


def _content(mesh: Mesh, kind: str, note: str, colour: Colour, stops: int, name: str) -> bytes:
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
    if kind == "3mf":
        scene.add_geometry(solid, node_name=name, geom_name=name)
        known = {"Title": name, "Description": note, "Application": "ivcviz"}
        return _with_metadata(bytes(scene.export(file_type=kind)), known)
    scene.add_geometry(solid, node_name=name, geom_name=note)  # the format keeps the names of what is in it
    return bytes(scene.export(file_type=kind))


def _with_metadata(archive: bytes, known: dict[str, str]) -> bytes:
    """The 3MF archive with metadata, which stands before all else in its model."""
    from lxml import etree

    out = BytesIO()
    with ZipFile(BytesIO(archive)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == _MODEL:
                root = etree.fromstring(content)
                for place, (name, text) in enumerate(known.items()):
                    metadata = etree.Element(f"{{{root.nsmap[None]}}}metadata", name=name)
                    metadata.text = text
                    root.insert(place, metadata)
                content = etree.tostring(root, xml_declaration=True, encoding="utf-8")
            after.writestr(entry, content)
    return out.getvalue()
