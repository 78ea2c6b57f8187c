"""Numbers and sizes as people type and paste them."""

import pytest

from ivcviz.case.words.lengths import typed_number
from ivcviz.case.words.sizes import parse_size
from ivcviz.errors import UserError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("12", 12.0), ("12 mm", 12.0), ("12mm", 12.0), ("12 mm mm", 12.0), ("1.5 cm", 15.0), ("1,5 cm", 15.0), ("1,5", 1.5)),
        *(("0,9\N{NO-BREAK SPACE}cm", 9.0), ("1.2 CM", 12.0), ("12.", 12.0), (".5", 0.5), ("１２ mm", 12.0)),
        ("１．５ｃｍ", 15.0),
        *(("–5", -5.0), ("- 5", -5.0), ("−5", -5.0), ("+5", 5.0), ("12 ㎜", 12.0), ("2 centimetres", 20.0)),
        *((text, None) for text in ("", "mm", "12 kg", "1 2", "8²", "½", "1,234.5", "12 x", "nan", "1e3", "9" * 400)),
    ],
)  # fmt: skip
def test_a_length_is_read_with_its_unit_or_not_at_all(text: str, number: float | None) -> None:
    assert typed_number(text, "mm") == number


@pytest.mark.parametrize(
    ("text", "symbol", "number"),
    [("90°", "°", 90.0), ("90 degrees", "°", 90.0), ("45 %", "%", 45.0), ("30 min", "min", 30.0), ("9 cm", "°", None)],
)
def test_a_number_of_another_unit_is_read_with_its_own_unit_alone(text: str, symbol: str, number: float | None) -> None:
    assert typed_number(text, symbol) == number


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("85x50x45", (85.0, 50.0, 45.0)),
        ("85,5x50x45", (85.5, 50.0, 45.0)),
        ("8.5x5x4.5", (8.5, 5.0, 4.5)),
        ("8,5 × 5 × 4,5 cm", (85.0, 50.0, 45.0)),
        ("90 × 40 × 50 mm (CC × AP × TR)", (90.0, 50.0, 40.0)),
    ],
)
def test_a_size_is_in_millimetres_unless_it_has_a_unit(text: str, size: tuple[float, float, float]) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("85x50", "A third side is missing"),
        ("85x50x45x3", "A mass has three sides"),
        ("85", "is not a size in millimetres"),
        ("85x50x45 spleen", "is not a size in millimetres"),
        ("900x50x45", "A side of the mass must be a number from 1 to 500 mm"),
    ],
)
def test_what_is_no_size_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        parse_size(text)
