"""Where everything is put together: arguments to case, plan, scene, picture, file."""

import os
import sys
from pathlib import Path

from ivcviz.errors import UserError


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
    from ivcviz.figure.files import save_plate
    from ivcviz.plan.resolve import resolve
    from ivcviz.render.renderer import Renderer
    from ivcviz.scene.build import build_scene
    from ivcviz.scene.frame import frame_page
    from ivcviz.scene.model import Options
    from ivcviz.storage.case_files import load_case
    from ivcviz.storage.shipped import find_case

    plan = resolve(load_case(find_case(case_name)))
    options = Options(stage=stage, view=view, labels=labels)  # type: ignore[arg-type]
    framed = frame_page(build_scene(plan, options), *size, dpi)
    picture = Renderer(triangles()).render(framed, line_px=0.5 * dpi / 72)
    application = painting_application()
    save_plate(framed, picture, Path(output), dpi=dpi, transparent=transparent)
    del application


def triangles():  # type: ignore[no-untyped-def]
    """The triangles of a session, organs read from the shipped files."""
    from ivcviz.scene.triangles import Triangles
    from ivcviz.storage.organ_files import load_organ
    from ivcviz.storage.shipped import shipped_path

    return Triangles(lambda name: load_organ(shipped_path("assets", "meshes", f"{name}.mesh")))


def painting_application():  # type: ignore[no-untyped-def]
    """The Qt application that painting text needs; off screen where there is no display."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as fault:
        raise UserError(_missing_library(str(fault))) from fault
    return QGuiApplication.instance() or QGuiApplication(["ivcviz"])


_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}


def _missing_library(fault: str) -> str:
    name = fault.split(":")[0]
    package = _PACKAGES.get(name)
    hint = f"install the package {package}" if package else "install it with your system's package manager"
    return f"a system library is missing ({name}): {hint}."
