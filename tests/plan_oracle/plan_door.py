"""What the command line prints of a case: `ivcviz plan FILE --json`, run as a function so that thousands are soon done."""

import contextlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

from ivcviz.case.document import Case
from ivcviz.cli import main
from ivcviz.errors import UserError
from ivcviz.storage.case_files import save_case


def printed_plan(case: Case) -> dict[str, Any] | None:
    """The plan of a case; None where the product refuses the case in a sentence of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        try:
            save_case(case, path)
        except UserError:
            return None
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(["plan", str(path), "--json"])
    if status == 2:
        assert err.getvalue().startswith("ivcviz: "), err.getvalue()
        return None
    assert status == 0, f"status {status}: {err.getvalue()}"
    return dict(json.loads(out.getvalue()))
