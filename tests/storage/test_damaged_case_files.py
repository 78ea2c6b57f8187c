"""Whatever a file holds, it gives a case or sentences about it: nothing else comes out."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.case.document import Case
from ivcviz.cli.running import main
from ivcviz.errors import UserError
from ivcviz.storage.case_files import faults, load_case
from ivcviz.storage.shipped import shipped_path

GOOD = shipped_path("cases", "case-4.json").read_bytes()
# What a fault asks for begins with a verb, or is a question, or says of a body why it cannot be.
REMEDIES = ("write ", "delete it", "did you mean", "leave it out", "name ", "save it", "mend ", "a newer ivcviz wrote")
REMEDIES += ("a main ", "the ", "vein ids must")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["F", "hiatus", 85, -1e9]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged") / "case.json"


def _is_case_or_sentences(path: Path) -> None:
    found = faults(path)
    for fault in found:
        _is_a_sentence(str(fault))
        assert len(str(fault.value)) < 200
    try:
        assert isinstance(load_case(path), Case)
        assert found == []
    except UserError:
        assert found


def _is_a_sentence(fault: str) -> None:
    """What is wrong, where, and what to do, with a verb, in our own words."""
    assert "\n" not in fault
    assert " is " in fault
    assert fault[-1] in ".?"
    _, remedy = fault.split("; ", 1)
    assert remedy.startswith(REMEDIES), fault
    assert not any(word in remedy for word in ("Input should", "ield required", "Expecting", "Errno", "Error", "pydantic"))


@given(content=st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    _is_case_or_sentences(path)


@given(at=st.integers(0, len(GOOD) - 1), length=st.integers(0, 40), instead=st.binary(max_size=8))
@settings(max_examples=200, deadline=None)
def test_a_good_case_with_a_hole_torn_into_it(at: int, length: int, instead: bytes, path: Path) -> None:
    path.write_bytes(GOOD[:at] + instead + GOOD[at + length :])
    _is_case_or_sentences(path)


@given(cut=st.integers(0, len(GOOD)))
@settings(max_examples=60, deadline=None)
def test_a_good_case_cut_short(cut: int, path: Path) -> None:
    path.write_bytes(GOOD[:cut])
    _is_case_or_sentences(path)


@given(data=st.data(), value=VALUES)
@settings(max_examples=300, deadline=None)
def test_a_good_case_with_any_value_anywhere(data: st.DataObject, value: Any, path: Path) -> None:
    case: Any = json.loads(GOOD)
    part = case
    while True:
        step = data.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        inner = part[step]
        if not (isinstance(inner, dict | list) and inner and data.draw(st.booleans())):
            break
        part = inner
    change = data.draw(st.sampled_from(["replace", "remove", "add"]))
    if change == "remove":
        del part[step]
    elif change == "add" and isinstance(part, dict):
        part[data.draw(st.text(max_size=8))] = value
    else:
        part[step] = value
    path.write_text(json.dumps(case), encoding="utf-8")
    _is_case_or_sentences(path)


DAMAGED: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n ",
    "cut short": GOOD[:500],
    "a hole": GOOD[:400] + GOOD[420:],
    "not UTF-8": GOOD.replace(b"Case 4", b"Case \xff"),
    "UTF-16": GOOD.decode().encode("utf-16"),
    "a comma too many": GOOD.replace(b"\n}", b",\n}"),
    "single quotes": GOOD.replace(b'"', b"'"),
    "a tab in a text": GOOD.replace(b"Case 4", b"Case\t4"),
    "a foreign escape": GOOD.replace(b"Case 4", b"Case \\q"),
    "an open text": GOOD.replace(b'Case 4"', b"Case 4"),
    "two cases": GOOD + GOOD,
    "nested": b"[" * 100_000,
    "a long number": b'{"version": ' + b"1" * 5_000 + b"}",
    "a list": b"[1, 2]",
    "a text": b'"case"',
    "another format": GOOD.replace(b"ivcviz-case", b"gltf"),
    "a newer version": GOOD.replace(b'"version": 3', b'"version": 4'),
    "no tumour": b'{"format": "ivcviz-case", "version": 3, "title": "x"}',
    "a text for a number": GOOD.replace(b'"cuff_mm": ', b'"cuff_mm": "x", "was": '),
    "a name twice": GOOD.replace(b'"cuff_mm": ', b'"jaw_mm": 6, "cuff_mm": '),
    "an STL": b"solid graft\nfacet normal 0 0 1\n",
    "a PNG": b"\x89PNG\r\n\x1a\n" + bytes(40),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_every_kind_of_damage_is_told_on_the_command_line_in_sentences(
    kind: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(DAMAGED[kind])
    assert main(["validate", str(path)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    for line in out.splitlines():
        assert line.startswith(f"{path}: ")
        _is_a_sentence(line.removeprefix(f"{path}: "))
    assert main(["plan", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith(f"ivcviz: {path}: ")


def test_of_a_flood_of_faults_the_first_hundred_are_told_and_the_number_of_the_others(path: Path) -> None:
    case = json.loads(GOOD) | {f"foreign {i}": i for i in range(5_000)}
    path.write_text(json.dumps(case), encoding="utf-8")
    found = faults(path)
    assert len(found) == 101
    assert str(found[-1]) == "the file is wrong in 4900 more places; mend these first."
