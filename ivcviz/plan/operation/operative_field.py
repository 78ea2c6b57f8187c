"""The state of the operative field, and how each act changes it."""

from dataclasses import dataclass, replace
from typing import assert_never

from ivcviz.plan.operation.act import Act, Thing

Things = frozenset[Thing]
_NONE: Things = frozenset()


@dataclass(frozen=True, slots=True)
class Situs:
    """What has been done so far: for each kind of change, the things it was done to.

    `clamped` is in the order in which the clamps went on; `moved` are the clamps that now lie on the graft; `sewn` names both
    things that a seam joins.
    """

    mobilised: Things = _NONE
    divided: Things = _NONE
    clamped: tuple[Thing, ...] = ()
    moved: Things = _NONE
    cut: Things = _NONE
    tied: Things = _NONE
    out: Things = _NONE
    made: Things = _NONE
    sewn: Things = _NONE
    closed: Things = _NONE


BEFORE = Situs()


def after(situs: Situs, act: Act) -> Situs:
    """The field after an act."""
    match act.do:
        case "expose" | "mobilise":
            return replace(situs, mobilised=situs.mobilised | {act.to})
        case "divide":
            return replace(situs, divided=situs.divided | {act.to})
        case "clamp":
            return replace(situs, clamped=(*situs.clamped, act.to))
        case "unclamp":
            clamped = tuple(thing for thing in situs.clamped if thing != act.to)
            return replace(situs, clamped=clamped, moved=situs.moved - {act.to})
        case "move-clamp":
            return replace(situs, moved=situs.moved | {act.to})
        case "cut":
            return replace(situs, cut=situs.cut | {act.to}, out=situs.out.union(act.takes))
        case "tie-and-cut":
            return replace(situs, cut=situs.cut | {act.to}, tied=situs.tied | {act.to}, out=situs.out.union(act.takes))
        case "cut-out" | "open":
            return replace(situs, cut=situs.cut | {act.to}, out=situs.out.union(act.takes))
        case "take-out":
            return replace(situs, out=situs.out.union((act.to, *act.takes)))
        case "prepare" | "shape" | "close-edge":
            return replace(situs, made=situs.made | {act.to})
        case "sew":
            return replace(situs, sewn=situs.sewn.union((act.to,) if act.other is None else (act.to, act.other)))
        case "close":
            return replace(situs, closed=situs.closed | {act.to})
        case "test-clamp" | "give" | "control" | "try-clamps" | "look-inside" | "flush":
            return situs
        case "mark" | "examine" | "clear" | "measure" | "check":
            return situs
        case _:
            assert_never(act.do)
