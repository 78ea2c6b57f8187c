from hypothesis import given
from hypothesis import strategies as st

from ivcviz.scene.labels.wrapping import elided, plain, wrapped


def _measure(text: str, pt: float) -> tuple[float, float]:
    return 0.5 * pt * len(text), 1.2 * pt


@given(st.text(max_size=80), st.floats(20.0, 200.0), st.integers(1, 4))
def test_lines_are_never_wider_than_asked_nor_more_than_asked(text, width, most):
    lines = wrapped(text, width, 8.0, _measure, most)
    assert len(lines) <= most
    assert all(_measure(line, 8.0)[0] <= width for line in lines)


def test_words_that_fit_are_all_there():
    assert wrapped("Superior mesenteric artery", 80.0, 8.0, _measure, 3) == ("Superior mesenteric", "artery")


def test_a_number_is_not_parted_from_its_unit():
    assert wrapped("superior cut 182 mm", 64.0, 8.0, _measure, 3) == ("superior cut", "182 mm")
    assert wrapped("superior cut 182 mm).", 64.0, 8.0, _measure, 3) == ("superior cut", "182 mm).")


def test_what_does_not_fit_ends_in_an_ellipsis():
    assert wrapped("a rather long name for a small vein", 60.0, 8.0, _measure, 2)[-1].endswith("…")
    assert elided("Leiomyosarcoma", 40.0, 8.0, _measure) == "Leiomyosa…"


def test_what_no_document_may_hold_is_taken_out():
    assert plain("a\x00b\x1b[0m\u202fc\n\td\ud800\ufffe") == "ab[0m c d"
    assert plain("<script>alert(1)</script> 38 ♀ שלום 🙂") == "<script>alert(1)</script> 38 ♀ שלום 🙂"
