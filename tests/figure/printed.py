"""What stands on a printed card, read back from the written file in millimetres, y upwards."""

import re
import zlib

import numpy as np

from ivcviz.geometry.arrays import Floats

MM = 72.0 / 25.4
NUMBER = r"-?[\d.]+"


def pdf_pages(pdf: bytes) -> list[str]:
    """Every page's drawing commands, in points (all scaling is done before a stroke is written)."""
    pages = []
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(found[1])
        except zlib.error:
            continue
        if b" cm" in content[:300]:
            pages.append(content.decode("latin-1"))
    assert pages
    return pages


def pdf_polylines(page: str) -> list[Floats]:
    """Every polyline of a page (n, 2); a closed one ends where it begins."""
    lines = []
    for found in re.finditer(rf"({NUMBER}) ({NUMBER}) m\n((?:{NUMBER} {NUMBER} l\n)+)(h?)", page):
        points = [(float(found[1]), float(found[2])), *_pairs(found[3].replace("l\n", " "))]
        lines.append(_upwards(points))
    return lines


def svg_polylines(svg: str) -> list[Floats]:
    """Every polyline of an SVG (n, 2)."""
    return [_upwards(_pairs(found.replace(",", " "))) for found in re.findall(r'points="([^"]*)"', svg)]


def strokes(lines: list[Floats], length_mm: float, within_mm: float = 1e-3) -> list[Floats]:
    """The straight strokes (2, 2) of one length."""
    return [line for line in lines if len(line) == 2 and abs(float(np.hypot(*(line[1] - line[0]))) - length_mm) < within_mm]


def _pairs(text: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in text.split()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _upwards(points: list[tuple[float, float]]) -> Floats:
    return np.array(points) / MM * (1.0, -1.0)
