"""Substitutes for the cava, as a tube or a patch: material, wall, rings, appearance, words.

Walls are default thicknesses, mm, to begin with; a plan may set its own. No source gives one for the wall of a caval
substitute, so none is attributed to a source: measure the graft that is used.
"""

from dataclasses import dataclass
from typing import Literal, assert_never

from ivcviz.messages.sentences import Message, Text, Wording, capital, say
from ivcviz.terms.term import Term


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Substitute(Term):
    """A substitute for caval wall; `graft` and `patch` are what a tube and a patch of it are called inside a sentence."""

    made: Literal["prosthesis", "vein", "tissue"]
    wall_mm: float  # of a tube, where the plan sets none
    rings: Literal["none", "possible", "usual"]  # external rings: "usual" ones are there unless the plan says otherwise
    material: str  # of a tube in the picture: a key of the palette
    patch_material: str  # of a patch in the picture
    name: Wording  # the material alone: "patch of iliac vein"
    graft: Message
    patch: Message

    @property
    def is_prosthesis(self) -> bool:
        """Whether it is a foreign body, which contamination can infect."""
        match self.made:
            case "prosthesis":
                return True
            case "vein" | "tissue":
                return False
            case _:
                assert_never(self.made)

    @property
    def rings_possible(self) -> bool:
        """Whether there are tubes of it with external rings."""
        match self.rings:
            case "possible" | "usual":
                return True
            case "none":
                return False
            case _:
                assert_never(self.rings)

    @property
    def ringed_by_default(self) -> bool:
        """Whether a tube of it has rings where the plan does not say."""
        return self.rings == "usual"

    @property
    def graft_label(self) -> Text:
        """A tube of it at the head of a label."""
        return capital(self.graft)

    @property
    def patch_label(self) -> Text:
        """A patch of it at the head of a label."""
        return capital(self.patch)


PTFE = Substitute(
    id="ptfe",
    made="prosthesis",
    wall_mm=0.6,  # default
    rings="usual",
    material="ptfe",
    patch_material="ptfe",
    name="PTFE",
    graft=say("PTFE graft"),
    patch=say("PTFE patch"),
)
ILIAC_VEIN = Substitute(
    id="iliac-vein",
    made="vein",
    wall_mm=1.0,  # default
    rings="none",
    material="vein-graft",
    patch_material="vein-graft",
    name=say("iliac vein"),
    graft=say("iliac vein graft"),
    patch=say("iliac vein patch"),
)
JUGULAR_VEIN = Substitute(
    id="jugular-vein",
    made="vein",
    wall_mm=0.8,  # default
    rings="none",
    material="vein-graft",
    patch_material="vein-graft",
    name=say("jugular vein"),
    graft=say("jugular vein graft"),
    patch=say("jugular vein patch"),
)
SAPHENOUS_VEIN = Substitute(
    id="saphenous-vein",
    made="vein",
    wall_mm=0.5,  # default
    rings="none",
    material="vein-graft",
    patch_material="vein-graft",
    name=say("saphenous vein"),
    graft=say("saphenous vein graft"),
    patch=say("saphenous vein patch"),
)
CRYOPRESERVED_VESSEL = Substitute(
    id="cryopreserved-vessel",
    made="tissue",
    wall_mm=1.5,  # default
    rings="none",
    material="tissue-graft",
    patch_material="tissue-patch",
    name=say("cryopreserved vessel"),
    graft=say("cryopreserved vessel"),
    patch=say("cryopreserved vessel patch"),
)
PARIETAL_PERITONEUM = Substitute(
    id="parietal-peritoneum",
    made="tissue",
    wall_mm=1.2,  # default
    rings="none",
    material="tissue-graft",
    patch_material="tissue-patch",
    name=say("parietal peritoneum"),
    graft=say("peritoneal tube"),
    patch=say("peritoneal patch"),
)
SUBSTITUTES = (PTFE, ILIAC_VEIN, JUGULAR_VEIN, SAPHENOUS_VEIN, CRYOPRESERVED_VESSEL, PARIETAL_PERITONEUM)
