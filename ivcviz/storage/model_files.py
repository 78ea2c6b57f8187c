"""A solid into a file for printing or viewing: STL, 3MF, PLY, OBJ (millimetres) or GLB (metres, y up, as glTF has it).

Written here rather than by a library: a note stands in each file, the same solid gives the same bytes, and nothing is loaded
for it.
"""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.mesh import Mesh
from ivcviz.storage.atomic import replace_file

_STL_HEAD = b"ivcviz, mm; schematic, for planning and teaching; not a medical device"
_MATERIAL = {"name": "graft", "pbrMetallicRoughness": {"baseColorFactor": [0.97, 0.96, 0.94, 1.0], "metallicFactor": 0.0}}


def save_model(mesh: Mesh, path: Path, note: str) -> None:
    """Write a closed mesh by the file's ending, replacing the file in one step; `note` is one line that is kept in it.
    UserError where it cannot be written."""
    check_model_ending(path)
    replace_file(path, _WRITERS[path.suffix.lower()](mesh, note))


def check_model_ending(path: Path) -> None:
    """UserError unless the name ends as a model's does."""
    if path.suffix.lower() not in _WRITERS:
        raise UserError(f"{path}: a model's file name ends in .stl, .3mf, .ply, .obj or .glb.")


def _stl(mesh: Mesh, note: str) -> bytes:  # noqa: ARG001
    """Binary; its header holds 80 bytes, too few for a note, and must not begin with "solid"."""
    facets = np.zeros(len(mesh.triangles), np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("flags", "<u2")]))
    corners = mesh.vertices[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    facets["normal"] = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-300)
    facets["corners"] = corners
    return _STL_HEAD.ljust(80) + np.uint32(len(facets)).astype("<u4").tobytes() + facets.tobytes()


def _ply(mesh: Mesh, note: str) -> bytes:
    head = (
        f"ply\nformat binary_little_endian 1.0\ncomment {note}\ncomment millimetres\nelement vertex {len(mesh.vertices)}\n"
        "property double x\nproperty double y\nproperty double z\n"
        f"element face {len(mesh.triangles)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    faces = np.zeros(len(mesh.triangles), np.dtype([("count", "u1"), ("corners", "<i4", 3)]))
    faces["count"], faces["corners"] = 3, mesh.triangles
    return head.encode("ascii", "replace") + mesh.vertices.astype("<f8").tobytes() + faces.tobytes()


def _obj(mesh: Mesh, note: str) -> bytes:
    lines = [f"# {note}", "# millimetres", "o graft"]
    lines += [f"v {x:.9g} {y:.9g} {z:.9g}" for x, y, z in mesh.vertices.tolist()]
    lines += [f"f {a} {b} {c}" for a, b, c in (mesh.triangles + 1).tolist()]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _3mf(mesh: Mesh, note: str) -> bytes:
    vertices = "".join(f'<vertex x="{x:.9g}" y="{y:.9g}" z="{z:.9g}"/>' for x, y, z in mesh.vertices.tolist())
    triangles = "".join(f'<triangle v1="{a}" v2="{b}" v3="{c}"/>' for a, b, c in mesh.triangles.tolist())
    model = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<model unit="millimeter" xml:lang="en-US" '
        'xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">'
        f'<metadata name="Description">{escape(note)}</metadata><metadata name="Application">ivcviz</metadata>'
        f'<resources><object id="1" name="graft" type="model"><mesh><vertices>{vertices}</vertices>'
        f'<triangles>{triangles}</triangles></mesh></object></resources><build><item objectid="1"/></build></model>'
    )
    types = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rel0" '
        'Target="/3D/3dmodel.model" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("[Content_Types].xml", types), ("_rels/.rels", relations), ("3D/3dmodel.model", model)):
            entry = zipfile.ZipInfo(name)  # without a date
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def _glb(mesh: Mesh, note: str) -> bytes:
    """Metres; x the patient's left, y superior, z anterior."""
    places = (mesh.vertices @ np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]]) / 1000.0).astype("<f4")
    corners = mesh.triangles.astype("<u4").ravel()
    content = places.tobytes() + corners.tobytes()
    told = {
        "asset": {"version": "2.0", "generator": "ivcviz", "copyright": note},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": "graft", "mesh": 0}],
        "materials": [_MATERIAL],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1, "material": 0}]}],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": 5126,
                "count": len(places),
                "type": "VEC3",
                "min": places.min(axis=0).tolist(),
                "max": places.max(axis=0).tolist(),
            },
            {"bufferView": 1, "componentType": 5125, "count": len(corners), "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteLength": places.nbytes, "target": 34962},
            {"buffer": 0, "byteOffset": places.nbytes, "byteLength": corners.nbytes, "target": 34963},
        ],
        "buffers": [{"byteLength": len(content)}],
    }
    words = json.dumps(told).encode("utf-8")
    words = words.ljust(-(-len(words) // 4) * 4)
    chunks = ((b"JSON", words), (b"BIN\0", content))
    body = b"".join(len(data).to_bytes(4, "little") + kind + data for kind, data in chunks)
    return b"glTF" + (2).to_bytes(4, "little") + (12 + len(body)).to_bytes(4, "little") + body


_WRITERS: dict[str, Callable[[Mesh, str], bytes]] = {".stl": _stl, ".3mf": _3mf, ".ply": _ply, ".obj": _obj, ".glb": _glb}
