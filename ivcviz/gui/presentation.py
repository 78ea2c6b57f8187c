"""Presentation: the picture alone on the whole screen, large type, and the operation stage by stage with the arrow keys."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from ivcviz.gui.actions import STAGE_WORDS, STAGES, shown
from ivcviz.gui.editor import Editor
from ivcviz.gui.layers_panel import shown_stage, step_stage
from ivcviz.gui.shown import ViewOptions
from ivcviz.plan.model import Plan
from ivcviz.plan.words import listed, mm
from ivcviz.scene.model import Stage

_TYPE_PT = 20
_SIDES = {"left": "the left", "right": "the right"}
_BACK = {
    "opening": "reimplanted into an opening in the graft",
    "cone-pipe": "carried to the graft by a tapered side branch (cone pipe)",
    "interposition": "carried to the graft by an interposition tube",
}


class Presentation(QObject):
    """Hides `around` (panels, bars) and shows the caption while it is on; leaves everything as it was."""

    changed = Signal(bool)

    def __init__(self, window: QMainWindow, around: list[QWidget], caption: QLabel, editor: Editor, view: ViewOptions) -> None:
        super().__init__(window)
        self._window, self._around, self._caption, self._editor, self._view = window, around, caption, editor, view
        self._before: list[QWidget] = []
        self._state = window.windowState()
        font = caption.font()
        font.setPointSize(_TYPE_PT)
        caption.setFont(font)
        caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        caption.setWordWrap(True)
        caption.hide()
        self._keys = [
            self._key(by, *names) for by, names in ((1, ("Right", "Down", "PgDown", "Space")), (-1, ("Left", "Up", "PgUp")))
        ]
        self._leave = QShortcut(QKeySequence("Esc"), window, self.leave)
        self._leave.setEnabled(False)
        view.changed.connect(self._say)
        editor.plan_changed.connect(self._say)

    @property
    def on(self) -> bool:
        return self._leave.isEnabled()

    def toggle(self) -> None:
        self.leave() if self.on else self.enter()

    def enter(self) -> None:
        if self.on:
            return
        self._before = [widget for widget in self._around if not widget.isHidden()]
        for widget in self._before:
            widget.hide()
        self._state = self._window.windowState()
        self._switch(True)
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        if not self.on:
            return
        self._window.setWindowState(self._state)
        self._switch(False)
        for widget in self._before:
            widget.show()

    def _switch(self, on: bool) -> None:
        for key in [self._leave, *(key for keys in self._keys for key in keys)]:
            key.setEnabled(on)
        self._view.set(presenting=on)
        self._caption.setVisible(on)
        self._say()
        self.changed.emit(on)

    def _key(self, by: int, *names: str) -> list[QShortcut]:
        keys = [QShortcut(QKeySequence(name), self._window, lambda: step_stage(self._editor, self._view, by)) for name in names]
        for key in keys:
            key.setEnabled(False)
        return keys

    def _say(self, _: object = None) -> None:
        if self.on:
            stage = shown_stage(self._editor, self._view)
            place = f"{STAGES.index(stage) + 1}/{len(STAGES)}"
            self._caption.setText(f"<b>{place} · {shown(STAGE_WORDS[stage])}</b><br>{caption_of(self._editor.plan, stage)}")


def caption_of(plan: Plan, stage: Stage) -> str:
    """One sentence for a stage, in the order of the paper's section 2.4 (Tulahong et al., Medicine 2022;101:22(e29326))."""
    extent = plan.extent
    sentences = {
        "intact": _t("The inferior vena cava with the veins that enter it, before the operation."),
        "tumour": _t("The tumour reaches from %1 to %2 above the iliac confluence; its zone reading is %3."),
        "clamped": _clamped(plan),
        "resected": _resected(plan),
        "bench": _bench(plan),
        "implanted": _implanted(plan),
        "reperfused": _t(
            "The clamps are off, and the blood of the cava and of the kidneys flows again; suture lines are checked."
        ),
    }
    words = plan.reading.words or _t("outside the zones")
    ends = (mm(extent.lower_mm), mm(extent.upper_mm), words)
    return _filled(sentences[stage], *(ends if stage == "tumour" else ()))


def _clamped(plan: Plan) -> str:
    if not plan.clamps:
        return _t("No clamps are planned.")
    names = [_t("the cava below and above the tumour")] if any(clamp.vein == "ivc" for clamp in plan.clamps) else []
    ids = {clamp.vein for clamp in plan.clamps}
    sides = sorted({vein.side for vein in plan.renal_veins if vein.id in ids}, reverse=True)
    names += [_t("both renal veins")] if len(sides) == 2 else [_filled(_t("%1 renal vein"), _SIDES[side]) for side in sides]
    names += [_t("the portal triad")] if "portal-triad" in ids else []
    return _filled(_t("Clamped are %1."), listed(names))


def _resected(plan: Plan) -> str:
    if plan.resection is None:
        return _t("No resection is planned.")
    low, high = plan.resection.inferior_mm, plan.resection.superior_mm
    said = _t("The tumour is removed with %1 of the cava, between the cuts at %2 and %3.")
    return _filled(said, mm(plan.resection.length_mm), mm(low), mm(high))


def _bench(plan: Plan) -> str:
    if plan.graft is None:
        return _t("No graft is planned.")
    sewn = [vein.side for vein in plan.renal_veins if vein.branch is not None and vein.method in ("cone-pipe", "interposition")]
    if not sewn:
        return _filled(_t("The graft of %1 inner diameter is prepared."), mm(plan.graft.diameter_mm))
    said = _t("On the bench the branch for %1 renal vein is sewn to the graft of %2 inner diameter.")
    return _filled(said, listed([_SIDES[side] for side in sewn]), mm(plan.graft.diameter_mm))


def _implanted(plan: Plan) -> str:
    if plan.graft is None:
        return _t("No graft is planned.")
    said = _t("The graft is sewn to both stumps of the cava")
    joined = [
        _filled(_t("%1 renal vein is %2"), _SIDES[vein.side], _t(_BACK[vein.method]))
        for vein in plan.renal_veins
        if vein.method in _BACK
    ]
    return f"{said}; {listed(joined)}." if joined else f"{said}."


def _t(words: str) -> str:
    return QCoreApplication.translate("Presentation", words)


def _filled(words: str, *values: str) -> str:
    for number, value in enumerate(values, start=1):
        words = words.replace(f"%{number}", value)
    return words
