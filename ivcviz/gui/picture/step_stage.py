"""Which stages of the operation show what a step of the work is about."""

from ivcviz.gui.state.view_options import Step
from ivcviz.scene.model import Stage

# Per step: the stages that show what it changes, and the one it turns to from another (None: what the plan asks for).
_SUITED: dict[Step, tuple[frozenset[Stage], Stage | None]] = {
    "anatomy": (frozenset({"intact", "tumour", "mobilised", "clamped"}), "tumour"),
    "tumour": (frozenset({"tumour", "mobilised", "clamped"}), "tumour"),
    "resection": (frozenset({"mobilised", "clamped", "resected"}), "clamped"),
    "graft": (frozenset({"bench", "implanted", "reperfused"}), None),
    "renal-veins": (frozenset({"resected", "bench", "implanted", "reperfused"}), None),
}


def suits(step: Step, seen: Stage) -> bool:
    """Whether a stage shows what the step changes; the plan checks can be read at any."""
    return step not in _SUITED or seen in _SUITED[step][0]


def stage_for(step: Step) -> Stage | None:
    """The stage to turn to when a step is opened at one that does not suit it."""
    return _SUITED[step][1] if step in _SUITED else None
