"""Where a case comes from and what became of it: the source of each value, what the source prints, the outcome.

Part of the document: each field is declared here once, and annotations are never postponed.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from ivcviz.fields.bounds import MINUTES, ML, MONTHS, Bounds
from ivcviz.fields.declaration import Field
from ivcviz.fields.limits import LONG, SHORT, VEIN_ID
from ivcviz.messages.sentences import say

ProvenanceKind = Literal["published", "derived", "plan", "contradiction"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value comes from: `path` inside the case file ("" = the whole case), `source`, and what the source says.

    `published`: printed in the source; `derived`: schematic, worked out because the source gives no figure; `plan`: this
    plan's own choice; `contradiction`: the source disagrees with itself, and the note says how and which reading was kept.
    """

    path: Annotated[str, Field(SHORT, name=say("place in the case file"))]
    source: Annotated[str, Field(SHORT, name=say("source"))]
    note: Annotated[str, Field(LONG, name=say("note"))] = ""
    kind: Annotated[ProvenanceKind, Field(name=say("kind of source"))] = "published"


@dataclass(frozen=True, slots=True)
class Reported:
    """What the source prints of a published case, kept apart from what the plan works out by rule.

    `clamped_veins` are vein ids beside the cava; `renal_reconstruction` and `caval_replacement` are the table's words.
    """

    zone: Annotated[str, Field(SHORT, name=say("zone as reported"))] = ""
    approach: Annotated[str, Field(SHORT, name=say("approach"))] = ""
    clamped_veins: Annotated[tuple[str, ...], Field(VEIN_ID, name=say("clamped veins"), each=say("clamped vein"))] = ()
    caval_replacement: Annotated[str, Field(SHORT, name=say("replacement of the cava"))] = ""
    renal_reconstruction: Annotated[str, Field(SHORT, name=say("renal vein reconstruction"))] = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the patient; None: not recorded."""

    blood_loss_ml: Annotated[float | None, Field(Bounds(0, 100_000, ML), name=say("blood loss"))] = None
    transfused: Annotated[bool | None, Field(name=say("transfusion"))] = None
    r0: Annotated[bool | None, Field(name=say("R0 resection"))] = None
    operative_time_min: Annotated[float | None, Field(Bounds(0, 5_000, MINUTES), name=say("operative time"))] = None
    complication: Annotated[str, Field(LONG, name=say("complication"))] = ""
    follow_up_months: Annotated[float | None, Field(Bounds(0, 1_200, MONTHS), name=say("follow-up"))] = None
    recurrence: Annotated[bool | None, Field(name=say("recurrence"))] = None
    status: Annotated[str, Field(SHORT, name=say("status"))] = ""
