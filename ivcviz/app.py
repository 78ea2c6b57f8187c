"""Where everything is put together: arguments to case, plan, scene, picture, file."""

import gc
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ivcviz.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from ivcviz.case.document import LevelRef
    from ivcviz.gui.settings import Settings
    from ivcviz.plan.card_patterns import Closing
    from ivcviz.plan.model import Plan
    from ivcviz.scene.triangles import Triangles
    from ivcviz.teaching.comparison import Row

# The Debian packages of the system libraries that Qt and VTK load.
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
}


def render_picture(
    case_name: str,
    output: str,
    *,
    size: tuple[int, int] = (1600, 1200),
    dpi: float = 200.0,
    view: str = "anterior",
    stage: str | None = None,
    transparent: bool = False,
    labels: bool = True,
) -> None:
    """Draw a case (file or shipped name) to `output` (.png, .svg or .pdf). UserError where that cannot be done."""
    with painting():
        from ivcviz.figure.files import check_ending, plate_page
        from ivcviz.render.renderer import Renderer
        from ivcviz.scene.build import build_scene
        from ivcviz.scene.frame import frame_page
        from ivcviz.scene.model import Options
        from ivcviz.scene.page import CONTOUR_PT

        check_ending(Path(output))
        plan = _plan_of(case_name)
        options = Options(stage=stage, view=view, labels=labels)  # type: ignore[arg-type]
        framed = frame_page(build_scene(plan, options), *size, dpi)
        picture = Renderer(triangles()).render(framed, line_px=CONTOUR_PT * dpi / 72)
        plate_page(framed, picture, dpi, transparent).save(Path(output))


def render_section(
    case_name: str,
    output: str,
    level: "LevelRef",
    *,
    size: tuple[int, int] = (1600, 1200),
    dpi: float = 200.0,
    stage: str | None = None,
    transparent: bool = False,
    labels: bool = True,
) -> None:
    """Draw a case's axial section at a level to `output` (.png, .svg or .pdf). UserError where that cannot be done."""
    with painting():
        from ivcviz.case.levels import level_mm
        from ivcviz.figure.files import check_ending
        from ivcviz.figure.section import section_sheet
        from ivcviz.scene.model import Options
        from ivcviz.scene.section import axial_section

        check_ending(Path(output))
        plan = _plan_of(case_name)
        options = Options(stage=stage)  # type: ignore[arg-type]
        section = axial_section(plan, options, level_mm(level, plan.body.landmarks), triangles())
        section_sheet(section, size, dpi, transparent=transparent, labels=labels).save(Path(output))


def render_comparison(
    one: "Plan",
    other: "Plan",
    rows: "Sequence[Row]",
    output: str,
    *,
    size: tuple[int, int] = (3000, 1500),
    dpi: float = 200.0,
    view: str = "anterior",
    stage: str | None = None,
) -> None:
    """Draw two plans side by side, seen by one camera at one stage, and `rows` below, to `output`."""
    with painting():
        from ivcviz.figure.comparison import spread, spread_sheet
        from ivcviz.figure.files import check_ending
        from ivcviz.render.renderer import Renderer
        from ivcviz.scene.build import build_scene, stage_of
        from ivcviz.scene.model import Options
        from ivcviz.scene.page import CONTOUR_PT

        check_ending(Path(output))
        options = Options(stage=stage, view=view)  # type: ignore[arg-type]
        options = replace(options, stage=stage_of(one, options))
        page = spread((build_scene(one, options), build_scene(other, options)), rows, size, dpi)
        renderer, line_px = Renderer(triangles()), CONTOUR_PT * dpi / 72
        pictures = (renderer.render(page.plates[0], line_px), renderer.render(page.plates[1], line_px))
        spread_sheet(page, pictures).save(Path(output))


def open_window(case: str | None) -> int:
    """The window on a case (file or shipped name), else on what was open last; the exit status when it is closed."""
    _require_display()
    gc.disable()  # while the window is made nothing is worth collecting
    with system_libraries():
        from ivcviz.gui.documents import Documents
        from ivcviz.gui.editor import Editor
        from ivcviz.gui.questions import Questions
        from ivcviz.gui.settings import Settings
        from ivcviz.gui.shown import ViewOptions
        from ivcviz.gui.start import Unexpected, window_application
        from ivcviz.gui.window import MainWindow
        from ivcviz.render.renderer import Renderer
        from ivcviz.storage.case_files import load_case
        from ivcviz.storage.shipped import find_case

    if case is not None:
        load_case(find_case(case))  # a wrong file is refused before there is a window
    application = window_application(_no_display)
    settings, questions = Settings(), Questions()
    path, said = (find_case(case), "") if case is not None else _last_open(settings)
    editor, view = Editor(load_case(path), path), ViewOptions()
    documents = Documents(editor, settings, questions)
    window = MainWindow(editor, view, documents, settings, Renderer(triangles()))
    sys.excepthook = Unexpected(window)
    if case is not None:
        documents.open(path)  # among the recent ones from now on
    window.show()
    window.status.say(said)
    documents.offer_recovery()
    gc.freeze()  # what the program itself is made of stays for good
    gc.enable()
    status = application.exec()
    sys.excepthook = sys.__excepthook__
    return status


