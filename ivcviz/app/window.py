"""The window, put together: document, view, panels, and what happens at its start and end."""

import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from ivcviz.app.figures import triangles
from ivcviz.app.platform import exit_without_display, require_display, system_libraries
from ivcviz.errors import UserError
from ivcviz.messages.languages import ENGLISH, Locale, locale_of, use
from ivcviz.messages.sentences import say

if TYPE_CHECKING:
    from ivcviz.gui.state.settings import Settings
    from ivcviz.storage.case_files import CaseRead

# What the window shows the first time.
FIRST_CASE = "case-4"
_SHOWN_MS = 3000  # a window that has stood so long has drawn its document


def open_window(case: str | None, language: str | None = None) -> int:
    """The window on a case (file or shipped name), else on what was open last; the exit status when it is closed.

    It speaks the language that was asked for, else the one that was chosen in it.
    """
    require_display()
    gc.disable()  # while the window is made nothing is worth collecting
    with system_libraries():
        from PySide6.QtCore import QTimer

        from ivcviz.gui.document.documents import Documents
        from ivcviz.gui.document.questions import Questions
        from ivcviz.gui.state.editor import Editor
        from ivcviz.gui.state.settings import Settings
        from ivcviz.gui.state.view_options import ViewOptions
        from ivcviz.gui.window.application import ErrorReporter, window_application
        from ivcviz.gui.window.language import install_translators
        from ivcviz.gui.window.main_window import MainWindow
        from ivcviz.render.renderer import Renderer

    asked = None if case is None else _read(case)  # a wrong file is refused before there is a window
    application = window_application(exit_without_display)
    settings, questions = Settings(), Questions()
    if language is None:
        use(_chosen(settings.language()))
    install_translators(application)
    opened, reason = (asked, "") if asked is not None else _last_open(settings)
    settings.keep_starting(True)
    editor, view = Editor(opened.case, opened.path), ViewOptions()
    documents = Documents(editor, settings, questions, opened.digest)
    window = MainWindow(editor, view, documents, settings, Renderer(triangles()))
    sys.excepthook = ErrorReporter(window)
    if case is not None:
        documents.remember_open()
    window.show()
    window.status.show_sentence(reason)
    documents.offer_recovery()
    QTimer.singleShot(_SHOWN_MS, window, lambda: settings.keep_starting(False))
    gc.freeze()  # what the program itself is made of stays for good
    gc.enable()
    status = application.exec()
    settings.keep_starting(False)
    sys.excepthook = sys.__excepthook__
    return status


def _chosen(code: str) -> Locale:
    """The locale that was chosen in the window; English where its catalogue has gone or is damaged since."""
    try:
        return locale_of(code) or ENGLISH
    except (OSError, ValueError):
        return ENGLISH


def _read(name: str) -> "CaseRead":
    from ivcviz.storage.case_files import read_case
    from ivcviz.storage.shipped import find_case

    read = read_case(find_case(name))
    return replace(read, path=read.path.absolute())


def _last_open(settings: "Settings") -> "tuple[CaseRead, str]":
    """What was open last, if it can be read and did not end the last start, else the first case; and why not, in a sentence."""
    name = settings.last_open() or FIRST_CASE
    if name != FIRST_CASE and settings.start_ended_early():
        unshown = say("{name} is not opened again: the program ended before it was shown. It is a recent file.", name=name)
        return _read(FIRST_CASE), str(unshown)
    try:
        return _read(name), ""
    except UserError as reason:
        return _read(FIRST_CASE), str(reason)
