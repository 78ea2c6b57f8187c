"""What replaces a piece of cava, as a tube or a patch: what it is made of, its wall, its rings, how it looks, its words.

Walls are default thicknesses, mm, to begin with; a plan may set its own. No source gives one for the wall of a caval
substitute, so none is attributed to a source: measure the graft that is used.
"""

from dataclasses import dataclass
from typing import Literal

from ivcviz.terms.term import Term


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Substitute(Term):
    """A substitute for caval wall. Words of a tube stand inside sentences (`graft`) and as a label (`graft_label`)."""

    made: Literal["prosthesis", "vein", "tissue"]
    wall_mm: float  # of a tube, where the plan sets none
    rings: Literal["none", "possible", "usual"]  # external rings: "usual" ones are there unless the plan says otherwise
    material: str  # of a tube in the picture: a key of the palette
    patch_material: str  # of a patch in the picture
    name: str  # the material alone: "patch of iliac vein"
    graft: str
    graft_label: str
    patch_label: str

    @property
    def is_prosthesis(self) -> bool:
        """Whether it is a foreign body, which contamination can infect."""
        return self.made == "prosthesis"

    @property
    def rings_possible(self) -> bool:
        """Whether there are tubes of it with external rings."""
        return self.rings != "none"

    @property
    def ringed_by_default(self) -> bool:
        """Whether a tube of it has rings where the plan does not say."""
        return self.rings == "usual"

    @property
    def patch_words(self) -> str:
        """The label of a patch as it stands inside a sentence or a legend."""
        return f"{self.name} patch"


PTFE = Substitute(
    id="ptfe",
    made="prosthesis",
    wall_mm=0.6,  # default
    rings="usual",
    material="ptfe",
    patch_material="ptfe",
    name="PTFE",
    graft="PTFE graft",
    graft_label="PTFE graft",
    patch_label="PTFE patch",
)
ILIAC_VEIN = Substitute(
    id="iliac-vein",
    made="vein",
    wall_mm=1.0,  # default
    rings="none",
    material="vein-graft",
    patch_material="tissue-patch",
    name="iliac vein",
    graft="iliac vein graft",
    graft_label="Iliac vein graft",
    patch_label="Iliac vein patch",
)
JUGULAR_VEIN = Substitute(
    id="jugular-vein",
    made="vein",
    wall_mm=0.8,  # default
    rings="none",
    material="vein-graft",
    patch_material="tissue-patch",
    name="jugular vein",
    graft="jugular vein graft",
    graft_label="Jugular vein graft",
    patch_label="Jugular vein patch",
)
SAPHENOUS_VEIN = Substitute(
    id="saphenous-vein",
    made="vein",
    wall_mm=0.5,  # default
    rings="none",
    material="vein-graft",
    patch_material="tissue-patch",
    name="saphenous vein",
    graft="saphenous vein graft",
    graft_label="Saphenous vein graft",
    patch_label="Saphenous vein patch",
)
CRYOPRESERVED_VESSEL = Substitute(
    id="cryopreserved-vessel",
    made="tissue",
    wall_mm=1.5,  # default
    rings="none",
    material="tissue-graft",
    patch_material="tissue-patch",
    name="cryopreserved vessel",
    graft="cryopreserved vessel",
    graft_label="Cryopreserved vessel",
    patch_label="Cryopreserved vessel patch",
)
PARIETAL_PERITONEUM = Substitute(
    id="parietal-peritoneum",
    made="tissue",
    wall_mm=1.2,  # default
    rings="none",
    material="tissue-graft",
    patch_material="tissue-patch",
    name="parietal peritoneum",
    graft="tube of parietal peritoneum",
    graft_label="Peritoneal tube",
    patch_label="Peritoneal patch",
)
SUBSTITUTES = (PTFE, ILIAC_VEIN, JUGULAR_VEIN, SAPHENOUS_VEIN, CRYOPRESERVED_VESSEL, PARIETAL_PERITONEUM)
