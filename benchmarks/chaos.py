"""The results of the chaos run in `tests/chaos`, as figures.

python -m benchmarks.chaos small | whole SEED
"""

import json
import sys

from tests.chaos.drive import drive
from tests.chaos.figures import Figures
from tests.chaos.plan import SMALL, WHOLE, make_plan


def played(size: str, seed: int) -> dict[str, float]:
    """The result of one run."""
    plan = make_plan(WHOLE if size == "whole" else SMALL, seed)
    figures: Figures = drive(list(plan), lambda _: None)
    return {
        "jobs": figures.jobs,
        "problems": len(figures.problems),
        "answers": figures.answers.total(),
        "faults": figures.faults.total(),
        "unanswered": figures.unanswered,
        "kills": figures.deaths.total(),
        "not_reached": len(figures.not_reached),
        "seconds": figures.seconds,
    }


if __name__ == "__main__":
    print(json.dumps(played(sys.argv[1], int(sys.argv[2]))))
