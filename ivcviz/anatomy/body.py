"""A body, resolved: levels, the cava's course and section, every vein with its course."""

from dataclasses import dataclass

import numpy as np

from ivcviz.anatomy.specification import AnatomySpec


@dataclass(frozen=True, eq=False)
class Body:
    spec: AnatomySpec
