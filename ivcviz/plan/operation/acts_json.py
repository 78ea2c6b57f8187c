"""The operation for scripts: its acts in order, each with what it is done to by kind and id."""

from typing import Any

from ivcviz.plan.operation.act import Act, Place, Thing
from ivcviz.plan.operation.operation import Operation


def as_json(operation: Operation) -> list[dict[str, Any]]:
    """Every act in plain types; figures unrounded, each with its unit."""
    return [_act(number, act) for number, act in enumerate(operation.acts, start=1)]


def _act(number: int, act: Act) -> dict[str, Any]:
    return {
        "step": number,
        "stage": act.stage,
        "act": act.do,
        "subject": _thing(act.to),
        "other": None if act.other is None else _thing(act.other),
        "takes": [_thing(thing) for thing in act.takes],
        "place": None if act.place is None else _place(act.place),
        "figures": [{"measure": figure.name, "value": figure.value, "unit": figure.unit} for figure in act.figures],
        "source": act.source,
    }


def _thing(thing: Thing) -> dict[str, str]:
    return {"kind": thing.kind, "id": thing.id}


def _place(place: Place) -> dict[str, float | None]:
    return {"level_mm": _plain(place.level_mm), "along_mm": _plain(place.along_mm)}


def _plain(value: float | None) -> float | None:
    return None if value is None else float(value)
