"""The plans that are frozen: the four shipped cases, and invented ones that say what the shipped ones leave out."""

from plans_of_bodies_and_thresholds import BODIES, THRESHOLDS
from plans_of_decisions import DECISIONS
from plans_of_substitutes import SUBSTITUTED
from plans_of_the_cava import BELOW_THE_RENAL_VEINS, NOTHING_PUT_IN, PATCHES, TO_THE_HEART
from plans_of_the_renal_veins import RENAL
from plans_of_variants import VARIED

from ivcviz.case.document import Case
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

SHIPPED = ("case-1", "case-2", "case-3", "case-4")
INVENTED = {
    **BELOW_THE_RENAL_VEINS,
    **PATCHES,
    **NOTHING_PUT_IN,
    **RENAL,
    **TO_THE_HEART,
    **BODIES,
    **THRESHOLDS,
    **DECISIONS,
    **SUBSTITUTED,
    **VARIED,
}
PLANS = (*SHIPPED, *INVENTED)


def case_of(name: str) -> Case:
    """The case of a frozen plan."""
    return load_case(find_case(name)) if name in SHIPPED else INVENTED[name].case(name)


def plan_of(name: str) -> Plan:
    """The frozen plan itself."""
    return resolve(case_of(name))
