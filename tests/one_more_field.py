"""A document with one more plain field than the product's: what tests of the declarations are made of."""

from dataclasses import dataclass, field
from typing import Annotated

from ivcviz.case.document import Case, LevelRef, Resection, Tumour
from ivcviz.fields.bounds import Bounds
from ivcviz.fields.declaration import Field


@dataclass(frozen=True, slots=True)
class ShuntedResection(Resection):
    """A resection with one more field."""

    shunt_mm: Annotated[float, Field(Bounds(4, 12), name="shunt's diameter")] = 8.0


@dataclass(frozen=True, slots=True)
class ShuntedCase(Case):
    """A case whose resection has one more field."""

    resection: Annotated[ShuntedResection, Field(name="resection")] = field(default_factory=ShuntedResection)


CASE = ShuntedCase("A case", Tumour(LevelRef(-15.0, "renal-floor"), LevelRef(-20.0, "hepatic-floor")))
