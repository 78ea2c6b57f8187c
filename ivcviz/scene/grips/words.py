"""Landmarks as they are called beside a grip."""

from ivcviz.plan.wording.names import LANDMARK_WORDS

LANDMARKS = {
    **LANDMARK_WORDS,
    "right-renal-vein": "right renal vein",
    "left-renal-vein": "left renal vein",
    "lowest-short-hepatic-vein": "lowest short hepatic vein",
    "right-adrenal-vein": "right adrenal vein",
}
