"""What is written on the case: its title, the patient, notes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ivcviz.anatomy.specification import Sex
from ivcviz.case.document import Case, Collaterals
from ivcviz.case.faults import settled
from ivcviz.errors import UserError
from ivcviz.fields.checks import changed
from ivcviz.messages.sentences import say


def rename(case: Case, title: str) -> Case:
    """The case under another title."""
    if not title.strip():
        raise UserError(say("A case needs a title."))
    return changed(case, title=title)


def change_patient(case: Case, **values: Any) -> Case:
    """Other values of what is known of the patient, by their names in the document; None: not recorded."""
    return replace(case, patient=changed(case.patient, **values))


def set_patient(case: Case, *, sex: Sex, age: int | None, symptoms: Iterable[str] = ()) -> Case:
    """Sex, age and symptoms; with the sex the reference body changes, and what does not fit it is refused."""
    known = change_patient(case, age=age, symptoms=tuple(symptoms))
    return settled(replace(known, anatomy=changed(case.anatomy, sex=sex)))


def set_kidney_share(case: Case, right_percent: float | None) -> Case:
    """The right kidney's share of the renal function, the rest being the left one's; None where it was not measured."""
    return change_patient(case, right_kidney_percent=right_percent)


def set_collaterals(case: Case, collaterals: Collaterals | None) -> Case:
    """Venous collaterals round the cava as imaging shows them; None where they are not recorded."""
    return change_patient(case, collaterals=collaterals)


def set_leg_oedema(case: Case, oedema: bool | None) -> Case:
    """Whether the legs swell; None where it is not recorded."""
    return change_patient(case, leg_oedema=oedema)


def set_notes(case: Case, notes: Iterable[str]) -> Case:
    """The notes, one paragraph each; line breaks inside one make it several."""
    return changed(case, notes=[line.expandtabs(1) for note in notes for line in note.splitlines() if line.strip()])
