"""Edits of what is recorded about the case: its title, the patient, notes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ivcviz.anatomy.specification import Sex
from ivcviz.case.document import Case, Collaterals, Intent
from ivcviz.case.faults import require_consistent
from ivcviz.errors import UserError
from ivcviz.fields.checks import changed
from ivcviz.fields.declaration import field_at
from ivcviz.messages.sentences import say


def rename(case: Case, title: str) -> Case:
    """Rename the case."""
    if not title.strip():
        raise UserError(say("A case needs a title."))
    return changed(case, title=title)


def change_patient(case: Case, **values: Any) -> Case:
    """Change fields of the patient, by their names in the document; None: not recorded."""
    return replace(case, patient=changed(case.patient, **values))


def set_patient(case: Case, *, sex: Sex, age: int | None, symptoms: Iterable[str] = ()) -> Case:
    """Set sex, age and symptoms; the sex decides the reference body, and a case that does not fit it is refused."""
    known = change_patient(case, age=age, symptoms=tuple(symptoms))
    return require_consistent(replace(known, anatomy=changed(case.anatomy, sex=sex)))


def change_entry(case: Case, entry: str, value: float) -> Case:
    """Change one number of the case, named as in a case file ("resection.cuff_mm"): what a plan check offers."""
    part, _, key = entry.partition(".")
    if not key or field_at(Case, entry) is None:
        raise UserError(say("'{entry}' is no entry of a case.", entry=entry))
    return require_consistent(replace(case, **{part: changed(getattr(case, part), **{key: value})}))


def choose_intent(case: Case, intent: Intent) -> Case:
    """Choose what is meant to be done about the tumour; undecided: what the plan shows."""
    return changed(case, intent=intent)


def write_intent_reason(case: Case, reason: str) -> Case:
    """Write the reason for the intent, in the surgeon's words; may be empty."""
    return changed(case, intent_reason=" ".join(reason.split()))


def set_aortomesenteric_distance(case: Case, distance_mm: float | None) -> Case:
    """Set the distance between aorta and superior mesenteric artery on the patient's CT; None: not measured."""
    return change_patient(case, aortomesenteric_mm=distance_mm)


def set_kidney_share(case: Case, right_percent: float | None) -> Case:
    """Set the right kidney's share of the renal function (the left one has the rest); None: not measured."""
    return change_patient(case, right_kidney_percent=right_percent)


def set_collaterals(case: Case, collaterals: Collaterals | None) -> Case:
    """Set the venous collaterals round the cava as imaging shows them; None: not recorded."""
    return change_patient(case, collaterals=collaterals)


def set_leg_oedema(case: Case, oedema: bool | None) -> Case:
    """Set whether there is leg oedema; None: not recorded."""
    return change_patient(case, leg_oedema=oedema)


def set_notes(case: Case, notes: Iterable[str]) -> Case:
    """Set the notes, one paragraph each; a line break starts another note."""
    return changed(case, notes=[line.expandtabs(1) for note in notes for line in note.splitlines() if line.strip()])
