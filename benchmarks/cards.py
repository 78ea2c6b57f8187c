"""A bench card once everything is imported: case file to PDF, against Qt and matplotlib with the same strokes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
from figures import Against, Bound, Group, group_of
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from timing import call, in_turn

from ivcviz.app.platform import painting
from ivcviz.figure.bench_card import PT, save_card
from ivcviz.plan.bench.card import card_of_plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

OURS, FLOOR, PEER = "ivcviz, case file to card", "Qt alone", "matplotlib"
WORDS, LINES = "centre 64.9 mm from S end, 42.1 from I end", 70  # as many as there are on the card of Case 4, about


def carded(rounds: int) -> Iterator[Group]:
    """The card of Case 4."""
    mpl.use("pdf")
    with tempfile.TemporaryDirectory() as folder, painting():
        card, path = card_of_plan(resolve(load_case(find_case("case-4")))), Path(folder, "card.pdf")
        outlines = [hole.outline for hole in card.holes] + [cone.outline for cone in card.cones]
        candidates = {
            OURS: lambda: call(lambda: save_card(card_of_plan(resolve(load_case(find_case("case-4")))), path)),
            FLOOR: lambda: call(lambda: _with_qt(outlines, path)),
            PEER: lambda: call(lambda: _with_matplotlib(outlines, path)),
        }
        taken = in_turn(candidates, 2 * rounds)
    yield group_of("Bench card, after imports", taken, [Against(OURS, FLOOR), Against(OURS, PEER, 1.0)], [Bound(OURS, 300)])


def _with_qt(outlines: list, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(1200)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.scale(1200 / 72, 1200 / 72)
    for outline in outlines:
        painter.drawPolyline([QPointF(200 + x * PT, 300 - y * PT) for x, y in outline])
    for line in range(LINES):
        painter.drawText(QPointF(40, 40 + 10 * line), WORDS)
    painter.end()


def _with_matplotlib(outlines: list, path: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(210 / 25.4, 297 / 25.4))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 210), ylim=(0, 297))
    axes.axis("off")
    for outline in outlines:
        axes.plot(70 + outline[:, 0], 200 + outline[:, 1], lw=0.7)
    for line in range(LINES):
        axes.text(15, 280 - 3.5 * line, WORDS, fontsize=7)
    figure.savefig(path)
