"""The field for a line of the report: what is understood is entered in one step, the rest stays marked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ivcviz.case.document import Case
from ivcviz.gui.forms.binding import Binding, request_edit
from ivcviz.gui.forms.text_field import TextField
from ivcviz.gui.state.editor import Editor

if TYPE_CHECKING:
    from ivcviz.case.words.report import Report, ReportReading


class ReportField(TextField):
    """A line of the report. Enter and leaving read it; the parts that are refused stay, the first one selected, until they are
    mended or Esc takes them away."""

    def __init__(self, editor: Editor, step: str, hint: str, entered: "Callable[[Case, Report], None]") -> None:
        self._left = ""  # the refused parts as they were left in the field: leaving it does not read them again
        self._entered = entered
        self._step = step
        super().__init__(editor, Binding(step, lambda _plan: "", lambda case, _words: case), hint)

    def _show(self, words: str) -> None:
        self._left = ""
        super()._show(words)

    def _enter(self) -> None:
        from ivcviz.case.words.report import read_report  # its patterns take 50 ms: not while the window opens

        if not self.typed or self.text() == self._left:
            return
        if not self.text().strip():
            self.revert()
            return
        reading = read_report(self.text())
        sentence = self._apply(reading.report)
        if sentence:
            self.refused.emit(sentence)  # nothing was entered: the line stays as it was typed
        elif reading.refused:
            self._keep(reading)
        else:
            self.revert()

    def _apply(self, report: "Report") -> str:
        """Enter what was understood; return the sentence of a refusal."""
        from ivcviz.case.words.entering import apply_report
        from ivcviz.case.words.report import Report

        if report == Report():
            return ""

        def enter(case: Case, _: str) -> Case:
            result = apply_report(case, report)
            self._entered(result, report)
            return result

        return request_edit(self._editor, Binding(self._step, lambda _plan: "", enter), "")

    def _keep(self, reading: "ReportReading") -> None:
        """Leave the refused parts in the field, and say why."""
        typed = self.text()
        parts = [typed[part.start : part.end] for part in reading.refused]
        self._left = "; ".join(parts)
        self.setText(self._left)
        self.setSelection(0, len(parts[0]))
        self.refused.emit(" ".join(dict.fromkeys(str(part.sentence) for part in reading.refused)))
