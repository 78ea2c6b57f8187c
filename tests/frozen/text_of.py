"""One plan as plain text: all that it comes to in words and numbers, and what is shown of it at every stage."""

import re
from typing import Any

import numpy as np
from plain_text import json_lines, number, titled
from plans import plan_of
from text_of_scene import section_lines, stage_lines

from ivcviz.errors import UserError
from ivcviz.figure.bench_card import PT, sheets_of
from ivcviz.figure.svg import svg_page
from ivcviz.geometry.arrays import Floats
from ivcviz.plan.bench import card as bench_card
from ivcviz.plan.bench.card import BenchCard, card_of_plan
from ivcviz.plan.bench.graft_solid import graft_solid
from ivcviz.plan.model import Plan
from ivcviz.plan.operation import ledger_text, timeline_text
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.report import as_json as report
from ivcviz.plan.report import as_text as summary
from ivcviz.storage.case_json import data_of
from ivcviz.teaching import comparison

OTHER = "case-4"  # what each plan is compared with
_OUTLINE_POINTS = 8


def text_of(plan: Plan) -> str:
    """The record of a plan. A Qt application must exist: the bench card is painted to read its words."""
    timeline = timeline_of(plan)
    lines = titled("CASE FILE", json_lines(data_of(plan.case)))
    lines += titled("PLAN IN WORDS", summary.as_text(plan).split("\n"))
    lines += titled("PLAN FOR SCRIPTS", json_lines(_report(plan)))
    lines += titled("LEDGER", ledger_text.as_text(plan, named=True).split("\n"))
    lines += titled("LEDGER FOR SCRIPTS", json_lines(ledger_text.as_json(plan, named=True)))
    lines += titled("ACTS", _act_lines(plan))
    lines += titled("TIMELINE", timeline_text.as_text(timeline).split("\n"))
    lines += titled("TIMELINE FOR SCRIPTS", json_lines(timeline_text.as_json(timeline)))
    lines += _card_lines(plan)
    lines += titled("GRAFT AS A SOLID", _solid_lines(plan))
    lines += titled(f"COMPARED WITH {OTHER}", _comparison_lines(plan))
    lines += stage_lines(plan) + section_lines(plan)
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def _report(plan: Plan) -> dict[str, Any]:
    """The plan's JSON; its acts and its timeline are told once, below."""
    told = report.as_json(plan)
    assert told["timeline"] == timeline_text.as_json(timeline_of(plan))
    return told | {"acts": "as below", "timeline": "as below", "origins": _own(told["origins"])}


def _own(origins: dict[str, Any]) -> dict[str, Any]:
    """What of a body is the case's own; the rest is the reference body's."""
    groups = {name: of if "origin" in of else _own(of) for name, of in origins.items()}
    values = {name: {key: of[key] for key in of if key != "source"} for name, of in groups.items() if "origin" in of}
    own = {name for name, of in values.items() if set(of.values()) != {"reference"}}
    return {name: of for name, of in groups.items() if name in own or (name not in values and of)}


def _act_lines(plan: Plan) -> list[str]:
    """Each act in a line, without its figures, which are the ledger's."""
    acts, rows = report.as_json(plan)["acts"], ledger_text.as_json(plan)["steps"]
    assert [act["figures"] for act in acts] == [row["figures"] for row in rows]
    return [f"{act['step']} | {act['stage']} | {act['act']} | {_thing_and_place(act)} | {act['source']}" for act in acts]


def _thing_and_place(act: dict[str, Any]) -> str:
    things = " > ".join(f"{thing['kind']} {thing['id']}" for thing in (act["subject"], act["other"]) if thing is not None)
    place = act["place"] or {}
    return " | ".join([things, *(f"{name} {number(value)}" for name, value in place.items() if value is not None)])


def _comparison_lines(plan: Plan) -> list[str]:
    """Every row in which the plan differs, and the words of a plan that does not."""
    found = comparison.compare(plan_of(OTHER), plan)
    if found.same:
        return comparison.as_text(found).split("\n")
    lines = []
    for group, rows in comparison.grouped(found.differing):
        lines += [str(group), *(f"  {row.what} | {row.one_words} | {row.other_words} | {row.difference}" for row in rows)]
    return lines


def _card_lines(plan: Plan) -> list[str]:
    """Both ways to close a cone: the numbers of each, and what is printed on the sheets of the first."""
    try:
        card = card_of_plan(plan)
    except UserError as reason:
        return titled("BENCH CARD", [f"refused: {reason}"])
    lines = titled("BENCH CARD, ITS WORDS", _printed(card))
    lines += titled("BENCH CARD FOR SCRIPTS", json_lines(_card_data(card)))
    return lines + titled("BENCH CARD CLOSED ON THE SUPERIOR SIDE", json_lines(_cones(card_of_plan(plan, "superior"))))


def _printed(card: BenchCard) -> list[str]:
    """The words of every sheet in the order in which they are painted, short ones side by side; without the card's mark."""
    lines = []
    for sheet in sheets_of(card):
        svg = svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "card").decode()
        words = [found.strip() for found in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]
        said = "\n".join(word for word in words if word != f"plan {card.fingerprint}")
        lines += [f"sheet {sheet.number} of {sheet.count}", *re.sub(r"(?m)(?<=^\S)\n(?=\S\S?$)", " ", said).split("\n")]
    return lines


def _card_data(card: BenchCard) -> dict[str, Any]:
    """The card's JSON without its mark, each outline by a few of its points; the first branch's own keys say nothing new."""
    told = bench_card.as_json(card)
    keys = [name for name in told if name != "fingerprint"]
    return {"keys": keys, **{name: _thinned(told[name]) for name in keys if name in _NOT_OF_THE_FIRST}, "cones": _cones(card)}


_NOT_OF_THE_FIRST = ("surface", "patterns", "diameter_mm", "rings_mm", "patch")


def _thinned(value: Any) -> Any:
    """The value with its outlines (lists of many [x, y]) thinned to a few of their points."""
    if isinstance(value, dict):
        return {name: _thinned(item) for name, item in value.items()}
    if isinstance(value, list) and len(value) > 100:
        return _spots(np.asarray(value))
    return [_thinned(item) for item in value] if isinstance(value, list) else value


def _spots(outline: Floats) -> list[list[float]]:
    places = np.linspace(0, len(outline) - 1, _OUTLINE_POINTS).round().astype(int)
    return [[float(x), float(y)] for x, y in outline[places]]


def _cones(card: BenchCard) -> list[dict[str, Any]]:
    """What a cone's pattern says beside its outline."""
    return [
        {
            "vein": cone.vein_id,
            "method": cone.method.id,
            "closing": cone.closing,
            "seam_mm": cone.seam_mm,
            "rim_mm": cone.rim_mm,
            "edge_mm": cone.edge_mm,
            "lines": {f"{place} {line.letter}": line.length_mm for place, line in enumerate(cone.generators)},
            "outline": _spots(cone.outline),
        }
        for cone in card.cones
    ]


def _solid_lines(plan: Plan) -> list[str]:
    try:
        solid = graft_solid(plan)
    except UserError as reason:
        return [f"refused: {reason}"]
    a, b, c = (np.asarray(solid.vertices, float)[solid.triangles[:, k]] for k in range(3))
    surface = float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()) / 2
    volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum()) / 6
    return [f"volume {number(volume / 1000.0)} mL", f"surface {number(surface / 100.0)} cm²"]
