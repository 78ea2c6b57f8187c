"""The timeline of the clamps with the organs' clocks, as a picture in the window's own colours."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivcviz.figure.ink import mixed
from ivcviz.figure.timeline import Inks, paint_timeline, strip_height
from ivcviz.gui.style.painting import painting
from ivcviz.gui.style.text import ink
from ivcviz.plan.operation.timeline import ORGAN_WORDS, Timeline
from ivcviz.plan.operation.timeline_text import NOTE, clock_in_words, event_sentence

_PX_PER_PT = 0.118  # of the widget's type size, in pixels: the strip's words come out a little smaller than the panel's


class TimelineStrip(QWidget):
    """A bar for each clamp and each organ; the accessible description says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._timeline = Timeline((), (), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Timeline of the clamps"))
        self.setToolTip(str(NOTE))

    def show_timeline(self, timeline: Timeline) -> None:
        if timeline != self._timeline:
            self._timeline = timeline
            clocks = [f"{ORGAN_WORDS[clock.organ]}: {clock_in_words(timeline, clock)}." for clock in timeline.clocks]
            self.setAccessibleDescription(" ".join(clocks + [str(event_sentence(event)) for event in timeline.events]))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, round(strip_height(self._timeline) * self._scale) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with painting(self) as painter:
            painter.scale(self._scale, self._scale)
            paint_timeline(painter, self._timeline, self.width() / self._scale, inks_of(self.palette()))

    @property
    def _scale(self) -> float:
        return max(0.8, self.fontInfo().pixelSize() * _PX_PER_PT)


def inks_of(palette: QPalette) -> Inks:
    """The strip's inks on a window's ground."""
    text, ground = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Window)
    return Inks(
        text=text,
        quiet=ink("quiet", palette),
        line=mixed(text, ground, 0.45),
        ground=ground,
        phase=mixed(text, ground, 0.12),
        clamp=mixed(text, ground, 0.42),
        stop=ink("stop", palette),
    )
