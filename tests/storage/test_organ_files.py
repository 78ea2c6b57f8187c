"""Organ files: what is written comes back, what is damaged is refused in one sentence."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.errors import UserError
from ivcviz.geometry.mesh import Mesh
from ivcviz.geometry.swept_tubes import swept_tube
from ivcviz.storage.organ_files import MOST_BYTES, load_organ, save_organ

HEADER = 24


def _tube(rings: int = 5, sides: int = 8) -> Mesh:
    centres = np.stack([np.zeros(rings), np.zeros(rings), np.linspace(0.0, 40.0, rings)], axis=1)
    return swept_tube(centres, np.full(rings, 7.0), sides)


def _written(path: Path) -> bytes:
    save_organ(_tube(), path)
    return path.read_bytes()


def _with_body(data: bytes, body: bytes) -> bytes:
    """The file with another body under its own header and a check sum that fits."""
    fields = list(struct.unpack("<4sHHIIII", data[:HEADER]))
    fields[5] = zlib.crc32(body)
    return struct.pack("<4sHHIIII", *fields) + body


def _refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(UserError) as refusal:
        load_organ(path)
    text = str(refusal.value)
    assert str(path) in text
    assert "\n" not in text
    return text


@settings(max_examples=15, deadline=None)
@given(rings=st.integers(2, 12), sides=st.integers(3, 40))
def test_a_mesh_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, rings: int, sides: int) -> None:
    path = tmp_path_factory.mktemp("organs") / "tube.mesh"
    mesh = _tube(rings, sides)
    save_organ(mesh, path)
    back = load_organ(path)
    assert np.array_equal(back.vertices, mesh.vertices)
    assert np.array_equal(back.triangles, mesh.triangles)
    assert back.normals is not None
    assert np.abs(back.normals - mesh.normals).max() < 1e-4


def test_a_mesh_with_more_vertices_than_two_bytes_can_number_comes_back(tmp_path: Path) -> None:
    mesh = _tube(rings=700, sides=100)
    save_organ(mesh, tmp_path / "long.mesh")
    assert np.array_equal(load_organ(tmp_path / "long.mesh").triangles, mesh.triangles)


@settings(max_examples=40, deadline=None)
@given(share=st.floats(0.0, 0.999))
def test_a_file_cut_short_anywhere_is_refused(tmp_path_factory: pytest.TempPathFactory, share: float) -> None:
    path = tmp_path_factory.mktemp("organs") / "short.mesh"
    data = _written(path)
    _refused(path, data[: int(share * len(data))])


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 5000), bits=st.integers(1, 255))
def test_a_file_with_one_wrong_byte_is_refused(tmp_path_factory: pytest.TempPathFactory, at: int, bits: int) -> None:
    path = tmp_path_factory.mktemp("organs") / "flipped.mesh"
    data = bytearray(_written(path))
    # The last four bytes of the header are not used.
    at = at % (len(data) - 4)
    at += 4 if at >= HEADER - 4 else 0
    data[at] ^= bits
    _refused(path, bytes(data))


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_other_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    _refused(tmp_path_factory.mktemp("organs") / "noise.mesh", data)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e7])
def test_vertices_that_are_no_places_in_a_body_are_refused(tmp_path: Path, value: float) -> None:
    path = tmp_path / "far.mesh"
    data = _written(path)
    body = bytearray(data[HEADER:])
    body[:4] = struct.pack("<f", value)
    assert "within 2000 mm" in _refused(path, _with_body(data, bytes(body)))


def test_a_triangle_of_a_vertex_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dangling.mesh"
    data = _written(path)
    assert "not there" in _refused(path, _with_body(data, data[HEADER:-2] + struct.pack("<H", 60000)))


def test_a_newer_version_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "newer.mesh"
    data = _written(path)
    assert "version 9" in _refused(path, data[:4] + struct.pack("<H", 9) + data[6:])


def test_counts_beyond_the_file_are_refused_without_reserving_memory_for_them(tmp_path: Path) -> None:
    path = tmp_path / "boast.mesh"
    data = _written(path)
    _refused(path, data[:8] + struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF) + data[16:])


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.mesh"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(UserError, match="too large"):
        load_organ(path)


def test_a_missing_file_and_a_directory_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.mesh", tmp_path):
        with pytest.raises(UserError, match="cannot be read"):
            load_organ(path)
