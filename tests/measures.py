"""Measures kept as text: a line a thing, so that what is drawn does not change its place or size without being seen."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.mesh import Mesh, volume

Numbers = Sequence[float]


def of_mesh(mesh: Mesh) -> list[float]:
    """Twelve numbers: lowest and highest corner and middle of the surface (mm), area (cm²), volume (cm³), and its normals.

    The middle is weighted by area; the last number is the share of the surface whose normals look as its triangles are wound.
    """
    if not len(mesh.triangles):
        return [0.0] * 12
    corners = mesh.vertices[mesh.triangles].astype(float)
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(across, axis=1) / 2
    middle = (corners.mean(axis=1) * area[:, None]).sum(axis=0) / area.sum()
    outwards = 1.0
    if mesh.normals is not None:
        outwards = float(area[np.einsum("ij,ij->i", across, mesh.normals[mesh.triangles].mean(axis=1)) > 0].sum() / area.sum())
    used = mesh.vertices[np.unique(mesh.triangles)]
    return [*used.min(axis=0), *used.max(axis=0), *middle, area.sum() / 100, volume(mesh) / 1000, outwards]


def of_points(*arrays: Floats | float) -> list[float]:
    """The numbers of some arrays in a row."""
    return [float(value) for array in arrays for value in np.ravel(array)]


def write(path: Path, measures: Mapping[str, Numbers]) -> None:
    """Keep measures under their names."""
    lines = (f"{name}: {' '.join(f'{round(value, 2) + 0.0:.2f}' for value in numbers)}\n" for name, numbers in measures.items())
    path.write_text("".join(lines), encoding="utf-8")


def read(path: Path) -> dict[str, list[float]]:
    """The measures that are kept."""
    rows = (line.rsplit(": ", 1) for line in path.read_text(encoding="utf-8").splitlines())
    return {name: [float(value) for value in numbers.split()] for name, numbers in rows}


def differences(kept: Mapping[str, Numbers], now: Mapping[str, Numbers], within: float = 0.02) -> list[str]:
    """What is not as it is kept, a line each: named with the first number that differs by more than `within` or 0.1 %."""
    lines = [f"{name}: is new" for name in now if name not in kept]
    for name, before in kept.items():
        after = now.get(name)
        if after is None or len(after) != len(before):
            lines.append(f"{name}: {'is gone' if after is None else f'{len(after)} numbers, not {len(before)}'}")
            continue
        off = np.abs(np.subtract(before, after)) - within - 0.001 * np.abs(before)
        if off.max(initial=-1.0) > 0:
            k = int(off.argmax())
            lines.append(f"{name}: number {k + 1} was {before[k]:.2f}, is {after[k]:.2f}")
    return lines
