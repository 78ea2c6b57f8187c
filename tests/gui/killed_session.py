"""A session for a test to kill: makes steps, begins a drag, says so, and waits. Arguments: folder, case file ("-": none)."""

import sys
from pathlib import Path

from answering import Session
from PySide6.QtWidgets import QApplication

from ivcviz.case import edits
from ivcviz.case.document import LevelRef

application = QApplication([])
session = Session(Path(sys.argv[1]))
if sys.argv[2] != "-":
    session.documents.open(Path(sys.argv[2]))
for level in (110.0, 120.0, 130.0):  # faster than the pause between writes
    session.editor.apply("Move", lambda case, at=level: edits.move_tumour_upper_end(case, LevelRef(at)))
session.editor.preview(lambda case: edits.move_tumour_upper_end(case, LevelRef(190.0)))
sys.stdout.write("dragging\n")
sys.stdout.flush()
application.exec()
