"""The vessels during an operation, from the acts that a plan's JSON lists: read as plain data, in their order."""

from dataclasses import dataclass, field
from typing import Any

from blood import TOUCH, Network, Node, Pipe, Span
from vessel_graph import CAVA, HEART, Vein

Act = dict[str, Any]
GRAFT_TOP, GRAFT_REST = [("graft", "top")], [("graft", "rest")]
_KNOWN = frozenset(
    {
        "expose",
        "mobilise",
        "divide",
        "try-clamps",
        "control",
        "flush",
        "mark",
        "look-inside",
        "clear",
        "test-clamp",
        "give",
        "clamp",
        "cut",
        "open",
        "tie-and-cut",
        "cut-out",
        "take-out",
        "unclamp",
    }
    | {"move-clamp", "examine", "measure", "prepare", "shape", "close-edge", "sew", "close", "check"}
)


def stump_name(vein_id: str) -> str:
    """The hole that a vein leaves on the cava where it is cut beside it."""
    return f"{vein_id}, its stump on the cava"


@dataclass
class Known:
    """What the oracle knows of a plan beside its acts: the body, and the document's own figures."""

    veins: dict[str, Vein]
    junction_mm: float
    jaw_mm: float
    iliac_side: str | None
    missing_kidneys: tuple[str, ...]
    cuts: Span | None  # of the cava
    opening: Span | None = None  # of a cavotomy
    wall_arc: tuple[float, float] | None = None  # of a piece of wall: its middle and how wide it is, degrees

    def twigs_of(self, vein: Vein) -> list[Vein]:
        """The small veins that enter another vein."""
        return [twig for twig in self.veins.values() if twig.enters == vein.id]


