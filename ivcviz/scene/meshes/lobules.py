"""What the tumour's surfaces are made of: stations along a body, rounded ends, lobules. Their relief is schematic."""

import numpy as np

from ivcviz.geometry.arrays import Floats

# How far lobules rise above the valleys between them, as a share of the local radius (by eye).
RELIEF = 0.27
LOBULE_MM = 13.0  # their size (by eye)


def even_arc(rings: int) -> Floats:
    """Stations in [0, 1], closer together at both ends where the surface rounds off."""
    return (1 - np.cos(np.linspace(0, np.pi, rings))) / 2


def taper(u: Floats, length_mm: float, radius_mm: float) -> Floats:
    """Radius share along a body of a length with rounded ends: 0 at both ends, 1 between."""
    cap = min(0.5, 1.5 * radius_mm / max(length_mm, 1e-6))
    edge = np.clip(np.minimum(u, 1 - u) / cap, 0, 1)
    return np.sqrt(np.clip(1 - (1 - edge) ** 2, 0, None))


def lobules(around: Floats, along: Floats, girth_mm: float, seed: int, lobule_mm: float = LOBULE_MM) -> Floats:
    """Relief in [0, 1] on an unrolled surface: rounded lobules with valleys between, the same for the same seed."""
    low, high = float(along.min()), float(along.max())
    columns = max(3, round(girth_mm / (1.5 * lobule_mm)))
    rows = max(1, round((high - low) / (1.35 * lobule_mm)))
    jitter = np.random.default_rng(seed).uniform(-0.28, 0.28, (rows, columns, 3))
    row, column = np.arange(rows)[:, None], np.arange(columns)
    turn = (column + 0.5 * (row % 2) + jitter[..., 0]) * girth_mm / columns
    level = low + (row + 0.5 + jitter[..., 1]) * (high - low) / rows
    size = lobule_mm * (1.05 + 0.7 * jitter[..., 2])
    gap = np.abs((around % girth_mm)[..., None, None] - turn % girth_mm)
    across = (np.minimum(gap, girth_mm - gap) / size) ** 2
    lengthways = ((along[..., None, None] - level) / size) ** 2
    # The nearest lobule is the one whose square distance is least: roots are taken once.
    lowest = np.full(np.broadcast_shapes(around.shape, along.shape), 1.0)
    for place in np.ndindex(rows, columns):
        np.minimum(lowest, across[(..., *place)] + lengthways[(..., *place)], out=lowest)
    return np.sqrt(1 - lowest)


def turning(rings: Floats) -> Floats:
    """Rings (k, n, 3) turned, if need be, so that the surface through them is wound outwards."""
    middle = rings[len(rings) // 2]
    axis = rings[-1].mean(0) - rings[0].mean(0)
    spoke = middle - middle.mean(0)
    turn = np.cross(spoke, np.roll(spoke, -1, axis=0)).sum(0)
    return rings if turn @ axis > 0 else rings[:, ::-1]
