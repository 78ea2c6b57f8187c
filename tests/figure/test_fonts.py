import pytest

from ivcviz.errors import UserError
from ivcviz.figure import fonts


@pytest.mark.usefixtures("qapp")
def test_the_typeface_is_the_same_on_every_machine():
    assert fonts.typeface() == "DejaVu Sans"


@pytest.mark.usefixtures("qapp")
def test_text_is_measured_in_proportion_to_its_size():
    small, large = fonts.measure("Inferior vena cava", 8.0), fonts.measure("Inferior vena cava", 16.0)
    assert large == pytest.approx((2 * small[0], 2 * small[1]))
    assert fonts.measure_bold("Zone I–II", 8.0)[0] > fonts.measure("Zone I–II", 8.0)[0]


@pytest.mark.usefixtures("qapp")
def test_missing_font_files_are_named_with_their_remedy(monkeypatch, tmp_path):
    fonts.typeface.cache_clear()
    monkeypatch.setattr(fonts, "find_spec", lambda _name: None)
    with pytest.raises(UserError, match="pip install matplotlib"):
        fonts.typeface()
    monkeypatch.setattr(fonts, "_folder", lambda: tmp_path)
    with pytest.raises(UserError, match=r"DejaVuSans\.ttf"):
        fonts.typeface()
    monkeypatch.undo()
    assert fonts.typeface() == "DejaVu Sans"
