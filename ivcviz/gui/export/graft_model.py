"""Export the graft as a watertight solid, for printing and viewing."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ivcviz.errors import UserError
from ivcviz.gui.document.file_names import file_name
from ivcviz.gui.document.questions import Questions
from ivcviz.plan.bench.graft_solid import graft_solid, note_of, part_name
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.stops import head_of
from ivcviz.scene.parts.prosthesis import graft_colour
from ivcviz.storage.model_files import save_model

_KINDS = "STL (*.stl);;3MF (*.3mf);;PLY (*.ply);;Wavefront OBJ (*.obj);;glTF (*.glb)"


def save_graft_model(plan: Plan, questions: Questions, folder: Path) -> str:
    """Ask for a file, then write; return a sentence about the result, empty if the user cancelled.

    The file does not bear the case's name.
    """
    try:
        solid = graft_solid(plan)
        stem = Path(file_name(plan.case.title)).stem
        path = questions.ask_export(folder / f"{stem}-graft.stl", _KINDS)
        if path is None:
            return ""
        save_model(solid, path, note_of(plan), graft_colour(plan), len(head_of(plan)), part_name(plan))
    except UserError as reason:
        questions.show_message(str(reason))
        return ""
    return QCoreApplication.translate("ModelExport", "%1 saved.").replace("%1", path.name)
