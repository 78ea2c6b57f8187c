"""Substitutes for the cava, as a tube or a patch: material, wall, form, rings, evidence, appearance, words.

Walls are default thicknesses, mm, to begin with; a plan may set its own. No source gives one for the wall of a caval
substitute, so none is attributed to a source: measure the graft that is used.
"""

from dataclasses import dataclass
from math import pi
from typing import Literal, assert_never

from ivcviz.messages.sentences import Message, Text, Wording, capital, say
from ivcviz.terms.term import Term

_NARROW_VEIN_MM = (4.0, 5.0)  # general surgical practice, to be confirmed: how wide a saphenous vein is


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Substitute(Term):
    """A substitute for caval wall; `graft` and `patch` are what a tube and a patch of it are called inside a sentence.

    `form`: it comes as a "tube", is rolled from a flat "sheet", or is sewn of "panels" or a spiral of a narrow vein. `vein_mm`
    are the least and the greatest diameter of that vein, where it is one: a wider tube of it can only be sewn of panels.
    """

    made: Literal["prosthesis", "vein", "tissue"]
    form: Literal["tube", "sheet", "panels"]
    wall_mm: float  # of a tube, where the plan sets none
    rings: Literal["none", "possible", "usual"]  # external rings: "usual" ones are there unless the plan says otherwise
    material: str  # of a tube in the picture: a key of the palette
    patch_material: str  # of a patch in the picture
    name: Wording  # the material alone: "patch of iliac vein"
    graft: Message
    patch: Message
    vein_mm: tuple[float, float] | None = None
    evidence: Message | None = None  # what has been published of it, with its source; None: nothing is cited here

    def __post_init__(self) -> None:
        """Raise ValueError, on import, for facets that contradict one another."""
        if self.rings_possible and not self.is_prosthesis:
            raise ValueError(f"{self!r}: only a prosthesis has external rings")
        if self.form == "panels" and self.vein_mm is None:
            raise ValueError(f"{self!r}: panels are cut from a vein of some width")

    def form_of(self, diameter_mm: float) -> Literal["tube", "sheet", "panels"]:
        """How a tube of a diameter comes to be: one that is wider than its narrow vein is sewn of panels."""
        return "panels" if self.vein_mm is not None and diameter_mm > self.vein_mm[1] else self.form

    def vein_needed_mm(self, girth_mm: float, length_mm: float) -> tuple[float, float] | None:
        """The least and the greatest length of its narrow vein, opened, that a sheet takes; None where it is no such vein."""
        if self.vein_mm is None:
            return None
        narrow, wide = self.vein_mm
        return girth_mm * length_mm / (pi * wide), girth_mm * length_mm / (pi * narrow)

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
    form="tube",
    wall_mm=0.6,  # default
    rings="usual",
    material="ptfe",
    patch_material="ptfe",
    name="PTFE",
    graft=say("PTFE graft"),
    patch=say("PTFE patch"),
    evidence=say("PTFE 92 %, other substitutes 73 % patent at five years, not matched (multicentre series of 92)"),
)
DACRON = Substitute(
    id="dacron",
    made="prosthesis",
    form="tube",
    wall_mm=0.5,  # default
    rings="possible",
    material="dacron",
    patch_material="dacron",
    name=say("Dacron"),
    graft=say("Dacron graft"),
    patch=say("Dacron patch"),
)
ILIAC_VEIN = Substitute(
    id="iliac-vein",
    made="vein",
    form="tube",
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
    form="tube",
    wall_mm=0.8,  # default
    rings="none",
    material="vein-graft",
    patch_material="vein-graft",
    name=say("jugular vein"),
    graft=say("jugular vein graft"),
    patch=say("jugular vein patch"),
)
FEMORAL_VEIN = Substitute(
    id="femoral-vein",
    made="vein",
    form="tube",
    wall_mm=0.9,  # default
    rings="none",
    material="vein-graft",
    patch_material="vein-graft",
    name=say("femoral vein"),
    graft=say("femoral vein graft"),
    patch=say("femoral vein patch"),
)
SAPHENOUS_VEIN = Substitute(
    id="saphenous-vein",
    made="vein",
    form="tube",
    wall_mm=0.5,  # default
    rings="none",
    material="vein-graft",
    patch_material="vein-graft",
    name=say("saphenous vein"),
    graft=say("saphenous vein graft"),
    patch=say("saphenous vein patch"),
    vein_mm=_NARROW_VEIN_MM,
)
PANEL_VEIN = Substitute(
    id="panel-vein",
    made="vein",
    form="panels",
    wall_mm=0.5,  # default
    rings="none",
    material="panel-graft",
    patch_material="panel-graft",
    name=say("panel or spiral vein"),
    graft=say("panel vein graft"),
    patch=say("panel vein patch"),
    vein_mm=_NARROW_VEIN_MM,
)
CRYOPRESERVED_VESSEL = Substitute(
    id="cryopreserved-vessel",
    made="tissue",
    form="tube",
    wall_mm=1.5,  # default
    rings="none",
    material="tissue-graft",
    patch_material="tissue-patch",
    name=say("cryopreserved vessel"),
    graft=say("cryopreserved vessel"),
    patch=say("cryopreserved vessel patch"),
)
DONOR_CAVA = Substitute(
    id="donor-cava",
    made="tissue",
    form="tube",
    wall_mm=1.5,  # default
    rings="none",
    material="donor-graft",
    patch_material="donor-graft",
    name=say("donor cava"),
    graft=say("donor cava graft"),
    patch=say("donor cava patch"),
)
BOVINE_PERICARDIUM = Substitute(
    id="bovine-pericardium",
    made="tissue",
    form="sheet",
    wall_mm=0.5,  # default
    rings="none",
    material="pericardium",
    patch_material="pericardium",
    name=say("bovine pericardium"),
    graft=say("pericardial tube"),
    patch=say("pericardial patch"),
    evidence=say("10 without thrombosis in one series (PubMed 23458108); of 9 tubes in another, 3 thrombosed early (Ahn)"),
)
PARIETAL_PERITONEUM = Substitute(
    id="parietal-peritoneum",
    made="tissue",
    form="sheet",
    wall_mm=1.2,  # default
    rings="none",
    material="tissue-graft",
    patch_material="tissue-patch",
    name=say("parietal peritoneum"),
    graft=say("peritoneal tube"),
    patch=say("peritoneal patch"),
)
PERITONEUM_WITH_FASCIA = Substitute(
    id="peritoneum-with-fascia",
    made="tissue",
    form="sheet",
    wall_mm=2.0,  # default
    rings="none",
    material="fascia-graft",
    patch_material="fascia-graft",
    name=say("peritoneum with fascia"),
    graft=say("peritoneofascial tube"),
    patch=say("peritoneofascial patch"),
    evidence=say("22 without thrombosis in one series (PubMed 23458108)"),
)
FALCIFORM_LIGAMENT = Substitute(
    id="falciform-ligament",
    made="tissue",
    form="sheet",
    wall_mm=0.4,  # default
    rings="none",
    material="ligament-graft",
    patch_material="ligament-graft",
    name=say("falciform ligament"),
    graft=say("falciform tube"),
    patch=say("falciform patch"),
)
SUBSTITUTES = (
    PTFE,
    DACRON,
    BOVINE_PERICARDIUM,
    ILIAC_VEIN,
    JUGULAR_VEIN,
    FEMORAL_VEIN,
    SAPHENOUS_VEIN,
    PANEL_VEIN,
    CRYOPRESERVED_VESSEL,
    DONOR_CAVA,
    PARIETAL_PERITONEUM,
    PERITONEUM_WITH_FASCIA,
    FALCIFORM_LIGAMENT,
)
