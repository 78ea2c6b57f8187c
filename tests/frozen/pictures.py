"""The pictures of the shipped cases, and what is recorded of each: a mark of its pixels, and its colours on a coarse grid."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray
from plans import SHIPPED, plan_of

from ivcviz.app.figures import triangles
from ivcviz.render.renderer import Renderer
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options, Stage, View
from ivcviz.scene.view.framing import frame_page

PIXELS = Path(__file__).parent / "pixels.txt"
STAGES: tuple[Stage, ...] = get_args(Stage)
VIEWS: tuple[View, ...] = get_args(View)
_WIDTH, _HEIGHT, _DPI = 480, 360, 60.0
_COLUMNS, _ROWS = 12, 9
_EMPTY = "ffffff"

Name = tuple[str, str, str]  # case, stage, view
Colours = NDArray[np.uint8]  # (cells, 3)


@dataclass(frozen=True, eq=False)
class Seen:
    """A picture: the mark of its pixels, and the mean colours of its grid's cells, row by row from the top left."""

    mark: str
    cells: Colours

    def line(self, name: Name) -> str:
        """As it stands in the record; empty cells are counted."""
        cells = ["".join(f"{value:02x}" for value in cell) for cell in self.cells]
        runs = ((code, len(list(run))) for code, run in groupby(cells))
        told = (f"{count}-" if code == _EMPTY else " ".join([code] * count) for code, count in runs)
        return f"{' '.join(name)} {self.mark} {' '.join(told)}"

    def differs_by(self, other: "Seen") -> int:
        """The largest difference of any colour of any cell, of 255."""
        return int(np.abs(self.cells.astype(int) - other.cells.astype(int)).max())


def names() -> Iterator[Name]:
    """All pictures that are recorded."""
    return ((case, stage, view) for case in SHIPPED for stage in STAGES for view in VIEWS)


def seen(name: Name) -> Seen:
    """A picture as it is drawn now, on white."""
    case, stage, view = name
    scene = build_scene(plan_of(case), Options(stage=stage, view=view))  # type: ignore[arg-type]
    rgba = _renderer().render(frame_page(scene, _WIDTH, _HEIGHT, _DPI)).rgba
    rgb = rgba[..., :3] + (255 - rgba[..., 3:])
    cells = rgb.reshape(_ROWS, _HEIGHT // _ROWS, _COLUMNS, _WIDTH // _COLUMNS, 3).mean(axis=(1, 3)).round()
    return Seen(sha256(rgb.tobytes()).hexdigest(), cells.astype(np.uint8).reshape(-1, 3))


def recorded() -> dict[Name, Seen]:
    """What the record says of every picture in it."""
    lines = PIXELS.read_text(encoding="utf-8").splitlines() if PIXELS.exists() else []
    return dict(_read(line) for line in lines)


def _read(line: str) -> tuple[Name, Seen]:
    case, stage, view, mark, *told = line.split()
    codes = [code for item in told for code in ([_EMPTY] * int(item[:-1]) if item.endswith("-") else [item])]
    cells = np.array([list(bytes.fromhex(code)) for code in codes], np.uint8)
    return (case, stage, view), Seen(mark, cells)


@lru_cache(maxsize=1)
def _renderer() -> Renderer:
    return Renderer(triangles())
