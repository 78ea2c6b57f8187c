"""A plan as it is shown, framed for a size in pixels; the plate as an image, the same as the command line writes."""

from PySide6.QtGui import QImage

from ivcviz.figure.files import plate_page
from ivcviz.gui.state.view_options import Shown
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.operation import Operation, operation_of
from ivcviz.render.renderer import Renderer
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Framed, Options
from ivcviz.scene.page.layout import CONTOUR_PT
from ivcviz.scene.view.framing import frame_free


def options_of(plan: Plan, shown: Shown, quality: str = "full", operation: Operation | None = None) -> Options:
    """The scene's options that the view options ask for; without a step of the ledger that the plan has no more."""
    return Options(
        stage=shown.stage,
        step=step_of(plan, shown, operation),
        view=shown.view,
        labels=shown.labels,
        quality=quality,  # type: ignore[arg-type]
        hidden=shown.hidden,
        opacity=shown.opacity,
        zone_tints=shown.zone_tints,
        sentence=not shown.presenting,  # it then stands large below the picture
    )


def step_of(plan: Plan, shown: Shown, operation: Operation | None = None) -> int | None:
    """The step of the plan's ledger that is shown, None while a stage is; `operation` where that is known already."""
    step = shown.ledger_step
    return step if step is not None and step <= len((operation or operation_of(plan)).acts) else None


def framed_plan(plan: Plan, shown: Shown, width: int, height: int, dpi: float) -> Framed:
    """The plan's scene seen by the camera of the view options on a page of a size in pixels."""
    return frame_free(build_scene(plan, options_of(plan, shown)), width, height, dpi, shown.camera, shown.perspective)


def contour_px(dpi: float) -> float:
    """The width of a contour in pixels."""
    return CONTOUR_PT * dpi / 72.0


def plate_image(plan: Plan, shown: Shown, width: int, height: int, dpi: float, renderer: Renderer) -> QImage:
    """The plate of a plan: for a standard view the same pixels as `ivcviz render` writes at this size and resolution."""
    framed = framed_plan(plan, shown, width, height, dpi)
    return plate_page(framed, renderer.render(framed, contour_px(dpi)), dpi, False).image()
