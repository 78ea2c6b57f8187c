"""Checks of the system: the display, and the libraries that Qt and VTK load."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ivcviz.errors import UserError
from ivcviz.messages.sentences import Message, say

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

# The Debian packages of the system libraries that Qt and VTK load.
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
}
_NO_DISPLAY = say("there is no display to open the window on; `ivcviz render CASE -o FILE` draws a case without one.")


def require_display() -> None:
    """The window needs a display, unless the user names another of Qt's platforms."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not shown:
        raise UserError(_NO_DISPLAY)


def exit_without_display() -> None:
    """End the process with one sentence; Qt cannot use the display, and would end it with a page of text."""
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    sys.stderr.write(f"ivcviz: {_no_use(shown) if shown else _NO_DISPLAY}\n")
    sys.stderr.flush()
    os._exit(2)


def _no_use(display: str) -> Message:
    return say(
        "the window cannot be opened on the display {shown}: it does not answer, or a library that Qt needs "
        "for it is missing (on Debian: libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxcb-image0, "
        "libxcb-render-util0, libxkbcommon-x11-0).",
        shown=display,
    )


def without_display() -> None:
    """Have Qt and VTK draw off screen where there is no display; the user sets nothing."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Else VTK tries an X server first and says on stderr that there is none.
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")


@contextmanager
def painting() -> Iterator[None]:
    """Provide a Qt application that can paint text while the context lasts; what a picture needs is imported inside."""
    without_display()
    with system_libraries():
        application = _painting_application()
        yield
        del application


def _painting_application() -> "QCoreApplication":
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.instance() or QGuiApplication(["ivcviz"])


@contextmanager
def system_libraries() -> Iterator[None]:
    """Turn a missing system library into a UserError that names its package."""
    try:
        yield
    except ImportError as fault:
        named = re.match(r"(?:.*/)?(lib[^/:]+\.so[.\d]*): ", str(fault))
        if named is None:
            raise
        name = named[1]
        package = _PACKAGES.get(name)
        hint = (
            say("install the package {package}", package=package)
            if package
            else say("install it with your system's package manager")
        )
        raise UserError(say("the system library {name} is missing or damaged: {hint}.", name=name, hint=hint)) from fault
