"""The parts of a step's body: rows of fields, values derived from the plan, headings, lists."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ivcviz.gui.forms.binding import FormEntry
from ivcviz.gui.forms.choice_fields import Choice, LevelField, Tick
from ivcviz.gui.forms.text_field import TextField
from ivcviz.gui.style.accessibility import announce
from ivcviz.gui.style.severity_marks import Mark
from ivcviz.gui.style.text import TextLabel
from ivcviz.plan.model import Plan

Line = tuple[str, str]  # what, and its figure


class Refusal(QWidget):
    """The reason an edit was refused: a mark and a sentence under the row."""

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(6)
        mark = Mark("stop")
        mark.show_kind("stop", self.tr("Refused"))
        self._words = TextLabel("", "stop", size=0.92)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show a sentence and have it read out; hide for none."""
        news = sentence and sentence != self.sentence
        if sentence == self.sentence and sentence == "":
            return
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        if news:
            announce(self, sentence)


class FormRow(QWidget):
    """A label, its entries beside it (or under it where they need the width), and under both why an edit was refused."""

    def __init__(
        self, words: str, entries: Sequence[QWidget], *, under: bool = False, between: str = "", trailing: int = 0
    ) -> None:
        super().__init__()
        self.entries = tuple(entries)
        self.refusal = Refusal()
        self._said: dict[QWidget, str] = {}
        wide = under or isinstance(entries[0], Choice | LevelField | TextField)
        self.label = TextLabel(words, wrap=not wide)
        self.label.setBuddy(entries[0])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        line = QHBoxLayout()
        line.setSpacing(6)
        if under:
            layout.addWidget(self.label)
        else:
            line.addWidget(self.label, 0 if wide else 1)
        for i, entry in enumerate(entries):
            if i and between:
                line.addWidget(TextLabel(between, "quiet", wrap=False))
            line.addWidget(entry, 1 if wide else 0)
            cast(FormEntry, entry).refused.connect(lambda sentence, entry=entry: self._refused(entry, sentence))
        line.addSpacing(trailing)
        layout.addLayout(line)
        layout.addWidget(self.refusal)

    def show_plan(self, plan: Plan) -> None:
        for entry in self.entries:
            cast(FormEntry, entry).show_plan(plan)

    def revert(self) -> None:
        for entry in self.entries:
            cast(FormEntry, entry).revert()

    def _refused(self, entry: QWidget, sentence: str) -> None:
        self._said[entry] = sentence
        entry.setAccessibleDescription(sentence)
        self.refusal.say(sentence or next((said for said in self._said.values() if said), ""))


class Ticks(QWidget):
    """Check boxes in two columns; where each has a figure that is read from the plan, this is the second one."""

    def __init__(self, ticks: Sequence[Tick], figures: Sequence[Callable[[Plan], str]] = ()) -> None:
        super().__init__()
        self.ticks = tuple(ticks)
        self._figures = [(TextLabel("", "quiet", wrap=False), read) for read in figures]
        self.refusal = Refusal()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for i, tick in enumerate(self.ticks):
            grid.addWidget(tick, *((i, 0) if figures else (i // 2, i % 2)))
            tick.refused.connect(self.refusal.say)
        for i, (figure, _) in enumerate(self._figures):
            grid.addWidget(figure, i, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.refusal, len(self.ticks), 0, 1, 2)

    def show_plan(self, plan: Plan) -> None:
        for tick in self.ticks:
            tick.show_plan(plan)
        for tick, (figure, read) in zip(self.ticks, self._figures, strict=False):
            figure.setText(read(plan))
            tick.setAccessibleDescription(figure.text())

    def revert(self) -> None:
        for tick in self.ticks:
            tick.revert()


class DerivedValue(QWidget):
    """A value derived from the plan: its name, and on the right its text; hidden where there is none."""

    def __init__(self, words: str, read: Callable[[Plan], str]) -> None:
        super().__init__()
        self._read = read
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(TextLabel(words, "quiet", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        self.value = TextLabel("")
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.value.setAccessibleName(words)
        layout.addWidget(self.value, 1)

    def show_plan(self, plan: Plan) -> None:
        text = self._read(plan)
        self.value.setText(text)
        self.value.setAccessibleDescription(text)
        self.setVisible(bool(text))

    def revert(self) -> None:
        """Do nothing: this part has no field."""


class Remark(TextLabel):
    """A sentence, fixed or derived from the plan; hidden where it is empty."""

    def __init__(self, read: Callable[[Plan], str] | str) -> None:
        super().__init__("" if callable(read) else read, "quiet", size=0.92)
        self._read = read

    def show_plan(self, plan: Plan) -> None:
        if callable(self._read):
            text = self._read(plan)
            self.setText(text)
            self.setVisible(bool(text))

    def revert(self) -> None:
        """Do nothing: this part has no field."""


class Listing(QWidget):
    """Lines derived from the plan, with their figures in a column on the right; labels are reused."""

    def __init__(self, name: str, read: Callable[[Plan], Sequence[Line]]) -> None:
        super().__init__()
        self._read = read
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._shown: tuple[Line, ...] | None = None
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is listed now."""
        return tuple((what.text(), figure.text()) for what, figure in self._labels if not what.isHidden())

    def show_plan(self, plan: Plan) -> None:
        lines = tuple(self._read(plan))
        if lines == self._shown:
            return
        self._shown = lines
        while len(self._labels) < len(lines):
            self._add_line()
        for i, (what, figure) in enumerate(self._labels):
            what.setVisible(i < len(lines))
            figure.setVisible(i < len(lines))
            if i < len(lines):
                what.setText(lines[i][0])
                figure.setText(lines[i][1])
        self.setAccessibleDescription("; ".join(" ".join(line) for line in lines))
        self.setVisible(bool(lines))

    def revert(self) -> None:
        """Do nothing: this part has no field."""

    def _add_line(self) -> None:
        what, figure = TextLabel("", size=0.95), TextLabel("", "quiet", size=0.95, wrap=False)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row = len(self._labels)
        self._grid.addWidget(what, row, 0)
        self._grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignTop)
        self._labels.append((what, figure))


def heading(words: str) -> TextLabel:
    """The name of a group of rows."""
    label = TextLabel(words, size=0.95, bold=True)
    label.setContentsMargins(0, 8, 0, 0)
    return label
