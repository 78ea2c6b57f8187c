"""Write the page of the fifteen operations anew, after a change of its words that is meant; `--pictures` draws them too."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from fifteen_operations import OPERATIONS
from operations_page import PAGE, last_stage, page, said, told

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(OPERATIONS, Path(folder)), encoding="utf-8")
        for operation in OPERATIONS if "--pictures" in sys.argv else ():
            stage = last_stage(told(operation, Path(folder)))
            picture = PAGE.parent / "operations" / f"{operation.id}.png"
            said("render", f"{folder}/{operation.id}.json", "-o", str(picture), "--stage", stage, "--size", "900x675")
