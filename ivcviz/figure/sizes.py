"""How large a picture may be, and pixels from millimetres. No toolkit."""

from ivcviz.errors import UserError
from ivcviz.messages.sentences import say

# Pixels a side, pixels in all (what a few gigabytes of memory draw), pixels per inch, millimetres.
SIDE_PX = (64, 12_000)
MOST_PX = 64_000_000
DPI = (30, 2400)
WIDTH_MM = (20, 2000)
ASPECT = 4 / 3  # of a page whose height was not asked for
MM_PER_INCH = 25.4


def pixels(length_mm: float, dpi: float) -> float:
    """A length on paper in pixels, unrounded."""
    return length_mm / MM_PER_INCH * dpi


def check_size(width_px: int, height_px: int) -> None:
    """UserError for a picture that nobody can draw."""
    if not all(SIDE_PX[0] <= side <= SIDE_PX[1] for side in (width_px, height_px)) or width_px * height_px > MOST_PX:
        raise UserError(
            say(
                "A picture of {width} × {height} pixels cannot be drawn: each side {least} to {most}, "
                "at most {millions} million in all.",
                width=width_px,
                height=height_px,
                least=SIDE_PX[0],
                most=SIDE_PX[1],
                millions=MOST_PX // 1000000,
            )
        )
