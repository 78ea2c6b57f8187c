"""The keys that a field handles before the window's shortcuts."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}
_LEAPS = {Qt.Key.Key_PageUp: 10.0, Qt.Key.Key_PageDown: -10.0}


def step_of(event: QKeyEvent) -> float | None:
    """How far an arrow key moves a value: 1, with Shift 0.1, by page 10; None for other keys."""
    key = Qt.Key(event.key())
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    if key in _STEPS:
        return _STEPS[key] * (0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0)
    return _LEAPS.get(key)


def is_undo(event: QEvent) -> bool:
    """Whether a key event is the shortcut for undo or redo."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


def keep_from_shortcuts(event: QEvent, typed: bool) -> bool:
    """Settle whether a shortcut may have a key: arrows never, Esc not while something typed can be taken back, undo only
    when nothing was typed. True if the event is dealt with."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if step_of(event) is not None or (typed and event.key() == Qt.Key.Key_Escape):
        event.accept()
        return True
    if is_undo(event) and not typed:
        event.ignore()
        return True
    return False
