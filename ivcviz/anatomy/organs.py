"""The context organs: their names, and where a body's landmarks put them. Their meshes are files, each in its own frame."""

import numpy as np

from ivcviz.anatomy.arteries import superior_mesenteric_artery
from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.landmarks import largest
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.geometry.arrays import Floats

# Name of the mesh: the landmark it moves with.
ORGANS = {
    "right-kidney": "the hilar end of the right side's largest renal vein",
    "left-kidney": "the hilar end of the left side's largest renal vein",
    "right-adrenal": "the end of the right adrenal vein",
    "left-adrenal": "the end of the left adrenal vein",
    "liver": "the middle of the hepatic ostia",
    "portal-vein": "the liver",
    "hepatic-artery": "the liver",
    "bile-duct": "the liver",
    "right-atrium": "the cavoatrial junction",
    "aorta": "the body",
    "vertebrae": "the body",
    "discs": "the body",
}

# Points on the organs' fronts that a label's leader may touch, the best first, in each organ's frame (mm).
_FRONTS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "right-kidney": ((-30.0, -7.8, -8.0), (-22.0, -1.6, 24.0), (-26.0, -12.7, -30.0)),
    "left-kidney": ((30.0, -10.4, -8.0), (22.0, -3.6, 24.0), (26.0, -15.0, -30.0)),
    "right-adrenal": ((-12.0, -1.5, -18.0), (-6.0, -3.8, -14.0)),
    "left-adrenal": ((6.0, -3.6, 8.0), (12.0, -0.3, 14.0)),
    "liver": ((-62.0, -79.5, -40.0), (-70.0, -75.5, -75.0), (45.0, -79.7, -22.0)),
    "portal-vein": ((3.0, -31.6, -68.0), (8.0, -32.0, -76.0)),
    "right-atrium": ((-8.6, -45.5, 29.4), (5.1, -46.3, 26.2), (-17.6, -44.3, 42.2)),
    "aorta": ((8.9, -3.2, 45.0), (9.8, -1.2, 70.0), (15.7, 3.4, 30.0), (23.1, 36.4, 205.0), (12.1, 21.4, 158.0)),
    "vertebrae": ((12.0, 25.0, 92.0), (12.0, 19.4, 59.0)),
}

_LIVER_TURN_DEG = 48.0  # default: how far the mobilised right liver is rotated to the left

Placement = tuple[Floats, Floats]


def placements(body: Body) -> dict[str, Placement]:
    """For each organ the rotation (3, 3), which includes the body's scale, and the translation (3,) from its own frame."""
    turn = np.eye(3) * body.scale
    centre = _hepatic_centre(body)
    places = {
        "right-kidney": _vein_end(body, largest(body.renal_veins, "right").id),
        "left-kidney": _vein_end(body, largest(body.renal_veins, "left").id),
        "right-adrenal": _vein_end(body, "right-adrenal-vein"),
        "left-adrenal": _vein_end(body, "left-adrenal-vein"),
        "right-atrium": body.cava.point(body.landmarks.cavoatrial_junction),
        **dict.fromkeys(("liver", "portal-vein", "hepatic-artery", "bile-duct"), centre),
        **dict.fromkeys(("aorta", "vertebrae", "discs"), np.zeros(3)),
    }
    return {name: (turn, np.asarray(places[name], float)) for name in ORGANS}


def liver_turn(body: Body) -> tuple[Floats, Floats]:
    """The rotation (3, 3) of the mobilised liver and its pivot (3,): the right lobe forwards and to the left."""
    turn = np.radians(_LIVER_TURN_DEG)
    rotation = np.array([[np.cos(turn), -np.sin(turn), 0.0], [np.sin(turn), np.cos(turn), 0.0], [0.0, 0.0, 1.0]])
    return rotation, _hepatic_centre(body)


def turned(placement: Placement, body: Body) -> Placement:
    """The placement of an organ that turns with the mobilised liver."""
    rotation, pivot = liver_turn(body)
    return rotation @ placement[0], rotation @ (placement[1] - pivot) + pivot


def label_points(body: Body) -> dict[str, list[Floats]]:
    """By name, points (3,) where a label's leader may end, the best first; with the superior mesenteric artery."""
    places = placements(body)
    points = {name: [places[name][0] @ np.array(p) + places[name][1] for p in fronts] for name, fronts in _FRONTS.items()}
    artery = superior_mesenteric_artery(body).curve
    points["superior-mesenteric-artery"] = [artery.at(share * artery.length) for share in (0.62, 0.8, 0.45)]
    return points


def _hepatic_centre(body: Body) -> Floats:
    return body.cava.point((body.landmarks.hepatic_floor + body.landmarks.hepatic_roof) / 2)


def _vein_end(body: Body, vein_id: str) -> Floats:
    """The end of a vein's course away from the cava; in a body without that vein, its end in the reference body."""
    course = body.courses.get(vein_id) or _reference(body).courses[vein_id]
    return course.curve.at(course.curve.length)


def _reference(body: Body) -> Body:
    return resolve_body(AnatomySpec(sex=body.spec.sex))
