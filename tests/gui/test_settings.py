"""What is remembered, and that a damaged settings file costs its settings and nothing more."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from ivcviz.gui.state.settings import Settings
from ivcviz.gui.state.stored_values import as_text, from_text
from ivcviz.gui.state.view_options import ViewState
from ivcviz.scene.camera import Camera

CAMERA = Camera((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (1.5, 2.0, 120.0), 310.0)
SHOWN = ViewState("clamped", "left", CAMERA, frozenset({"liver", "spine"}), (("aorta", 0.4),), False, False, "graft")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_a_new_user_has_the_defaults(file: Path) -> None:
    settings = Settings(file)
    assert (settings.view_state(), settings.theme(), settings.recent()) == (ViewState(), "system", [])
    assert settings.geometry().isEmpty()
    assert settings.last_folder().is_dir()


def test_the_next_session_finds_everything_as_it_was_left(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    settings.keep_view_state(SHOWN)
    settings.keep_geometry(QByteArray(b"\x00\x01\xffgeometry"))
    settings.keep_window_state(QByteArray(b"state"))
    settings.keep_theme("dark")
    settings.keep_last_folder(tmp_path)
    settings.keep_recent([tmp_path / "a, b; c.json", tmp_path / "größe = 1.json"])
    settings.sync()
    again = Settings(file)
    assert again.view_state() == SHOWN
    assert again.geometry().data() == b"\x00\x01\xffgeometry"
    assert again.window_state().data() == b"state"
    assert again.theme() == "dark"
    assert again.last_folder() == tmp_path
    assert again.recent() == [tmp_path / "a, b; c.json", tmp_path / "größe = 1.json"]


def test_presentation_mode_is_not_remembered(file: Path) -> None:
    settings = Settings(file)
    settings.keep_view_state(replace(SHOWN, presenting=True))
    assert settings.view_state() == SHOWN


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe not a settings file", b"[view]\nshown=1, 2, 3\ntheme=@Invalid()\n[files]\nrecent=5,6\n"]
)
def test_a_damaged_file_reads_as_the_defaults(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    settings = Settings(file)
    assert (settings.view_state(), settings.theme(), settings.recent()) == (ViewState(), "system", [])


@pytest.mark.parametrize(
    "changes",
    [
        {"stage": "eaten"},
        {"hidden": "liver"},
        {"opacity": [["liver", "much"]]},
        {"opacity": [["liver", 0.5, 1]]},
        {"labels": 1},
        {"camera": {"toward": [0, 0, 0], "up": [0, 0, 1], "centre": [0, 0, 0], "height_mm": 100}},
        {"camera": {"toward": [0, -1, 0], "up": [0, 0, 1], "centre": [0, 0, 0], "height_mm": 0}},
        {"camera": {"toward": [0, -1, 0]}},
        {"camera": 7},
        [],
        None,
    ],
)
def test_view_options_that_cannot_be_meant_read_as_the_defaults(file: Path, changes: object) -> None:
    stored = json.loads(as_text(SHOWN)) | changes if isinstance(changes, dict) else changes
    settings = Settings(file)
    settings._store.setValue("view/shown", json.dumps(stored))
    assert settings.view_state() == ViewState()


def test_options_of_a_later_version_do_not_cost_the_others() -> None:
    stored = json.loads(as_text(SHOWN)) | {"hologram": True}
    assert from_text(json.dumps(stored), ViewState) == SHOWN


@given(st.text(max_size=60) | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps))
def test_any_text_reads_as_options_or_is_refused(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(from_text(text, ViewState), ViewState)


def test_two_windows_add_to_the_same_recent_files(file: Path, tmp_path: Path) -> None:
    one, other = Settings(file), Settings(file)
    one.keep_recent([tmp_path / "a.json"])
    other.keep_recent([tmp_path / "b.json", *other.recent()])
    assert one.recent() == [tmp_path / "b.json", tmp_path / "a.json"]
