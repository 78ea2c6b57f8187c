"""The labels of the tumour: itself, its mass where that is seen through, and every vessel beside the cava in which it lies."""

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.landmarks import hepatic_name
from ivcviz.anatomy.mass_lie import mass_lie
from ivcviz.anatomy.small_courses import COMMON_ILIAC_VEINS
from ivcviz.messages.numbers import short, whole
from ivcviz.messages.sentences import Text, capital, say
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import in_words, vein_words
from ivcviz.scene.labels.surfaces import VIEWED, around, on_vein, points_of, within
from ivcviz.scene.model import Label, Point
from ivcviz.scene.parts.tumour import drawn_from, free_tips, lowest_and_highest_of, mass_is_seen_through

_TURNS = np.arange(90) * (np.pi * (3.0 - 5.0**0.5))  # directions spread evenly over the sphere
_HEIGHTS = 1.0 - (2.0 * np.arange(90) + 1.0) / 90
_BETWEEN = np.stack([np.cos(_TURNS), np.sin(_TURNS), _HEIGHTS], axis=1)
_BETWEEN[:, :2] *= np.sqrt(1.0 - _HEIGHTS**2)[:, None]
_ON_SURFACE = (0.9, 1.0, 1.08)  # shares of a mass's half axes: its lobules lie now within, now beyond them
_SHARES = (0.45, 0.65, 0.25)  # of the extent, where the tumour is named, the best first (by eye)


def tumour_labels(plan: Plan, shown: frozenset[str]) -> list[Label]:
    """The labels of what is shown of the tumour."""
    labels = [_side_not_named(plan)] if _breaks_off(plan) else []
    if "tumour-mass" in shown:
        labels.append(_mass_label(plan))
    if "tumour" not in shown:
        return labels
    labels.append(Label("tumour", say("Tumour"), _on_tumour(plan), -1, always=True))
    for involved in plan.case.tumour.involved:
        if involved.length_mm > 0:
            points = on_vein(plan.body, involved.vein_id, (involved.length_mm * 0.7, involved.length_mm * 0.4))
            words = say(
                "{vein}, {length} mm involved",
                vein=vein_name(plan.body, involved.vein_id),
                length=short(involved.length_mm),
            )
            labels.append(Label(f"involved-{involved.vein_id}", words, points, 2))
    return labels + _beyond_the_cava(plan) + _tip_labels(plan, shown)


def vein_name(body: Body, vein_id: str) -> Text:
    """A renal or hepatic vein at the head of a label."""
    hepatic = next((vein for vein in body.hepatic_veins if vein.id == vein_id), None)
    return capital(vein_words(body, vein_id) if hepatic is None else hepatic_name(hepatic))


def _on_tumour(plan: Plan) -> tuple[Point, ...]:
    """Points on the mass, or on what lies in the cava where no mass is drawn."""
    tumour, extent, cava = plan.case.tumour, plan.extent, plan.body.cava
    lower = drawn_from(plan, extent.lower_mm)
    levels = [lower + share * (extent.upper_mm - lower) for share in _SHARES]
    in_cava = within(cava, levels, 0.8)
    if tumour.circumference_deg is not None and tumour.circumference_deg < 360.0:  # on the part of the wall that it takes
        turns = tumour.bulge_deg + tumour.circumference_deg * np.array([0.0, 0.25, -0.25])
        in_cava = points_of(cava.wall_point(np.array(levels)[:, None], turns[None, :]).reshape(-1, 3))
    if tumour.mass_mm is None or tumour.growth == "intraluminal" or mass_is_seen_through(plan):
        return in_cava
    return (*_on_mass(plan), *in_cava)


def _on_mass(plan: Plan) -> tuple[Point, ...]:
    """Points of the mass's surface: those that stand out farthest towards the views, then others between them, for where those
    are hidden by what lies in front."""
    tumour, extent = plan.case.tumour, plan.extent
    assert tumour.mass_mm is not None
    lie = mass_lie(plan.body.cava, extent.lower_mm, extent.upper_mm, tumour.mass_mm, tumour.bulge_deg)
    axes = np.stack([lie.length, lie.width, lie.depth])
    squared = (np.array(tumour.mass_mm) / 2) ** 2
    towards = np.concatenate([VIEWED, _BETWEEN])
    reach = (towards @ axes.T) * squared
    reach = reach / np.sqrt((reach * (towards @ axes.T)).sum(axis=1, keepdims=True))
    return points_of(np.concatenate([lie.middle + share * reach @ axes for share in _ON_SURFACE]))


def _mass_label(plan: Plan) -> Label:
    words = say("Mass outside the cava, drawn see-through")
    return Label("tumour-mass", words, _on_mass(plan), 0)


def _beyond_the_cava(plan: Plan) -> list[Label]:
    """How far the tumour lies in an iliac vein or in the atrium."""
    extent, junction, side = plan.extent, plan.body.landmarks.cavoatrial_junction, plan.case.tumour.iliac_side
    labels = []
    if extent.lower_mm < 0.0 and side is not None:
        vein = COMMON_ILIAC_VEINS[side]
        words = say("Tumour in the {vein}, {length} mm", vein=in_words(vein), length=whole(-extent.lower_mm))
        places = [max(share * extent.lower_mm, extent.lower_mm + 1.0) for share in (0.75, 0.9, 0.55)]
        labels.append(Label(f"involved-{vein}", words, within(plan.body.cava, places, 0.8), 1))
    if extent.upper_mm > junction:
        length = extent.upper_mm - junction
        words = say("Tumour in the right atrium, {length} mm", length=whole(length))
        places = [junction + share * length for share in (0.6, 0.4, 0.8)]
        labels.append(Label("involved-atrium", words, within(plan.body.cava, places, 0.8), 1))
    return labels


def _tip_labels(plan: Plan, shown: frozenset[str]) -> list[Label]:
    """How far a tongue reaches that lies free in the lumen."""
    labels = []
    for end, tip in free_tips(plan).items():
        if f"tongue-{end}" in shown:
            inner = plan.extent.upper_mm if end == "superior" else plan.extent.lower_mm
            places = [inner + share * (drawn_from(plan, tip) - inner) for share in (0.6, 0.8, 0.4)]
            words = say("Tumour free in the lumen, to {level} mm", level=whole(tip))
            labels.append(Label(f"tongue-{end}", words, within(plan.body.cava, places, 0.55), 1))
    return labels


def _breaks_off(plan: Plan) -> bool:
    return lowest_and_highest_of(plan)[0] < 0.0 and plan.case.tumour.iliac_side is None


def _side_not_named(plan: Plan) -> Label:
    words = say("Goes on {length} mm below: iliac side not named", length=whole(-lowest_and_highest_of(plan)[0]))
    return Label("iliac-side-not-named", words, around(plan.body.cava, (1.0, 3.0), 7.0), 0)
