"""Older case files brought up to date before they are validated: one step per version, dict to dict."""

from collections.abc import Callable
from typing import Any

from ivcviz.messages.sentences import say
from ivcviz.storage.earlier_checks import checks_renamed, rings_dropped
from ivcviz.storage.reading import UnreadableError, shown
from ivcviz.storage.schema import VERSION

Data = dict[str, Any]


def migrate(data: Data) -> Data:
    """The same case as the current version writes it; UnreadableError for a version that this program does not know."""
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int):
        return data  # missing or of the wrong type: the validation names it with everything else
    if not 0 <= version <= VERSION:
        newer = say("a newer ivcviz wrote this file: update this one, which reads 0 to {version}", version=VERSION)
        remedy = newer if version > VERSION else say("write a number from 0 to {version}", version=VERSION)
        raise UnreadableError(shown(version), remedy, path="version")
    for number in range(version, VERSION):
        data = {**STEPS[number](data), "version": number + 1}
    return data


def _ends_become_levels(data: Data) -> Data:
    """Version 0, an early draft, wrote the tumour's ends as bare numbers: `lower_mm` and `upper_mm`."""
    tumour = data.get("tumour")
    if not isinstance(tumour, dict):
        return data
    moved = {name: {"level_mm": tumour[f"{name}_mm"]} for name in ("lower", "upper") if f"{name}_mm" in tumour}
    kept = {name: value for name, value in tumour.items() if name not in ("lower_mm", "upper_mm")}
    return {**data, "tumour": moved | kept}


def _as_it_is(data: Data) -> Data:
    """Version 2 only adds fields, each with a default."""
    return data


def _cuffs_end_at_the_jaw(data: Data) -> Data:
    """Version 2 measured the cuff to the middle of the clamp's jaw: half a jaw is taken off, and every clamp keeps its place.

    Its defaults were a cuff of 10 mm and a jaw of 6 mm; the cuff is written out, for it may be less than what a new one is.
    """
    resection = data.get("resection", {})
    if not isinstance(resection, dict):
        return data
    cuff, jaw = resection.get("cuff_mm", 10.0), resection.get("jaw_mm", 6.0)
    if not all(isinstance(value, int | float) and not isinstance(value, bool) for value in (cuff, jaw)):
        return data  # the validation names it
    if not 0 <= cuff <= 50:
        raise UnreadableError(shown(cuff), say("write a number from 0 to 50"), path="resection.cuff_mm")
    return {**data, "resection": {**resection, "cuff_mm": cuff - jaw / 2}}


def _version_3(data: Data) -> Data:
    """Cuffs, then what names a plan check of version 2."""
    return rings_dropped(checks_renamed(_cuffs_end_at_the_jaw(data)))


STEPS: dict[int, Callable[[Data], Data]] = {0: _ends_become_levels, 1: _as_it_is, 2: _version_3}
