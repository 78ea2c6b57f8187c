"""The level strip's axis and columns: where a level and each thing that stands at one are drawn."""

from dataclasses import dataclass

from ivcviz.plan.model import Plan
from ivcviz.scene.parts.tumour import lowest_and_highest_of

LOWEST_MM, BEYOND_MM = -60.0, 30.0  # below the confluence, and beyond the cavoatrial junction
_EDGE = 12.0  # px above and below the axis
# Columns (px from the left); words take what is left.
VERTEBRA, ZONE, AXIS, HALF, GRAFT, WORDS = 5.0, 30.0, 53.0, 9.0, 71.0, 80.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Levels (mm) on a strip of a height (px), superior on top."""

    low_mm: float
    high_mm: float
    height: float

    @property
    def px_per_mm(self) -> float:
        return (self.height - 2 * _EDGE) / (self.high_mm - self.low_mm)

    @property
    def top(self) -> float:
        return _EDGE

    @property
    def bottom(self) -> float:
        return self.height - _EDGE

    def y(self, level_mm: float) -> float:
        return _EDGE + (self.high_mm - level_mm) * self.px_per_mm

    def level(self, y: float) -> float:
        return self.high_mm - (y - _EDGE) / self.px_per_mm


def axis_of(plan: Plan, height: float) -> Axis:
    """From below the confluence to beyond the junction, further where the tumour or a clamp lies beyond."""
    high = plan.body.landmarks.cavoatrial_junction + BEYOND_MM
    levels = [*lowest_and_highest_of(plan), *(c.level_mm for c in plan.clamps if c.level_mm is not None)]
    return Axis(min(LOWEST_MM, min(levels) - 8.0), max(high, max(levels) + 8.0), max(height, 3 * _EDGE))
