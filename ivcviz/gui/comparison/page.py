"""The comparison as a page: both pictures as they are shown, and the table below them."""

from collections.abc import Sequence
from pathlib import Path

from ivcviz.figure.comparison import spread, spread_sheet
from ivcviz.figure.files import check_ending
from ivcviz.gui.picture.plate_image import contour_px, options_of
from ivcviz.gui.state.view_options import ViewState
from ivcviz.plan.model import Plan
from ivcviz.render.renderer import Renderer
from ivcviz.scene.build import build_scene
from ivcviz.teaching.comparison import ComparisonRow

_SIZE_PX, _DPI = (3000, 1500), 200.0


def save_page(
    plans: tuple[Plan, Plan], state: ViewState, rows: Sequence[ComparisonRow], path: Path, renderer: Renderer
) -> None:
    """Write the page (.png, .svg or .pdf); UserError if it cannot be written."""
    check_ending(path)
    one, other = (build_scene(plan, options_of(plan, state)) for plan in plans)
    page = spread((one, other), rows, _SIZE_PX, _DPI, state.camera, state.perspective)
    first, second = (renderer.render(framed, contour_px(_DPI)) for framed in page.plates)
    spread_sheet(page, (first, second)).save(path)
