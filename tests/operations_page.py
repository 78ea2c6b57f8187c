"""The page of the fifteen operations, from what the command line prints of each."""

import contextlib
import io
import json
import shlex
from pathlib import Path
from typing import Any

from fifteen_operations import Operation

from ivcviz.cli import main

PAGE = Path(__file__).parents[1] / "docs" / "operations.md"
_HEAD = """# The fifteen commonest operations

Each is entered with the words in the second column: `ivcviz new -o case.json --report "…"` and the options after it. What the
plan comes to is printed as `ivcviz plan` says it; where a gap ends it, nothing is drawn or printed beyond. The pictures show
the last stage that is planned. This page and its pictures are made by `tests/write_operations.py`, and a test holds the words
to the code. Sizes and lengths are examples in the reference bodies, no advice.

| operation | entered with | what the plan comes to | picture |
|---|---|---|---|"""


def told(operation: Operation, folder: Path) -> dict[str, Any]:
    """The plan of an operation, entered from its words through the command line, as JSON."""
    path = str(folder / f"{operation.id}.json")
    said("new", "-o", path, "--title", operation.name, "--report", operation.report, *shlex.split(operation.options))
    return dict(json.loads(said("plan", path, "--json")))


def said(*argv: str) -> str:
    """What a command prints; AssertionError, with its one line, where it refuses."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(list(argv))
    assert status == 0, err.getvalue()
    return out.getvalue()


def last_stage(plan: dict[str, Any]) -> str:
    """The last stage that is planned, as far as "implanted"."""
    if plan["ends"] is None:
        return "implanted"
    return {"clamped": "mobilised", "resected": "clamped", "bench": "resected", "implanted": "bench"}[plan["ends"]["stage"]]


def page(operations: tuple[Operation, ...], folder: Path) -> str:
    """The page as Markdown."""
    return "\n".join((_HEAD, *(_row(operation, told(operation, folder)) for operation in operations), ""))


def _row(operation: Operation, plan: dict[str, Any]) -> str:
    words = f"“{operation.report}” `{operation.options}`"
    picture = f"![{operation.name}, {last_stage(plan)}](operations/{operation.id}.png)"
    return f"| {operation.name} | {words} | {'<br>'.join(_outcome(plan))} | {picture} |"


def _outcome(plan: dict[str, Any]) -> list[str]:
    ends = plan["ends"]
    head = "Planned to its end." if ends is None else f"Ends before “{ends['stage']}”: {ends['sentence']}"
    others = [found for found in plan["findings"] if ends is None or found["sentence"] != ends["sentence"]]
    stops = [f"Stop: {found['sentence']}" for found in others if found["severity"] == "stop"]
    warnings = [f"Warning: {found['sentence']}" for found in others if found["severity"] == "warning"]
    return [head, *stops, *warnings]
