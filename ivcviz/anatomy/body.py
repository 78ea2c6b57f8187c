"""A body, resolved: landmarks, the cava's course and section, every vein with its course."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import ArrayLike

from ivcviz.anatomy import reference
from ivcviz.anatomy.aorta import Aorta
from ivcviz.anatomy.atrial_course import through_atrium
from ivcviz.anatomy.cava import Cava, arc_of_heights, cava_through
from ivcviz.anatomy.course import VeinCourse
from ivcviz.anatomy.hepatic_courses import hepatic_courses
from ivcviz.anatomy.landmarks import Landmarks, landmarks_of, scale_of, veins_of
from ivcviz.anatomy.renal_courses import STUMP_OF_VEIN, renal_course, renal_trunk
from ivcviz.anatomy.small_courses import iliac_courses, tributary_course
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, RenalVein
from ivcviz.anatomy.tributaries import Tributary, tributaries_of
from ivcviz.errors import UserError
from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import say


@dataclass(frozen=True, slots=True)
class Vertebra:
    """A vertebral body between two heights z, mm."""

    name: str
    lower_mm: float
    upper_mm: float


@dataclass(frozen=True, eq=False)
class Body:
    """The anatomy that follows from a specification. Body coordinates: x left, y posterior, z superior, mm; the origin lies
    on the midline at the height of the iliac confluence."""

    spec: AnatomySpec
    scale: float
    landmarks: Landmarks
    cava: Cava
    aorta: Aorta
    renal_veins: tuple[RenalVein, ...]
    hepatic_veins: tuple[HepaticVein, ...]
    tributaries: tuple[Tributary, ...]
    vertebrae: tuple[Vertebra, ...]
    spine: Floats  # (n, 2): height z, y of the anterior vertebral wall on the midline

    def course(self, vein_id: str) -> VeinCourse:
        """The course of a vein by its id (renal, hepatic, iliac, tributary); KeyError for another id.

        A renal vein's is without its branches in the hilum: a plan asks for no more, and while a vein is moved neither
        these nor the courses of all other veins need be made.
        """
        renal = next((vein for vein in self.renal_veins if vein.id == vein_id), None)
        if renal is not None:
            return renal_trunk(renal, self.cava, self.aorta, self.scale, renal.side in self.spec.missing_kidneys)
        tributary = next((vein for vein in self.tributaries if vein.id == vein_id), None)
        if tributary is None:
            return self.courses[vein_id]
        trunk = None if tributary.enters == "ivc" else self.course(tributary.enters)
        return tributary_course(tributary, self.cava, self.aorta, trunk, self.scale)

    def spine_front(self, z: ArrayLike) -> Floats:
        """y, mm, of the spine's anterior wall on the midline at heights z, mm."""
        found: Floats = np.interp(np.asarray(z, float), self.spine[:, 0], self.spine[:, 1])
        return found

    @cached_property
    def courses(self) -> dict[str, VeinCourse]:
        """The courses of all veins by id, larger veins before those that enter them."""
        found: dict[str, VeinCourse] = {}
        for course in iliac_courses(self.cava, self.scale):
            found[course.vein_id] = course
        for vein in self.renal_veins:
            found[vein.id] = renal_course(vein, self.cava, self.aorta, self.scale, vein.side in self.spec.missing_kidneys)
        for hepatic in self.hepatic_veins:
            for course in hepatic_courses(hepatic, self.cava, self.scale) if hepatic.main else ():
                found[course.vein_id] = course
        for tributary in self.tributaries:
            trunk = found.get(tributary.enters)
            found[tributary.id] = tributary_course(tributary, self.cava, self.aorta, trunk, self.scale)
        return found


