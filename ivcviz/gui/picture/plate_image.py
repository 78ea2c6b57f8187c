"""A plan as it is shown, framed for a size in pixels; the plate as an image, the same as the command line writes."""

from PySide6.QtGui import QImage

from ivcviz.figure.files import plate_page
from ivcviz.gui.state.view_options import ViewState
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.operation import Operation, operation_of
from ivcviz.render.renderer import Renderer
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import FramedScene, Options
from ivcviz.scene.page.layout import CONTOUR_PT
from ivcviz.scene.view.framing import frame_free


def options_of(plan: Plan, state: ViewState, quality: str = "full", operation: Operation | None = None) -> Options:
    """The scene's options that the view options ask for; without a step of the ledger that the plan has no more."""
    return Options(
        stage=state.stage,
        step=step_of(plan, state, operation),
        view=state.view,
        labels=state.labels,
        quality=quality,  # type: ignore[arg-type]
        hidden=state.hidden,
        opacity=state.opacity,
        zone_tints=state.zone_tints,
        sentence=not state.presenting,  # it then stands large below the picture
    )


def step_of(plan: Plan, state: ViewState, operation: Operation | None = None) -> int | None:
    """The step of the plan's ledger that is shown, None while a stage is; `operation` where that is known already."""
    step = state.ledger_step
    return step if step is not None and step <= len((operation or operation_of(plan)).acts) else None


def framed_plan(plan: Plan, state: ViewState, width: int, height: int, dpi: float) -> FramedScene:
    """The plan's scene seen by the camera of the view options on a page of a size in pixels."""
    return frame_free(build_scene(plan, options_of(plan, state)), width, height, dpi, state.camera, state.perspective)


def contour_px(dpi: float) -> float:
    """The width of a contour in pixels."""
    return CONTOUR_PT * dpi / 72.0


def plate_image(plan: Plan, state: ViewState, width: int, height: int, dpi: float, renderer: Renderer) -> QImage:
    """The plate of a plan: for a standard view the same pixels as `ivcviz render` writes at this size and resolution."""
    framed = framed_plan(plan, state, width, height, dpi)
    return plate_page(framed, renderer.render(framed, contour_px(dpi)), dpi, False).image()
