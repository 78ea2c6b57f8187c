"""A patient's body on the page: what of it was measured is said on pages of any size, whole or in fewer words."""

import re
from pathlib import Path

import pytest
from command_runs import said
from typed_lines import patient_file

pytestmark = pytest.mark.usefixtures("qapp")


def words_of(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """The words of a page, in the order in which they are painted."""
    said(capsys, "render", *argv, "-o", "page.svg")
    return " ".join(re.findall(r"<text[^>]*>([^<]*)<", Path("page.svg").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (("--size", "1200x900"), "Measured: centreline, calibre. All else: reference woman."),
        (("--size", "1600x1200"), "Measured: centreline, calibre. Reference woman: renal veins, hepatic veins, caval hiatus"),
        (("--size", "900x1200"), "Measured: centreline, calibre. All else: reference woman."),
        (("--width-mm", "85", "--dpi", "200"), "Body partly measured"),
        (
            ("--size", "1200x900", "--section", "117"),
            "Axial section, seen from the feet · partly measured, else reference woman",
        ),
        (("--width-mm", "85", "--dpi", "200", "--section", "117"), "partly measured, else reference woman"),
    ],
)
def test_every_page_of_a_patients_body_says_so(
    size: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = words_of(capsys, str(patient_file()), *size)
    assert words in found
    assert "implanted" in found or "Tumour" in found  # and the stage still stands there


def test_a_page_of_the_reference_body_says_nothing_of_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "easured" not in words_of(capsys, "case-1")
