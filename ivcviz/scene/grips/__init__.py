"""Grips: handles on places of the plan, each with the intention of moving it."""

from ivcviz.scene.grips.model import Grip, Kind
from ivcviz.scene.grips.places import grips_of
from ivcviz.scene.grips.snapping import nearest_words, snapped
from ivcviz.scene.grips.step_names import step_name

__all__ = ["Grip", "Kind", "grips_of", "nearest_words", "snapped", "step_name"]
