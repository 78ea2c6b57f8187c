"""From the name of a case to its plan."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivcviz.plan.model import Plan


def plan_of(case_name: str) -> "Plan":
    """The plan of a case file or of a shipped case. UserError where it cannot be read."""
    from ivcviz.plan.resolve import resolve
    from ivcviz.storage.case_files import load_case
    from ivcviz.storage.shipped import find_case

    return resolve(load_case(find_case(case_name)))
