import pytest
from PySide6.QtGui import QImage, QPainter

from ivcviz.errors import UserError
from ivcviz.figure import fonts, ink


@pytest.mark.usefixtures("qapp")
def test_the_typeface_is_the_same_on_every_machine():
    assert fonts.typeface() == "DejaVu Sans"


@pytest.mark.usefixtures("qapp")
def test_text_is_measured_in_proportion_to_its_size():
    small, large = fonts.measure("Inferior vena cava", 8.0), fonts.measure("Inferior vena cava", 16.0)
    assert large == pytest.approx((2 * small[0], 2 * small[1]))
    assert fonts.measure_bold("Zone I–II", 8.0)[0] > fonts.measure("Zone I–II", 8.0)[0]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("pt", [6.0, 6.5, 7.5, 8.0, 11.5])
def test_text_is_painted_as_wide_as_it_is_measured_at_whole_sizes_and_between(pt):
    text, scale = "lower end 13 mm below the renal floor", 10
    image = QImage(3000, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(scale, scale)
    ink.words(painter, text, 5.0, 15.0, pt)
    painter.end()
    painted = [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 200 for y in range(100, 220, 3))]
    assert (painted[-1] - painted[0]) / scale == pytest.approx(fonts.measure(text, pt)[0], rel=0.015)


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
