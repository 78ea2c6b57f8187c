from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from ivcviz.figure.blocks import fitted_heading
from ivcviz.figure.files import plate_page
from ivcviz.figure.margin import Heights
from ivcviz.figure.plate import placed_labels
from ivcviz.scene.model import Label
from ivcviz.scene.page.layout import caution_is_short, page_layout


def _pixels(image: QImage) -> np.ndarray:
    """Rows of red, green, blue, alpha."""
    whole = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(bytes(whole.constBits()), np.uint8).reshape(whole.height(), whole.bytesPerLine() // 4, 4)[
        :, : whole.width()
    ]


def _painted(plate, transparent: bool = False) -> np.ndarray:
    return _pixels(plate_page(plate.framed, plate.picture, plate.dpi, transparent).image()).astype(int)


def _in_rect(pixels: np.ndarray, rect) -> np.ndarray:
    return pixels[round(rect.top) : round(rect.bottom), round(rect.left) : round(rect.right)]


def _ink_share(pixels: np.ndarray) -> float:
    """The share of pixels clearly darker than the ground."""
    return float((pixels[..., :3].sum(axis=2) < 500).mean())


def test_every_block_of_the_page_has_words_and_the_margin_has_none(plate_of):
    plate = plate_of()
    pixels = _painted(plate)
    layout = page_layout(800, 600, 100.0)
    for name in ("header", "reading", "legend", "foot", "left_labels", "right_labels", "scale"):
        assert _ink_share(_in_rect(pixels, getattr(layout, name))) > 0.005, name
    for edge in (pixels[:12], pixels[-4:], pixels[:, :12], pixels[:, -12:]):
        assert _ink_share(edge) == 0.0


def test_the_picture_shows_pixel_on_pixel_where_nothing_is_painted_over_it(plate_of):
    plate = plate_of()
    pixels = _painted(plate)
    x, y = 430, 340  # on the tumour, off leaders and lines
    rgba = plate.picture.rgba[y, x].astype(int)
    assert rgba[3] == 255
    assert np.abs(pixels[y, x, :3] - rgba[:3]).max() <= 2


def test_an_entered_zone_is_tinted_more_strongly_than_another(plate_of):
    plate = plate_of()
    pixels = _painted(plate)
    at = Heights(plate.framed, 1.0)
    bar = round(page_layout(800, 600, 100.0).strip.left + (17.0 + 2.0) * 100.0 / 72.0)
    vivid = {}
    for zone in plate.framed.scene.zones:
        middle = round(at.y(zone.lower) * 0.9 + at.y(zone.upper) * 0.1)
        colour = pixels[middle, bar, :3]
        vivid[zone.name] = colour.max() - colour.min()
    assert min(vivid["I"], vivid["II"]) > 2 * vivid["III"] > 0


def test_without_labels_only_the_picture_and_the_words_of_caution_are_there(plate_of, hand_made):
    plate = plate_of(scene=hand_made(labelled=False))
    pixels = _painted(plate)
    layout = page_layout(800, 600, 100.0, labelled=False)
    bare = np.zeros((600, 800, 4), np.uint8)
    without = _painted(replace(plate, picture=replace(plate.picture, rgba=bare)))
    assert _ink_share(_in_rect(pixels, layout.foot)) > 0.01
    assert _ink_share(without[: int(layout.foot.top) - 8]) == 0.0


def test_a_transparent_plate_has_no_ground_but_all_the_words(plate_of):
    pixels = _painted(plate_of(), transparent=True)
    assert (pixels[:12, :, 3] == 0).all()
    assert (_in_rect(pixels, page_layout(800, 600, 100.0).foot)[..., 3] > 0).any()


def test_a_plate_for_paper_and_one_for_the_screen_have_their_words_in_the_same_places(plate_of):
    small, large = (_painted(plate_of(w, h, dpi)) for w, h, dpi in ((576, 432, 72.0), (2304, 1728, 288.0)))
    reduced = large.reshape(432, 4, 576, 4, 4).mean(axis=(1, 3))
    assert np.abs(reduced[..., :3] - small[..., :3]).mean() < 2.5


