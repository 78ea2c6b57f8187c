"""The same caval extent in other published schemes; each with its name, its source and whether its wording was seen.

The schemes for caval sarcoma divide the cava at the renal and at the hepatic veins, as the zones do; where in an ostial
band they divide it was not found in print, so the plan's own convention is used for all of them.
"""

from ivcviz.anatomy.landmarks import Landmarks
from ivcviz.anatomy.zones import ZONES
from ivcviz.messages.sentences import Message, Wording, joined, say, say_as
from ivcviz.plan.model import CrossReading

_MINGOLI = (say_as("third of the cava", "lower"), say_as("third of the cava", "middle"), say_as("third of the cava", "upper"))
_KULAYLAT = (say("infrarenal"), say("renal veins to below the hepatic veins"), say("hepatic veins to right atrium"))
_UCLA = (say("infrarenal"), say("between renal and hepatic veins"), say("superior to the hepatic veins"))
_NONE = say_as("zone", "none")
_ABOVE_RENAL_OSTIUM_MM = 20.0  # level I of the Mayo scheme reaches 2 cm above the renal ostium


def cross_readings(landmarks: Landmarks, zones: tuple[str, ...], upper_mm: float) -> tuple[CrossReading, ...]:
    """The same tumour in other schemes' words."""
    first_last = [ZONES.index(zones[0]), ZONES.index(zones[-1])] if zones else []
    return (
        CrossReading(
            say("Mingoli (international registry)"),
            _span(_MINGOLI, first_last),
            say("Mingoli et al., Anticancer Res 1996;16:3201-5 (counts seen; borders to confirm)"),
            "to confirm",
        ),
        CrossReading("Kieffer", _span(ZONES, first_last), say("Kieffer et al., Ann Surg 2006;244:289"), "to confirm"),
        CrossReading(
            "Kulaylat",
            _span(_KULAYLAT, first_last),
            say("Kulaylat et al. 1997, as named in Teixeira et al., Oncol Lett 2017;14:3909-16"),
            "to confirm",
        ),
        CrossReading(
            say("UCLA (filed by the highest involved region)"),
            _UCLA[first_last[1]] if first_last else _NONE,
            say("Pantoja et al. 2020, University of California, Los Angeles (escholarship.org 33r1d03h)"),
            "seen",
        ),
        CrossReading(
            say("Mayo (Neves-Zincke) level, made for thrombus of renal tumours"),
            _mayo_level(landmarks, upper_mm),
            say("BMC Res Notes 2012;5:264, table 1; where level III begins is disputed (Kidney Cancer, KCA-190070)"),
            "seen",
        ),
    )


def _span(names: tuple[Wording, ...], first_last: list[int]) -> Wording:
    if not first_last:
        return _NONE
    first, last = names[first_last[0]], names[first_last[1]]
    if first == last:
        return first
    return joined((first, last), "; " if names is _KULAYLAT else "–")


def _mayo_level(landmarks: Landmarks, upper_mm: float) -> Message:
    """Read from the upper end alone, half-open as the zones are."""
    if upper_mm <= landmarks.renal_floor:
        return say("none (below the renal veins)")
    borders = (landmarks.renal_roof + _ABOVE_RENAL_OSTIUM_MM, landmarks.hepatic_floor, landmarks.hiatus)
    return say("level {number}", number=("I", "II", "III", "IV")[sum(upper_mm > border for border in borders)])
