"""What is done before the first clamp is closed: volume, heparin, an echo of what lies free in the lumen, arteries in hand."""

from collections.abc import Iterator

from ivcviz.messages.sentences import say
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import HEPARIN, TUMOUR, VOLUME, Act, Thing
from ivcviz.plan.operation.acts_clamping import artery_is_tied_first
from ivcviz.plan.operation.sources import ECHO, OWN, PRACTICE
from ivcviz.plan.reconstruction.renal_outcome import SIDES, closed, kidney_is_taken, missing, veins_of_side
from ivcviz.plan.resection.lumen_contents import echo_sees


def before_clamping(plan: Plan) -> Iterator[Act]:
    """Volume, heparin or none, the echo where it can see what may come off, then each renal artery that is not
    tied at once and whose vein is closed."""
    yield Act("clamped", "give", VOLUME, note=say("before the cava is closed"), source=PRACTICE)
    yield Act("clamped", "give", HEPARIN, note=say("dose, or none: ____"), source=OWN)
    if echo_sees(plan):
        yield Act("clamped", "look-inside", TUMOUR, note=say("before any clamp is closed"), source=ECHO)
    for side in SIDES:
        shut = any(closed(plan, vein) for vein in veins_of_side(plan, side))
        wanted = (shut or kidney_is_taken(plan, side)) and not artery_is_tied_first(plan, side)
        if wanted and not missing(plan, side):
            yield Act("clamped", "control", Thing("renal-artery", side), source=PRACTICE)
