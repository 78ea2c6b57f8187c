"""Zones of the cava (Tulahong et al., Medicine 2022;101:22(e29326), section 2.2), and the probability that a tumour is in each.

Zone I lies below the renal veins, II between renal and hepatic veins, III above the hepatic veins. The paper leaves the
bands of the ostia unassigned; a convention decides at which height of a band the next zone begins:

    ==========  =========================================  =========================================
    convention  zone II begins at the renal                zone III begins at the hepatic
    ==========  =========================================  =========================================
    floor       floor: lower edge of the lowest ostium     floor: lower edge of the lowest ostium
    centre      midway between floor and roof              midway between floor and roof
    roof        roof: upper edge of the highest ostium     roof: upper edge of the highest ostium
    ==========  =========================================  =========================================

Zones are half-open, [I II) [II III) [III ...): a tumour that ends exactly on a border does not enter the zone above it, and
one that starts there is not in the zone below. What lies wholly below the iliac confluence is in no zone.

The probabilities take one independent normal error for each tumour end (one SD), one for each border and one for the
confluence (another SD); no error is so large that two borders, or the tumour's two ends, change places.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import hypot, inf, isinf
from typing import Literal

from ivcviz.anatomy.chance import NO_ERROR, chance_above_zero, chance_both_above_zero
from ivcviz.anatomy.landmarks import Landmarks

Convention = Literal["floor", "centre", "roof"]
CONVENTIONS: tuple[Convention, ...] = ("floor", "centre", "roof")
ZONES = ("I", "II", "III")
BORDER_WORDS = (
    "iliac-confluence",
    "renal-floor",
    "renal-roof",
    "hepatic-floor",
    "hepatic-roof",
    "hiatus",
    "cavoatrial-junction",
)
STABLE_FROM = 0.95  # default: the reported span is called stable from this probability


@dataclass(frozen=True, slots=True)
class Borders:
    """Levels (mm) at which zones I, II and III begin; zone III has no end."""

    confluence: float
    renal: float
    hepatic: float


@dataclass(frozen=True, slots=True)
class Zones:
    """A tumour's zones under a convention, with the chance of each being entered and of exactly this span."""

    zones: tuple[str, ...]
    borders: Borders
    probability: tuple[tuple[str, float], ...]
    span_probability: float
    by_convention: tuple[tuple[Convention, tuple[str, ...]], ...]

    @property
    def stable(self) -> bool:
        """Whether the span has a probability of at least 0.95; whether the conventions agree on it is another matter."""
        return self.span_probability >= STABLE_FROM


def read_zones(
    landmarks: Landmarks,
    lower_mm: float,
    upper_mm: float,
    convention: Convention = "floor",
    tumour_sd_mm: float = 5.0,
    landmark_sd_mm: float = 5.0,
) -> Zones:
    """The zones of a tumour from `lower_mm` to `upper_mm` (levels) under a convention, and how sure that reading is."""
    borders = zone_borders(landmarks, convention)
    zones = zones_between(borders, lower_mm, upper_mm)
    errors = _Errors(tumour_sd_mm, landmark_sd_mm)
    return Zones(
        zones=zones,
        borders=borders,
        probability=_entered(borders, lower_mm, upper_mm, errors),
        span_probability=_span_probability(zones, borders, lower_mm, upper_mm, errors),
        by_convention=tuple((c, zones_between(zone_borders(landmarks, c), lower_mm, upper_mm)) for c in CONVENTIONS),
    )


def zone_borders(landmarks: Landmarks, convention: Convention) -> Borders:
    """The levels at which zones begin under a convention."""
    share = {"floor": 0.0, "centre": 0.5, "roof": 1.0}[convention]
    renal = landmarks.renal_floor + share * (landmarks.renal_roof - landmarks.renal_floor)
    hepatic = landmarks.hepatic_floor + share * (landmarks.hepatic_roof - landmarks.hepatic_floor)
    return Borders(landmarks.iliac_confluence, renal, hepatic)


def zones_between(borders: Borders, lower_mm: float, upper_mm: float) -> tuple[str, ...]:
    """The zones that the stretch from `lower_mm` to `upper_mm` enters, superior last; none if it is wholly iliac."""
    edges = (borders.confluence, borders.renal, borders.hepatic, inf)
    return tuple(zone for zone, (begin, end) in zip(ZONES, pairwise(edges), strict=True) if lower_mm < end and upper_mm > begin)


def zone_at(borders: Borders, level_mm: float) -> str | None:
    """The zone that a level lies in; None below the confluence."""
    edges = (borders.confluence, borders.renal, borders.hepatic)
    return next((zone for zone, begin in zip(reversed(ZONES), reversed(edges), strict=True) if level_mm >= begin), None)


@dataclass(frozen=True, slots=True)
class _Errors:
    tumour: float
    landmark: float

    @property
    def both(self) -> float:
        return hypot(self.tumour, self.landmark)


def _entered(borders: Borders, lower: float, upper: float, errors: _Errors) -> tuple[tuple[str, float], ...]:
    """P(zone entered) = P(lower end below the zone's end) × P(upper end above its beginning): independent errors."""
    begins = (borders.confluence, borders.renal, borders.hepatic)
    ends = (borders.renal, borders.hepatic, inf)
    return tuple(
        (zone, _below(lower, end, errors) * _above(upper, begin, errors))
        for zone, begin, end in zip(ZONES, begins, ends, strict=True)
    )


def _span_probability(zones: tuple[str, ...], borders: Borders, lower: float, upper: float, errors: _Errors) -> float:
    """P(this span and no other): the lower end in its first zone and the upper end in its last, by inclusion and exclusion."""
    begins = (borders.confluence, borders.renal, borders.hepatic, inf)
    if not zones:
        return 1.0 - _above(upper, borders.confluence, errors)
    first, last = ZONES.index(zones[0]), ZONES.index(zones[-1])
    first_begin = -inf if first == 0 else begins[first]

    def both(end: float, begin: float) -> float:
        return _below_and_above(lower, end, upper, begin, errors)

    reaches = both(begins[first + 1], begins[last]) - both(first_begin, begins[last])
    goes_on = both(begins[first + 1], begins[last + 1]) - both(first_begin, begins[last + 1])
    return min(1.0, max(0.0, reaches - goes_on))


def _below_and_above(lower: float, end: float, upper: float, begin: float, errors: _Errors) -> float:
    """P(lower end below one border and upper end above another); they share an error if it is the same border."""
    if end != begin or isinf(end) or errors.both < NO_ERROR:
        return _below(lower, end, errors) * _above(upper, begin, errors)
    shared = -((errors.landmark / errors.both) ** 2)
    return chance_both_above_zero(end - lower, upper - begin, errors.both, errors.both, shared)


def _below(lower: float, end: float, errors: _Errors) -> float:
    return chance_above_zero(end - lower, errors.both)


def _above(upper: float, begin: float, errors: _Errors) -> float:
    return chance_above_zero(upper - begin, errors.both)
