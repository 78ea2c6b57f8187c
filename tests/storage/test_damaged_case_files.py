"""Whatever a file holds, it gives a case or sentences about it: nothing else comes out."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.storage.case_files import faults, load_case
from ivcviz.storage.shipped import shipped_path

GOOD = shipped_path("cases", "case-4.json").read_bytes()
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
        assert "\n" not in str(fault)
        assert len(str(fault.value)) < 200
    try:
        assert isinstance(load_case(path), Case)
        assert found == []
    except UserError:
        assert found


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
