"""Light and dark: legible, whole, and what the user chose."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.gui.state.settings import Settings
from ivcviz.gui.style.theme import apply_theme, palette_of, seen_theme
from ivcviz.gui.window.main_window import MainWindow

_ROLE = QPalette.ColorRole
# What is written on what, and the contrast it needs: WCAG 2.1, 1.4.3 (text 4.5) and 1.4.11 (marks and focus 3).
_PAIRS = [
    (_ROLE.WindowText, _ROLE.Window, 7.0),
    (_ROLE.Text, _ROLE.Base, 7.0),
    (_ROLE.Text, _ROLE.AlternateBase, 7.0),
    (_ROLE.ButtonText, _ROLE.Button, 7.0),
    (_ROLE.HighlightedText, _ROLE.Highlight, 4.5),
    (_ROLE.PlaceholderText, _ROLE.Base, 4.5),
    (_ROLE.PlaceholderText, _ROLE.Window, 4.5),
    (_ROLE.Link, _ROLE.Window, 4.5),
    (_ROLE.BrightText, _ROLE.Window, 4.5),
    (_ROLE.ToolTipText, _ROLE.ToolTipBase, 7.0),
    (_ROLE.Highlight, _ROLE.Window, 3.0),
    (_ROLE.Highlight, _ROLE.Button, 3.0),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), _PAIRS)
def test_what_is_written_can_be_read(theme: str, ink: QPalette.ColorRole, ground: QPalette.ColorRole, least: float) -> None:
    palette = palette_of(theme)  # type: ignore[arg-type]
    assert _contrast(palette.color(ink), palette.color(ground)) >= least


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_disabled_is_quieter_and_still_to_be_seen(theme: str) -> None:
    palette = palette_of(theme)  # type: ignore[arg-type]
    group = QPalette.ColorGroup.Disabled
    quiet = _contrast(palette.color(group, _ROLE.WindowText), palette.color(group, _ROLE.Window))
    assert 2.5 <= quiet < _contrast(palette.color(_ROLE.WindowText), palette.color(_ROLE.Window))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QLineEdit, QDoubleSpinBox, QComboBox, QCheckBox])
def test_an_entry_stands_out_from_the_window(theme: str, kind: type[QWidget], qapp: QApplication, qtbot: QtBot) -> None:
    entry = kind()
    qtbot.addWidget(entry)
    apply_theme(qapp, theme)  # type: ignore[arg-type]
    entry.ensurePolished()
    outline = entry.palette().color(_ROLE.Window).darker(140)  # as Qt's Fusion style draws it
    assert _contrast(outline, palette_of(theme).color(_ROLE.Window)) >= 3.0  # type: ignore[arg-type]
    apply_theme(qapp, "light")


def test_a_system_that_says_nothing_is_light(qapp: QApplication) -> None:  # noqa: ARG001
    assert seen_theme("dark") == "dark"
    assert seen_theme("system") in ("light", "dark")


def test_the_window_changes_its_colours_at_once(window: MainWindow, qapp: QApplication) -> None:
    window.actions_["theme-dark"].trigger()
    assert qapp.palette() == palette_of("dark")
    dark = window.panels.steps.grab().toImage().pixelColor(4, 4)
    window.actions_["theme-light"].trigger()
    light = window.panels.steps.grab().toImage().pixelColor(4, 4)
    assert dark.lightness() < 80 < 180 < light.lightness()


def test_the_choice_is_remembered(window: MainWindow, settings: Settings, qapp: QApplication) -> None:
    window.actions_["theme-dark"].trigger()
    window.close()
    assert settings.theme() == "dark"
    apply_theme(qapp, "light")


def _contrast(one: QColor, two: QColor) -> float:
    high, low = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
