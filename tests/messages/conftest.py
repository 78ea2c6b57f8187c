"""The pseudo-locale, made once and found by the product where its catalogues lie."""

from pathlib import Path

import pytest
from made_catalogue import PSEUDO, write_pseudo

from ivcviz.messages import languages
from ivcviz.messages.languages import Locale, locale_of


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locales")
    write_pseudo(folder)
    return folder


@pytest.fixture
def pseudo(pseudo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Locale:
    """The pseudo-locale, there to be chosen."""
    monkeypatch.setattr(languages, "LOCALES", pseudo_folder)
    found = locale_of(PSEUDO)
    assert found is not None
    return found