# What the window shows the first time.
FIRST_CASE = "case-4"


def _last_open(settings: "Settings") -> tuple[Path, str]:
    """What was open last, if it still can be, else the first case; and why not, in a sentence."""
    from ivcviz.storage.case_files import load_case
    from ivcviz.storage.shipped import find_case

    try:
        path = find_case(settings.last_open() or FIRST_CASE)
        load_case(path)
    except UserError as reason:
        return find_case(FIRST_CASE), str(reason)
    return path, ""


def _require_display() -> None:
    """The window needs a display, unless the user names another of Qt's platforms."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not shown:
        raise UserError(_NO_DISPLAY)


def _no_display() -> None:
    """Qt has found the display wanting, and would end the process in its own manner."""
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    sys.stderr.write(f"ivcviz: {_NO_USE.format(shown=shown) if shown else _NO_DISPLAY}\n")
    sys.stderr.flush()
    os._exit(2)


_NO_USE = (
    "the window cannot be opened on the display {shown}: it does not answer, or a library that Qt needs for it is missing "
    "(on Debian: libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxcb-image0, libxcb-render-util0, libxkbcommon-x11-0)."
)
_NO_DISPLAY = "there is no display to open the window on; `ivcviz render CASE -o FILE` draws a case without one."


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
    from ivcviz.plan.bench_card import as_json, card_of_branch, card_of_plan

    title = ""
    if case_name is None:
        card = card_of_branch(Branch(**branch), closing)
    else:
        plan = _plan_of(case_name)
        card, title = card_of_plan(plan, closing), plan.case.title if named else ""
    if output is not None:
        with painting():
            from ivcviz.figure.bench_card import save_card

            save_card(card, Path(output), paper=paper, allowance_mm=allowance_mm, title=title)
    return as_json(card)


def draw_timeline(case_name: str, output: str, *, named: bool) -> None:
    """The clamps' timeline of a case (file or shipped name) to `output` (.png, .svg or .pdf)."""
    with painting():
        from ivcviz.figure.files import check_ending
        from ivcviz.figure.timeline_sheet import timeline_page
        from ivcviz.plan.timeline import timeline_of
        from ivcviz.storage.atomic import check_writable

        check_ending(Path(output))
        check_writable(Path(output))
        plan = _plan_of(case_name)
        timeline_page(timeline_of(plan), plan.case.title if named else "").save(Path(output))


def _plan_of(case_name: str) -> "Plan":
    """The plan of a case file or a shipped case."""
    from ivcviz.plan.resolve import resolve
    from ivcviz.storage.case_files import load_case
    from ivcviz.storage.shipped import find_case

    return resolve(load_case(find_case(case_name)))


def triangles() -> "Triangles":
    """The triangles of a session, organs read from the shipped files."""
    from ivcviz.scene.triangles import Triangles
    from ivcviz.storage.organ_files import load_organ
    from ivcviz.storage.shipped import shipped_path

    return Triangles(lambda name: load_organ(shipped_path("assets", "meshes", f"{name}.mesh")))


def without_display() -> None:
    """Qt and VTK draw off screen where there is no display; the user sets nothing."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Else VTK tries an X server first and says on stderr that there is none.
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")


@contextmanager
def painting() -> Iterator[None]:
    """While it lasts there is a Qt application that can paint text; what a picture needs is imported inside."""
    without_display()
    with system_libraries():
        application = painting_application()
        yield
        del application


def painting_application() -> "QCoreApplication":
    """The Qt application that painting text needs."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.instance() or QGuiApplication(["ivcviz"])


@contextmanager
def system_libraries() -> Iterator[None]:
    """Turns a missing system library into a sentence that names its package."""
    try:
        yield
    except ImportError as fault:
        named = re.match(r"(?:.*/)?(lib[^/:]+\.so[.\d]*): ", str(fault))
        if named is None:
            raise
        name = named[1]
        package = _PACKAGES.get(name)
        hint = f"install the package {package}" if package else "install it with your system's package manager"
        raise UserError(f"the system library {name} is missing or damaged: {hint}.") from fault
