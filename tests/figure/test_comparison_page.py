"""Two plates on one page with the table of what the plans differ in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QImage

from ivcviz.errors import UserError
from ivcviz.figure.comparison import Spread, spread, spread_sheet
from ivcviz.figure.difference_table import laid_out
from ivcviz.plan.resolve import resolve
from ivcviz.scene.labels.wrapping import LINE
from ivcviz.scene.model import Scene
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.teaching.comparison import NO_DIFFERENCE, ComparisonRow, compare

Made = Callable[..., Spread]
Saved = Callable[..., bytes]
pytestmark = pytest.mark.usefixtures("qapp")
_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def rows() -> tuple[ComparisonRow, ...]:
    one, other = (resolve(load_case(find_case(name))) for name in ("case-3", "case-4"))
    return compare(one, other).rows


@pytest.fixture
def page(hand_made: Callable[..., Scene]) -> Made:
    def made(rows: tuple[ComparisonRow, ...], size: tuple[int, int] = (1200, 600), dpi: float = 100.0) -> Spread:
        return spread((hand_made(), hand_made()), rows, size, dpi)

    return made


@pytest.fixture
def saved(plate_of: Callable[..., Any]) -> Saved:
    def written(page: Spread, path: Path) -> bytes:
        picture = plate_of(page.plates[0].width, page.plates[0].height, page.dpi).picture
        spread_sheet(page, (picture, picture)).save(path)
        return path.read_bytes()

    return written


def test_both_plates_are_seen_by_one_camera_that_shows_all_of_each(rows: tuple[ComparisonRow, ...], page: Made) -> None:
    found = page(rows)
    one, other = found.plates
    assert one.camera == other.camera
    assert (one.width, one.height) == (600, 600)
    assert found.height > 600


@pytest.mark.parametrize("width", [150.0, 420.0, 864.0, 2000.0])
def test_no_word_of_the_table_runs_into_another(rows: tuple[ComparisonRow, ...], width: float) -> None:
    table = laid_out(("Case 3", "Case 4"), rows, width)
    assert sum(not item.heads for block in table.blocks for item in block) == len(rows), "every row once"
    assert table.block_width * len(table.blocks) <= width
    for block in table.blocks:
        assert block[0].heads, "each block begins by naming its group"
        assert all(item.height >= LINE * 7.0 * max(len(cell) for cell in item.cells) for item in block)
        assert all("…" not in text for item in block for cell in item.cells for text in cell) or width < 200
    heights = [sum(item.height for item in block) for block in table.blocks]
    assert table.height >= max(heights)
    assert max(heights) < sum(heights) / len(heights) + 150.0, "blocks are about even"


def test_an_svg_holds_every_row_as_text(rows: tuple[ComparisonRow, ...], tmp_path: Path, page: Made, saved: Saved) -> None:
    differing = tuple(row for row in rows if not row.same)
    root = ElementTree.fromstring(saved(page(differing), tmp_path / "a.svg"))  # noqa: S314 - our own file
    texts = " ".join(element.text or "" for element in root.iter(f"{_SVG}text"))
    assert all(str(row.difference) in texts for row in differing)
    assert texts.count("Not certified as a medical device") == 1


@pytest.mark.parametrize("ending", [".png", ".pdf", ".svg"])
def test_the_same_page_gives_the_same_bytes(
    rows: tuple[ComparisonRow, ...], tmp_path: Path, ending: str, page: Made, saved: Saved
) -> None:
    found = page(rows[:20])
    assert saved(found, tmp_path / f"one{ending}") == saved(found, tmp_path / f"two{ending}")


def test_a_png_shows_the_table_below_the_pictures(
    rows: tuple[ComparisonRow, ...], tmp_path: Path, page: Made, saved: Saved
) -> None:
    found = page(rows)
    saved(found, tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png")).convertToFormat(QImage.Format.Format_Grayscale8)
    assert (image.width(), image.height()) == (found.width, found.height)
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())[:, : image.width()]
    below = grey[620:-60]
    assert (below < 128).mean() > 0.005, "there are words"
    assert (below[:, [0, -1]] > 240).all(), "and none runs over the edge"


def test_plans_that_do_not_differ_are_said_to_be_alike(tmp_path: Path, page: Made, saved: Saved) -> None:
    assert str(NO_DIFFERENCE).encode() in saved(page(()), tmp_path / "a.svg")


def test_a_page_that_nobody_can_draw_is_refused(rows: tuple[ComparisonRow, ...], page: Made) -> None:
    with pytest.raises(UserError, match="cannot be drawn"):
        page(rows, (600, 11_900), 2400.0)
