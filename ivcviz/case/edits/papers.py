"""What is written on the case: its title, the patient, notes."""

from collections.abc import Iterable
from dataclasses import replace

from ivcviz.anatomy.specification import Sex
from ivcviz.case import limits as lim
from ivcviz.case.document import Case, Patient
from ivcviz.case.faults import settled
from ivcviz.errors import UserError


def rename(case: Case, title: str) -> Case:
    """The case under another title."""
    if not title.strip():
        raise UserError("A case needs a title.")
    return replace(case, title=lim.require_text("The title", title, lim.SHORT_TEXT))


def set_patient(case: Case, *, sex: Sex, age: int | None, symptoms: Iterable[str] = ()) -> Case:
    """Sex, age and symptoms; with the sex the reference body changes, and what does not fit it is refused."""
    lim.require_choice("The sex", sex, Sex)
    if age is not None:
        if not isinstance(age, int):
            raise UserError("The age must be a whole number of years.")
        lim.require("The age", age, lim.AGE)
    written = tuple(lim.require_text("A symptom", symptom, lim.SHORT_TEXT) for symptom in symptoms)
    if len(written) > lim.FEW:
        raise UserError(f"A case holds at most {lim.FEW} symptoms.")
    return settled(replace(case, patient=Patient(age, written), anatomy=replace(case.anatomy, sex=sex)))


def set_notes(case: Case, notes: Iterable[str]) -> Case:
    """The notes, one paragraph each; line breaks inside one make it several."""
    lines = [line.expandtabs(1) for note in notes for line in note.splitlines() if line.strip()]
    if len(lines) > lim.MANY:
        raise UserError(f"A case holds at most {lim.MANY} notes.")
    return replace(case, notes=tuple(lim.require_text("A note", line, lim.LONG_TEXT) for line in lines))
