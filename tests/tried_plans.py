"""Plans made through `ivcviz new`, and what is read of them through the commands."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from command_runs import said

CASE = "x.json"
PICTURE = ("--size", "700x525", "--dpi", "100")
Told = dict[str, Any]


class Tried:
    """One plan at a time, in a folder of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.pieces: list[str] = []  # the texts of the last picture, each as it stands there

    def new(self, line: str, more: Told | None = None) -> Told:
        """The plan of a line of `new`, as JSON; `more` is written into the file by hand: {"graft.ringed": True}."""
        self.enter(line, more)
        told: Told = json.loads(said(self.capsys, "plan", CASE, "--json"))
        return told

    def enter(self, line: str, more: Told | None = None) -> None:
        """Only the file."""
        said(self.capsys, "new", "-o", CASE, *line.split())
        data = json.loads(Path(CASE).read_text(encoding="utf-8"))
        for path, value in (more or {}).items():
            *groups, name = path.split(".")
            place = data
            for group in groups:
                place = place[int(group)] if group.isdigit() else place[group]
            place[name] = value
        Path(CASE).write_text(json.dumps(data), encoding="utf-8")

    def steps(self) -> list[str]:
        """The ledger's deeds with what each is done to."""
        told = json.loads(said(self.capsys, "ledger", CASE, "--json"))
        return [f"{step['deed']} {step['what']}" for step in told["steps"]]

    def card(self) -> Told:
        """The cutting template for scripts."""
        told: Told = json.loads(said(self.capsys, "template", CASE, "--json"))
        return told

    def picture(self, stage: str, *options: str) -> str:
        """All words of a picture."""
        said(self.capsys, "render", CASE, "--stage", stage, *PICTURE, *options, "-o", "x.svg")
        tree = ElementTree.fromstring(Path("x.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file
        self.pieces = [" ".join(" ".join(node.itertext()).split()) for node in tree.iter() if node.tag.endswith("text")]
        return " ".join(self.pieces)


def found(told: Told, *severities: str) -> set[tuple[str, str]]:
    """The findings of these severities, by rule and what they are about."""
    return {(item["rule"], item["about"]) for item in told["findings"] if item["severity"] in severities}


def sentence(told: Told, rule: str) -> str:
    """What the one finding of a rule says."""
    [one] = [item["sentence"] for item in told["findings"] if item["rule"] == rule]
    return str(one)


def stops(told: Told, kind: str) -> set[tuple[str, str]]:
    """The stops of a kind, by rule and what they are about."""
    return {(item["rule"], item["about"]) for item in told["findings"] if item["kind"] == kind}


def clamped(told: Told) -> dict[str, list[float]]:
    """Where each vessel is clamped."""
    places: dict[str, list[float]] = {}
    for clamp in told["clamps"]:
        places.setdefault(clamp["vein"], []).append(clamp["level_mm"])
    return places
