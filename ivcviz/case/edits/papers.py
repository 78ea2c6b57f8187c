"""What is written on the case: its title, the patient, notes."""

from collections.abc import Iterable
from dataclasses import replace

from ivcviz.anatomy.specification import Sex
from ivcviz.case import limits as lim
from ivcviz.case.document import Case, Collaterals
from ivcviz.case.faults import settled
from ivcviz.errors import UserError
from ivcviz.messages.sentences import say


def rename(case: Case, title: str) -> Case:
    """The case under another title."""
    if not title.strip():
        raise UserError(say("A case needs a title."))
    return replace(case, title=lim.require_text(say("The title"), title, lim.SHORT_TEXT))


def set_patient(case: Case, *, sex: Sex, age: int | None, symptoms: Iterable[str] = ()) -> Case:
    """Sex, age and symptoms; with the sex the reference body changes, and what does not fit it is refused."""
    lim.require_choice(say("The sex"), sex, Sex)
    if age is not None:
        if not isinstance(age, int):
            raise UserError(say("The age must be a whole number of years."))
        lim.require(say("The age"), age, lim.AGE)
    written = tuple(lim.require_text(say("A symptom"), symptom, lim.SHORT_TEXT) for symptom in symptoms)
    if len(written) > lim.FEW:
        raise UserError(say("A case holds at most {few} symptoms.", few=lim.FEW))
    patient = replace(case.patient, age=age, symptoms=written)
    return settled(replace(case, patient=patient, anatomy=replace(case.anatomy, sex=sex)))


def set_kidney_share(case: Case, right_percent: float | None) -> Case:
    """The right kidney's share of the renal function, the rest being the left one's; None where it was not measured."""
    if right_percent is not None:
        right_percent = lim.require(say("The right kidney's share"), right_percent, lim.SHARE)
    return replace(case, patient=replace(case.patient, right_kidney_percent=right_percent))


def set_collaterals(case: Case, collaterals: Collaterals | None) -> Case:
    """Venous collaterals round the cava as imaging shows them; None where they are not recorded."""
    collaterals = None if collaterals is None else lim.require_choice(say("The collaterals"), collaterals, Collaterals)
    return replace(case, patient=replace(case.patient, collaterals=collaterals))


def set_leg_oedema(case: Case, oedema: bool | None) -> Case:
    """Whether the legs swell; None where it is not recorded."""
    return replace(case, patient=replace(case.patient, leg_oedema=None if oedema is None else bool(oedema)))


def set_notes(case: Case, notes: Iterable[str]) -> Case:
    """The notes, one paragraph each; line breaks inside one make it several."""
    lines = [line.expandtabs(1) for note in notes for line in note.splitlines() if line.strip()]
    if len(lines) > lim.MANY:
        raise UserError(say("A case holds at most {many} notes.", many=lim.MANY))
    return replace(case, notes=tuple(lim.require_text(say("A note"), line, lim.LONG_TEXT) for line in lines))
