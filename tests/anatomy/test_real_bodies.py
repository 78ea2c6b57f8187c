"""Real bodies are accepted: their cavas read off label maps beside the checkout, where these are there."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from typed_lines import Line, moved, turned

from ivcviz.anatomy.typed_cava import centreline_doubt, section_doubt
from ivcviz.geometry.arrays import Floats

_TYPES = {2: np.uint8, 4: np.int16, 8: np.int32, 512: np.uint16}


def _patients() -> Path:
    for parent in Path(__file__).resolve().parents:
        if (parent / "shared" / "patients").is_dir():
            return parent / "shared" / "patients"
    pytest.skip("no bodies beside the checkout")


def _label_map(path: Path) -> tuple[Floats, Floats]:
    """Voxels, and the matrix (3, 4) from indices to LPS, of a NIfTI file with an s-form."""
    content = gzip.decompress(path.read_bytes())
    shape = struct.unpack("<8h", content[40:56])[1:4]
    (kind,) = struct.unpack("<h", content[70:72])
    (start,) = struct.unpack("<f", content[108:112])
    voxels = np.frombuffer(content, _TYPES[kind], int(np.prod(shape)), int(start)).reshape(shape, order="F")
    ras = np.array(struct.unpack("<12f", content[280:328])).reshape(3, 4)
    return voxels, np.diag([-1.0, -1.0, 1.0]) @ ras


def _read(path: Path, label: int, confluence: int, midline_mm: float) -> tuple[Line, Line]:
    """Centreline in the body's frame and widths of a cava, slice by slice from the confluence's (its index) up."""
    voxels, to_lps = _label_map(path)
    centres, widths = [], []
    for index in range(confluence, voxels.shape[2], 3):
        inside = np.argwhere(voxels[:, :, index] == label)
        if len(inside):
            place = np.column_stack([inside, np.full(len(inside), index), np.ones(len(inside))]) @ to_lps.T
            centres.append(place.mean(axis=0))
            widths.append(4.0 * place.std(axis=0)[:2])  # an ellipse's full widths
    rows = np.array(centres) - (midline_mm, centres[0][1], centres[0][2])
    line = tuple((float(z), float(x), float(y)) for x, y, z in rows)
    return line, tuple((row[0], float(wide), float(deep)) for row, (wide, deep) in zip(line, widths, strict=True))


# File, label, the confluence's slice, the midline (the vertebrae's middle; the right-hand distance that was measured).
BODIES = {
    "segmented CT": ("ct/inferior_vena_cava.nii.gz", 1, 57, 3.5),
    "Visible Human woman": ("vhf/lps.nii.gz", 11, 100, -5.7),
}


@pytest.mark.parametrize(("name", "label", "confluence", "midline"), BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("sex", ["F", "M"])
def test_a_real_cava_is_one_and_its_scanners_coordinates_are_recognised(name, label, confluence, midline, sex):
    line, widths = _read(_patients() / name, label, confluence, midline)
    assert line[-1][0] > 150.0
    assert centreline_doubt(line, sex) is None
    assert section_doubt(widths) is None
    for made, words in ((line, "LPS"), (turned(line, left=-1.0, back=-1.0), "RAS")):
        doubt = centreline_doubt(moved(made, -400.0, 7.0, 170.0), sex)
        assert doubt is not None
        assert words in str(doubt.found)
