"""Where blood gets to: pipes with clamps, cuts and missing pieces, and the network that they make."""

from collections import defaultdict
from dataclasses import dataclass, field

Node = tuple[str, ...]
Span = tuple[float, float]
TOUCH = 0.01  # mm: what sums of levels may be out by


@dataclass(frozen=True)
class Pipe:
    """A vessel from one place along it to another, with jaws across it, cuts through it and a piece that is out."""

    name: str
    low: float
    high: float
    jaws: tuple[Span, ...] = ()
    cuts: tuple[float, ...] = ()
    out: Span | None = None

    def stretches(self) -> list[Span]:
        """What of it is open, from one jaw, cut or gap to the next."""
        closed = sorted([*self.jaws, *((cut, cut) for cut in self.cuts), *([self.out] if self.out else [])])
        found, at = [], self.low
        for start, end in closed:
            if start - at > TOUCH:
                found.append((at, min(start, self.high)))
            at = max(at, end)
        if self.high - at > TOUCH:
            found.append((at, self.high))
        return [(a, b) for a, b in found if b - a > TOUCH]

    def over(self, low: float, high: float) -> list[Node]:
        """The stretches that lie between two places, if only in part; a place alone is given twice."""
        return [
            self.node(stretch)
            for stretch in self.stretches()
            if min(stretch[1], high) - max(stretch[0], low) > TOUCH
            or (high - low < TOUCH and stretch[0] - TOUCH <= low <= stretch[1] + TOUCH)
        ]

    def below(self, place: float) -> list[Node]:
        """The stretch that ends at a place."""
        return [self.node(stretch) for stretch in self.stretches() if abs(stretch[1] - place) <= TOUCH]

    def above(self, place: float) -> list[Node]:
        """The stretch that begins at a place."""
        return [self.node(stretch) for stretch in self.stretches() if abs(stretch[0] - place) <= TOUCH]

    def node(self, stretch: Span) -> Node:
        """The name of a stretch in the network."""
        return (self.name, f"{stretch[0]:.3f}", f"{stretch[1]:.3f}")


@dataclass
class Network:
    """What is joined to what; sources of blood and open holes are ends of it, through which nothing runs on."""

    joined: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    sources: dict[str, list[Node]] = field(default_factory=dict)
    holes: dict[str, list[Node]] = field(default_factory=dict)

    def join(self, one: list[Node], others: list[Node]) -> None:
        """Blood runs between each of these and each of those."""
        for a in one:
            for b in others:
                self.joined[a].add(b)
                self.joined[b].add(a)

    def reached(self, start: list[Node]) -> set[Node]:
        """Every stretch that blood from here gets to."""
        found, todo = set(start), list(start)
        while todo:
            new = self.joined[todo.pop()] - found
            found |= new
            todo += new
        return found

    def bleeding(self) -> set[tuple[str, str]]:
        """Each open hole with each source whose blood comes out of it."""
        found = set()
        for source, nodes in self.sources.items():
            wet = self.reached(nodes)
            found |= {(hole, source) for hole, edges in self.holes.items() if wet.intersection(edges)}
        return found
