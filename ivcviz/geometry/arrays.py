"""Type names for arrays of numbers; shapes and units are documented where they are used."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]
