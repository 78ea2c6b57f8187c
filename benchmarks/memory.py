"""Memory of the window: 2,000 drags and 200 opened cases after a warm-up. Run: QT_QPA_PLATFORM=offscreen python memory.py"""

import gc
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ivcviz.app.figures import triangles
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.grips.drag import Drag
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.render.renderer import Renderer
from ivcviz.scene.grips import grips_of
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

LIMIT_MIB = 20


class _Answers(Questions):
    """Lets every document go without asking."""

    def ask_unsaved(self, _title: str):
        return "discard"


def resident_mib() -> float:
    gc.collect()
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS: this benchmark reads Linux' /proc")


def main() -> None:
    application = QApplication(["memory"])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        editor, view = Editor(load_case(find_case("case-4"))), ViewOptions()
        documents = Documents(editor, settings, _Answers())
        window = MainWindow(editor, view, documents, settings, Renderer(triangles()))
        window.resize(1100, 700)
        window.show()

        def drags(count: int) -> None:
            for number in range(count):
                grip = next(g for g in grips_of(editor.plan, "tumour") if g.id == "tumour-upper")
                drag = Drag(editor, grip)
                drag.move(150.0 + number % 25 + 0.1 * (number % 7), free=True)
                application.processEvents()
                drag.finish()

        def opened(count: int) -> None:
            for number in range(count):
                documents.open_shipped(f"case-{number % 4 + 1}")
                application.processEvents()

        drags(600)  # fills what is kept on purpose: triangles and the history's first steps
        opened(12)
        for name, work, count in (("2,000 drags", drags, 2000), ("200 opened cases", opened, 200)):
            before = resident_mib()
            work(count)
            grown = resident_mib() - before
            verdict = "met" if grown < LIMIT_MIB else "NOT MET"
            print(f"  {name:<24} grew {grown:7.1f} MiB from {before:.0f}   target < {LIMIT_MIB} MiB   {verdict}", flush=True)


if __name__ == "__main__":
    main()
