"""The real window, off screen: one renderer for all tests, settings in a folder of the test's own, answers ready."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from answering import Answering
from hands import delete_deferred
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivcviz.app.figures import triangles
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.render.renderer import Renderer
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

if TYPE_CHECKING:
    from ivcviz.gui.window.main_window import MainWindow


@pytest.fixture(scope="session")
def shared_renderer(qapp: QApplication) -> Renderer:  # noqa: ARG001 - drawing needs the application
    return Renderer(triangles())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "ivcviz.ini")


class Questioned(Answering):
    """Answers where a picture goes, too."""

    def __init__(self) -> None:
        super().__init__()
        self.export_paths: list[Path | None] = []

    def ask_export_path(self, suggested: Path, kinds: str) -> Path | None:
        self.suggested.append(suggested)
        self.asked.append(f"export: {kinds}")
        return self.export_paths.pop(0)


@pytest.fixture
def questions() -> Questioned:
    return Questioned()


@pytest.fixture
def window(qtbot: QtBot, shared_renderer: Renderer, settings: Settings, questions: Questioned) -> "Iterator[MainWindow]":
    """The window on Case 4, as the program makes it, 1440 × 900; gone without a trace after the test."""
    from ivcviz.gui.window.main_window import MainWindow

    path = find_case("case-4")
    editor = Editor(load_case(path), path)
    made = MainWindow(editor, ViewOptions(), Documents(editor, settings, questions), settings, shared_renderer)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.editor.lock(False)
    questions.unsaved = ["discard"]
    assert made.close()
    made.deleteLater()
    # Here and now: found by the collector in a worker's thread, its file watcher would not let go of the event loop.
    made.documents.deleteLater()


@pytest.fixture(autouse=True)
def _no_widget_is_left(qapp: QApplication) -> Iterator[None]:
    """A test leaves no window behind."""
    before = set(qapp.topLevelWidgets())
    yield
    delete_deferred()
    left = [widget for widget in qapp.topLevelWidgets() if widget not in before and widget.isVisible()]
    assert not left, f"left open: {left}"
