"""A file is replaced as a whole, or left as it was with the reason."""

import os
from pathlib import Path

import pytest

from ivcviz.errors import UserError
from ivcviz.storage.atomic import replace_file


@pytest.mark.parametrize(("protected", "reason"), [("file", "it is write-protected"), ("folder", "is write-protected")])
def test_what_is_write_protected_is_left_as_it_was_with_the_reason(
    protected: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "case.json"
    target.write_bytes(b"before")
    refused = target if protected == "file" else tmp_path
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != refused)  # whoever runs the tests may write everything
    with pytest.raises(UserError, match=reason):
        replace_file(target, b"after")
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
