"""Light and dark: the window's palettes and its restrained style sheet."""

from typing import Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Theme = Literal["system", "light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)

_ROLE = QPalette.ColorRole
_LIGHT = {
    _ROLE.Window: "#f3f5f7",
    _ROLE.WindowText: "#16202c",
    _ROLE.Base: "#ffffff",
    _ROLE.AlternateBase: "#edf1f5",
    _ROLE.Text: "#16202c",
    _ROLE.Button: "#ffffff",
    _ROLE.ButtonText: "#16202c",
    _ROLE.BrightText: "#a3240f",
    _ROLE.Highlight: "#1f57b5",
    _ROLE.HighlightedText: "#ffffff",
    _ROLE.Accent: "#1f57b5",
    _ROLE.Link: "#1f57b5",
    _ROLE.LinkVisited: "#5b3a8c",
    _ROLE.ToolTipBase: "#16202c",
    _ROLE.ToolTipText: "#ffffff",
    _ROLE.PlaceholderText: "#5b6672",
    _ROLE.Light: "#ffffff",
    _ROLE.Midlight: "#e6eaee",
    _ROLE.Mid: "#bac3cc",
    _ROLE.Dark: "#848f9a",
    _ROLE.Shadow: "#5b6672",
}
_DARK = {
    _ROLE.Window: "#1d232a",
    _ROLE.WindowText: "#e8edf2",
    _ROLE.Base: "#151a20",
    _ROLE.AlternateBase: "#232a32",
    _ROLE.Text: "#e8edf2",
    _ROLE.Button: "#2a323b",
    _ROLE.ButtonText: "#e8edf2",
    _ROLE.BrightText: "#ffb3a3",
    _ROLE.Highlight: "#8ab4f8",
    _ROLE.HighlightedText: "#10151b",
    _ROLE.Accent: "#8ab4f8",
    _ROLE.Link: "#8ab4f8",
    _ROLE.LinkVisited: "#c3a6f0",
    _ROLE.ToolTipBase: "#e8edf2",
    _ROLE.ToolTipText: "#16202c",
    _ROLE.PlaceholderText: "#a3aeb9",
    _ROLE.Light: "#3a444f",
    _ROLE.Midlight: "#2f3841",
    _ROLE.Mid: "#414c57",
    _ROLE.Dark: "#7d8995",
    _ROLE.Shadow: "#0a0d10",
}
_OUTLINED = ("QLineEdit", "QAbstractSpinBox", "QComboBox", "QCheckBox", "QRadioButton")
_SHEET = """
QToolBar { border: none; border-bottom: 1px solid palette(mid); padding: 5px 6px; spacing: 3px; }
QToolBar::separator { width: 1px; margin: 5px 3px; background: palette(mid); }
QToolBar QToolButton { color: palette(button-text); background: palette(button); border: 1px solid palette(mid);
    border-radius: 5px; padding: 4px 7px; }
QToolBar QToolButton:hover { border-color: palette(dark); }
QToolBar QToolButton:pressed { background: palette(midlight); }
QToolBar QToolButton:checked { border: 2px solid palette(highlight); padding: 3px 6px; background: palette(midlight); }
QToolBar QToolButton:focus { border: 2px solid palette(highlight); padding: 3px 6px; }
QToolBar QToolButton:disabled { color: palette(dark); background: transparent; }
QToolBar QToolButton#main-action { color: palette(highlighted-text); background: palette(highlight);
    border-color: palette(highlight); }
QToolBar QToolButton#main-action:focus { border: 2px solid palette(window-text); }
QStatusBar { border-top: 1px solid palette(mid); }
QStatusBar::item { border: none; }
QSplitter::handle { background: palette(mid); }
QSplitter::handle:hover, QSplitter::handle:focus { background: palette(highlight); }
QLabel#caution { color: palette(placeholder-text); }
QLabel#heading { color: palette(placeholder-text); font-weight: bold; }
"""


def palette_of(theme: Literal["light", "dark"]) -> QPalette:
    """The palette of a theme; what is disabled is quieter, and never without contrast."""
    palette = QPalette()
    colours = _LIGHT if theme == "light" else _DARK
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[_ROLE.Dark]))
    return palette


def _outlined(palette: QPalette) -> QPalette:
    """The palette of entries and tick boxes: Qt draws their outlines darker than the window, unseen where that is dark."""
    made = QPalette(palette)
    made.setColor(_ROLE.Window, palette.color(_ROLE.Mid if _is_light(palette) else _ROLE.PlaceholderText))
    return made


def _is_light(palette: QPalette) -> bool:
    return palette.color(_ROLE.Window).lightness() > palette.color(_ROLE.WindowText).lightness()


def seen_theme(theme: Theme) -> Literal["light", "dark"]:
    """Light or dark; "system" asks Qt, which knows where the desktop says."""
    if theme != "system":
        return theme
    dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Give the whole application its colours (a system that does not hand a colour scheme on is light)."""
    wanted = palette_of(seen_theme(theme))
    if application.palette() != wanted or not application.styleSheet():
        application.setPalette(wanted)
        for kind in _OUTLINED:
            # The stub asks for bytes; the function takes a str.
            application.setPalette(_outlined(wanted), kind)  # type: ignore[arg-type]
        application.setStyleSheet(_SHEET)  # anew: a sheet reads the palette when it is set
