"""What comes with the program is found by name, wherever it is run."""

from pathlib import Path

import pytest

from ivcviz.errors import UserError
from ivcviz.storage.shipped import cases_in, find_case, is_shipped_name, shipped_cases, shipped_path


def test_the_four_published_cases_are_shipped() -> None:
    assert [path.stem for path in shipped_cases()] == ["case-1", "case-2", "case-3", "case-4"]


def test_a_shipped_case_is_found_by_its_name_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_case("case-4") == shipped_path("cases", "case-4.json")
    assert is_shipped_name("case-4")


def test_a_file_of_ones_own_comes_before_a_shipped_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case-4").write_text("{}")
    assert find_case("case-4") == Path("case-4")
    assert not is_shipped_name("case-4")


@pytest.mark.parametrize("name", ["case-9", "", "no/such.json", "x\0y", "x" * 5_000, "../case-4"])
def test_another_name_is_refused_with_the_names_there_are(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match=r"nor a shipped case \(case-1, case-2, case-3, case-4\)"):
        find_case(name)
    assert not is_shipped_name(name)


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no case file"):
        cases_in(tmp_path)
    with pytest.raises(UserError, match="no such folder"):
        cases_in(tmp_path / "nothing")
