"""The cava's course continued below the confluence: into the common iliac vein that the document names.

A level below 0 is then the distance from the confluence along that vein, and whatever lies at such a level (tumour, thrombus,
cut, clamp, graft) finds its place, direction and calibre there, as it does above. Without a named side the cava's centreline
runs on straight, between the iliac veins, where nothing is drawn.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.cava import Cava
from ivcviz.anatomy.course import VeinCourse
from ivcviz.anatomy.small_courses import COMMON_ILIAC_VEINS, EXTERNAL_ILIAC, iliac_courses
from ivcviz.anatomy.specification import AnatomySpec, Side
from ivcviz.geometry.arrays import Floats

# Over this length the centreline bends out of the cava into the vein, which begins on the cava's axis (by eye).
_BEND_MM = 24.0
_NARROWER, _FORK_MM = 0.18, 10.0  # by so much the drawn vein is narrower at its fork, and so far to either side of it
_BESIDE = 1.8  # what a mm beside the vein's axis takes of its diameter (by eye)
_EASED_MM = 12.0  # and over this it goes from the common into the external iliac vein


@lru_cache(maxsize=64)
def body_along(spec: AnatomySpec, iliac_side: Side | None) -> Body:
    """The body of a specification whose cava is continued into the common iliac vein of a side; None: not named."""
    body = resolve_body(spec)
    return body if iliac_side is None else replace(body, cava=_continued(body.cava, iliac_side, body.scale))


def iliac_place(iliac_side: Side, level_mm: float) -> tuple[str, float]:
    """The common iliac vein of a side and the distance along it of a level below the confluence."""
    return COMMON_ILIAC_VEINS[iliac_side], -level_mm


@lru_cache(maxsize=16)
def _continued(cava: Cava, side: Side, scale: float) -> Cava:
    """The cava's tables with those of the vein below level 0; at and above it they are the same."""
    below = cava.levels < 0.0
    along = -cava.levels[below]
    vein = next(course for course in iliac_courses(cava, scale) if course.vein_id == COMMON_ILIAC_VEINS[side])
    bend = _BEND_MM * scale
    into = _smoothstep(along / (0.42 * bend))[:, None]
    centres, wide, thin = _course(vein, along, scale)
    on_bend = along < bend
    bent = _bend(cava, vein, along[on_bend] / bend, bend)
    beside = np.zeros(len(along))
    beside[on_bend] = np.linalg.norm(bent - centres[on_bend], axis=1)
    centres[on_bend] = bent
    sections = np.stack([wide, thin, np.zeros(len(along))], axis=1)
    sections = cava.section_row(0.0) + into * (sections - cava.section_row(0.0))
    # Beside the vein's axis there is less room, and where it forks it is drawn narrower.
    forking = np.exp(-(((along - vein.twigs[EXTERNAL_ILIAC].leaves_at) / _FORK_MM) ** 2))
    sections[:, :2] *= (1.0 - _NARROWER * forking)[:, None]
    sections[:, :2] -= _BESIDE * beside[:, None]
    points = np.concatenate([centres, cava.points[~below]])
    tangents = np.gradient(points, cava.levels, axis=0)
    tangents /= np.linalg.norm(tangents, axis=1, keepdims=True)
    frames = np.concatenate([_frames(tangents[below]), cava.frames[~below]])
    return replace(
        cava,
        points=points,
        frames=frames,
        sections=np.concatenate([sections, cava.sections[~below]]),
        bending=np.gradient(frames[:, 2], cava.levels, axis=0),
    )


def _course(vein: VeinCourse, along: Floats, scale: float) -> tuple[Floats, Floats, Floats]:
    """Centres (n, 3), width and thickness (n,) along a common iliac vein and, beyond its fork, the external one."""
    external = vein.twigs[EXTERNAL_ILIAC]
    beyond = along - external.leaves_at
    share = _smoothstep(beyond / (_EASED_MM * scale))
    centres = vein.curve.at(along)
    centres = centres + share[:, None] * (external.curve.at(np.maximum(beyond, 0.0)) - centres)
    wide, thin = vein.width(along), vein.thickness(along)
    return centres, wide + share * (external.width(beyond) - wide), thin + share * (external.thickness(beyond) - thin)


def _bend(cava: Cava, vein: VeinCourse, share: Floats, length_mm: float) -> Floats:
    """Points (n, 3) of the smooth bend (Hermite's cubic) from the cava's end, share 0, to where the vein runs on alone, 1."""
    t = share[:, None]
    ends = cava.point(0.0), vein.curve.at(length_mm)
    ways = -length_mm * cava.tangent(0.0), length_mm * vein.curve.tangent(length_mm)
    end = t * t * (3 - 2 * t)
    found: Floats = ends[0] + end * (ends[1] - ends[0]) + t * (1 - t) ** 2 * ways[0] - t * t * (1 - t) * ways[1]
    return found


def _frames(tangents: Floats) -> Floats:
    lefts = np.array([1.0, 0.0, 0.0]) - tangents * tangents[:, :1]
    lefts /= np.linalg.norm(lefts, axis=1, keepdims=True)
    return np.stack([lefts, np.cross(tangents, lefts), tangents], axis=1)


def _smoothstep(share: Floats) -> Floats:
    t = np.clip(share, 0.0, 1.0)
    found: Floats = t * t * (3 - 2 * t)
    return found
