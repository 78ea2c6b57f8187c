"""A collapsible step: a header with a one-line summary when closed, and its body when open."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ivcviz.figure.ink import mixed
from ivcviz.gui.forms.form import StepBody
from ivcviz.gui.forms.keep_focus import keep_focus
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import Step, ViewOptions
from ivcviz.gui.steps.findings import counts_text
from ivcviz.gui.steps.findings_by_step import findings_of, mark_of
from ivcviz.gui.style.painting import painting
from ivcviz.gui.style.severity_marks import MarkKind, draw_mark, path_through
from ivcviz.gui.style.text import ink, sized
from ivcviz.gui.vocabulary import translate
from ivcviz.plan.model import Plan

_MARGIN = 12


@dataclass(frozen=True, slots=True)
class StepDescription:
    """A step of the work: its key, its name, its one-line summary, and what makes its body."""

    key: Step
    title: Callable[[], str]
    summary: Callable[[Plan], str]
    body: Callable[[Editor, ViewOptions], StepBody]


class Header(QAbstractButton):
    """Mark, title, arrow, and while folded one line that reads the section."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.summary = ""
        self.mark: MarkKind = "done"

    def show_state(self, mark: MarkKind, state: str, summary: str) -> None:
        """Show the state of the step as a mark and in words, and its summary."""
        if (mark, summary) != (self.mark, self.summary):
            self.mark, self.summary = mark, summary
            self.setToolTip(f"{state}\n{summary}")
            self.update()
        self.setAccessibleName(f"{self.text()}: {state}")
        self.setAccessibleDescription(summary)

    def sizeHint(self) -> QSize:
        title = self.fontMetrics().height() * 1.1
        small = 0 if self.isChecked() else self.fontMetrics().height() + 2
        return QSize(220, round(title + small) + 16)

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Open on a click; an open step closes when another is opened."""
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            font = sized(self.font(), 1.06, bold=True)
            height = self.fontMetrics().height()
            top, left, right = 8.0, _MARGIN + height + 8.0, self.width() - _MARGIN
            draw_mark(painter, QRectF(_MARGIN, top + 0.05 * height, height, height), self.mark, self.palette())
            painter.setFont(font)
            painter.setPen(ink("text", self.palette()))
            place = QRectF(left, top, right - left - height, height * 1.1)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            if not self.isChecked():
                painter.setFont(sized(self.font(), 0.9))
                painter.setPen(ink("quiet", self.palette()))
                metrics = painter.fontMetrics()
                summary = metrics.elidedText(self.summary, Qt.TextElideMode.ElideRight, round(right + 6 - _MARGIN))
                below = QRectF(_MARGIN, top + height * 1.1 + 2, right + 6 - _MARGIN, height)
                painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, summary)
            self._paint_arrow(painter, QPointF(right - height * 0.3, top + height * 0.55), height * 0.22)

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        highlight, window = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Window)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), mixed(highlight, window, 0.14 if self.isDown() else 0.07))
        if self.hasFocus():
            painter.setPen(QPen(highlight, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)

    def _paint_arrow(self, painter: QPainter, at: QPointF, size: float) -> None:
        painter.setPen(
            QPen(ink("quiet", self.palette()), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        corners = [(-1.0, -0.5), (0.0, 0.5), (1.0, -0.5)] if self.isChecked() else [(-0.5, -1.0), (0.5, 0.0), (-0.5, 1.0)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path_through([(at.x() + x * size, at.y() + y * size) for x, y in corners]))


class CollapsibleStep(QWidget):
    """A step: its header, and a body that is made when it is first opened and when the body has other renal veins."""

    def __init__(self, kind: StepDescription, editor: Editor, view: ViewOptions) -> None:
        super().__init__()
        self.kind, self._editor, self._view = kind, editor, view
        self.header = Header(kind.title())
        self.body: StepBody | None = None
        self._veins: tuple[str, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)

    def open(self, opened: bool) -> None:
        """Show or hide the body."""
        self.header.setChecked(opened)
        if opened:
            self._make_body()
        if self.body is not None:
            self.body.setVisible(opened)
        self.show_plan(self._editor.plan)

    def show_plan(self, plan: Plan) -> None:
        found = findings_of(self.kind.key, plan.findings)
        state = counts_text(found) or translate("Steps", "none of the plan checks fired")
        self.header.show_state(mark_of(found), state, self.kind.summary(plan))
        if self.header.isChecked():
            self._make_body()
            if self.body is not None:
                self.body.show_plan(plan)

    def revert(self) -> None:
        """Forget what was typed and not entered."""
        if self.body is not None and self._veins == _vein_ids(self._editor.plan):
            self.body.revert()

    def _make_body(self) -> None:
        veins = _vein_ids(self._editor.plan)
        if self.body is not None and veins == self._veins:
            return
        before = self.body
        self.body, self._veins = self.kind.body(self._editor, self._view), veins
        self.body.setContentsMargins(_MARGIN + 2, 0, _MARGIN, 0)
        self._layout.addWidget(self.body)
        if before is not None:
            keep_focus(before, self.body, self.header)
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()


def _vein_ids(plan: Plan) -> tuple[str, ...]:
    return tuple(vein.id for vein in plan.body.renal_veins)
