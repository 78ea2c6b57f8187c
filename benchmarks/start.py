"""Start-up: importing the package against importing numpy, and the help page. Run: python start.py"""

from timing import bound, in_turn, python, report, wall

if __name__ == "__main__":
    medians = in_turn(
        {
            "import ivcviz": lambda: wall(python("-c", "import ivcviz")),
            "import numpy": lambda: wall(python("-c", "import numpy")),
            "ivcviz --help": lambda: wall(python("-m", "ivcviz.cli", "--help")),
            "python -c pass": lambda: wall(python("-c", "pass")),
        },
        rounds=11,
    )
    report("Start-up, whole process", medians, "import ivcviz", {"import numpy": 1.2})
    bound("ivcviz --help", medians["ivcviz --help"], 300)
