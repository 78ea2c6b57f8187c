"""The record of the open case as text to read, select and copy."""

import re
from html import escape

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextBrowser, QWidget

from ivcviz.case.document import Case
from ivcviz.gui.cases.case_record import CaseRecordWriter, RecordEntry, RecordSection

_STYLE = "h4 { margin: 10px 0 3px 0; } p { margin: 0 0 3px 0; } ol { margin: 0 0 0 -22px; } li { margin: 0 0 3px 0; }"

_UNIT = re.compile(r"(\d) (mm|mL|min|months|years)\b")  # a number does not part from its unit at the end of a line


class CaseRecordView(QTextBrowser):
    """Sections of facts, each value with the number of its source; the sources stand at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = CaseRecordWriter(self)
        self._html = ""
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAccessibleName(self.tr("Record of the case"))
        self.document().setDocumentMargin(6)

    def show_case(self, case: Case, original: Case | None = None) -> None:
        """Show the record; `original` is the published case that this one came from."""
        sections = self._facts.of(case, original)
        sources = list(dict.fromkeys(source for section in sections for fact in section.facts for source in fact.sources))
        html = f"<h4>{escape(case.title)}</h4>" + "".join(self._section(section, sources) for section in sections)
        html += self._sources(sources)
        if html != self._html:  # else the reader would lose the place, and the selection
            self._html = html
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._html:
            self._write()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 5 * self.fontMetrics().height())

    def _write(self) -> None:
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        self.document().setDefaultStyleSheet(f"{_STYLE} .name {{ color: {quiet}; }}")
        self.setHtml(self._html)

    def _section(self, section: RecordSection, sources: list[str]) -> str:
        lead = f"<p><i>{escape(section.lead)}</i></p>" if section.lead else ""
        return f"<h4>{escape(section.title)}</h4>{lead}" + "".join(_written(fact, sources) for fact in section.facts)

    def _sources(self, sources: list[str]) -> str:
        if not sources:
            return f"<p><i>{escape(self.tr('No source is given: these values were entered by hand.'))}</i></p>"
        items = "".join(f"<li>{escape(source)}</li>" for source in sources)
        return f"<h4>{escape(self.tr('Sources'))}</h4><ol>{items}</ol>"


def _written(fact: RecordEntry, sources: list[str]) -> str:
    numbers = "".join(f"&nbsp;[{sources.index(source) + 1}]" for source in fact.sources)
    name = f"<span class='name'>{escape(fact.name)}:</span> " if fact.name else ""
    value = _UNIT.sub("\\1&nbsp;\\2", escape(fact.value))
    return f"<p>{name}{value}<span class='name'>{numbers}</span></p>"
