"""The pane of the axial section: the slice, its readings, and its level."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QScrollArea, QStyle, QToolButton, QVBoxLayout, QWidget

from ivcviz.case.levels import level_mm
from ivcviz.case.words.levels import parse_level
from ivcviz.errors import UserError
from ivcviz.figure.files import Painted
from ivcviz.figure.page_size import SCREEN
from ivcviz.figure.section import section_sheet
from ivcviz.gui.document.file_names import file_name
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.forms.level_field import LevelLineEdit
from ivcviz.gui.picture.plate_image import options_of
from ivcviz.gui.section.canvas import SectionCanvas
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.style.elided_label import ElidedLabel
from ivcviz.gui.style.numbers import tenths
from ivcviz.gui.style.text import TextLabel
from ivcviz.messages.sentences import capital
from ivcviz.plan.consequences import Consequences
from ivcviz.scene.section import AxialSection, axial_section, lowest_and_highest
from ivcviz.scene.triangles import Triangles

_PRESENTING = 1.5  # larger type for a projector
_WIDE = 1.35  # of its height: from this width on the readings stand beside the slice
_READINGS_PX, _LINE_PX = 190, 130


class SectionPane(QWidget):
    """Shows the section of the editor's plan at the level of the view options. `status_message` says what was done.

    While something is dragged it is cut from the coarse triangles that the picture is drawn with.
    """

    status_message = Signal(str)

    def __init__(
        self,
        editor: Editor,
        view: ViewOptions,
        triangles: Triangles,
        questions: Questions,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._view, self._triangles = editor, view, triangles
        self._questions, self._settings = questions, settings
        self.canvas, self.readings = SectionCanvas(), _Readings()
        self._make_widgets()
        # One section for all that changes before the window paints again.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.canvas.stepped.connect(self.step)
        self.canvas.menu_asked.connect(self._menu)
        view.changed.connect(self._follow)
        self.setMinimumSize(230, 170)
        self.setFocusProxy(self.canvas)  # whose keys step along the cava, and leave letters to the window
        self.refresh()

    def show_plan(self, _consequences: Consequences) -> None:
        """Cut the editor's plan, which has changed, before the window next paints."""
        self._follow()

    @property
    def level_mm(self) -> float:
        """The level that is shown."""
        return self._view.state.section_mm or 0.0

    def step(self, by_mm: float) -> None:
        """Along the cava, as far as something is drawn."""
        self._go(round(self.level_mm + by_mm, 1))

    def refresh(self) -> None:
        """Cut the plan anew, from the finest triangles that are there."""
        if self._view.state.section_mm is None or not self._visible_soon():
            return
        larger = _PRESENTING if self._view.state.presenting else 1.0
        try:
            section, reason = self._section("preview"), ""
        except UserError as refusal:
            section, reason = None, str(capital(refusal.sentence))
        self.canvas.show_section(section, reason, larger)
        self.readings.show_facts(section)
        if not self.line.typed:
            self.line.show_written(tenths(self.level_mm))

    def save(self) -> None:
        """Ask where to, then write the section's page, at the size that `ivcviz render` begins with."""
        stem = f"{Path(file_name(self._editor.plan.case.title)).stem}-section-{tenths(self.level_mm)}"
        kinds = self.tr("Picture (*.png *.svg *.pdf)")
        path = self._questions.ask_export(self._settings.last_folder() / f"{stem}.png", kinds)
        if path is None:
            return
        try:
            self._page().save(path)
        except UserError as reason:
            self.status_message.emit(str(reason))
            return
        self.status_message.emit(self.tr("The section is saved as {path}.").format(path=path))

    def copy(self) -> None:
        """The section's page to the clipboard."""
        try:
            image = self._page().image()
        except UserError as reason:
            self.status_message.emit(str(reason))
            return
        QGuiApplication.clipboard().setImage(image)
        self.status_message.emit(self.tr("The section is on the clipboard."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() > _WIDE * event.size().height()
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != way:
            self._body.setDirection(way)
        self.readings.fit(event.size().width(), event.size().height(), wide)
        super().resizeEvent(event)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._soon.start()

    def _visible_soon(self) -> bool:
        """Whether anyone sees it: not while the pane is closed, but before its window is shown for the first time."""
        return not self.isHidden()

    def _section(self, quality: str) -> AxialSection:
        shown = self._editor.consequences
        options = options_of(shown.plan, self._view.state, quality, shown.operation)
        return axial_section(shown.plan, options, self.level_mm, self._triangles, shown.operation)

    def _page(self) -> Painted:
        return section_sheet(self._section("full"), SCREEN.size_px(), SCREEN.dpi)

    def _follow(self, _: object = None) -> None:
        if self._view.state.section_mm is not None:
            self._soon.start()

    def _go(self, level: float) -> None:
        low, high = lowest_and_highest(self._editor.plan.body)
        self.line.typed = False
        self._view.set(section_mm=max(low, min(high, level)))

    def _enter(self) -> None:
        """Go to the level that was typed, in millimetres or relative to a landmark."""
        if not self.line.typed:
            return
        try:
            landmarks = self._editor.plan.body.landmarks
            self._go(round(level_mm(parse_level(self.line.text()), landmarks), 1))
        except UserError as reason:
            self.status_message.emit(str(reason))
            return
        self.line.show_written(tenths(self.level_mm))

    def _revert(self) -> None:
        self.line.show_written(tenths(self.level_mm))

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Save the section as a picture…"), self.save)
        menu.addAction(self.tr("Copy the section"), self.copy)
        menu.popup(place)

    def _make_widgets(self) -> None:
        self.line = LevelLineEdit(self)
        self.line.setAccessibleName(self.tr("Height of the axial section, mm above the confluence"))
        self.line.setMaximumWidth(_LINE_PX)
        self.line.editingFinished.connect(self._enter)
        self.line.stepped.connect(lambda by, _repeated: self.step(by))
        self.line.reverted.connect(self._revert)
        self.saving = self._button(QStyle.StandardPixmap.SP_DialogSaveButton, self.tr("Save the section as a picture"))
        self.saving.clicked.connect(self.save)
        self.closing = self._button(QStyle.StandardPixmap.SP_TitleBarCloseButton, self.tr("Close the axial section (X)"))
        self.closing.clicked.connect(lambda: self._view.set(section_mm=None))
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 6, 4)
        head.setSpacing(6)
        head.addWidget(TextLabel(self.tr("Axial section"), bold=True, wrap=False))
        head.addWidget(self.line)
        seen = ElidedLabel()
        seen.setText(self.tr("mm above the confluence, seen from the feet"))
        seen.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head.addWidget(seen, 1)
        head.addWidget(self.saving)
        head.addWidget(self.closing)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.canvas, 1)
        self._body.addWidget(self.readings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self._body, 1)

    def _button(self, pixmap: QStyle.StandardPixmap, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(QIcon(self.style().standardIcon(pixmap)))
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


class _Readings(QScrollArea):
    """Each reading as its name and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(10, 6, 10, 6)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self._labels: list[tuple[TextLabel, TextLabel]] = []
        self.setWidget(inner)

    def show_facts(self, section: AxialSection | None) -> None:
        facts = section.facts if section is not None else ()
        while len(self._labels) < len(facts):
            pair = TextLabel("", "quiet", size=0.86), TextLabel("", size=0.95)
            for label in pair:
                self._rows.insertWidget(self._rows.count() - 1, label)
            pair[1].setContentsMargins(0, 0, 0, 5)
            self._labels.append(pair)
        for number, (name, words) in enumerate(self._labels):
            on = number < len(facts)
            name.setVisible(on)
            words.setVisible(on)
            read = (str(facts[number].name), str(facts[number].words)) if on else ("", "")
            if on and (name.text(), words.text()) != read:
                name.setText(read[0])
                words.setText(read[1])

    def fit(self, width: int, height: int, beside: bool) -> None:
        """Beside the slice a column, below it as much as leaves the slice the greater part."""
        self.setMinimumWidth(_READINGS_PX if beside else 0)
        self.setMaximumWidth(max(_READINGS_PX, round(0.34 * width)) if beside else 16_777_215)
        self.setMinimumHeight(0 if beside else round(0.36 * height))
        self.setMaximumHeight(16_777_215 if beside else round(0.42 * height))

    def texts(self) -> list[str]:
        """What is read now, a line each."""
        return [f"{name.text()}: {words.text()}" for name, words in self._labels if not words.isHidden()]
