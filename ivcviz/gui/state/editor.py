"""The editor: the one place in the window where a case changes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ivcviz.case.document import Case
from ivcviz.case.history import History
from ivcviz.case.intentions import Intention, applied
from ivcviz.errors import UserError
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve

Edit = Callable[[Case], Case]


class Editor(QObject):
    """Holds the history of whole cases and the plan that follows from the one that is shown.

    A drag previews (`preview`), its release commits one step (`settle`), Esc takes it back (`cancel`). An edit that is
    refused changes nothing and is said through `refused`.
    """

    plan_changed = Signal(object)  # the Plan that is shown now, also during a drag; the window alone listens
    drag_begun = Signal()  # a preview is about to be shown, and none was before
    document_changed = Signal()  # history, path or saved state: what titles, undo names and the recovery file follow
    opened = Signal()  # another document took the place of this one
    refused = Signal(str)  # one sentence
    lock_changed = Signal(bool)

    def __init__(self, case: Case, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History.of(case)
        self._saved: Case | None = case
        self._path = path
        self._settled = Consequences(resolve(case))
        self._shown = self._settled
        self._wanted: Intention | None = None  # by the drag that is under way
        self._locked = False

    @property
    def consequences(self) -> Consequences:
        """What follows from the plan that is shown: all panels read the same timeline, ledger and card."""
        return self._shown

    @property
    def settled_consequences(self) -> Consequences:
        """What follows from the plan of the last step: what is saved and printed."""
        return self._settled

    @property
    def plan(self) -> Plan:
        """The plan that is shown, which during a drag is not yet a step."""
        return self._shown.plan

    @property
    def settled(self) -> Plan:
        """The plan of the last step, drawn as a ghost during a drag."""
        return self._settled.plan

    @property
    def case(self) -> Case:
        return self.plan.case

    @property
    def history(self) -> History:
        return self._history

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def dragging(self) -> bool:
        return self._shown is not self._settled

    @property
    def modified(self) -> bool:
        """Whether the last step differs from what lies in the file."""
        return self._saved != self._history.case

    @property
    def locked(self) -> bool:
        return self._locked

    def lock(self, locked: bool) -> None:
        """A locked plan refuses every edit; undo and redo too."""
        if locked != self._locked:
            self.cancel()
            self._locked = locked
            self.lock_changed.emit(locked)

    def apply(self, name: str, edit: Edit) -> bool:
        """One edit as one step; False if it was refused. During a drag the drag is taken back first."""
        self.cancel()
        plan = self._resolved(edit)
        if plan is None:
            return False
        self._commit(name, Consequences(plan))
        return True

    def preview(self, edit: Edit) -> bool:
        """Show an edit of the last step without making it one; False (and the last preview stays) if it is refused."""
        return self._preview(edit, None)

    def drag(self, intention: Intention) -> bool:
        """Preview what the user wants by moving a grip; the step that the drag becomes keeps it."""
        return self._preview(lambda case: applied(case, intention), intention)

    def settle(self, name: str) -> None:
        """Commit the preview as a step."""
        if self.dragging:
            self._commit(name, self._shown, self._wanted)

    def cancel(self) -> None:
        """Cancel the preview."""
        if self.dragging:
            self._show(self._settled)

    def undo(self) -> None:
        self._move(self._history.undo())

    def redo(self) -> None:
        self._move(self._history.redo())

    def jump(self, index: int) -> None:
        """To any step of the history."""
        self._move(self._history.jump(index))

    def open(self, case: Case, path: Path | None, *, saved: bool = True) -> None:
        """Another document; `saved` False if it lies in no file as it is (new, recovered)."""
        opened = Consequences(resolve(case))
        self._history, self._path = History.of(case), path
        self._saved = case if saved else None
        self._settled = self._shown = opened
        self._locked = False
        self.lock_changed.emit(False)
        self.opened.emit()
        self._show(opened)
        self.document_changed.emit()

    def mark_saved(self, path: Path) -> None:
        """The last step now lies in this file."""
        self._path, self._saved = path, self._history.case
        self.document_changed.emit()

    def mark_unsaved(self) -> None:
        """The file no longer holds any step: it was changed or taken away by somebody else."""
        self._saved = None
        self.document_changed.emit()

    def _resolved(self, edit: Edit, quiet: bool = False) -> Plan | None:
        if self._locked:
            if not quiet:
                self.refused.emit(self.tr("The plan is locked; unlock it to change it."))
            return None
        try:
            return resolve(edit(self.settled.case))
        except UserError as reason:
            self.refused.emit(str(reason))
            return None

    def _show(self, consequences: Consequences) -> None:
        self._shown = consequences
        self.plan_changed.emit(consequences.plan)

    def _preview(self, edit: Edit, intention: Intention | None) -> bool:
        plan = self._resolved(edit, quiet=True)
        if plan is None:
            return False
        if not self.dragging:
            self.drag_begun.emit()
        self._wanted = intention
        self._show(Consequences(plan))
        return True

    def _commit(self, name: str, consequences: Consequences, intention: Intention | None = None) -> None:
        self._history = self._history.commit(name, consequences.plan.case, intention)
        self._settled = consequences
        self._show(consequences)
        self.document_changed.emit()

    def _move(self, history: History) -> None:
        self.cancel()
        if self._locked or history.index == self._history.index:
            return
        self._history = history
        self._settled = Consequences(resolve(history.case))
        self._show(self._settled)
        self.document_changed.emit()
