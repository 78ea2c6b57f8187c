"""A bench card once everything is imported: case file to PDF, against Qt alone and matplotlib. Run: python bench_card.py

The floor paints the same outlines and as many words with Qt alone; the peer draws the same outlines with matplotlib.
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import matplotlib as mpl

mpl.use("pdf")
from matplotlib.figure import Figure
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter
from timing import bound, call, in_turn, report

from ivcviz.figure.bench_card import PT, save_card
from ivcviz.plan.bench.card import card_of_plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

_WORDS = 70  # lines of text on the card of Case 4, about


def ours(path: Path) -> None:
    save_card(card_of_plan(resolve(load_case(find_case("case-4")))), path)


def floor(path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(1200)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.scale(1200 / 72, 1200 / 72)
    for outline in OUTLINES:
        painter.drawPolyline([QPointF(200 + x * PT, 300 - y * PT) for x, y in outline])
    for line in range(_WORDS):
        painter.drawText(QPointF(40, 40 + 10 * line), "centre 64.9 mm from S end, 42.1 from I end")
    painter.end()


def peer(path: Path) -> None:
    figure = Figure(figsize=(210 / 25.4, 297 / 25.4))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 210), ylim=(0, 297))
    axes.axis("off")
    for outline in OUTLINES:
        axes.plot(70 + outline[:, 0], 200 + outline[:, 1], lw=0.7)
    for line in range(_WORDS):
        axes.text(15, 280 - 3.5 * line, "centre 64.9 mm from S end, 42.1 from I end", fontsize=7)
    figure.savefig(path)


if __name__ == "__main__":
    application = QGuiApplication([])
    card = card_of_plan(resolve(load_case(find_case("case-4"))))
    OUTLINES = [hole.outline for hole in card.holes] + [cone.outline for cone in card.cones]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "card.pdf")
        medians = in_turn(
            {
                "ivcviz, case file to card": lambda: call(lambda: ours(path)),
                "Qt alone, the same strokes and words": lambda: call(lambda: floor(path)),
                "matplotlib, the same strokes and words": lambda: call(lambda: peer(path)),
            },
            rounds=11,
        )
    first = "ivcviz, case file to card"
    report("Bench card, after imports", medians, first, {"matplotlib, the same strokes and words": 1.0})
    print(f"  ratio to the floor {medians[first] / medians['Qt alone, the same strokes and words']:.1f}")
    bound(first, medians[first], 300)
