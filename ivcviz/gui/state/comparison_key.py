"""How the view options' `compared` names the plan that the open one is compared with."""

from pathlib import Path

A_FILE, SAVED = "file", "saved"
PLAN_B, CASE, FILE = "plan-b:", "case:", "file:"


def key_of_plan_b(vein_id: str) -> str:
    """The key of a renal vein's plan B."""
    return PLAN_B + vein_id


def key_of_file(path: Path) -> str:
    """The key of a case file."""
    return FILE + str(path.absolute())
