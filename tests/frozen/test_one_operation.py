"""Picture, ledger and timeline tell one operation: over the frozen plans and over invented ones, at every stage.

Each is read as it leaves the product: rows of the ledger and of the timeline from their JSON, the picture from its parts.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from made_cases import cases
from plans import PLANS, plan_of

from ivcviz.errors import UserError
from ivcviz.messages.sentences import small
from ivcviz.plan.model import Plan
from ivcviz.plan.operation import ledger_text, timeline_text
from ivcviz.plan.operation.act import STAGES, Stage
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.resection.clamps import IVC
from ivcviz.plan.resolve import resolve
from ivcviz.plan.wording.names import vein_words
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options, Part
from ivcviz.scene.shapes import Ties, Veins

_PHASES_OVER = {"clamped": 0, "resected": 1, "bench": 1}  # by the end of a stage; of "implanted" and later all


@dataclass(frozen=True)
class Told:
    """What has been done by a stage, in words."""

    clamped: frozenset[str]
    divided: frozenset[str]
    cut: frozenset[str]
    tied: frozenset[str]
    kidneys_out: frozenset[str]
    tumour_out: bool


def by_the_ledger(plan: Plan, stage: Stage) -> Told:
    """Rows up to the end of a stage, done one after another."""
    rows = [row for row in ledger_text.as_json(plan)["steps"] if STAGES.index(row["stage"]) <= STAGES.index(stage)]

    def whats(*deeds: str) -> frozenset[str]:
        return frozenset(row["what"] for row in rows if row["deed"] in deeds)

    clamped = [row["what"] for row in rows if row["deed"] == "clamp"]
    for row in rows:
        if row["deed"] == "unclamp":
            clamped.remove("IVC above the tumour" if row["what"] == "graft" else row["what"])
    out = whats("take out", "cut out")
    kidneys = frozenset(side for side in ("left kidney", "right kidney") if any(side in what for what in out))
    renal = frozenset(str(vein_words(plan.body, vein.id)) for vein in plan.renal_veins)
    gone = any(what.startswith(("cava with the tumour", "piece of the caval wall", "tumour, out of the cava")) for what in out)
    divided = whats("divide") - {"left ureter", "right ureter"}  # which are not drawn
    tied = whats("tie and cut") & renal  # an artery is tied with its kidney taken out, and no stump of it is drawn
    en_bloc = {side.split()[0] for side in kidneys for what in out if side in what and "en bloc" in what}
    uncut = frozenset(vein for vein in renal if vein.split()[0] in en_bloc)  # gone with its kidney and the cava
    return Told(frozenset(clamped), divided, (whats("cut", "tie and cut") & renal) | uncut, tied, kidneys, gone)


def clamped_by_the_timeline(plan: Plan, stage: Stage) -> frozenset[str]:
    """Names of the clamps that are on at the end of a stage; one that the plan leaves on is so at every later stage."""
    if STAGES.index(stage) < STAGES.index("clamped"):
        return frozenset()
    clamps = timeline_of(plan).clamps
    end = max((clamp.off for clamp in clamps if clamp.off is not None), default=0)
    ends = plan.end is not None
    over = end if stage == "reperfused" or (ends and stage == "implanted") else _PHASES_OVER.get(stage, end - 1)
    return frozenset(str(clamp.name) for clamp in clamps if clamp.off is None or clamp.off > over)


def by_the_picture(plan: Plan, stage: Stage) -> Told:
    """Its parts; at the bench of a graft, which shows nothing else, those of the stage before."""
    if stage == "bench" and plan.graft is not None:
        return by_the_picture(plan, "resected")
    parts = {part.id: part for part in build_scene(plan, Options(stage=stage)).parts}
    names = {vein.id: str(vein_words(plan.body, vein.id)) for vein in plan.renal_veins}
    divided = {vein.id: str(small(vein.name)) for vein in plan.divided}
    veins = parts["veins"].shape
    assert isinstance(veins, Veins)
    ties = parts["ties"].shape if "ties" in parts else Ties(veins.spec, ())
    assert isinstance(ties, Ties)
    stumps = dict(veins.stumps)
    kidneys = {side for side in ("right", "left") if f"{side}-kidney" not in parts}
    return Told(
        clamped=frozenset(_vessel(part) for part in parts.values() if part.layer == "clamps"),
        divided=frozenset(divided[vein] for vein in veins.divided),
        cut=frozenset(names[vein] for vein, _ in veins.stumps if vein in names),
        # A tie nearer to the cava than the cut is that of the stump there.
        tied=frozenset(names[vein] for vein, along in ties.places if vein in names and along > stumps.get(vein, 0.0)),
        kidneys_out=frozenset(f"{side} kidney" for side in kidneys - set(plan.case.anatomy.missing_kidneys)),
        tumour_out="tumour" not in parts and stage != "intact",
    )


def without_place(plan: Plan) -> frozenset[str]:
    """The caval clamps that no picture can show: below the confluence, in an iliac vein whose side nobody has named."""
    if plan.case.tumour.iliac_side is not None:
        return frozenset()
    below = (clamp for clamp in plan.clamps if clamp.vein == IVC and clamp.level_mm is not None and clamp.level_mm < 0.0)
    return frozenset(_without_clamp(str(clamp.name)) for clamp in below)


def contradictions(plan: Plan) -> list[str]:
    """What ledger, timeline and picture say differently, stage by stage."""
    lines = []
    hidden = without_place(plan)
    nothing_drawn = plan.case.tumour.iliac_side is None and plan.extent.lower_mm < 0.0 and plan.extent.upper_mm < 1.0
    gone = {str(vein_words(plan.body, vein.id)) for vein in plan.renal_veins if vein.side in plan.case.anatomy.missing_kidneys}
    for stage in STAGES:
        ledger, picture = by_the_ledger(plan, stage), by_the_picture(plan, stage)
        timeline = frozenset(_without_clamp(name) for name in clamped_by_the_timeline(plan, stage))
        for name in Told.__dataclass_fields__:
            one, other = getattr(ledger, name), getattr(picture, name)
            if name == "tied":  # of a kidney that is missing or taken out no stump stays that could carry a tie
                taken = {f"{side} renal vein" for side in ("right", "left") if f"{side} kidney" in ledger.kidneys_out}
                one, other = one - gone - taken, other - gone - taken
            if name == "clamped":
                one = one - hidden
            if name == "tumour_out" and nothing_drawn:
                continue
            if one != other:
                lines.append(f"{stage}, {name}: ledger {one}, picture {other}")
        if timeline != ledger.clamped:
            lines.append(f"{stage}, clamped: ledger {ledger.clamped}, timeline {timeline}")
    return lines


@pytest.mark.parametrize("name", PLANS)
def test_in_the_frozen_plans_picture_ledger_and_timeline_agree(name: str) -> None:
    assert contradictions(plan_of(name)) == []


@settings(max_examples=40, deadline=None)
@given(cases())
def test_in_any_plan_picture_ledger_and_timeline_agree(made: Any) -> None:
    try:
        plan = resolve(made)
    except UserError:
        return
    assert contradictions(plan) == []


@settings(max_examples=25, deadline=None)
@given(cases())
def test_every_step_of_any_plan_can_be_shown_and_the_last_of_a_stage_shows_that_stage(made: Any) -> None:
    try:
        plan = resolve(made)
    except UserError:
        return
    rows = ledger_text.as_json(plan)["steps"]
    for row in rows:
        scene = build_scene(plan, Options(step=row["step"], quality="preview"))
        assert scene.stage == row["stage"]
        assert str(scene.words.sentence).lower().startswith(f"{row['deed']} · {row['what']}".lower())
        assert str(scene.words.stage) == f"Step {row['step']} of {len(rows)}"
        following = rows[row["step"]] if row["step"] < len(rows) else None
        if following is None or following["stage"] != row["stage"]:
            assert scene.parts == build_scene(plan, Options(stage=row["stage"], quality="preview")).parts


def test_what_the_timeline_says_for_scripts_are_its_clamps() -> None:
    plan = plan_of("case-4")
    told = timeline_text.as_json(timeline_of(plan))["clamps"]
    assert {clamp["name"] for clamp in told} == clamped_by_the_timeline(plan, "clamped")


def _vessel(part: Part) -> str:
    return _without_clamp(str(part.name))


def _without_clamp(name: str) -> str:
    """What a clamp lies on, as the ledger calls it."""
    name = name[0].lower() + name[1:]
    if name.endswith("clamp on the IVC"):
        return "IVC below the tumour" if name.startswith("inferior") else "IVC above the tumour"
    return name.replace(" clamp", "")
