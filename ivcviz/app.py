"""Where everything is put together: arguments to case, plan, scene, picture, file."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ivcviz.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from ivcviz.scene.triangles import Triangles

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
    without_display()
    with system_libraries():
        from ivcviz.figure.files import check_ending, save_plate
        from ivcviz.plan.resolve import resolve
        from ivcviz.render.renderer import Renderer
        from ivcviz.scene.build import build_scene
        from ivcviz.scene.frame import frame_page
        from ivcviz.scene.model import Options
        from ivcviz.storage.case_files import load_case
        from ivcviz.storage.shipped import find_case

        application = painting_application()
    check_ending(Path(output))
    plan = resolve(load_case(find_case(case_name)))
    options = Options(stage=stage, view=view, labels=labels)  # type: ignore[arg-type]
    framed = frame_page(build_scene(plan, options), *size, dpi)
    picture = Renderer(triangles()).render(framed, line_px=LINE_PT * dpi / 72)
    save_plate(framed, picture, Path(output), dpi=dpi, transparent=transparent)
    del application


# Width of a contour, points.
LINE_PT = 0.5


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
