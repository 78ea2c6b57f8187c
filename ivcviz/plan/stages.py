"""The stages of an operation, in order."""

from typing import Literal, get_args

Stage = Literal["intact", "tumour", "mobilised", "clamped", "resected", "bench", "implanted", "reperfused"]
STAGES: tuple[Stage, ...] = get_args(Stage)
