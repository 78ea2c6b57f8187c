"""The plan that a new document begins with."""

from dataclasses import replace

from ivcviz.anatomy.specification import Sex
from ivcviz.case.document import Case, Graft, LevelRef
from ivcviz.case.new import CaseDescription, new_case
from ivcviz.fields.limits import TITLE
from ivcviz.terms.substitutes import PTFE

# Defaults: somewhere to begin, clear of every border, for the hand to take hold of.
_BELOW_RENAL_FLOOR_MM = (40.0, 20.0)
FIRST_GRAFT = Graft.of(PTFE, 18.0)  # between the published 12 and 20 mm


def new_plan(sex: Sex, title: str) -> Case:
    """A tumour of 20 mm in zone I of the reference body."""
    lower, upper = (LevelRef(-below, "renal-floor") for below in _BELOW_RENAL_FLOOR_MM)
    return new_case(CaseDescription(title, lower, upper, sex))


def copied(case: Case, title: str) -> Case:
    """The case under another title, shortened to what a title may hold."""
    return replace(case, title=title[: TITLE.longest])
