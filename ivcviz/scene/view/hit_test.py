"""Hit test: the part of the scene at a body point, with the vein's name and the level."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import Wording, capital, say
from ivcviz.plan.wording.names import in_words
from ivcviz.scene.model import Part

_SAMPLES = 24


@dataclass(frozen=True, eq=False)
class Hit:
    """`part` id (None: nothing is drawn there) and its `name`, the body point (3,) and the cava's level nearest to it."""

    part: str | None
    name: Wording
    point: Floats
    level_mm: float


def hit_at(body: Body, part: Part | None, point: Floats) -> Hit:
    """The hit at a body point (3,) on a part, or on none."""
    level = float(body.cava.nearest_level(point))
    if part is None:
        return Hit(None, "", point, level)
    return Hit(part.id, vein_at(body, point) if part.id == "veins" else part.name, point, level)


def vein_at(body: Body, point: Floats) -> Wording:
    """The name of the vein whose surface is nearest to a body point (3,)."""
    names, centres, radii = _axes(body)
    level = body.cava.nearest_level(point)
    wide, deep, _ = body.cava.section(level)
    # Below the confluence the centreline runs on between the iliac veins, without a cava.
    to_cava = np.linalg.norm(point - body.cava.point(level)) - (wide + deep) / 4 if level > 0 else np.inf
    to_veins = (np.linalg.norm(centres - point, axis=-1) - radii).min(axis=1)
    nearest = int(np.argmin(to_veins))
    return names[nearest] if to_veins[nearest] < to_cava else say("Inferior vena cava")


@lru_cache(maxsize=4)
def _axes(body: Body) -> tuple[tuple[Wording, ...], Floats, Floats]:
    """Names, places (n, samples, 3) on the axes and radii (n, samples) of the veins that enter the cava."""
    courses = list(body.courses.values())
    along = [np.linspace(0.0, course.length_mm, _SAMPLES) for course in courses]
    names = tuple(capital(in_words(course.vein_id)) for course in courses)
    centres = np.array([course.curve.at(s) for course, s in zip(courses, along, strict=True)])
    return names, centres, np.array([course.thickness(s) / 2 for course, s in zip(courses, along, strict=True)])
