"""File names: dropped files, shipped files (which are never overwritten), and the suggested name of a plan's file."""

import re
from pathlib import Path

from PySide6.QtCore import QMimeData

from ivcviz.storage.shipped import shipped_cases

_LONGEST_NAME = 60


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files of this machine that were dragged here."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def shipped_name(path: Path) -> str | None:
    """The name of the published case ("case-4") whose file this is, however the path is written; None for other files."""
    try:
        found = path.resolve()
    except (OSError, ValueError, RuntimeError):  # no such place, or links in a circle
        return None
    return next((case.stem for case in shipped_cases() if case.resolve() == found), None)


def file_name(title: str) -> str:
    """The name that is suggested for a plan's file: letters and digits of any script, hyphens between."""
    words = re.sub(r"[\W_]+", "-", title).strip("-")[:_LONGEST_NAME].strip("-").lower()
    return f"{words or 'plan'}.json"