@lru_cache(maxsize=64)
def resolve_body(spec: AnatomySpec) -> Body:
    """The body of a specification; UserError with the reason where it contradicts itself."""
    landmarks = landmarks_of(spec)
    scale = scale_of(spec.sex)
    cava, vertebrae, spine, aorta = _trunk(spec.centreline, spec.section, scale, landmarks.cavoatrial_junction)
    renal, hepatic = veins_of(spec)
    tributaries = tributaries_of(landmarks, renal, hepatic, scale)
    renal = tuple(_stump(vein) if vein.side in spec.missing_kidneys else vein for vein in renal)
    return Body(spec, scale, landmarks, cava, aorta, renal, hepatic, tributaries, vertebrae, spine)


def _stump(vein: RenalVein) -> RenalVein:
    """The stump of a renal vein without its kidney."""
    return replace(vein, length_mm=vein.length_mm * STUMP_OF_VEIN[vein.side])


# Rows of a patient's tables, as a specification holds them.
_Rows = tuple[tuple[float, float, float], ...] | None


@lru_cache(maxsize=16)
def _trunk(
    patient_line: _Rows, patient_section: _Rows, scale: float, junction_mm: float
) -> tuple[Cava, tuple[Vertebra, ...], Floats, Aorta]:
    """Cava, vertebrae, spine and aorta, cached because moving an ostium does not change them."""
    centreline, section, tilt = _reference_cava(scale)
    if patient_line is not None:
        centreline = _patient_centreline(patient_line)
    if patient_section is not None:
        section = _patient_section(patient_section)
    cava = through_atrium(cava_through(centreline, section, tilt, junction_mm), scale)
    vertebrae = tuple(Vertebra(name, low * scale, high * scale) for name, low, high in reference.VERTEBRAE)
    spine = _spine(vertebrae, cava, scale)
    return cava, vertebrae, spine, _aorta(spine, scale)


@lru_cache(maxsize=2)
def _reference_cava(scale: float) -> tuple[Floats, Floats, Floats]:
    table = np.array(reference.CAVA) * scale
    centreline = np.stack([-table[:, 1], table[:, 2], table[:, 0]], axis=1)
    tilt = np.array(reference.CAVA_TILT_DEG)
    tilt[:, 0] = arc_of_heights(centreline, tilt[:, 0] * scale)
    return centreline, np.stack([arc_of_heights(centreline, table[:, 0]), table[:, 3], table[:, 4]], axis=1), tilt


def _patient_centreline(rows: tuple[tuple[float, float, float], ...]) -> Floats:
    table = np.array(rows, dtype=float)
    if len(table) < 2 or not (np.diff(table[:, 0]) > 0).all():
        raise UserError(say("The patient's centreline needs two or more rows of height, left and posterior, heights rising."))
    return table[:, [1, 2, 0]]


def _patient_section(rows: tuple[tuple[float, float, float], ...]) -> Floats:
    table = np.array(rows, dtype=float)
    if not len(table) or not (np.diff(table[:, 0]) > 0).all() or not (table[:, 1:] > 0).all():
        raise UserError(
            say(
                "The patient's section needs rows of level, transverse and anteroposterior width, levels rising, "
                "widths above 0."
            )
        )
    return table


def _spine(vertebrae: tuple[Vertebra, ...], cava: Cava, scale: float) -> Floats:
    """The anterior vertebral wall by height, from the cava's distance to it, smooth."""
    behind = dict(reference.CAVA_TO_SPINE)
    middle = np.array([(v.lower_mm + v.upper_mm) / 2 for v in vertebrae])
    offset = np.array([behind[v.name] * scale for v in vertebrae])
    z = np.arange(vertebrae[0].lower_mm, vertebrae[-1].upper_mm + 40.0, 2.0)
    centre = cava.point(cava.level_at_height(z))[:, 1]
    return np.stack([z, centre + np.interp(z, middle, offset)], axis=1)


def _aorta(spine: Floats, scale: float) -> Aorta:
    table = np.array(reference.AORTA) * scale
    z = spine[:, 0]
    diameter = np.interp(z, table[:, 0], table[:, 2])
    y = spine[:, 1] - diameter / 2 - reference.AORTA_TO_SPINE * scale
    return Aorta(z, np.stack([np.interp(z, table[:, 0], table[:, 1]), y], axis=1), diameter, float(table[0, 0]))
