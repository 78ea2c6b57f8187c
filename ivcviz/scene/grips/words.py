"""Landmarks and veins as they are called beside a grip."""

from ivcviz.anatomy.body import Body
from ivcviz.plan.words import LANDMARK_WORDS

LANDMARKS = {
    **LANDMARK_WORDS,
    "right-renal-vein": "right renal vein",
    "left-renal-vein": "left renal vein",
    "lowest-short-hepatic-vein": "lowest short hepatic vein",
    "right-adrenal-vein": "right adrenal vein",
}


def vein_words(body: Body, vein_id: str) -> str:
    """A renal vein by its side, with a number where the side has several."""
    side = next(vein.side for vein in body.renal_veins if vein.id == vein_id)
    alike = [vein.id for vein in body.renal_veins if vein.side == side]
    return f"{side} renal vein" if len(alike) == 1 else f"{side} renal vein {alike.index(vein_id) + 1}"
