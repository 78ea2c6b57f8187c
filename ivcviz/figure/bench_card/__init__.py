"""The cutting template (bench card) on paper, exactly 1:1: PDF and SVG, and DXF for a cutter."""

from ivcviz.figure.bench_card.files import save_card as save_card
from ivcviz.figure.bench_card.ground import PT as PT
from ivcviz.figure.bench_card.sheets import PAPERS as PAPERS
from ivcviz.figure.bench_card.sheets import CardSheet as CardSheet
from ivcviz.figure.bench_card.sheets import sheets_of as sheets_of
