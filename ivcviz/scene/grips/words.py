"""The names of landmarks beside a grip."""

from ivcviz.messages.sentences import Message, say
from ivcviz.plan.wording.names import LANDMARK_WORDS

LANDMARKS: dict[str, Message] = {
    **LANDMARK_WORDS,
    "right-renal-vein": say("right renal vein"),
    "left-renal-vein": say("left renal vein"),
    "lowest-short-hepatic-vein": say("lowest short hepatic vein"),
    "right-adrenal-vein": say("right adrenal vein"),
}
SHORT: dict[str, Message] = {  # without what a landmark is also called, for the names of steps
    **LANDMARKS,
    "renal-floor": say("lower edge of the renal veins"),
    "renal-roof": say("upper edge of the renal veins"),
    "hepatic-floor": say("lower edge of the main hepatic veins"),
    "hepatic-roof": say("upper edge of the main hepatic veins"),
}
