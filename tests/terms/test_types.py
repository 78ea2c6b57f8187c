"""What the type checker refuses: a comparison of a term with a literal, a facet that is left out, a case that is forgotten."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAD = """
from typing import assert_never
from ivcviz.case.document import Case
from ivcviz.messages.sentences import say
from ivcviz.terms.renal_methods import CONE_PIPE, Piece, RenalMethod
"""
WRONG = {
    "comparison-overlap": """
def is_cone(method: RenalMethod) -> bool:
    return method == "cone-pipe"  # refused


def is_taken(case: Case) -> bool:
    return case.resection.kind != "none"  # refused
""",
    "call-arg": """
NEW = Piece(shape="tube", unrolled=True, name=say("tube"))  # refused
""",
    "arg-type": """
def words(piece: Piece) -> str:
    match piece.shape:
        case "cone":
            return "tip"
        case _:
            assert_never(piece.shape)  # refused
""",
}


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What mypy says of all of them, each a file of its own, checked as the package is."""
    folder = tmp_path_factory.mktemp("wrong")
    for name, text in WRONG.items():
        (folder / f"{name.replace('-', '_')}.py").write_text(HEAD + text, encoding="utf-8")
    (folder / "right.py").write_text(f"{HEAD}\nCONE = CONE_PIPE.is_cone\n", encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--cache-dir",
            str(folder / "cache"),
            *sorted(map(str, folder.glob("*.py"))),
        ],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("kind", WRONG)
def test_the_type_checker_refuses_what_would_be_silently_wrong(refusals: str, kind: str) -> None:
    own = [line for line in refusals.splitlines() if f"{kind.replace('-', '_')}.py" in line]
    assert len(own) == WRONG[kind].count("# refused")
    assert all(f"[{kind}]" in line for line in own)


def test_the_type_checker_accepts_a_facet_that_is_read(refusals: str) -> None:
    assert "right.py" not in refusals
