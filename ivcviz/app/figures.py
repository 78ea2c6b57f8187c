"""One pipeline for every drawing: check the file's name, make the page, save it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ivcviz.app.cases import plan_of
from ivcviz.app.platform import painting

if TYPE_CHECKING:
    from ivcviz.case.document import LevelRef
    from ivcviz.figure.files import Painted
    from ivcviz.plan.bench.measures import Closing
    from ivcviz.plan.model import Plan
    from ivcviz.scene.triangles import Triangles
    from ivcviz.teaching.comparison import ComparisonRow


def draw_page(output: str, make_page: "Callable[[], Painted]") -> None:
    """Save the page that `make_page` makes to `output` (.png, .svg or .pdf).

    UserError, before anything is drawn, where no file can be written there; while `make_page` runs text can be painted.
    """
    with painting():
        from ivcviz.figure.files import check_ending

        check_ending(Path(output))
        make_page().save(Path(output))


def render_picture(
    case_name: str,
    output: str,
    *,
    size: tuple[int, int] = (1600, 1200),
    dpi: float = 200.0,
    view: str = "anterior",
    stage: str | None = None,
    step: int | None = None,
    transparent: bool = False,
    labels: bool = True,
) -> None:
    """Draw a case (file or shipped name) to `output` (.png, .svg or .pdf), at a stage or after a step of the
    ledger. UserError where that cannot be done."""

    def page() -> "Painted":
        from ivcviz.figure.files import plate_page
        from ivcviz.render.renderer import Renderer
        from ivcviz.scene.build import build_scene
        from ivcviz.scene.model import Options
        from ivcviz.scene.page.layout import CONTOUR_PT
        from ivcviz.scene.view.framing import frame_page

        options = Options(stage=stage, step=step, view=view, labels=labels)  # type: ignore[arg-type]
        framed = frame_page(build_scene(plan_of(case_name), options), *size, dpi)
        picture = Renderer(triangles()).render(framed, line_px=CONTOUR_PT * dpi / 72)
        return plate_page(framed, picture, dpi, transparent)

    draw_page(output, page)


def render_section(
    case_name: str,
    output: str,
    level: "LevelRef",
    *,
    size: tuple[int, int] = (1600, 1200),
    dpi: float = 200.0,
    stage: str | None = None,
    step: int | None = None,
    transparent: bool = False,
    labels: bool = True,
) -> None:
    """Draw a case's axial section at a level to `output` (.png, .svg or .pdf). UserError where that cannot be done."""

    def page() -> "Painted":
        from ivcviz.case.levels import level_mm
        from ivcviz.figure.section import section_sheet
        from ivcviz.scene.model import Options
        from ivcviz.scene.section import axial_section

        plan, options = plan_of(case_name), Options(stage=stage, step=step)  # type: ignore[arg-type]
        section = axial_section(plan, options, level_mm(level, plan.body.landmarks), triangles())
        return section_sheet(section, size, dpi, transparent=transparent, labels=labels)

    draw_page(output, page)


def render_comparison(
    one: "Plan",
    other: "Plan",
    rows: "Sequence[ComparisonRow]",
    output: str,
    *,
    size: tuple[int, int] = (3000, 1500),
    dpi: float = 200.0,
    view: str = "anterior",
    stage: str | None = None,
) -> None:
    """Draw two plans side by side, seen by one camera at one stage, and `rows` below, to `output`."""

    def page() -> "Painted":
        from ivcviz.figure.comparison import spread, spread_sheet
        from ivcviz.render.renderer import Renderer
        from ivcviz.scene.build import build_scene, stage_of
        from ivcviz.scene.model import Options
        from ivcviz.scene.page.layout import CONTOUR_PT

        options = Options(stage=stage, view=view)  # type: ignore[arg-type]
        options = replace(options, stage=stage_of(one, options))
        both = spread((build_scene(one, options), build_scene(other, options)), rows, size, dpi)
        renderer, line_px = Renderer(triangles()), CONTOUR_PT * dpi / 72
        pictures = (renderer.render(both.plates[0], line_px), renderer.render(both.plates[1], line_px))
        return spread_sheet(both, pictures)

    draw_page(output, page)


def draw_timeline(case_name: str, output: str, *, named: bool) -> None:
    """Draw the clamps' timeline of a case (file or shipped name) to `output` (.png, .svg or .pdf)."""

    def page() -> "Painted":
        from ivcviz.figure.timeline_sheet import timeline_page
        from ivcviz.plan.operation.timeline import timeline_of

        plan = plan_of(case_name)
        return timeline_page(timeline_of(plan), plan.case.title if named else "")

    draw_page(output, page)


def write_template(
    case_name: str | None,
    output: str | None,
    *,
    branch: dict[str, float],
    paper: str = "a4",
    allowance_mm: float = 2.0,
    closing: "Closing" = "inferior",
    named: bool = False,
) -> dict[str, object]:
    """The bench card of a case, or of a side branch's own numbers, to `output` if there is one; its numbers and outlines."""
    from ivcviz.geometry.branch import Branch
    from ivcviz.plan.bench.card import as_json, card_of_branch, card_of_plan
    from ivcviz.storage.shipped import is_shipped_title

    title = ""
    if case_name is None:
        card = card_of_branch(Branch(**branch), closing)
    else:
        plan = plan_of(case_name)
        card = card_of_plan(plan, closing)
        title = plan.case.title if named or is_shipped_title(plan.case.title) else ""
    if output is not None:
        with painting():
            from ivcviz.figure.bench_card import save_card

            save_card(card, Path(output), paper=paper, allowance_mm=allowance_mm, title=title)
    return as_json(card)


def triangles() -> "Triangles":
    """The triangles of a session, organs read from the shipped files."""
    from ivcviz.scene.triangles import Triangles
    from ivcviz.storage.organ_files import load_organ
    from ivcviz.storage.shipped import shipped_path

    return Triangles(lambda name: load_organ(shipped_path("assets", "meshes", f"{name}.mesh")))
