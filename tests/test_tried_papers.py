"""Plans of real work that once came out wrong, on: collaterals, masses, substitutes, typed bodies, cards; and neighbours.

That a mass which would hide the picture is seen through: `scene/test_tumour_in_veins.py`; every limit of a typed centreline:
`anatomy/test_typed_cava.py`; that no sheet goes on beyond a gap: `test_stops_travel.py`.
"""

from pathlib import Path

import pytest
from command_runs import refused, said
from tried_plans import CASE, Tried, clamped, found, sentence, stops
from typed_lines import NOT_A_CAVA, patient_file

pytestmark = pytest.mark.usefixtures("qapp")
RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
AT_THE_RENAL_VEINS = "--lower 85 --upper 125 --graft-diameter 18"


@pytest.fixture
def tried(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tried:
    monkeypatch.chdir(tmp_path)
    return Tried(capsys)


@pytest.mark.parametrize(
    ("involved", "taken", "stops_there", "remains"),
    [
        (26, "--en-bloc left-adrenal", False, "tied 31 mm from the cava and drains through its gonadal and lumbar veins."),
        (20, "--en-bloc left-adrenal", False, "drains through its gonadal and lumbar veins."),
        (33, "--en-bloc left-adrenal", False, "drains through its lumbar vein."),
        (20, "", False, "drains through its adrenal, gonadal and lumbar veins."),
        (40, "", True, "the adrenal, gonadal and lumbar veins that it would drain through are lost."),
    ],
)
def test_a_left_vein_that_is_tied_is_told_with_what_it_still_drains_through(
    tried: Tried, involved: int, taken: str, stops_there: bool, remains: str
) -> None:
    told = tried.new(f"{AT_THE_RENAL_VEINS} --right opening --left ligate --involved-left {involved} {taken}")
    assert remains in sentence(told, "left-collaterals-lost")
    assert (("left-collaterals-lost", LEFT) in stops(told, "judgement")) is stops_there
    assert (("left-collaterals-lost", LEFT) in found(told, "warning")) is not stops_there


@pytest.mark.parametrize(("ends", "asked"), [("--lower 58 --upper 78", True), ("--lower 20 --upper 180", False)])
def test_a_mass_without_its_extent_of_wall_is_asked_about_and_the_tumour_is_named(tried: Tried, ends: str, asked: bool) -> None:
    told = tried.new(f"{ends} --size-mm 300x250x200 --graft-diameter 16")
    assert (("mass-without-extent", "") in found(told, "note")) is asked
    words = tried.picture("tumour")
    assert "Mass outside the cava, drawn see-through" in words
    assert "Tumour" in tried.pieces  # its label


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("iliac-vein", "iliac vein graft"),
        ("saphenous-vein", "saphenous vein graft"),
        ("parietal-peritoneum", "peritoneal tube"),
    ],
)
def test_a_graft_that_is_no_prosthesis_is_called_what_it_is_in_picture_ledger_and_card(
    tried: Tried, name: str, words: str
) -> None:
    tried.enter("--lower 30 --upper 60 --graft-diameter 14", {"graft": {"diameter_mm": 14, "substitute": name}})
    sheets = [tried.picture("implanted"), " ".join(tried.steps()), said(tried.capsys, "plan", CASE)]
    assert words in sheets[0].lower()
    assert words in sheets[1]
    assert tried.card()["rings_mm"] == []
    assert "PTFE graft" not in sheets[0]
    assert "ringed" not in " ".join(sheets[:2])


@pytest.mark.parametrize("name", ["case-1", "case-2"])
@pytest.mark.parametrize("ending", ["pdf", "svg", "dxf"])
def test_a_plain_tube_has_a_card(tried: Tried, name: str, ending: str) -> None:
    if ending == "dxf":
        pytest.importorskip("ezdxf", reason="the extra dxf is not installed")
    assert said(tried.capsys, "template", name, "-o", f"card.{ending}") == ""
    content = Path(f"card.{ending}").read_bytes()
    assert len(content) > 1000
    if ending == "svg":
        for words in ("Graft, unrolled", "girth", "is an estimate: measure in situ", "clock as on CT"):
            assert words.encode() in content
        assert b"from S end" not in content


def test_the_card_of_a_plain_tube_tells_its_length_and_another_length_is_another_card(tried: Tried) -> None:
    tried.enter("--lower 30 --upper 60 --graft-diameter 16")
    card = tried.card()
    assert (card["length_mm"], card["diameter_mm"], card["patterns"]) == (pytest.approx(50), pytest.approx(17.2), [])
    tried.enter("--lower 30 --upper 61 --graft-diameter 16")
    assert tried.card()["fingerprint"] != card["fingerprint"]
    tried.enter("--lower 30 --upper 60")
    assert "no graft and no patch" in refused(tried.capsys, "template", CASE, "-o", "x.pdf")


@pytest.mark.parametrize("sex", ["F", "M"])
@pytest.mark.parametrize(("left_out", "other"), [("right", "--left cone-pipe"), ("left", "--right opening")])
def test_a_vein_with_nothing_planned_in_the_resected_segment_is_cut_and_no_step_opens_it(
    tried: Tried, left_out: str, other: str, sex: str
) -> None:
    told = tried.new(f"--lower 85 --upper 150 --graft-diameter 18 {other} --sex {sex}")
    vein = f"{left_out}-renal-vein"
    assert stops(told, "gap") == {("renal-ostium-unplanned", vein)}
    assert vein in clamped(told)
    steps = tried.steps()
    assert f"cut {left_out} renal vein" in steps
    assert not [step for step in steps if "unclamp" in step]
    assert "Not planned" in tried.picture("reperfused")


@pytest.mark.parametrize("name", ["in LPS", "in RAS", "in centimetres", "left, crossing over", "behind the spine", "mirrored"])
def test_a_centreline_that_is_not_of_this_body_is_refused_for_what_it_is(tried: Tried, name: str) -> None:
    line, words = NOT_A_CAVA[name]
    path = str(patient_file(line))
    for command in (("plan", path), ("ledger", path), ("render", path, "-o", "x.png"), ("template", path, "-o", "x.pdf")):
        assert words in refused(tried.capsys, *command)
    assert not Path("x.png").exists()


def test_a_left_sided_cava_is_told_that_it_is_not_drawn_here(tried: Tried) -> None:
    line = refused(tried.capsys, "plan", str(patient_file(NOT_A_CAVA["left, crossing over"][0])))
    assert "a left-sided or double cava, or one pushed across, is not drawn here" in line


def test_a_centreline_in_the_body_s_frame_is_taken(tried: Tried) -> None:
    assert said(tried.capsys, "validate", str(patient_file())) == ""
    assert "STOP" not in said(tried.capsys, "plan", str(patient_file()))
