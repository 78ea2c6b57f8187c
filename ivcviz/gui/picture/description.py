"""Describe the picture in words, for screen readers and for what is under the mouse."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ivcviz.gui.picture.plate_image import options_of
from ivcviz.gui.state.view_options import ViewState
from ivcviz.gui.vocabulary import STAGE_WORDS
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.wording.names import STABILITY_WORDS
from ivcviz.scene.build import stage_of
from ivcviz.scene.camera import Camera
from ivcviz.scene.view.hit_test import Hit
from ivcviz.scene.view.orbit import azimuth_elevation

_VIEWS = {
    "anterior": QT_TRANSLATE_NOOP("PictureWords", "Anterior view"),
    "posterior": QT_TRANSLATE_NOOP("PictureWords", "Posterior view"),
    "left": QT_TRANSLATE_NOOP("PictureWords", "View from the patient's left"),
    "right": QT_TRANSLATE_NOOP("PictureWords", "View from the patient's right"),
    "superior": QT_TRANSLATE_NOOP("PictureWords", "Superior view"),
    "inferior": QT_TRANSLATE_NOOP("PictureWords", "Inferior view"),
}
_LEVEL_DEG = 2.5  # less than this is not worth a word
_NEAREST_DEG = 5  # angles are said to this


def picture_description(consequences: Consequences, state: ViewState) -> str:
    """Describe view, stage, zone reading and plan in one line."""
    plan, operation = consequences.plan, consequences.operation
    options = options_of(plan, state, operation=operation)
    parts = [view_in_words(state), _tr(str(STAGE_WORDS[stage_of(plan, options, operation)]), "Actions")]
    if options.step is not None:
        parts.append(_tr("after step {} of the ledger").format(options.step))
    zones = _tr("zone {}").format(plan.reading.words) if plan.reading.zones else str(plan.reading.words)
    parts.append(f"{zones}, {STABILITY_WORDS[plan.reading.stability]}")
    low, high = plan.extent.lower_mm, plan.extent.upper_mm
    parts.append(_tr("tumour from {:.0f} to {:.0f} mm above the iliac confluence").format(low, high))
    if plan.resection is not None:
        cut = plan.resection
        parts.append(_tr("cuts at {:.0f} and {:.0f} mm").format(cut.inferior_mm, cut.superior_mm))
    if plan.graft is not None:
        parts.append(_tr("graft of {:.0f} mm inner diameter").format(plan.graft.diameter_mm))
    return "; ".join(parts) + "."


def view_in_words(state: ViewState) -> str:
    """Describe the direction of view."""
    words = _tr(str(_VIEWS[state.view])) if state.camera is None else _free(state.camera)
    return _tr("{}, in perspective").format(words) if state.perspective else words


def hit_in_words(hit: Hit, levels: bool) -> str:
    """What the mouse points at: "Left renal vein · 104 mm above the iliac confluence"; `levels` if heights mean anything."""
    side = _tr("{:.0f} mm above the iliac confluence") if hit.level_mm >= 0 else _tr("{:.0f} mm below the iliac confluence")
    level = side.format(abs(hit.level_mm)) if levels else ""
    return " · ".join(words for words in (str(hit.name), level) if words)


def _free(camera: Camera) -> str:
    azimuth, elevation = (round(angle / _NEAREST_DEG) * _NEAREST_DEG for angle in azimuth_elevation(camera))
    azimuth = (azimuth + 180) % 360 - 180
    parts = [_tr("Free view")]
    if abs(azimuth) > _LEVEL_DEG:
        side = (
            _tr("{}° from anterior to the patient's left") if azimuth > 0 else _tr("{}° from anterior to the patient's right")
        )
        parts.append(side.format(abs(azimuth)))
    if abs(elevation) > _LEVEL_DEG:
        parts.append((_tr("{}° from superior") if elevation > 0 else _tr("{}° from inferior")).format(abs(elevation)))
    return ", ".join(parts)


def _tr(text: str, context: str = "PictureWords") -> str:
    return QCoreApplication.translate(context, text)
