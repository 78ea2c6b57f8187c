"""Flush and de-air: before each clamp that lets blood through a new seam is taken off, or moved off one."""

from collections.abc import Iterable, Iterator

from ivcviz.plan.operation.act import CAVAL_ENDS, CAVOTOMY, INFERIOR, WALL, Act, Verb
from ivcviz.plan.operation.operative_field import BEFORE, Situs, after
from ivcviz.plan.operation.sources import PRACTICE

# What changes the parts of the field that are asked here; an operation is walked once more for it, at every edit.
_SEEN: tuple[Verb, ...] = ("sew", "close", "tie-and-cut")


def with_flushing(acts: Iterable[Act]) -> Iterator[Act]:
    """The acts, and before each that lets blood through a new seam the act of flushing and de-airing it."""
    situs = BEFORE
    for act in acts:
        if act.do in ("unclamp", "move-clamp") and _opens_a_seam(situs, act):
            onto = act.other if act.do == "unclamp" else None  # the seam above a clamp that is moved is flushed as it moves
            yield Act(act.stage, "flush", act.to, onto, source=PRACTICE)
        yield act
        if act.do in _SEEN:
            situs = after(situs, act)


def _opens_a_seam(situs: Situs, act: Act) -> bool:
    """Whether what is unclamped was sewn in this operation: an end of the cava, or its wall; the common iliac vein that is its
    inferior end; a renal vein."""
    if act.to in CAVAL_ENDS:
        return act.to in situs.sewn or not {WALL, CAVOTOMY}.isdisjoint(situs.sewn | situs.closed)
    if act.to.kind == "iliac-vein":
        return INFERIOR in situs.sewn and act.to not in situs.tied
    return act.to.kind == "renal-vein" and act.to in situs.sewn
