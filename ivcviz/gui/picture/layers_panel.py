"""What the picture shows: layers and how opaque they are, the stage of the operation, labels, zone tints, projection."""

from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from ivcviz.gui.picture.plate_image import options_of
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions, ViewState
from ivcviz.gui.style.panel_header import heading_row
from ivcviz.gui.vocabulary import STAGE_WORDS, STAGES, translated
from ivcviz.plan.consequences import Consequences
from ivcviz.scene.build import stage_of
from ivcviz.scene.model import Layer, Options, Stage

LAYERS: tuple[Layer, ...] = get_args(Layer)


def current_stage(editor: Editor, view: ViewOptions) -> Stage:
    """The stage that is shown: the chosen one, that of the shown step of the ledger, or the plan's default."""
    plan, operation = editor.plan, editor.consequences.operation
    return stage_of(plan, options_of(plan, view.state, operation=operation), operation)


def step_stage(editor: Editor, view: ViewOptions, by: int) -> None:
    """Go to a neighbouring stage; do nothing at either end."""
    place = STAGES.index(current_stage(editor, view)) + by
    if 0 <= place < len(STAGES):
        view.set(stage=STAGES[place])


class StageSwitch(QWidget):
    """The stage by name, with buttons for the one before and the one after."""

    def __init__(self, editor: Editor, view: ViewOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._view = editor, view
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Stage of the operation"))
        self.box.setToolTip(self.tr("Stage of the operation (Ctrl+Left, Ctrl+Right); “plan”: the plan's default"))
        self.box.addItem("")
        for words in STAGE_WORDS.values():
            self.box.addItem(translated(words))
        self.box.activated.connect(lambda row: view.set(stage=STAGES[row - 1] if row else None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._button("‹", self.tr("Previous stage"), -1))
        layout.addWidget(self.box)
        layout.addWidget(self._button("›", self.tr("Next stage"), 1))
        view.changed.connect(self._follow)
        self._follow()

    def show_plan(self, _consequences: Consequences) -> None:
        """Name the stage that the editor's plan asks for."""
        self._follow()

    def _button(self, text: str, words: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: step_stage(self._editor, self._view, by))
        return button

    def _follow(self, _: object = None) -> None:
        asked = stage_of(self._editor.plan, Options())
        self.box.setItemText(0, self.tr("%1 (plan)").replace("%1", translated(STAGE_WORDS[asked])))
        stage, step = self._view.state.stage, self._view.state.ledger_step
        if step is not None:  # which is no stage: any of them can be chosen to leave it
            self.box.setPlaceholderText(self.tr("Step {number} of the ledger").format(number=step))
            self.box.setCurrentIndex(-1)
        else:
            self.box.setCurrentIndex(0 if stage is None else STAGES.index(stage) + 1)


class LayersPanel(QWidget):
    """A row for each layer with a check box and an opacity slider; below them the other options of the picture."""

    closed = Signal()

    def __init__(self, view: ViewOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.ticks: dict[str, QCheckBox] = {}
        self.sliders: dict[str, QSlider] = {}
        self._shares: dict[str, QLabel] = {}
        self._switches: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.addWidget(heading_row(self.tr("Layers"), self.tr("Close the layers"), self.closed.emit))
        grid = QGridLayout()
        for row, layer in enumerate(LAYERS):
            self._add_layer(grid, row, layer)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, max(tick.sizeHint().width() for tick in self.ticks.values()))
        layout.addLayout(grid)
        for option, words in self._options():
            layout.addWidget(self._switch(option, words))
        layout.addStretch()
        view.changed.connect(self._follow)
        self._follow(view.state)

    def words_of(self, layer: Layer) -> str:
        """What a layer holds, in words."""
        return {
            "spine": self.tr("Spine"),
            "organs": self.tr("Kidneys, heart"),
            "liver": self.tr("Liver"),
            "arteries": self.tr("Arteries"),
            "veins": self.tr("Veins"),
            "tumour": self.tr("Tumour"),
            "graft": self.tr("Graft"),
            "clamps": self.tr("Clamps"),
            "ghost": self.tr("Resected part"),
        }[layer]

    def _options(self) -> list[tuple[str, str]]:
        return [
            ("labels", self.tr("Labels")),
            ("zone_tints", self.tr("Zone tints")),
            ("perspective", self.tr("Perspective (no scale bar)")),
        ]

    def _add_layer(self, grid: QGridLayout, row: int, layer: Layer) -> None:
        tick = self.ticks[layer] = QCheckBox(self.words_of(layer))
        tick.setAccessibleName(self.tr("Show: %1").replace("%1", self.words_of(layer)))
        tick.toggled.connect(lambda on: self._show(layer, on))
        slider = self.sliders[layer] = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(10, 100)
        slider.setSingleStep(5)
        slider.setPageStep(20)
        slider.setMinimumWidth(40)
        slider.setAccessibleName(self.tr("Opacity in percent: %1").replace("%1", self.words_of(layer)))
        slider.setToolTip(slider.accessibleName())
        slider.valueChanged.connect(lambda percent: self._fade(layer, percent))
        share = self._shares[layer] = QLabel()
        share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        share.setMinimumWidth(share.fontMetrics().horizontalAdvance("100 %"))
        grid.addWidget(tick, row, 0)
        grid.addWidget(slider, row, 1)
        grid.addWidget(share, row, 2)

    def _switch(self, option: str, words: str) -> QCheckBox:
        box = self._switches[option] = QCheckBox(words)
        box.setAccessibleName(words)
        box.toggled.connect(lambda on: self._view.set(**{option: on}))
        return box

    def _show(self, layer: str, on: bool) -> None:
        hidden = self._view.state.hidden
        self._view.set(hidden=hidden - {layer} if on else hidden | {layer})

    def _fade(self, layer: str, percent: int) -> None:
        factors = dict(self._view.state.opacity) | {layer: percent / 100}
        self._view.set(opacity=tuple(sorted((name, factor) for name, factor in factors.items() if factor < 1.0)))

    def _follow(self, options: ViewState) -> None:
        factors = dict(options.opacity)
        for layer in LAYERS:
            on, percent = layer not in options.hidden, round(100 * factors.get(layer, 1.0))
            self.ticks[layer].setChecked(on)
            self.sliders[layer].setEnabled(on)
            self.sliders[layer].setValue(percent)
            self._shares[layer].setText(self.tr("%1 %").replace("%1", str(percent)))
        for option, box in self._switches.items():
            box.setChecked(getattr(options, option))
