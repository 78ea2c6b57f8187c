"""Grips: the places of a plan that a hand can take, which value each one moves, and the edit that moving it makes."""

from ivcviz.scene.grips.changes import Edit, edit_for
from ivcviz.scene.grips.model import Grip, Kind
from ivcviz.scene.grips.places import grips_of
from ivcviz.scene.grips.snapping import nearest_words, snapped

__all__ = ["Edit", "Grip", "Kind", "edit_for", "grips_of", "nearest_words", "snapped"]
