"""Input to the grips of one widget: hover, drag, keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from math import copysign

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ivcviz.gui.grips.drag import Drag, text_lines
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.scene.grips import Grip, grips_of

# What a key moves a grip by: towards superior, or towards more.
_STEPS = {
    Qt.Key.Key_Up: 1.0,
    Qt.Key.Key_Right: 1.0,
    Qt.Key.Key_Down: -1.0,
    Qt.Key.Key_Left: -1.0,
    Qt.Key.Key_PageUp: 10.0,
    Qt.Key.Key_PageDown: -10.0,
}
_FINE = 0.1  # with Shift


@dataclass(frozen=True, slots=True)
class ActiveDrag:
    """The drag in progress: by the mouse, or by the key that is held down."""

    drag: Drag
    key: int | None = None


class GripController(QObject):
    """Knows which grip is hovered, focused and dragged, and moves it through a `Drag`.

    `wanted` says which grips are offered here. A key that is held down is one drag, and so one step however often it repeats.
    """

    changed = Signal()  # something to draw anew

    def __init__(self, editor: Editor, view: ViewOptions, wanted: Callable[[Grip], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._view, self._wanted = editor, view, wanted
        self._grips: tuple[Grip, ...] | None = None
        self._hovered: str | None = None
        self._focused: str | None = None
        self._held: ActiveDrag | None = None
        self._by_keys = False
        editor.opened.connect(self._drop_drag)
        editor.lock_changed.connect(self._drop_drag)
        view.changed.connect(self.forget)

    @property
    def grips(self) -> tuple[Grip, ...]:
        """The grips of the open step in this widget, for the plan that is shown."""
        if self._grips is None:
            shown = self._view.state
            # On a projector nobody takes hold of anything.
            found = () if shown.presenting else grips_of(self._editor.plan, shown.step)
            self._grips = tuple(grip for grip in found if self._wanted(grip))
        return self._grips

    @property
    def hovered(self) -> Grip | None:
        return self.grip_by_id(self._hovered)

    @property
    def focused(self) -> Grip | None:
        return self.grip_by_id(self._focused)

    @property
    def dragged(self) -> Drag | None:
        return None if self._held is None else self._held.drag

    @property
    def dragged_by_mouse(self) -> bool:
        return self._held is not None and self._held.key is None

    @property
    def by_keys(self) -> bool:
        """Whether the focused grip was last reached or moved by a key."""
        return self._by_keys

    @property
    def locked(self) -> bool:
        return self._editor.locked

    @property
    def described_grip(self) -> Grip | None:
        """The grip that the tooltip describes: the one that is dragged, else the one under the mouse."""
        return self.grip_by_id(self.dragged.grip.id) if self.dragged is not None else self.hovered

    def grip_by_id(self, grip_id: str | None) -> Grip | None:
        """A grip by its id, as it stands now; None where it is not offered."""
        if grip_id is None:
            return None
        return next((grip for grip in self.grips if grip.id == grip_id), None)

    def text_of(self, grip: Grip) -> str:
        """A grip in words: during a drag the drag's text, else title, value and nearest landmark."""
        if self.dragged is not None and self.dragged.grip.id == grip.id:
            return self.dragged.text
        lines = text_lines(self._editor.plan, grip, grip.value)
        if self.locked:
            lines.append(self.tr("The plan is locked; unlock it to change it."))
        return "\n".join(lines)

    def hover(self, grip: Grip | None) -> None:
        """Set the grip under the mouse."""
        name = None if grip is None else grip.id
        if name != self._hovered:
            self._hovered = name
            self.changed.emit()

    def focus(self, grip: Grip | None) -> None:
        """Give a grip the keyboard focus."""
        name = None if grip is None else grip.id
        if name != self._focused:
            self.release()
            self._focused = name
            self.changed.emit()

    def begin_drag(self, grip: Grip, tolerance_mm: float) -> None:
        """Start to drag a grip with the mouse; where the plan is locked it only gets the focus."""
        self.release()
        self.focus(grip)
        self._by_keys = False
        if not self.locked:
            self._held = ActiveDrag(Drag(self._editor, grip, tolerance_mm, self))
        self.changed.emit()

    def move(self, value: float, free: bool) -> None:
        """Move the grip that is dragged."""
        if self._held is not None:
            self._held.drag.move(value, free)
            self.changed.emit()

    def release(self) -> None:
        """End the drag and commit the shown value as a step."""
        self._end(Drag.finish)

    def cancel(self) -> None:
        """End the drag and restore the value before it."""
        self._end(Drag.cancel)

    def press_key(self, event: QKeyEvent) -> bool:
        """Handle Esc, Tab and arrow keys; return whether the key was used."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self._held is not None or self._focused is not None):
            self.cancel() if self._held is not None else self.focus(None)
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._focus_neighbour(-1 if key == Qt.Key.Key_Backtab else 1)
        grip = self.focused
        if grip is None or key not in _STEPS or event.modifiers() & ~_FINE_MODIFIERS:
            return False
        if not self.dragged_by_mouse and not self.locked:
            self._move_by_key(grip, event)
        self.changed.emit()
        return True

    def release_key(self, event: QKeyEvent) -> bool:
        """End the drag of a key that was held down."""
        if self._held is None or self._held.key != event.key():
            return False
        if not event.isAutoRepeat():
            self.release()
        return True

    def wants_key(self, event: QKeyEvent) -> bool:
        """Whether a grip takes a key before any shortcut does."""
        if event.key() == Qt.Key.Key_Escape:
            return self._held is not None or self.focused is not None
        return self.focused is not None and event.key() in _STEPS and not event.modifiers() & ~_FINE_MODIFIERS

    def _move_by_key(self, grip: Grip, event: QKeyEvent) -> None:
        self._by_keys = True
        if self._held is None or self._held.key != event.key() or not event.isAutoRepeat():
            self.release()
            self._held = ActiveDrag(Drag(self._editor, grip, 0.0, self), event.key())
        step = _STEPS[Qt.Key(event.key())]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step *= _FINE
        if grip.level_mm is not None:
            step *= copysign(1.0, grip.gain)  # up is superior, whatever that does to the value
        self._held.drag.move(self._held.drag.value + step, free=True)

    def _focus_neighbour(self, step: int) -> bool:
        """Focus the next grip; False past the last one, where the focus leaves the widget."""
        names = [grip.id for grip in self.grips]
        place = names.index(self._focused) + step if self._focused in names else (0 if step > 0 else len(names) - 1)
        if not 0 <= place < len(names):
            self.focus(None)
            return False
        self._by_keys = True
        self.focus(self.grips[place])
        return True

    def _end(self, how: Callable[[Drag], None]) -> None:
        dragged, self._held = self._held, None
        if dragged is not None:
            how(dragged.drag)
            dragged.drag.deleteLater()
            self.changed.emit()

    def _drop_drag(self) -> None:
        """Drop the drag, because another document was opened or the plan was locked."""
        dragged, self._held = self._held, None
        if dragged is not None:
            dragged.drag.deleteLater()
        self.forget()

    def forget(self) -> None:
        """Make the grips anew when they are next asked for, because plan or view options have changed."""
        self._grips = None
        self.changed.emit()


_FINE_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
