"""How the plan is shown: view options, outside the document and outside undo."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from ivcviz.scene.camera import Camera
from ivcviz.scene.model import Stage, View

Step = Literal["anatomy", "tumour", "resection", "graft", "renal-veins", "findings"]


@dataclass(frozen=True, slots=True)
class ViewState:
    """View options. `camera` None: the standard view `view`, framed; `step` is the open step of the work, which decides
    which grips the picture offers; `opacity` holds (layer, factor 0 to 1) for layers the user made fainter. `marked_mm` is a
    level that is pointed out, the place of a plan check: over the picture and the strip, never in what is exported;
    `section_mm` is the level of the axial section, None while that is closed; `compared` names the plan that is shown beside
    the open one (see `comparing.keys`), None while there is none; `ledger_step` is the step of the ledger, from 1, after
    which the field is shown, instead of a stage."""

    stage: Stage | None = None
    view: View = "anterior"
    camera: Camera | None = None
    hidden: frozenset[str] = field(default_factory=frozenset)
    opacity: tuple[tuple[str, float], ...] = ()
    labels: bool = True
    zone_tints: bool = True
    step: Step = "tumour"
    presenting: bool = False
    perspective: bool = False
    marked_mm: float | None = None
    section_mm: float | None = None
    compared: str | None = None
    ledger_step: int | None = None


class ViewOptions(QObject):
    """Holds the view state; `changed` is emitted with each new one."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = ViewState()

    @property
    def state(self) -> ViewState:
        return self._state

    def set(self, **changes: Any) -> None:
        """Change some options, e.g. `set(stage="tumour", camera=None)`. Another step of the work clears a mark,
        and a stage that is chosen, or a plan to compare with, leaves the step of the ledger."""
        if "step" in changes:
            changes.setdefault("marked_mm", None)
        if "stage" in changes or changes.get("compared") is not None:  # two plans are compared at a stage
            changes.setdefault("ledger_step", None)
        state = replace(self._state, **changes)
        if state != self._state:
            self._state = state
            self.changed.emit(state)
