"""What was closed is gone: windows, dialogs, sheets."""

import gc
import weakref

from answering import Answering
from hands import delete_deferred
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ivcviz.gui.document.documents import Documents
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.render.renderer import Renderer
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case


def test_a_window_that_was_closed_leaves_nothing(
    shared_renderer: Renderer, settings: Settings, questions: Answering, qapp: QApplication
) -> None:
    case = load_case(find_case("case-4"))
    counts, gone = [], []
    for _ in range(4):
        editor, view = Editor(case), ViewOptions()
        documents = Documents(editor, settings, questions)
        window = MainWindow(editor, view, documents, settings, shared_renderer)
        window.show()
        for step in ("anatomy", "resection", "graft", "renal-veins", "findings"):
            window.actions_[f"step-{step}"].trigger()
        window.actions_["operation"].trigger()
        window.actions_["section"].trigger()
        qapp.processEvents()
        assert window.close()
        gone.append(weakref.ref(window))
        window.deleteLater()
        documents.deleteLater()
        del window, documents, editor, view
        delete_deferred()
        gc.collect()
        counts.append(len(qapp.allWidgets()))
    assert len(set(counts[1:])) == 1, counts
    assert [ref() for ref in gone] == [None] * 4


def test_dialogs_that_were_closed_are_gone(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    counts = []
    for _ in range(3):
        for name in ("save-picture", "shortcuts", "about"):
            window.actions_[name].trigger()
            [dialog] = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
            dialog.close()
            qtbot.waitUntil(lambda: not window.findChildren(QDialog))
        counts.append(len(qapp.allWidgets()))
    assert len(set(counts)) == 1, counts


def test_many_opened_cases_leave_no_widgets(window: MainWindow, qapp: QApplication) -> None:
    counts = []
    for number in range(12):
        window.documents.open_shipped(f"case-{number % 4 + 1}")
        delete_deferred()
        counts.append(len(qapp.allWidgets()))
    assert counts[4:8] == counts[8:12]
