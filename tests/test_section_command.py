"""`ivcviz render CASE --section LEVEL`: the axial section as a page, by the command line."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command_runs import refused, said
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ivcviz.scene.palette import INK, MATERIALS

SVG = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.usefixtures("qapp", "_in_a_folder_of_its_own")


@pytest.fixture
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def texts_of(path: str) -> list[tuple[str, float, float]]:
    """Words on an SVG's page with their places."""
    root = ElementTree.parse(path)  # noqa: S314 - our own file
    return [(t.text or "", float(t.get("x", "0")), float(t.get("y", "0"))) for t in root.iter(f"{SVG}text")]


def size_of(path: str) -> tuple[int, int, int]:
    """Width, height and kind of colour of a PNG."""
    width, height, _, colour = struct.unpack(">IIBB", Path(path).read_bytes()[16:26])
    return width, height, colour


def test_a_section_is_written_in_each_form(capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("png", "svg", "pdf"):
        assert said(capsys, "render", "case-4", "-o", f"s.{ending}", "--section", "renal-floor+12", "--stage", "tumour") == ""
    assert size_of("s.png") == (1600, 1200, 2)
    assert b"/Subtype /Image" not in Path("s.pdf").read_bytes()  # vectors alone
    assert "<image" not in Path("s.svg").read_text()
    words = [text for text, _, _ in texts_of("s.svg")]
    known = {"110 mm", "Case 4", "Wall involved", "degrees not recorded", "Lumen that remains", "0°", "90°", "180°", "270°"}
    assert known <= set(words)
    assert any("seen from the feet" in text for text in words)
    assert any(text.startswith("Not certified as a medical device") for text in words)


def test_the_patient_s_right_is_on_the_left_and_anterior_on_top(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "render", "case-4", "-o", "s.svg", "--section", "110", "--stage", "tumour")
    at = {text: (x, y) for text, x, y in texts_of("s.svg")}
    assert at["R"][0] < at["A"][0] < at["L"][0]
    assert at["A"][1] < at["P"][1]
    assert at["270°"][0] < at["0°"][0] < at["90°"][0]
    assert at["0°"][1] < at["90°"][1] < at["180°"][1]
    assert at["Right kidney"][0] < at["0°"][0] < at["Abdominal aorta"][0]


def test_a_level_word_means_its_millimetres(capsys: pytest.CaptureFixture[str]) -> None:
    for name, level in (("word", "renal-floor-20"), ("number", "78")):
        said(capsys, "render", "case-4", "-o", f"{name}.svg", "--section", level)
    assert Path("word.svg").read_bytes() == Path("number.svg").read_bytes()


def test_stage_size_and_resolution_are_taken(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "render", "case-4", "-o", "s.png", "--section", "112", "--size", "900x700", "--dpi", "120")
    assert size_of("s.png") == (900, 700, 2)
    said(capsys, "render", "case-4", "-o", "s.png", "--section", "112", "--width-mm", "85")
    assert size_of("s.png")[0] == 1004
    said(capsys, "render", "case-4", "-o", "s.svg", "--section", "112", "--width-mm", "85")
    assert {"Axial section, seen from the feet", "Graft implanted, clamps on"} <= {text for text, _, _ in texts_of("s.svg")}
    said(capsys, "render", "case-4", "-o", "s.svg", "--section", "112")
    assert "Graftotomy here" in [text for text, _, _ in texts_of("s.svg")]


def test_without_ground_and_labels_the_slice_alone_remains(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--section", "120", "--stage", "tumour", "--transparent", "--no-labels", "--size", "800x600"]
    said(capsys, "render", "case-4", "-o", "s.png", *options)
    image = QImage("s.png")
    assert image.pixelColor(3, 3).alpha() == 0
    assert image.pixelColor(400, 540).alpha() == 0  # no ground within the frame, either
    counted = sum(image.pixelColor(x, y) == QColor(MATERIALS["tumour"]) for x in range(0, 800, 8) for y in range(0, 600, 8))
    assert counted > 200
    said(capsys, "render", "case-4", "-o", "s.svg", *options)
    words = [text for text, _, _ in texts_of("s.svg")]
    assert "Case 4" not in words
    assert "R" in words
    assert any(text.startswith("Not certified") for text in words)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--section", "120", "--view", "left"], "cannot be used with --view"),
        (["--section", "380"], "nothing is drawn at 380 mm: a section lies between -60 and 332 mm"),
        (["--section", "above"], "'above' is not a level"),
        (["--section", "120", "--stage", "bench"], "the graft on the bench has no axial section"),
        (["--section", "120", "--size", "4x4"], "cannot be drawn"),
    ],
)
def test_a_section_that_cannot_be_drawn_is_refused(options: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert reason in refused(capsys, "render", "case-4", "-o", "s.png", *options)
    assert list(Path().iterdir()) == []


def test_the_same_section_gives_the_same_file(capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("png", "pdf"):
        for name in ("one", "two"):
            said(capsys, "render", "case-3", "-o", f"{name}.{ending}", "--section", "100", "--size", "640x480")
        assert Path(f"one.{ending}").read_bytes() == Path(f"two.{ending}").read_bytes()
    assert re.search(rb"CreationDate \(", Path("one.pdf").read_bytes()) is None


def test_an_svg_s_slice_ends_at_its_frame(capsys: pytest.CaptureFixture[str]) -> None:
    """Its painting engine does not clip: what lies beyond the frame must not be in the file."""
    said(
        capsys, "render", "case-4", "-o", "s.svg", "--section", "104", "--stage", "tumour", "--size", "1200x900", "--dpi", "150"
    )
    renderer = QSvgRenderer("s.svg")
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor(INK["ground"]))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    said(
        capsys, "render", "case-4", "-o", "s.png", "--section", "104", "--stage", "tumour", "--size", "1200x900", "--dpi", "150"
    )
    expected = QImage("s.png")
    spots = [(x, y) for x in range(0, 1200, 10) for y in range(0, 900, 10)]
    apart = [spot for spot in spots if abs(image.pixelColor(*spot).lightness() - expected.pixelColor(*spot).lightness()) > 40]
    assert len(apart) < 0.01 * len(spots)
