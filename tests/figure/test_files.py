import os
import re
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ivcviz.errors import UserError
from ivcviz.figure.files import check_ending, plate_page

_SVG = "{http://www.w3.org/2000/svg}"


def _saved(plate, path: Path, transparent: bool = False) -> bytes:
    plate_page(plate.framed, plate.picture, plate.dpi, transparent).save(path)
    return path.read_bytes()


def _png_header(content: bytes) -> dict[str, int]:
    width, height, _, colour = struct.unpack(">IIBB", content[16:26])
    start = content.index(b"pHYs") + 4
    across, down, unit = struct.unpack(">IIB", content[start : start + 9])
    return {"width": width, "height": height, "colour": colour, "across": across, "down": down, "unit": unit}


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf", ".PNG"])
def test_the_same_plate_gives_the_same_bytes(plate_of, tmp_path, ending):
    plate = plate_of()
    assert _saved(plate, tmp_path / f"one{ending}") == _saved(plate, tmp_path / f"two{ending}")
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"one{ending}", f"two{ending}"]


def test_a_png_has_its_pixels_and_its_resolution(plate_of, tmp_path):
    header = _png_header(_saved(plate_of(640, 480, 200.0), tmp_path / "a.png"))
    assert header == {"width": 640, "height": 480, "colour": 2, "across": 7874, "down": 7874, "unit": 1}


def test_a_transparent_png_has_an_alpha_channel(plate_of, tmp_path):
    assert _png_header(_saved(plate_of(), tmp_path / "a.png", transparent=True))["colour"] == 6


def test_an_svg_has_its_true_size_and_every_label_as_text(plate_of, tmp_path):
    plate = plate_of(1000, 777, 133.7)
    root = ElementTree.fromstring(_saved(plate, tmp_path / "a.svg"))  # noqa: S314 - our own file
    assert root.get("width") == f"{1000 / 133.7 * 25.4:.4f}mm"
    assert root.get("height") == f"{777 / 133.7 * 25.4:.4f}mm"
    texts = [element.text for element in root.iter(f"{_SVG}text")]
    for wanted in ("Case 4", "Zone I–II", "Inferior vena cava", "Right kidney", "T12", "50 mm", "R", "S"):
        assert wanted in texts
    assert {element.get("font-family") for element in root.iter(f"{_SVG}text")} == {"DejaVu Sans"}
    assert "8" in {element.get("font-size") for element in root.iter(f"{_SVG}text")}


def test_an_svg_holds_the_picture_without_loss(plate_of, tmp_path):
    root = ElementTree.fromstring(_saved(plate_of(), tmp_path / "a.svg"))  # noqa: S314 - our own file
    (image,) = root.iter(f"{_SVG}image")
    assert image.get("{http://www.w3.org/1999/xlink}href").startswith("data:image/png;base64,")


def test_words_that_look_like_markup_stay_words_in_an_svg(plate_of, hand_made, words, tmp_path):
    plate = plate_of(scene=hand_made(words=replace(words, title="<script>x</script>&\x01")))
    root = ElementTree.fromstring(_saved(plate, tmp_path / "a.svg"))  # noqa: S314 - our own file
    assert "<script>x</script>&" in [element.text for element in root.iter(f"{_SVG}text")]
    assert not list(root.iter(f"{_SVG}script"))


@pytest.mark.parametrize(("width", "height", "dpi"), [(800, 600, 100.0), (2008, 1506, 300.0), (1000, 777, 133.7)])
def test_a_pdf_page_measures_pixels_by_resolution(plate_of, tmp_path, width, height, dpi):
    pdf = _saved(plate_of(width, height, dpi), tmp_path / "a.pdf")
    left, bottom, right, top = (float(v) for v in re.search(rb"/MediaBox \[([^\]]*)\]", pdf).group(1).split())
    assert right - left == pytest.approx(width * 72 / dpi, abs=0.01)
    assert top - bottom == pytest.approx(height * 72 / dpi, abs=0.01)


def test_a_pdf_embeds_its_fonts_and_holds_no_lossy_picture(plate_of, tmp_path):
    pdf = _saved(plate_of(), tmp_path / "a.pdf")
    assert b"+DejaVuSans" in pdf
    assert b"/FontFile2" in pdf
    assert b"/ToUnicode" in pdf
    assert b"DCTDecode" not in pdf
    shown = b"".join(_unpacked(stream) for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL))
    assert shown.count(b" Tf") > 30  # one for each line of words


def test_a_pdf_tells_neither_a_date_nor_a_name_and_finds_its_own_table(plate_of, tmp_path):
    pdf = _saved(plate_of(), tmp_path / "a.pdf")
    for private in (b"CreationDate", b"ModDate", b"CreateDate", os.fsencode(os.environ.get("USER", "nobody-here"))):
        assert private not in pdf[:4000]
    assert pdf[int(pdf.rsplit(b"startxref", 1)[1].split()[0]) :].startswith(b"xref")
    for number, offset in enumerate(re.findall(rb"^(\d{10}) 00000 n", pdf, re.MULTILINE)[:3], start=1):
        assert pdf[int(offset) :].startswith(b"%d 0 obj" % number)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""  # a stream that is not packed holds no page content


@pytest.mark.parametrize("name", ["plate", "plate.jpg", "plate.png.txt"])
def test_another_ending_is_refused_with_those_that_are_known(tmp_path, name):
    with pytest.raises(UserError, match=r"\.png, \.svg or \.pdf"):
        check_ending(tmp_path / name)


def test_a_folder_that_is_not_there_and_a_folder_as_file_are_refused(plate_of, tmp_path):
    (tmp_path / "folder.png").mkdir()
    for path, reason in ((tmp_path / "none" / "a.png", "there is no folder"), (tmp_path / "folder.png", "it is a folder")):
        with pytest.raises(UserError, match=reason):
            _saved(plate_of(), path)


def test_a_failed_write_keeps_the_old_file_and_leaves_nothing_behind(plate_of, tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")

    def refuse(_source: str, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(UserError, match=r"a\.png: cannot be written: Permission denied"):
        _saved(plate_of(), path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.png"]
    assert path.read_bytes() == b"old"


def test_an_old_file_is_replaced_and_keeps_its_permissions(plate_of, tmp_path):
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")
    path.chmod(0o640)
    assert _saved(plate_of(), path).startswith(b"<?xml")
    assert path.stat().st_mode & 0o777 == 0o640
