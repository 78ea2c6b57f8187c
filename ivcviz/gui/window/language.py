"""The language of the window: Qt's translations come from the product's catalogue; a menu chooses the language."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ivcviz.gui.state.settings import Settings
from ivcviz.messages.languages import ENGLISH, codes, current, locale_of

_OF_QT = re.compile("Q[A-Z]")  # how the classes of Qt are called, and none of the product's


class CatalogueTranslator(QTranslator):
    """Puts what Qt is asked to translate to the catalogue of the language that is spoken.

    It has no words for what the catalogue lacks, nor for Qt's own classes, so that its dialogs and keys keep theirs. Of the
    product's classes the English words alone are what the catalogue is asked for, whichever of them asks.
    """

    def isEmpty(self) -> bool:  # else Qt asks nothing of it
        return False

    def translate(self, context: str, words: str, _note: str | None = None, _count: int = -1) -> str | None:
        if _OF_QT.match(context):
            return None
        found = current().words(words)
        return None if found == words else found


def install_translators(application: QCoreApplication) -> None:
    """Install the translations of the current language for the window, its dates and Qt's dialogs, whatever the system's is."""
    code = current().code
    QLocale.setDefault(QLocale.c() if code == ENGLISH.code else QLocale(code))
    if code != ENGLISH.code:
        of_qt = QTranslator(application)
        if of_qt.load(QLocale(code), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(of_qt)
    application.installTranslator(CatalogueTranslator(application))


class LanguageMenu(QMenu):
    """The languages that there are; what is chosen is kept, and spoken from the next start on."""

    def __init__(self, title: str, settings: Settings, say: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(title, parent)
        self._settings, self._say = settings, say
        self._group = QActionGroup(self)
        for code in codes():
            self._add(code)
        self._group.triggered.connect(self._choose)

    def _add(self, code: str) -> None:
        locale = locale_of(code)
        action = QAction(code if locale is None else locale.own_name, self)
        action.setObjectName(f"language-{code}")
        action.setCheckable(True)
        action.setChecked(code == self._settings.language())
        action.setData(code)
        self._group.addAction(action)
        self.addAction(action)

    def _choose(self, action: QAction) -> None:
        self._settings.keep_language(str(action.data()))
        self._say(self.tr("The language changes when ivcviz is next started."))
