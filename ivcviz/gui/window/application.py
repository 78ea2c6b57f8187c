"""The Qt application of the window, and the report of unexpected errors."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ivcviz import __version__
from ivcviz.figure.fonts import typeface


def window_application(no_display: Callable[[], None]) -> QApplication:
    """The application, made if there is none; `no_display` is called where Qt gives up for want of a display."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)

    def watch(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:  # Qt is about to end the process, with a page of text
            no_display()
        elif kind == QtMsgType.QtCriticalMsg:
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(watch)
    application = QApplication(["ivcviz"])
    qInstallMessageHandler(before)
    application.setApplicationName("ivcviz")
    application.setApplicationVersion(__version__)
    application.setOrganizationName("ivcviz")
    if sys.platform != "darwin":  # whose own style is at home there and follows its own colours
        application.setStyle("Fusion")
    typeface()
    _set_font(application)
    return application


def _set_font(application: QApplication) -> None:
    """The system's own type; the figures' where the system has none."""
    font = application.font()
    if not font.exactMatch() and sys.platform.startswith("linux"):
        font = QFont(typeface(), 10)
    application.setFont(font)


class ErrorReporter(QObject):
    """Says in one sentence that something went wrong that should not have, and lets the work go on.

    The plan stays as it was after its last step, which is kept by the recovery file.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._told = False

    def __call__(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        details = "".join(traceback.format_exception(kind, fault, trace))
        sys.stderr.write(details)
        if not self._told:  # one at a time: an error in painting would else bury the window
            self._told = True
            QTimer.singleShot(0, self, lambda: self._show(details))  # no window opens within a paint event

    def _show(self, details: str) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("ivcviz")
        box.setText(self.tr("An unexpected error occurred; your plan is as it was after its last step."))
        box.setInformativeText(self.tr("Save it, and send the details to the maintainers of the program."))
        copy = box.addButton(self.tr("&Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()  # copying does not close the box
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"ivcviz {__version__}\n{details}"))
        box.addButton(QMessageBox.StandardButton.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self._told = False