@dataclass
class OperatedVessels:
    """What has been done so far, by the ids of what it was done to."""

    known: Known
    clamps: dict[str, float] = field(default_factory=dict)  # "inferior", "superior" by level; veins by how far along
    shut: set[str] = field(default_factory=set)  # arteries by side, and "portal-triad"
    divided: set[str] = field(default_factory=set)
    cut: dict[str, float] = field(default_factory=dict)  # veins, and how far from their mouth
    tied: set[str] = field(default_factory=set)
    caval_cuts: dict[str, float] = field(default_factory=dict)
    wall_out: bool = False
    opened: bool = False  # by a cavotomy
    segment_out: bool = False
    ends_done: dict[str, str] = field(default_factory=dict)  # ends of the graft, and what each is sewn to
    ends_closed: set[str] = field(default_factory=set)
    stumps_closed: set[str] = field(default_factory=set)  # on the cava, by vein
    patch_seams: set[str] = field(default_factory=set)
    kidneys_out: set[str] = field(default_factory=set)
    organs_out: set[str] = field(default_factory=set)
    holes: set[str] = field(default_factory=set)  # in the graft, by vein
    sewn: set[str] = field(default_factory=set)  # veins
    on_graft: bool = False  # the superior clamp

    def do(self, act: Act) -> None:
        """Change the vessels as an act says."""
        verb, kind, name = act["act"], act["subject"]["kind"], act["subject"]["id"]
        assert verb in _KNOWN, f"the oracle does not know what it is to {verb} a {kind}"
        place = act["place"] or {"level_mm": None, "along_mm": None}
        self.kidneys_out |= {taken["id"] for taken in act.get("takes", ()) if taken["kind"] == "kidney"}
        if verb == "divide":
            self.divided |= set() if kind == "ureter" else {name}
        elif verb == "clamp":
            self._clamp(kind, name, place)
        elif verb == "unclamp":
            self._unclamp(kind, name)
        elif verb == "move-clamp":
            self.clamps.pop(name, None)
            self.on_graft = True
        elif verb in ("cut", "tie-and-cut"):
            self._cut(verb, kind, name, place)
        elif verb == "open":
            self.opened = True
        elif verb == "cut-out":
            self.wall_out = True
            self._cut_away()
        elif verb == "take-out":
            self._take_out(kind, name)
        elif verb == "shape" and kind == "hole":
            self.holes.add(name)
        elif verb == "sew":
            self._sew(kind, name, act["other"])
        elif verb == "close":
            (self.stumps_closed if kind == "caval-stump" else self.ends_closed).add(name)

    def _clamp(self, kind: str, name: str, place: dict[str, Any]) -> None:
        if kind == "cava":
            self.clamps[name] = place["level_mm"]
        elif kind in ("renal-artery", "portal-triad"):
            self.shut.add(name)
        else:
            along, level = place["along_mm"], place["level_mm"]
            self.clamps[name] = along if along is not None else -(level or 0.0)  # of an iliac vein

    def _unclamp(self, kind: str, name: str) -> None:
        if kind in ("renal-artery", "portal-triad"):
            self.shut.discard(name)
        elif name == "superior" and self.on_graft:
            self.on_graft = False
        else:
            self.clamps.pop(name, None)

    def _cut(self, verb: str, kind: str, name: str, place: dict[str, Any]) -> None:
        if kind == "cava":
            self.caval_cuts[name] = place["level_mm"]
        elif kind == "renal-artery":
            self.tied.add(f"{name} artery")
        else:
            self.cut[name] = place["along_mm"] or 0.0
            self.tied |= {name} if verb == "tie-and-cut" else set()

    def _take_out(self, kind: str, name: str) -> None:
        if kind == "segment":
            self.segment_out = True
            self._cut_away()
        elif kind == "kidney":
            self.kidneys_out.add(name)
        else:
            self.organs_out.add(name)

    def _sew(self, kind: str, name: str, onto: dict[str, str] | None) -> None:
        if kind == "graft-end":
            self.ends_done[name] = onto["id"] if onto else name
        elif kind == "patch-end":
            self.patch_seams.add(name)
        elif kind != "branch":
            self.sewn.add(name)

    def _cut_away(self) -> None:
        """Every vein whose mouth leaves with what is cut out is cut there, whether an act says so or not."""
        for vein in self.known.veins.values():
            if vein.enters == CAVA and vein.id not in self.divided and self.loses_its_mouth(vein):
                self.cut.setdefault(vein.id, self._at_the_mouth(vein))

    def _at_the_mouth(self, vein: Vein) -> float:
        """Where the cut meets a vein: below the confluence it lies in the iliac vein that the tumour has entered."""
        low = self.known.cuts[0] if self.known.cuts else 0.0
        named = self.known.iliac_side in (None, vein.side)
        return -low if vein.kind == "iliac" and low < 0 and named else 0.0

    def loses_its_mouth(self, vein: Vein) -> bool:
        """Whether any of a vein's mouth lies in what is, or will be, cut out of the cava."""
        if self.known.cuts is None or vein.enters != CAVA:
            return False
        low, high = self.known.cuts
        if vein.kind == "iliac":
            return low < 0 and self.known.wall_arc is None and not (self.wall_out and not self.segment_out)
        if not vein.overlaps(low, high):
            return False
        if self.wall_out:
            return self.known.wall_arc is not None and vein.within_arc(*self.known.wall_arc)
        return True

    # What is where.

    def cava(self) -> Pipe:
        """The cava from the confluence to the heart, as far as it is there."""
        half = self.known.jaw_mm / 2
        jaws = tuple((at - half, at + half) for name, at in self.clamps.items() if name in ("inferior", "superior"))
        out = self.known.cuts if self.segment_out else None
        return Pipe(CAVA, 0.0, self.known.junction_mm, jaws, tuple(self.caval_cuts.values()), out)

    def pipe(self, vein: Vein) -> Pipe:
        """A vein from its mouth to its end."""
        half = self.known.jaw_mm / 2
        jaws = tuple((at - half, at + half) for at in self._jaws_on(vein))
        cuts = (self.cut[vein.id],) if vein.id in self.cut else ()
        return Pipe(vein.id, 0.0, vein.length_mm, jaws, cuts)

    def _jaws_on(self, vein: Vein) -> list[float]:
        """A clamp that is said to lie on the cava below the confluence lies on the iliac vein that the tumour has entered."""
        own = [self.clamps[vein.id]] if vein.id in self.clamps else []
        if vein.kind == "iliac" and vein.side == self.known.iliac_side:
            own += [-self.clamps[end] for end in ("inferior", "superior") if self.clamps.get(end, 0.0) < 0]
        return own

    def works(self, side: str) -> bool:
        """Whether a kidney is in its place."""
        return side not in self.known.missing_kidneys and side not in self.kidneys_out

    def has_a_fate(self, vein: Vein) -> bool:
        """Whether a cut vein is sewn, tied, divided or out with its organ."""
        twigs = {twig.id for twig in self.known.veins.values() if twig.enters == vein.id}
        empty = not self.works(vein.side) and (vein.side in self.kidneys_out or twigs <= {*self.divided})
        out = vein.kind == "renal" and empty
        gone = vein.kind == "twig" and f"{vein.side}-adrenal" in self.organs_out and "adrenal" in vein.id
        ended = self.ends_done.get("inferior") == "inferior" or "inferior" in self.ends_closed
        below = self.caval_cuts.get("inferior", 0.0) < 0 and ended
        reached = vein.kind == "iliac" and vein.side == self.known.iliac_side and below
        return vein.id in {*self.divided, *self.tied, *self.sewn, *self.ends_done.values()} or out or gone or reached

    def network(self) -> Network:
        """Where blood gets to now."""
        net = Network()
        cava = self.cava()
        net.sources[HEART] = cava.above(self.known.junction_mm) + cava.below(self.known.junction_mm)
        for vein in self.known.veins.values():
            if vein.id not in self.divided:
                self._add_vein(net, cava, vein)
        self._add_graft(net)
        self._add_open_ends(net, cava)
        return net

    def _add_vein(self, net: Network, cava: Pipe, vein: Vein) -> None:
        entered = cava if vein.enters == CAVA else self.pipe(self.known.veins[vein.enters])
        away = self.segment_out and self.loses_its_mouth(vein)
        mouth = [] if away else entered.over(vein.lower_mm, vein.upper_mm)
        if vein.kind in ("small", "twig"):  # no blood runs through one from either side of a jaw or a cut to the other
            own: Node = (vein.id, "its end")
            net.sources[vein.id] = [own, *mouth]
            if vein.id in self.cut:
                net.holes[vein.id] = [own]
            return
        pipe = self.pipe(vein)
        net.join(pipe.over(0.0, 0.0), mouth[:1])
        if self._brings_blood(vein):
            net.sources.setdefault(vein.organ, []).extend(pipe.over(vein.length_mm, vein.length_mm))
        if vein.id in self.cut:
            self._add_cut(net, vein, pipe)

    def _brings_blood(self, vein: Vein) -> bool:
        """Whether blood comes through a vein from its organ, whose artery, or portal triad, may be shut."""
        if vein.kind in ("hepatic", "accessory-hepatic"):
            return "portal-triad" not in self.shut
        artery_is_shut = bool({vein.side, f"{vein.side} artery"} & (self.shut | self.tied))
        return vein.kind != "renal" or (self.works(vein.side) and not artery_is_shut)

    def _add_cut(self, net: Network, vein: Vein, pipe: Pipe) -> None:
        """The two ends of a cut vein: open, or sewn to the graft."""
        at = self.cut[vein.id]
        end = pipe.above(at) if at > 0 else pipe.over(0.0, 0.0)
        if vein.id in self.sewn:
            net.join(end, GRAFT_REST)
        elif not self.has_a_fate(vein):
            net.holes[vein.id] = end
        if at > 0 and vein.id not in self.stumps_closed and not self.loses_its_mouth(vein):
            net.holes[stump_name(vein.id)] = pipe.below(at)

    def _add_graft(self, net: Network) -> None:
        if not self.on_graft:
            net.join(GRAFT_TOP, GRAFT_REST)
        for end in self.ends_done:
            net.join(GRAFT_REST if end == "inferior" else GRAFT_TOP, self.stump(end))
        if self.ends_done:
            for name in self.holes - self.sewn:
                net.holes[f"hole for {name}"] = GRAFT_REST
            for end in {"inferior", "superior"} - set(self.ends_done):
                net.holes[f"{end} end of the graft"] = GRAFT_REST if end == "inferior" else GRAFT_TOP

    def stump(self, end: str) -> list[Node]:
        """The cava, or the named iliac vein, beyond a cut; nothing where there is neither."""
        cava, level = self.cava(), self.caval_cuts.get(end)
        if level is None:
            return []
        onto = self.known.veins.get(self.ends_done.get(end, ""))
        if onto is not None:
            at = self.cut.get(onto.id, 0.0)
            return self.pipe(onto).above(at) if at > 0 else self.pipe(onto).over(0.0, 0.0)
        if end == "inferior" and abs(level) <= TOUCH:  # at the confluence itself both iliac veins are left
            iliac = [vein for vein in self.known.veins.values() if vein.kind == "iliac"]
            return [node for vein in iliac for node in self.pipe(vein).over(0.0, 0.0)]
        if level < 0:
            named = [vein for vein in self.known.veins.values() if vein.kind == "iliac" and vein.side == self.known.iliac_side]
            return [node for vein in named for node in self.pipe(vein).above(-level)]
        return cava.below(level) if end == "inferior" else cava.above(level)

    def _add_open_ends(self, net: Network, cava: Pipe) -> None:
        for end, level in self.caval_cuts.items():
            if end not in {*self.ends_done, *self.ends_closed}:
                net.holes[f"{end} cut of the cava"] = self.stump(end)
            if not self.segment_out:
                inside = cava.above(level) if end == "inferior" else cava.below(level)
                net.holes[f"segment at its {end} cut"] = inside
        closed = self.patch_seams == {"inferior", "superior"} or "cava" in self.ends_closed
        if self.opened and "cava" not in self.ends_closed and self.known.opening is not None:
            net.holes["cavotomy"] = cava.over(*self.known.opening)
        if self.wall_out and not closed and self.known.cuts is not None:
            net.holes["defect of the caval wall"] = cava.over(*self.known.cuts)
