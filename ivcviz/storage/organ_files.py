"""Organ meshes in a plain fast format.

A file is a header of 24 bytes (magic `IVCM`, version, width of an index in bytes, number of vertices, number of
triangles, check sum of the rest, nothing), then the vertices as float32 (n, 3) in mm, the normals as int16 (n, 3) of
1/32767 and the triangles as uint16 or uint32 (m, 3); all little-endian.
"""

import struct
import zlib
from pathlib import Path

import numpy as np

from ivcviz.errors import UserError
from ivcviz.geometry.mesh import Mesh, vertex_normals
from ivcviz.messages.numbers import whole
from ivcviz.messages.sentences import Wording, say
from ivcviz.messages.system_errors import reason_of

MAGIC = b"IVCM"
VERSION = 1
# Limits of this product: a larger file is not one of ours.
MOST_BYTES = 64 * 1024 * 1024
FARTHEST_MM = 2000.0
_HEADER = struct.Struct("<4sHHIIII")
_NORMAL_UNIT = 32767.0


def save_organ(mesh: Mesh, path: str | Path) -> None:
    """Write a mesh; its attributes are not kept. OSError where the place cannot be written."""
    normals = mesh.normals if mesh.normals is not None else vertex_normals(mesh.vertices, mesh.triangles)
    width = 2 if len(mesh.vertices) <= 0xFFFF else 4
    body = b"".join(
        (
            np.asarray(mesh.vertices, "<f4").tobytes(),
            np.rint(np.asarray(normals) * _NORMAL_UNIT).astype("<i2").tobytes(),
            np.asarray(mesh.triangles).astype(f"<u{width}").tobytes(),
        )
    )
    head = _HEADER.pack(MAGIC, VERSION, width, len(mesh.vertices), len(mesh.triangles), zlib.crc32(body), 0)
    Path(path).write_bytes(head + body)


def load_organ(path: str | Path) -> Mesh:
    """The mesh of a file, normals included; UserError with the reason where it is missing, damaged or not a mesh."""
    data = _bytes_of(Path(path))
    if len(data) < _HEADER.size or not data.startswith(MAGIC):
        raise _refusal(Path(path), say("is not an organ mesh"))
    _, version, width, vertex_count, triangle_count, check, _ = _HEADER.unpack_from(data)
    if version != VERSION:
        raise _refusal(Path(path), say("is of version {version} where version {known} is read", version=version, known=VERSION))
    if width not in (2, 4) or len(data) != _HEADER.size + vertex_count * 18 + triangle_count * 3 * width:
        raise _refusal(Path(path), say("is cut short or damaged"))
    if zlib.crc32(memoryview(data)[_HEADER.size :]) != check:
        raise _refusal(Path(path), say("is damaged: its check sum does not fit"))
    mesh = _parts(data, vertex_count, triangle_count, width)
    if triangle_count and int(mesh.triangles.max()) >= vertex_count:
        raise _refusal(Path(path), say("is damaged: a triangle names a vertex that is not there"))
    # NaN fails the comparison as well.
    if not vertex_count or not bool(np.abs(mesh.vertices).max() <= FARTHEST_MM):
        raise _refusal(
            Path(path),
            say(
                "holds no vertices, or some that are not within {farthest_mm} mm of its origin", farthest_mm=whole(FARTHEST_MM)
            ),
        )
    return mesh


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refusal(path, say("is too large to be an organ mesh"))
        return path.read_bytes()
    except OSError as error:
        raise _refusal(path, say("cannot be read ({reason})", reason=reason_of(error))) from error


def _parts(data: bytes, vertex_count: int, triangle_count: int, width: int) -> Mesh:
    at = _HEADER.size
    vertices = np.frombuffer(data, "<f4", vertex_count * 3, at).reshape(-1, 3)
    at += vertex_count * 12
    normals = np.frombuffer(data, "<i2", vertex_count * 3, at).reshape(-1, 3) * np.float32(1 / _NORMAL_UNIT)
    at += vertex_count * 6
    triangles = np.frombuffer(data, f"<u{width}", triangle_count * 3, at).reshape(-1, 3).astype(np.int32)
    return Mesh(vertices, triangles, normals)


def _refusal(path: Path, reason: Wording) -> UserError:
    return UserError(
        say(
            "{path}: the file {reason}; install ivcviz again, or make the meshes again with assets/make_meshes.py.",
            path=path,
            reason=reason,
        )
    )
