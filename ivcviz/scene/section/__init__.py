"""The axial section at a level: the scene's triangles cut by one horizontal plane, and the readings from it."""

from ivcviz.scene.section.cut import axial_section
from ivcviz.scene.section.model import AxialSection, Name, PartOutline, SectionReading
from ivcviz.scene.section.place import check_level, lowest_and_highest, vertebra_at

__all__ = [
    "AxialSection",
    "Name",
    "PartOutline",
    "SectionReading",
    "axial_section",
    "check_level",
    "lowest_and_highest",
    "vertebra_at",
]
