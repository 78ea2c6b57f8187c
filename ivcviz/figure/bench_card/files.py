"""A bench card into a file, whole or not at all."""

from functools import partial
from pathlib import Path

from ivcviz.errors import UserError
from ivcviz.figure.bench_card.ground import LAYERS, PT
from ivcviz.figure.bench_card.sheets import sheets_of
from ivcviz.messages.sentences import say
from ivcviz.plan.bench.card import BenchCard
from ivcviz.storage.atomic import replace_file

_NAME = say("ivcviz cutting template")


def save_card(card: BenchCard, path: Path, *, paper: str = "a4", allowance_mm: float = 2.0, title: str = "") -> None:
    """Write the card by the file's ending (.pdf, .svg: a Qt application must exist; .dxf), replacing the file in one step.

    `allowance_mm` is added beyond a cone's closing edges; `title` is printed only if given. UserError if it cannot be written.
    """
    ending = path.suffix.lower()
    if ending == ".dxf":
        from ivcviz.figure.bench_card.dxf import dxf_card

        replace_file(path, dxf_card(card))
        return
    if ending not in (".pdf", ".svg"):
        raise UserError(say("{path}: a cutting template's file name ends in .pdf, .svg or .dxf.", path=path))
    sheets = sheets_of(card, paper=paper, allowance_mm=allowance_mm, title=title)
    width, height = sheets[0].width * PT, sheets[0].height * PT
    if ending == ".pdf":
        from ivcviz.figure.pdf import pdf_pages, printed_at_full_size

        replace_file(path, printed_at_full_size(pdf_pages(width, height, [sheet.paint for sheet in sheets], str(_NAME))))
        return
    if len(sheets) > 1:
        raise UserError(
            say(
                "{path}: this card takes {sheets} sheets, and an SVG has only one page: save it as a .pdf.",
                path=path,
                sheets=len(sheets),
            )
        )
    from ivcviz.figure.svg import Paint, svg_layers

    layers: dict[str, Paint] = {layer: partial(sheets[0].paint, only=layer) for layer in LAYERS}
    replace_file(path, svg_layers(width, height, layers, str(_NAME)))
