"""The form of the picture export: size, resolution, format, view, stage, labels, background."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QWidget

from ivcviz.errors import UserError
from ivcviz.figure.page_size import ONE_COLUMN, SCREEN, TWO_COLUMNS, Ending, PictureSpec
from ivcviz.figure.sizes import DPI, SIDE_PX, WIDTH_MM
from ivcviz.gui.state.view_options import ViewState
from ivcviz.gui.vocabulary import STAGE_WORDS, STAGES, VIEWS, translated

_PRESETS = (SCREEN, ONE_COLUMN, TWO_COLUMNS)
_ENDINGS: tuple[Ending, ...] = get_args(Ending)
_LIMITS = {"px": SIDE_PX, "mm": (5, WIDTH_MM[1])}


class PictureForm(QWidget):
    """Emits `changed` when the size, the format or the view options of the picture change."""

    changed = Signal()

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = state
        self._filling = False
        self.preset = self._choice(
            self.tr("Size"),
            [
                self.tr("Screen: 1600 × 1200 px, 200 dpi"),
                self.tr("One column: 85 mm, 600 dpi"),
                self.tr("Two columns: 170 mm, 600 dpi"),
                self.tr("Own size in pixels"),
                self.tr("Own size in millimetres"),
            ],
        )
        self.width_, self.height_, self.dpi = QDoubleSpinBox(), QDoubleSpinBox(), QDoubleSpinBox()
        self.dpi.setRange(*DPI)
        self.dpi.setDecimals(0)
        self.dpi.setSuffix(self.tr(" dpi"))
        self.format = self._choice(self.tr("Format"), ["PNG", "SVG", "PDF"])
        self.view = self._choice(self.tr("View"), [self.tr("As in the window"), *(self._view_words()[view] for view in VIEWS)])
        self._moments = list(self._choices_of_moment(state))
        self.stage = self._choice(self.tr("Stage"), [words for words, _ in self._moments])
        self.labels, self.transparent = QCheckBox(self.tr("Labels")), QCheckBox(self.tr("Transparent ground"))
        self.measure = QLabel()
        self.measure.setWordWrap(True)
        self._lay_out()
        self.fill(SCREEN)
        self.labels.setChecked(state.labels)
        shown = {"stage": state.stage, "ledger_step": state.ledger_step}
        self.stage.setCurrentIndex([moment for _, moment in self._moments].index(shown))
        self._connect()
        self._show_measure()

    def order(self) -> PictureSpec:
        return PictureSpec(
            self.width_.value(),
            self.height_.value(),
            "mm" if self.width_.suffix().strip() == "mm" else "px",
            self.dpi.value(),
            _ENDINGS[self.format.currentIndex()],
            self.transparent.isChecked(),
        )

    def seen(self) -> ViewState:
        """The view options of the picture: the window's, with what was chosen here."""
        view, (_, moment) = self.view.currentIndex(), self._moments[self.stage.currentIndex()]
        chosen = replace(self._seen, labels=self.labels.isChecked(), **moment)
        return replace(chosen, view=VIEWS[view - 1], camera=None) if view else chosen

    def _choices_of_moment(self, state: ViewState) -> Iterator[tuple[str, dict[str, Any]]]:
        """What the picture can show of the operation: the step of the ledger that the window shows, then the stages."""
        if state.ledger_step is not None:
            words = self.tr("Step {number} of the ledger").format(number=state.ledger_step)
            yield words, {"stage": state.stage, "ledger_step": state.ledger_step}
        yield self.tr("As the plan asks"), {"stage": None, "ledger_step": None}
        for stage in STAGES:
            yield translated(STAGE_WORDS[stage]), {"stage": stage, "ledger_step": None}

    def fill(self, order: PictureSpec) -> None:
        """Show the size of a picture."""
        self._filling = True
        low, high = _LIMITS[order.unit]
        for box, value in ((self.width_, order.width), (self.height_, order.height)):
            box.setDecimals(0 if order.unit == "px" else 2)
            box.setSuffix(f" {order.unit}")
            box.setRange(low, high)
            box.setValue(value)
        self.dpi.setValue(order.dpi)
        self._filling = False

    def fault(self) -> str:
        """Why the picture cannot be drawn; empty if it can."""
        try:
            self.order().size_px()
        except UserError as reason:
            return str(reason)
        return ""

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        rows = [
            (self.tr("&Size"), self.preset),
            (self.tr("&Width"), self.width_),
            (self.tr("&Height"), self.height_),
            (self.tr("&Resolution"), self.dpi),
            ("", self.measure),
            (self.tr("&Format"), self.format),
            (self.tr("&View"), self.view),
            (self.tr("S&tage"), self.stage),
        ]
        for box in (self.width_, self.height_, self.dpi):
            box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        for words, field in rows:
            form.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        form.addRow("", self.labels)
        form.addRow("", self.transparent)

    def _connect(self) -> None:
        self.preset.activated.connect(self._take_preset)
        for box in (self.width_, self.height_, self.dpi):
            box.valueChanged.connect(self._own_size)
        for choice in (self.format, self.view, self.stage):
            choice.currentIndexChanged.connect(self._changed)
        for tick in (self.labels, self.transparent):
            tick.toggled.connect(self._changed)

    def _take_preset(self, row: int) -> None:
        if row < len(_PRESETS):
            self.fill(_PRESETS[row])
        else:
            order = self.order()
            width, height = order.size_mm() if row > len(_PRESETS) else order.size_px()
            self.fill(replace(order, width=width, height=height, unit="mm" if row > len(_PRESETS) else "px"))
        self._changed()

    def _own_size(self) -> None:
        if not self._filling:
            self.preset.setCurrentIndex(len(_PRESETS) + (self.order().unit == "mm"))
            self._changed()

    def _changed(self) -> None:
        self._show_measure()
        self.changed.emit()

    def _show_measure(self) -> None:
        fault = self.fault()
        if fault:
            self.measure.setText(fault)
            return
        order = self.order()
        (wide, high), (wide_mm, high_mm) = order.size_px(), order.size_mm()
        said = self.tr("{wide} × {high} pixels, {wide_mm:.1f} × {high_mm:.1f} mm on paper")
        self.measure.setText(said.format(wide=wide, high=high, wide_mm=wide_mm, high_mm=high_mm))

    def _choice(self, name: str, words: list[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItems(words)
        return box

    def _view_words(self) -> dict[str, str]:
        return {
            "anterior": self.tr("Anterior"),
            "posterior": self.tr("Posterior"),
            "left": self.tr("Left"),
            "right": self.tr("Right"),
            "superior": self.tr("Superior"),
            "inferior": self.tr("Inferior"),
        }
