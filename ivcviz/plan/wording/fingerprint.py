"""A plan's fingerprint: the same short mark on every paper of a plan, and another as soon as anything that is cut,
clamped, sewn or prepared comes to something else."""

import hashlib
import json
from collections.abc import Iterator

from ivcviz.messages.sentences import for_scripts
from ivcviz.plan.model import Plan, PlannedRenalVein
from ivcviz.plan.wording.named_values import named_values
from ivcviz.plan.wording.stops import head_of
from ivcviz.terms.term import Term

_DIGITS = 6  # of a millimetre: what machines calculate alike


def fingerprint_of(plan: Plan) -> str:
    """Eight letters and digits."""
    return mark_of(*_contents(plan))


def mark_of(*values: object) -> str:
    """A short hash of plain values."""
    content = json.dumps(for_scripts([_rounded(value) for value in values]))
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def _contents(plan: Plan) -> Iterator[object]:
    """Decisions and what they come to; not the title, notes, sources and outcome, which change nothing that is done."""
    case = plan.case
    yield None if plan.resection is None else named_values(plan.resection)
    yield [case.resection.kind, case.resection.jaw_mm, case.resection.en_bloc]
    yield [[clamp.vein, clamp.level_mm, clamp.along_mm] for clamp in plan.clamps]
    yield [[vein.id, vein.level_mm, vein.along_mm, vein.why] for vein in plan.divided]
    yield None if plan.graft is None else named_values(plan.graft)
    yield None if plan.defect is None else named_values(plan.defect)
    yield [_vein(vein) for vein in plan.renal_veins]
    yield [named_values(choice) | {"cone": None} for choice in case.renal_plan]  # which is in its branch
    yield [named_values(entry) for entry in case.iliac_plan]
    yield [named_values(case.timing), plan.unclamping]
    yield [stop.full_sentence for stop in head_of(plan)]


def _vein(vein: PlannedRenalVein) -> list[object]:
    hole = None if vein.hole is None else named_values(vein.hole)
    branch = None if vein.branch is None else named_values(vein.branch)
    return [vein.id, vein.method, vein.stump_along_mm, vein.gap_mm, hole, branch]


def _rounded(value: object) -> object:
    """Plain values: lengths as far as machines calculate them alike, a term by its id."""
    match value:
        case Term():
            return value.id
        case float():
            return round(value, _DIGITS) + 0.0
        case dict():
            return {key: _rounded(entry) for key, entry in value.items()}
        case list() | tuple():
            return [_rounded(entry) for entry in value]
        case _:
            return value
