"""What was measured, as figures and ratios: printed, written as JSON, read again and compared."""

import json
import os
import platform
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from timing import Taken

Spread = tuple[float, float, float]  # least, median, greatest


@dataclass(frozen=True)
class Figure:
    """One candidate over all rounds: milliseconds of wall and processor, MiB at the peak, load while it was measured."""

    name: str
    rounds: int
    wall_ms: Spread
    processor_ms: Spread
    peak_mib: float | None
    load: float

    @property
    def frames(self) -> str:
        """As frames a second at a processor time a frame."""
        return f"{1e3 / self.wall_ms[1]:.1f} frames a second at {self.processor_ms[1]:.1f} ms of processor time a frame"


@dataclass(frozen=True)
class Ratio:
    """Medians of one figure over those of another, and the goal for it: `of` says which of the measures it is for."""

    name: str
    wall: float
    processor: float
    memory: float | None
    goal: float | None
    of: str


@dataclass(frozen=True)
class Bound:
    """A goal for a figure alone: `of` is "wall", "processor" (ms, at most), "peak" (MiB, at most) or "frames" (at least)."""

    name: str
    goal: float
    of: str = "wall"

    def met(self, figure: Figure) -> bool:
        if self.of == "frames":
            return 1e3 / figure.wall_ms[1] >= self.goal
        found = {"wall": figure.wall_ms[1], "processor": figure.processor_ms[1], "peak": figure.peak_mib}[self.of]
        return found is not None and found <= self.goal

    def words(self, figure: Figure) -> str:
        sign, unit = {"frames": ("≥", "frames a second"), "peak": ("≤", "MiB at the peak")}.get(self.of, ("≤", f"ms {self.of}"))
        return f"goal {sign} {self.goal:g} {unit}: {'met' if self.met(figure) else 'NOT MET'}"


@dataclass(frozen=True)
class Group:
    """The figures that were measured in turn, under a title."""

    title: str
    figures: list[Figure]
    ratios: list[Ratio] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)
    moving: bool = False  # each run is a frame
    note: str = ""


@dataclass(frozen=True)
class Against:
    """That `ours` is to be put in relation to `other`, with the goal for the ratio, if there is one."""

    ours: str
    other: str
    goal: float | None = None
    of: str = "wall"


def group_of(
    title: str,
    taken: dict[str, list[Taken]],
    against: Sequence[Against] = (),
    bounds: Sequence[Bound] = (),
    *,
    moving: bool = False,
    note: str = "",
) -> Group:
    """Figures of what was taken, their ratios and their goals."""
    figures = {name: _figure(name, values) for name, values in taken.items()}
    return Group(title, list(figures.values()), [_ratio(figures, pair) for pair in against], list(bounds), moving, note)


def group_printed(group: Group) -> None:
    """One line a figure, one a ratio, one a goal."""
    print(f"\n{group.title}{group.note and f' ({group.note})'}")
    for figure in group.figures:
        peak = "" if figure.peak_mib is None else f"   peak {figure.peak_mib:5.0f} MiB"
        wall, processor = (_spread(spread) for spread in (figure.wall_ms, figure.processor_ms))
        print(f"  {figure.name:<47} processor {processor}   wall {wall} ms{peak}   n {figure.rounds}, load {figure.load:.1f}")
        if group.moving:
            print(f"  {'':<47} {figure.frames}")
        for bound in (bound for bound in group.bounds if bound.name == figure.name):
            print(f"  {'':<47} {bound.words(figure)}")
    for ratio in group.ratios:
        memory = "" if ratio.memory is None else f"   memory {ratio.memory:5.2f}"
        print(f"  {ratio.name:<62} processor {ratio.processor:5.2f}   wall {ratio.wall:5.2f}{memory}{_verdict(ratio)}")


def written(groups: list[Group], path: Path) -> None:
    """All that was measured, with what is needed to read it: as JSON."""
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"machine": machine, "groups": [asdict(group) for group in groups]}, indent=1), encoding="utf-8")


def read(path: Path) -> list[Group]:
    """What `written` wrote."""
    found = json.loads(path.read_text(encoding="utf-8"))["groups"]
    return [_group(stored) for stored in found]


def comparison_printed(before: list[Group], after: list[Group]) -> None:
    """Every figure that both have: after over before."""
    known = {(group.title, figure.name): figure for group in before for figure in group.figures}
    print("\nAfter over before, medians")
    for group in after:
        print(f"\n{group.title}")
        for figure in group.figures:
            old = known.get((group.title, figure.name))
            print(f"  {figure.name:<47} {_changed(old, figure) if old is not None else 'was not measured before'}")


def _group(stored: dict) -> Group:
    lists = {"figures": Figure, "ratios": Ratio, "bounds": Bound}
    return Group(**stored | {name: [kind(**one) for one in stored[name]] for name, kind in lists.items()})


def _changed(old: Figure, new: Figure) -> str:
    memory = f"   memory {new.peak_mib / old.peak_mib:5.2f}" if new.peak_mib and old.peak_mib else ""
    processor, wall = (_share(getattr(new, name)[1], getattr(old, name)[1]) for name in ("processor_ms", "wall_ms"))
    return f"processor {processor:5.2f}   wall {wall:5.2f}{memory}   (load {old.load:.1f}, now {new.load:.1f})"


def _figure(name: str, taken: list[Taken]) -> Figure:
    peaks = [once.peak_mib for once in taken if once.peak_mib is not None]
    wall, processor = (_milliseconds(taken, get) for get in (lambda t: t.wall, lambda t: t.processor))
    return Figure(name, len(taken), wall, processor, round(max(peaks), 1) if peaks else None, round(os.getloadavg()[0], 2))


def _milliseconds(taken: list[Taken], get: Callable[[Taken], float]) -> Spread:
    values = [1e3 * get(once) for once in taken]
    return round(min(values), 3), round(statistics.median(values), 3), round(max(values), 3)


def _ratio(figures: dict[str, Figure], pair: Against) -> Ratio:
    ours, other = figures[pair.ours], figures[pair.other]
    memory = round(ours.peak_mib / other.peak_mib, 3) if ours.peak_mib and other.peak_mib else None
    wall, processor = (_share(getattr(ours, name)[1], getattr(other, name)[1]) for name in ("wall_ms", "processor_ms"))
    return Ratio(f"{pair.ours} / {pair.other}", round(wall, 3), round(processor, 3), memory, pair.goal, pair.of)


def _share(one: float, other: float) -> float:
    return one / other if other else float("nan")


def _spread(spread: Spread) -> str:
    return "{:8.2f} … {:8.2f} … {:8.2f}".format(*spread)


def _verdict(ratio: Ratio) -> str:
    if ratio.goal is None:
        return ""
    met = getattr(ratio, ratio.of) <= ratio.goal
    return f"   goal ≤ {ratio.goal:g} ({ratio.of}): {'met' if met else 'NOT MET'}"
