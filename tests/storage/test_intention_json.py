"""Intentions as plain values for a log, and back."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.case.intentions import Intention
from ivcviz.errors import UserError
from ivcviz.storage.intention_json import as_json, intention_of

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@given(st.one_of([st.builds(kind, value=NUMBERS) for kind in get_args(Intention)]))
def test_every_intention_comes_back_from_its_text(intention: Intention) -> None:
    assert intention_of(json.loads(json.dumps(as_json(intention)))) == intention


def test_the_names_of_the_kinds_are_all_different() -> None:
    assert len({kind.name for kind in get_args(Intention)}) == len(get_args(Intention))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "'None' is not an intention"),
        ({"do": "drop-table", "value": 1.0}, "'drop-table' is not an intention"),
        ({"do": "move-tumour"}, "has these values: value"),
        ({"do": "move-tumour", "value": 1.0, "by": 2.0}, "has these values: value"),
        ({"do": "move-tumour", "value": "1"}, "needs a number as its value"),
        ({"do": "move-tumour", "value": True}, "needs a number as its value"),
        ({"do": "move-tumour", "value": float("nan")}, "needs a number as its value"),
        ({"do": "move-cut", "end": "lower", "value": 1.0}, "needs inferior or superior as its end"),
        ({"do": "turn-cone", "vein_id": 3, "value": 60.0}, "needs a text as its vein_id"),
    ],
)
def test_what_is_no_intention_is_refused_with_a_sentence(data: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        intention_of(data)
