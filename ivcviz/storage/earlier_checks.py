"""Plan checks, thresholds and rings of version 2 in the words of version 3; what has no such word is named in a note."""

from typing import Any

from ivcviz.messages.sentences import spoken
from ivcviz.terms.substitutes import SUBSTITUTES

Data = dict[str, Any]

# Plan checks that have another name now, or were merged into another one.
RENAMED = {
    "outside-this-plan": "hepatic-ostium-unplanned",
    "left-ligated-single-kidney": "left-collaterals-lost",
    "patch-takes-much-of-the-wall": "repair-narrows-cava",
    "right-kidney-without-outflow": "kidney-without-outflow",
}
# Thresholds that no plan check reads any more.
GONE = ("near-border-sds", "corridor-clearance-mm")


def checks_renamed(data: Data) -> Data:
    """The case with its overrides by the names that the plan checks have now, and with the thresholds that there still are."""
    overrides, thresholds = data.get("overrides"), data.get("thresholds")
    if isinstance(overrides, list):
        data = {**data, "overrides": [_renamed(item) for item in overrides]}
    if not isinstance(thresholds, list):
        return data
    gone = [item for item in thresholds if isinstance(item, dict) and item.get("name") in GONE]
    kept = [_as_left(item) for item in thresholds if item not in gone]
    said = [
        spoken(
            "A threshold of an earlier version is no longer read: {name} {value}.",
            name=item["name"],
            value=f"{item.get('value')}",
        )
        for item in gone
    ]
    return _noted({**data, "thresholds": kept}, said)


def rings_dropped(data: Data) -> Data:
    """The case without external rings on a substitute that has none."""
    graft = data.get("graft")
    if not isinstance(graft, dict) or graft.get("ringed") is not True:
        return data
    made_of = next((known for known in SUBSTITUTES if known.id == graft.get("substitute")), None)
    if made_of is None or made_of.rings_possible:
        return data
    said = spoken("An earlier version had rings on a {graft}; there are none, and they were dropped.", graft=made_of.graft)
    return _noted({**data, "graft": {**graft, "ringed": False}}, [said])


def _renamed(override: Any) -> Any:
    if not isinstance(override, dict):
        return override
    rule = override.get("rule")
    return {**override, "rule": RENAMED.get(rule, rule)} if isinstance(rule, str) else override


def _as_left(threshold: Any) -> Any:
    """A share of the wall that a patch takes as the share that it leaves."""
    if not isinstance(threshold, dict) or threshold.get("name") != "patch-share-percent":
        return threshold
    share = threshold.get("value")
    left = 100.0 - share if isinstance(share, int | float) and not isinstance(share, bool) else share
    return {**threshold, "name": "repair-note-percent", "value": left}


def _noted(data: Data, said: list[str]) -> Data:
    notes = data.get("notes", [])
    return {**data, "notes": [*notes, *said]} if said and isinstance(notes, list) else data
