"""Write anew what is kept of the measures of bodies, drawn parts, pages and findings, after a change that is meant."""

import sys
from pathlib import Path

_TESTS = Path(__file__).parent
sys.path[:0] = [str(_TESTS), str(_TESTS / "anatomy"), str(_TESTS / "scene"), str(_TESTS / "plan")]

import measured_bodies  # noqa: E402
import measured_findings  # noqa: E402
import measured_pages  # noqa: E402
import measured_parts  # noqa: E402
from measures import write  # noqa: E402
from named_bodies import BODIES  # noqa: E402

if __name__ == "__main__":
    write(measured_bodies.RECORD, {k: v for name in BODIES for k, v in measured_bodies.measured(name).items()})
    write(measured_parts.RECORD, {k: v for name in measured_parts.CASES for k, v in measured_parts.measured(name).items()})
    of_plans = {k: v for name in measured_pages.OF_CASES for k, v in measured_pages.measured(name).items()}
    write(measured_pages.RECORD, of_plans | measured_pages.measured_pages())
    write(measured_findings.RECORD, measured_findings.measured())
