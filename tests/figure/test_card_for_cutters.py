"""The bench card as a cutter or an editor reads it: groups of an SVG, its units and type; layers of a DXF."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from command_runs import said

from ivcviz.plan.bench.card import card_of_plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def svg(qapp: object, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> str:  # noqa: ARG001
    said(capsys, "template", "case-4", "-o", str(tmp_path / "card.svg"))
    return (tmp_path / "card.svg").read_text(encoding="utf-8")


def group(svg: str, name: str) -> ElementTree.Element:
    [found] = [g for g in ElementTree.fromstring(svg).iter(f"{_SVG}g") if g.get("id") == name]  # noqa: S314 - our own file
    return found


def scale_of(svg: str) -> float:
    [outermost] = ElementTree.fromstring(svg).findall(f"{_SVG}g")  # noqa: S314 - our own file
    return float(re.fullmatch(r"scale\(([\d.]+)\)", outermost.get("transform", ""))[1])  # type: ignore[index]


def test_the_svg_s_units_are_millimetres(svg: str) -> None:
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own file
    assert root.get("width") == "210.0000mm"
    assert [float(number) for number in root.get("viewBox", "").split()] == [0.0, 0.0, 210.0, 297.0]
    assert scale_of(svg) == pytest.approx(25.4 / 72.0, rel=1e-9)


def test_what_is_cut_what_guides_and_what_is_read_are_three_groups(svg: str) -> None:
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own file
    assert [g.get("id") for g in root.iter(f"{_SVG}g") if g.get("id")] == ["cut", "guide", "text"]
    card = card_of_plan(resolve(load_case(find_case("case-4"))))
    assert card.wall is not None
    sizes = []
    for line in group(svg, "cut").iter(f"{_SVG}polyline"):
        points = np.array([pair.split(",") for pair in line.get("points", "").split()], float) * scale_of(svg)
        sizes.append(tuple(np.ptp(points, axis=0)))
    wanted = [(card.wall.girth_mm, card.wall.length_mm), *((hole.width_mm, hole.height_mm) for hole in card.holes)]
    wanted += [cone.size for cone in card.cones]
    assert np.array(sorted(sizes)) == pytest.approx(np.array(sorted(wanted)), abs=1e-2)
    assert not list(group(svg, "cut").iter(f"{_SVG}text"))
    assert not list(group(svg, "guide").iter(f"{_SVG}text"))
    assert not list(group(svg, "text").iter(f"{_SVG}polyline"))
    assert {"Case 4", "Graft, unrolled"} <= {text.text for text in group(svg, "text").iter(f"{_SVG}text")}


def test_cuts_and_guides_share_no_colour(svg: str) -> None:
    cut, guide = (
        {drawn.get("stroke") for drawn in group(svg, name).iter(f"{_SVG}g") if drawn.find(f"{_SVG}polyline") is not None}
        for name in ("cut", "guide")
    )
    assert len(cut) == 1
    assert guide
    assert not cut & guide


def test_no_dash_is_longer_on_a_thin_line_than_the_card_means_it(svg: str) -> None:
    lengths = {float(length) for dashes in re.findall(r'stroke-dasharray="([^"]*)"', svg) for length in dashes.split(",")}
    assert lengths
    assert max(lengths) <= 4.0


def test_the_words_stay_text_in_type_that_the_file_carries_with_every_letter_that_it_needs(svg: str) -> None:
    from fontTools.ttLib import TTFont

    assert "Sans Serif" not in svg
    used: dict[str, set[int]] = {"400": set(), "700": set()}
    for text in group(svg, "text").iter(f"{_SVG}text"):
        assert text.get("font-family") == "DejaVu Sans"
        used[text.get("font-weight", "")] |= {ord(letter) for letter in text.text or ""}
    faces = re.findall(r'font-family: "DejaVu Sans"; font-weight: (\d+); src: url\(data:font/woff;base64,([^)]*)\)', svg)
    assert {weight for weight, _ in faces} == {"400", "700"}
    for weight, data in faces:
        assert used[weight] <= set(TTFont(BytesIO(b64decode(data))).getBestCmap())
    assert len(svg) < 400_000


def test_the_same_card_gives_the_same_svg(svg: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said(capsys, "template", "case-4", "-o", str(tmp_path / "again.svg"))
    assert (tmp_path / "again.svg").read_text(encoding="utf-8") == svg


def test_a_dxf_has_the_same_three_layers_and_the_excess_among_the_guides(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ezdxf = pytest.importorskip("ezdxf", reason="the extra dxf is not installed")
    said(capsys, "template", "case-4", "-o", str(tmp_path / "card.dxf"))
    drawing = ezdxf.readfile(tmp_path / "card.dxf")
    assert {"cut", "guide", "text", "stop"} <= {layer.dxf.name for layer in drawing.layers}
    space = drawing.modelspace()
    assert {entity.dxf.layer for entity in space.query("LWPOLYLINE")} == {"cut"}
    assert {entity.dxf.layer for entity in space.query("LINE")} == {"guide"}
    across = [line.dxf.start.y for line in space.query("LINE") if abs(line.dxf.start.y - line.dxf.end.y) < 1e-9]
    assert {-10.0, -20.0} <= set(across)
    assert "S is sewn first: measure from here" in [text.dxf.text for text in space.query("TEXT")]


def test_a_dxf_without_its_package_is_refused_with_the_extra_that_holds_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from command_runs import refused

    monkeypatch.setitem(sys.modules, "ezdxf", None)
    assert 'pip install "ivcviz[dxf]"' in refused(capsys, "template", "case-4", "-o", str(tmp_path / "card.dxf"))
    assert not (tmp_path / "card.dxf").exists()
