"""From the command to the first finished picture in the window, against a bare window painting VTK's picture of our meshes."""

import os
import sys
import tempfile
from pathlib import Path

from timing import in_turn, python, report, wall

from ivcviz.app.platform import without_display

HERE = Path(__file__).parent


def main(rounds: int) -> None:
    without_display()
    with tempfile.TemporaryDirectory() as name:
        # The user's own settings and recovery files stay out of it.
        os.environ.update({"HOME": name, "XDG_CONFIG_HOME": name, "XDG_DATA_HOME": name, "XDG_STATE_HOME": name})
        wall(python(str(HERE / "finished_meshes.py"), name))
        ours = python(str(HERE / "launch_window.py"))
        floor = python(str(HERE / "floor_window.py"), name)
        medians = in_turn({"ivcviz": lambda: wall(ours), "bare window": lambda: wall(floor)}, rounds)
    report("Case 4, window of 1440 x 900, to the first finished picture", medians, "ivcviz", {"bare window": 1.3})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
