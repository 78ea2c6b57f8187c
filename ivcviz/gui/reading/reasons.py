"""Why the zone reading is what it is: the sentence, the chances, every border, and other schemes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivcviz.gui.forms.rows import Line, Listing, heading
from ivcviz.gui.style.numbers import of_hundred, tenths
from ivcviz.gui.style.text import TextLabel
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import LANDMARK_WORDS


class Reasons(QWidget):
    """The reasons of the reading, in words and figures."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = TextLabel("")
        self.chances = Listing(self.tr("Chance of each zone being entered"), self._chances)
        self.borders = Listing(self.tr("Ends beside each border: lower end, upper end"), self._borders)
        self.schemes = Listing(self.tr("Other schemes"), self._schemes)
        self._lists = (self.chances, self.borders, self.schemes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(4)
        layout.addWidget(self.sentence)
        layout.addWidget(heading(self.tr("Entered, in readings of 100")))
        layout.addWidget(self.chances)
        layout.addWidget(heading(self.tr("Millimetres past each border, lower | upper end")))
        layout.addWidget(self.borders)
        layout.addWidget(heading(self.tr("The same extent in other schemes")))
        layout.addWidget(self.schemes)
        layout.addStretch(1)

    def show_plan(self, plan: Plan) -> None:
        self.sentence.setText(str(plan.reading.sentence))
        for listing in self._lists:
            listing.show_plan(plan)

    def _chances(self, plan: Plan) -> list[Line]:
        return [(self.tr("Zone {}").format(zone), of_hundred(chance)) for zone, chance in plan.reading.probability]

    def _borders(self, plan: Plan) -> list[Line]:
        return [
            (
                f"{LANDMARK_WORDS[border.name]}, {tenths(border.level_mm)}",
                f"{_signed(border.lower_end_mm)} | {_signed(border.upper_end_mm)} mm",
            )
            for border in reversed(plan.reading.borders)
        ]

    def _schemes(self, plan: Plan) -> list[Line]:
        confirm = self.tr("to confirm")
        lines = []
        for other in plan.reading.cross_readings:
            status = f" ({confirm})" if other.status == "to confirm" else ""
            lines.append((f"{other.scheme}: {other.reading}{status}\n{other.source}", ""))
        return lines


def _signed(value: float) -> str:
    text = tenths(value)
    return f"+{text}" if value > 0 and text != "0" else text.replace("-", "−")
