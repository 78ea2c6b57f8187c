"""Organs that are taken en bloc with the tumour, or free on imaging. A kidney is taken by its vein's method, nephrectomy."""

from dataclasses import dataclass
from typing import Literal

from ivcviz.messages.sentences import Message, say
from ivcviz.terms.term import Term


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class EnBlocOrgan(Term):
    """An organ, or the part of one, that leaves with the tumour."""

    name: Message
    taken: Message  # what of it leaves, after its article
    taken_words: Message  # the same at the head of a line, without "the"
    mesh: str | None  # the organ mesh that goes from the picture; None where it is not drawn, or most of it stays
    opened: Message | None  # the bowel that is opened when it is taken, in words; None where none is
    drains: Literal["left", "right"] | None = None  # the side of the kidney whose urine it carries
    unplanned: Message | None = None  # the resection that taking it asks for, where this plan does not plan it


RIGHT_ADRENAL = EnBlocOrgan(
    id="right-adrenal",
    name=say("right adrenal"),
    taken=say("the right adrenal"),
    taken_words=say("right adrenal"),
    mesh="right-adrenal",
    opened=None,
)
LEFT_ADRENAL = EnBlocOrgan(
    id="left-adrenal",
    name=say("left adrenal"),
    taken=say("the left adrenal"),
    taken_words=say("left adrenal"),
    mesh="left-adrenal",
    opened=None,
)
CAUDATE_LOBE = EnBlocOrgan(
    id="caudate-lobe",
    name=say("caudate lobe"),
    taken=say("the caudate lobe"),
    taken_words=say("caudate lobe"),
    mesh=None,
    opened=None,
)
DUODENUM = EnBlocOrgan(
    id="duodenum",
    name=say("duodenum"),
    taken=say("a part of the duodenum"),
    taken_words=say("a part of the duodenum"),
    mesh=None,
    opened=say("the duodenum"),
)
BOWEL = EnBlocOrgan(
    id="bowel",
    name=say("bowel"),
    taken=say("a part of the bowel"),
    taken_words=say("a part of the bowel"),
    mesh=None,
    opened=say("bowel"),
)
RIGHT_URETER = EnBlocOrgan(
    id="right-ureter",
    name=say("right ureter"),
    taken=say("a part of the right ureter"),
    taken_words=say("a part of the right ureter"),
    mesh=None,
    opened=None,
    drains="right",
)
LEFT_URETER = EnBlocOrgan(
    id="left-ureter",
    name=say("left ureter"),
    taken=say("a part of the left ureter"),
    taken_words=say("a part of the left ureter"),
    mesh=None,
    opened=None,
    drains="left",
)
COLON = EnBlocOrgan(
    id="colon",
    name=say("colon"),
    taken=say("a part of the colon"),
    taken_words=say("a part of the colon"),
    mesh=None,
    opened=say("the colon"),
)
RIGHT_LIVER = EnBlocOrgan(
    id="right-liver",
    name=say("right liver"),
    taken=say("the right liver"),
    taken_words=say("right liver"),
    mesh=None,
    opened=None,
    unplanned=say("liver transection"),
)
PANCREATIC_HEAD = EnBlocOrgan(
    id="pancreatic-head",
    name=say("pancreatic head"),
    taken=say("the pancreatic head"),
    taken_words=say("pancreatic head"),
    mesh=None,
    opened=say("the upper gut"),
    unplanned=say("pancreatic resection"),
)
PSOAS = EnBlocOrgan(
    id="psoas",
    name=say("psoas"),
    taken=say("a part of the psoas"),
    taken_words=say("a part of the psoas"),
    mesh=None,
    opened=None,
)
DIAPHRAGM = EnBlocOrgan(
    id="diaphragm",
    name=say("diaphragm"),
    taken=say("a part of the diaphragm"),
    taken_words=say("a part of the diaphragm"),
    mesh=None,
    opened=None,
)
ORGANS = (
    RIGHT_ADRENAL,
    LEFT_ADRENAL,
    CAUDATE_LOBE,
    RIGHT_LIVER,
    DUODENUM,
    PANCREATIC_HEAD,
    COLON,
    BOWEL,
    RIGHT_URETER,
    LEFT_URETER,
    PSOAS,
    DIAPHRAGM,
)
RIGHT_KIDNEY = EnBlocOrgan(
    id="right-kidney",
    name=say("right kidney"),
    taken=say("the right kidney"),
    taken_words=say("right kidney"),
    mesh=None,
    opened=None,
)
LEFT_KIDNEY = EnBlocOrgan(
    id="left-kidney",
    name=say("left kidney"),
    taken=say("the left kidney"),
    taken_words=say("left kidney"),
    mesh=None,
    opened=None,
)
# What can be free on imaging: kidneys too, which no one takes as an organ but by the method of a renal vein.
ORGANS_SEEN = (*ORGANS, RIGHT_KIDNEY, LEFT_KIDNEY)
