"""Under a pseudo-locale the window, its panels, steps and dialogs show no bare English."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from bare_english import bare
from extraction import Entry
from made_catalogue import OPENED, PSEUDO, write
from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from shown_texts import shown_texts

from ivcviz.app.figures import triangles
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.export.picture_dialog import ExportDialog
from ivcviz.gui.export.template_dialog import CardDialog
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.vocabulary import STEPS
from ivcviz.gui.window.about import show_about, show_shortcuts
from ivcviz.gui.window.language import CatalogueTranslator, install_translators
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.messages import languages
from ivcviz.messages.languages import ENGLISH, Locale, use
from ivcviz.render.renderer import Renderer
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

# What stands as it was given: what documents say, the names of keys and of buttons that are Qt's own, and names of languages.
AS_GIVEN = (
    *("Case 1", "Case 2", "Case 3", "Case 4", "Back pain", "Leg edema", "5-0 prolene, running", "Kieffer", "Kulaylat"),
    *("Ctrl", "Shift", "Alt", "Home", "End", "Esc", "Enter", "Return", "Space", "Del", "Ins", "PgUp", "PgDown", "Tab"),
    *("Up", "Down", "Left", "Right", "OK", "Cancel", "Save", "Close"),
    *("English", "3MF", "glTF", "Wavefront", "Letter"),
)


@pytest.fixture
def speaking_window(pseudo: Locale, qapp: QApplication) -> Iterator[None]:
    """Qt and the product speak the pseudo-locale, and English again after the test."""
    known = QLocale()
    use(pseudo)
    before = set(qapp.findChildren(CatalogueTranslator))
    install_translators(qapp)
    yield
    for translator in set(qapp.findChildren(CatalogueTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    use(ENGLISH)
    QLocale.setDefault(known)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(speaking_window: None, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:  # noqa: ARG001 - speaks first
    path = find_case("case-4")
    editor = Editor(load_case(path), path)
    made = MainWindow(editor, ViewOptions(), Documents(editor, settings, Questions()), settings, Renderer(triangles()))
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    assert made.close()
    made.deleteLater()
    made.documents.deleteLater()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The texts of every dialog that is asked with, each of which is left at once."""
    texts: list[tuple[str, str]] = []

    def leave(dialog: QDialog) -> int:
        if isinstance(dialog, QFileDialog):  # whose own words are Qt's
            texts.extend([("title", dialog.windowTitle()), *(("kind", kind) for kind in dialog.nameFilters())])
        else:
            texts.extend(shown_texts(dialog))
        return 0

    for kind in (QDialog, QMessageBox, QFileDialog):
        monkeypatch.setattr(kind, "exec", leave)
    return texts


def english_in(texts: list[tuple[str, str]]) -> list[tuple[str, str, list[str]]]:
    return sorted({(place, text[:200], *[", ".join(found)]) for place, text in texts if (found := bare(text, AS_GIVEN))})


def english_of(root: QObject) -> list[tuple[str, str, list[str]]]:
    texts = list(shown_texts(root))
    assert any(OPENED in text for _, text in texts)
    return english_in(texts)


def test_the_window_with_every_panel_and_step(window: MainWindow, qtbot: QtBot) -> None:
    window.show_section(True)
    window.panels.operation.show_panel(True)
    for panel in ("layers", "history"):
        window.show_panel(panel, True)
    for step in STEPS:
        window.show_step(step)
        qtbot.wait(20)
        assert english_of(window) == []


@pytest.mark.parametrize("name", ["case-1", "case-3"])
def test_the_window_on_other_plans(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.panels.operation.show_panel(True)
    window.documents.open_shipped(name)
    for step in STEPS:
        window.show_step(step)
        qtbot.wait(20)
    assert english_of(window) == []


def test_what_a_step_back_says(window: MainWindow, qtbot: QtBot) -> None:
    window.show_panel("history", True)
    window.editor.undo()
    for stage in ("intact", "clamped", "bench", "reperfused"):
        window.view.set(stage=stage)
        qtbot.wait(20)
        assert english_of(window) == []
    window.view.set(ledger_step=3)
    qtbot.wait(20)
    assert english_of(window) == []


def test_what_is_asked(window: MainWindow, asked: list[tuple[str, str]], tmp_path: Path) -> None:
    questions = Questions(window)
    questions.ask_unsaved("Case 1")
    questions.ask_open_path(tmp_path)
    questions.ask_save_path(tmp_path / "x.json")
    questions.ask_recover("Case 1", datetime(2026, 1, 2, 3, 4))
    questions.ask_changed_on_disk(tmp_path / "x.json")
    window.panels.comparing.ask()
    window.exports.save_model()
    window.panels.operation.show_panel(True)
    assert window.panels.operation.panel is not None
    window.panels.operation.panel.save()
    assert len(asked) > 20
    assert english_in([(place, text.replace("x.json", "").replace(str(tmp_path), "")) for place, text in asked]) == []


def test_the_dialogs(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    show_about(window)
    show_shortcuts(window)
    settled = window.editor.settled_consequences
    assert settled.card is not None
    questions = Questions(window)
    picture = ExportDialog(window.editor, window.view, window.renderer, questions, tmp_path, window)
    template = CardDialog(settled.plan, settled.card, questions, tmp_path, window)
    picture.show()
    template.show()
    qtbot.wait(50)
    assert english_of(window) == []
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_a_language_is_chosen_in_the_menu_and_kept(window: MainWindow, settings: Settings) -> None:
    assert settings.language() == ENGLISH.code
    actions = {action.objectName(): action for action in window.languages.actions()}
    assert set(actions) == {"language-en", f"language-{PSEUDO}"}
    assert actions["language-en"].isChecked()
    actions[f"language-{PSEUDO}"].trigger()
    assert settings.language() == PSEUDO
    assert any(text.startswith(OPENED) for _, text in shown_texts(window.status))


@pytest.mark.usefixtures("speaking_window")
def test_qt_is_given_nothing_for_words_that_the_catalogue_lacks_or_that_are_its_own() -> None:
    translator = CatalogueTranslator()
    assert translator.translate("MainWindow", "View")[0] == OPENED
    assert translator.translate("MainWindow", "no such words") is None
    assert translator.translate("QShortcut", "View") is None
    assert translator.translate("QPlatformTheme", "Cancel") is None


def test_qt_s_own_dialogs_speak_a_language_that_qt_knows(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "de", {Entry("View"): ("Ansicht",)})
    monkeypatch.setattr(languages, "LOCALES", tmp_path)
    german = languages.locale_of("de")
    assert german is not None
    before, known = set(qapp.findChildren(QTranslator)), QLocale()
    use(german)
    install_translators(qapp)
    try:
        assert qapp.translate("Actions", "View") == "Ansicht"
        assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
        assert qapp.translate("Actions", "no such words") == "no such words"
    finally:
        use(ENGLISH)
        QLocale.setDefault(known)
        for translator in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
