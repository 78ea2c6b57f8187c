"""What is meant to be done about the tumour, as a case says it or as its plan shows it."""

from ivcviz.case.document import Case, Intent


def intent_of(case: Case) -> Intent:
    """The intent of a case: what it says or, where it leaves that undecided, what its plan amounts to.

    Any resection, and any renal method but leaving the vein alone, is meant to take the tumour out.
    """
    if case.intent != "undecided":
        return case.intent
    if case.resection.kind.extracts:
        return "extract"
    planned = case.resection.kind.resects or any(choice.method.cuts for choice in case.renal_plan)
    return "resect" if planned else "undecided"
