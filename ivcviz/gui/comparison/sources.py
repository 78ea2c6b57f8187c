"""What the open plan can be compared with, by the keys of the view options' `compared`."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ivcviz.case.edits import planned
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.state.comparison_key import A_FILE, CASE, FILE, PLAN_B, SAVED, key_of_plan_b
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.vocabulary import lower_first, vein_name
from ivcviz.plan.model import Plan
from ivcviz.plan.plan_b import resolved_plan_b
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case, shipped_cases

Source = Callable[[Plan], Plan]  # from the plan that is open to the one beside it


def choices_of(editor: Editor, documents: Documents) -> list[tuple[str, str]]:
    """Keys and words of all that can be compared with the open plan; a file of the user's choice is last."""
    plan = editor.settled
    second = [(vein.id, planned(plan.case, vein.id).plan_b) for vein in plan.body.renal_veins]
    found = [
        (
            key_of_plan_b(vein),
            _t("Plan B, {vein}: {method}").format(vein=lower_first(vein_name(plan, vein)), method=str(b.choice)),
        )
        for vein, b in second
        if b is not None
    ]
    if editor.modified and _saved_at(editor, documents) is not None:
        found.append((SAVED, _t("This plan as it was last saved")))
    found += [
        (CASE + path.stem, _t("Published: {title}").format(title=path.stem.replace("case-", "Case ")))
        for path in shipped_cases()
        if path.stem != documents.published
    ]
    return [*found, (A_FILE, _t("A case file…"))]


def source_of(key: str, editor: Editor, documents: Documents) -> Source:
    """Where the other plan comes from; UserError where it cannot be had. Files are read once, now."""
    if key.startswith(PLAN_B):
        vein = key.removeprefix(PLAN_B)
        resolved_plan_b(editor.plan, vein)
        return lambda plan: resolved_plan_b(plan, vein)
    if key == SAVED:
        path = _saved_at(editor, documents)
        case = editor.history.case if path is None else load_case(path)
        case = replace(case, title=_t("{title}, as last saved").format(title=case.title))
    else:
        case = load_case(find_case(key.removeprefix(CASE)) if key.startswith(CASE) else Path(key.removeprefix(FILE)))
    other = resolve(case)
    return lambda _: other


def _saved_at(editor: Editor, documents: Documents) -> Path | None:
    name = documents.published
    return editor.path if name is None else find_case(name)


def _t(words: str) -> str:
    return QCoreApplication.translate("Comparing", words)
