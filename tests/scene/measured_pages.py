"""What is measured beside what is drawn: labels' anchors, lines, zones, grips, axial sections, and pages of several sizes."""

from collections.abc import Iterator
from dataclasses import fields
from math import isfinite
from pathlib import Path

import numpy as np
from measured_parts import CASES, STAGES
from measures import of_points

from ivcviz.app.figures import triangles
from ivcviz.geometry.planar import area
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.grips import grips_of
from ivcviz.scene.model import Options
from ivcviz.scene.page.layout import Rect, page_layout
from ivcviz.scene.section import axial_section
from ivcviz.scene.section.page import section_page

RECORD = Path(__file__).parent / "pages.txt"
STEPS = ("anatomy", "tumour", "resection", "graft", "renal-veins")
VIEWS = ("anterior", "left", "superior")
LEVELS = (-30.0, 62.0, 101.0, 110.0, 135.0, 174.0, 206.0, 260.0)
PAGES = ((1600, 1200, 200.0), (900, 1400, 150.0), (500, 700, 150.0), (2400, 900, 220.0), (300, 300, 100.0))
OF_CASES = ("case-4", "a man's, above the liver", "patch, with thrombus", "several renal veins, a kidney taken")


def measured(name: str) -> dict[str, list[float]]:
    """Measures of a case's annotations and sections, by its name and theirs."""
    plan = resolve(CASES[name]())
    parts = (_labels, _grips, _sections)
    return {f"{name} / {thing}": numbers for part in parts for thing, numbers in part(plan)}


def measured_pages() -> dict[str, list[float]]:
    """Measures of plates and section pages of several sizes."""
    return {f"page / {thing}": numbers for thing, numbers in _pages()}


def _labels(plan: Plan) -> Iterator[tuple[str, list[float]]]:
    for stage in STAGES:
        scene = build_scene(plan, Options(stage=stage))  # type: ignore[arg-type]
        for number, label in enumerate(scene.labels):
            # A clamp's id holds its words, which may be said otherwise.
            name = f"label {number}" if " " in label.id else f"label {label.id}"
            spots = np.array(label.anchors)
            yield f"{stage} / {name}", [label.rank, len(spots), *of_points(spots[0], spots.mean(axis=0))]
        if stage in ("tumour", "implanted"):
            for line in scene.level_lines:
                yield f"{stage} / line {line.id}", list(line.point)
    for zone in scene.zones:
        yield f"zone {zone.name}", [*zone.lower, *zone.upper, zone.entered]
    for mark in scene.vertebrae:
        yield f"vertebra {mark.name}", [*mark.lower, *mark.upper]


def _grips(plan: Plan) -> Iterator[tuple[str, list[float]]]:
    for step in STEPS:
        for number, grip in enumerate(grips_of(plan, step), start=1):
            bounds = (bound if isfinite(bound) else 0.0 for bound in (grip.least, grip.greatest))
            numbers = (*grip.point, *grip.along, grip.value, grip.gain, grip.level_mm or 0.0, *bounds)
            yield f"{step} / grip {number}, {grip.kind}", [float(number) for number in numbers]


def _sections(plan: Plan) -> Iterator[tuple[str, list[float]]]:
    shelf = triangles()
    for stage in ("tumour", "clamped", "resected", "reperfused"):
        for level in LEVELS:
            section = axial_section(plan, Options(stage=stage, quality="preview"), level * plan.body.scale, shelf)  # type: ignore[arg-type]
            head = f"{stage} / section {level:g}"
            areas = (section.native_mm2 or 0.0, section.lumen_mm2 or 0.0)
            yield head, [section.height_mm, *section.centre, section.ring_mm, *areas, len(section.facts)]
            for cut in section.cuts:
                yield f"{head} / {cut.id.split(' ')[0]}", [sum(area(loop) for loop in cut.loops), len(cut.loops)]
            spots = sorted((name.x, name.y, name.width_mm, float(name.rank)) for name in section.names)
            yield f"{head} / names", [number for spot in spots for number in spot]


def _pages() -> Iterator[tuple[str, list[float]]]:
    for width, height, dpi in PAGES:
        for view in VIEWS:
            for labelled in (True, False):
                layout = page_layout(width, height, dpi, view, labelled)  # type: ignore[arg-type]
                name = f"{width} × {height}, {view}{'' if labelled else ', bare'}"
                yield name, _numbers(layout)
        points = width * 72.0 / dpi, height * 72.0 / dpi
        yield f"{width} × {height}, section", _numbers(section_page(*points, True, (), lambda text, pt: 0.5 * pt * len(text)))


def _numbers(layout: object) -> list[float]:
    """The rectangles and sizes of a layout in the order of its fields."""
    found: list[float] = []
    for field in fields(layout):  # type: ignore[arg-type]
        value = getattr(layout, field.name)
        if isinstance(value, Rect):
            found += value.edges
        elif isinstance(value, float | bool):
            found.append(float(value))
    return found