@pytest.mark.parametrize(
    ("width", "height", "dpi"),
    [(400, 300, 100), (400, 300, 200), (60, 40, 72), (1200, 1800, 200), (700, 700, 96), (900, 200, 72), (200, 900, 72)],
)
def test_a_page_of_any_size_is_painted_with_its_words_of_caution(plate_of, width, height, dpi):
    pixels = _painted(plate_of(width, height, float(dpi)))
    foot = _in_rect(pixels, page_layout(width, height, float(dpi)).foot)
    assert pixels.shape[:2] == (height, width)
    assert foot[..., :3].min() < 220


@pytest.mark.parametrize("view", ["posterior", "left", "right", "superior", "inferior"])
def test_every_view_is_painted(plate_of, hand_made, view):
    assert _ink_share(_painted(plate_of(scene=hand_made(view=view)))) > 0.02


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('x')</script> & more",
        "שלום עולם – ורידים",
        "🙂🫀 emoji",
        "long " * 100,
        "x" * 500,
        "nul\x00 and\x1b controls",
        "",
    ],
)
def test_no_title_breaks_the_page(plate_of, hand_made, words, text):
    strange = replace(words, title=text, subtitle=text, stage=text, reading=(text, text), legend=(("tumour", text),))
    labels = (Label("strange", text, ((-16.0, -15.0, 128.0),), 0),)
    plate = plate_of(scene=hand_made(words=strange, labels=labels))
    pixels = _painted(plate)
    for edge in (pixels[:12], pixels[:, :12], pixels[:, -12:]):
        assert _ink_share(edge) == 0.0


def test_a_label_whose_thing_is_hidden_is_left_out_and_none_stands_over_another(plate_of):
    plate = plate_of()
    layout = page_layout(800, 600, 100.0).scaled(0.72)
    placed = placed_labels(Heights(plate.framed, 0.72), plate.picture, layout)
    assert "hidden" not in {label.label.id for label in placed}
    assert len(placed) == len(plate.framed.scene.labels) - 1
    assert not any(one.box.overlaps(other.box) for k, one in enumerate(placed) for other in placed[k + 1 :])


def test_no_label_stands_over_the_tumour_when_it_reaches_into_a_column(plate_of, hand_made):
    wide = replace(hand_made(), tumour_box=((-250.0, -10.0, 60.0), (250.0, 20.0, 200.0)))
    plate = plate_of(scene=wide)
    layout = page_layout(800, 600, 100.0).scaled(0.72)
    at = Heights(plate.framed, 0.72)
    top, bottom = at.y((0.0, 0.0, 200.0)), at.y((0.0, 0.0, 60.0))
    placed = placed_labels(at, plate.picture, layout)
    assert placed
    assert all(label.box.bottom <= top or label.box.top >= bottom for label in placed)


def test_in_perspective_there_is_neither_a_scale_bar_nor_a_height_on_the_page(plate_of):
    plate = plate_of()
    seen = replace(plate.framed, camera=replace(plate.framed.camera, perspective=True))
    flat, deep = _painted(plate), _painted(replace(plate, framed=seen))
    layout = page_layout(800, 600, 100.0)
    bar = replace(layout.scale, right=layout.scale.left + 0.6 * layout.scale.width)
    assert _ink_share(_in_rect(flat, bar)) > 0.01
    assert _ink_share(_in_rect(deep, bar)) == 0.0
    assert _ink_share(_in_rect(deep, layout.scale)) > 0.0, "which way the patient lies is still said"
    zones = replace(layout.strip, right=layout.strip.left + 0.4 * layout.strip.width)
    assert _ink_share(_in_rect(deep, zones)) < _ink_share(_in_rect(flat, zones))


def test_tints_can_be_left_out(plate_of):
    plate = plate_of()
    bare = replace(plate.framed, scene=replace(plate.framed.scene, zone_tints=False))
    assert not np.array_equal(_painted(plate), _painted(replace(plate, framed=bare)))


@pytest.mark.parametrize("width", [45.0, 60.0, 90.0, 160.0])
@pytest.mark.parametrize("zone", ["Zone II", "Zone II–III + atrium", "Zone I–III + iliac + atrium"])
def test_the_zone_is_never_cut_short(width, zone):
    size, lines = fitted_heading(zone, width, 15.0)
    assert " ".join(lines) == zone
    assert size <= 15.0


def test_the_caution_is_short_on_a_journal_column_and_whole_on_a_wider_page():
    assert caution_is_short(240.0)
    assert not caution_is_short(242.0)
