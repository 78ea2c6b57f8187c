"""The specification of a picture: size on paper or in pixels, resolution, format, background."""

from dataclasses import dataclass, replace
from typing import Literal

from ivcviz.errors import UserError
from ivcviz.figure.sizes import ASPECT, DPI, MM_PER_INCH, check_size, pixels
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import say

Unit = Literal["px", "mm"]
Ending = Literal[".png", ".svg", ".pdf"]


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """`width` and `height` are in `unit`; the size in pixels is what `ivcviz render` makes of the same numbers."""

    width: float = 1600
    height: float = 1200
    unit: Unit = "px"
    dpi: float = 200
    ending: Ending = ".png"
    transparent: bool = False

    def size_px(self) -> tuple[int, int]:
        """Width and height in pixels; UserError for a picture that nobody can draw."""
        if not DPI[0] <= self.dpi <= DPI[1]:
            raise UserError(
                say("The resolution must be {least} to {most} dpi, not {dpi}.", least=DPI[0], most=DPI[1], dpi=short(self.dpi))
            )
        sides = (self.width, self.height) if self.unit == "px" else (pixels(s, self.dpi) for s in (self.width, self.height))
        width, height = (round(side) for side in sides)
        check_size(width, height)
        return width, height

    def size_mm(self) -> tuple[float, float]:
        """Width and height on paper, mm."""
        if self.unit == "mm":
            return self.width, self.height
        return self.width / self.dpi * MM_PER_INCH, self.height / self.dpi * MM_PER_INCH

    def smaller(self, longest_px: int) -> "PictureSpec":
        """The same page with fewer pixels, and so fewer to the inch: its words stand where they stand on the large one."""
        width, height = self.size_px()
        share = min(1.0, longest_px / max(width, height))
        return replace(self, width=round(width * share), height=round(height * share), unit="px", dpi=self.dpi * share)


def on_paper(width_mm: float, dpi: float = 600) -> PictureSpec:
    """A page of a width on paper, of the shape of every plate."""
    return PictureSpec(width_mm, width_mm / ASPECT, "mm", dpi)


SCREEN, ONE_COLUMN, TWO_COLUMNS = PictureSpec(), on_paper(85), on_paper(170)
