"""Chaos runs: ``python -m tests.chaos [--small] [--seed N] [--batch N]``."""

import argparse
import random
import sys

from tests.chaos.drive import drive
from tests.chaos.figures import Figures
from tests.chaos.plan import SMALL, WHOLE, make_plan


def main() -> int:
    """Run the plan and print the figures; 1 if there are problems."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--small", action="store_true", help="the small plan of the tests")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="the seed of the random numbers")
    parser.add_argument("--batch", type=int, metavar="N", help="run only this batch")
    given = parser.parse_args()
    size = SMALL if given.small else WHOLE
    again = "".join(f" {part}" for part in ("--small" if given.small else "", f"--seed {given.seed}") if part)
    print(f"{size}; repeat with: python -m tests.chaos{again}", flush=True)
    batches = list(make_plan(size, given.seed))
    figures = drive(batches if given.batch is None else [batches[given.batch]], _say)
    print(*figures.lines(), *figures.problems, sep="\n")
    if given.batch is None and figures.not_reached:
        print("crash points not reached:", ", ".join(figures.not_reached))
        return 1
    return 1 if figures.problems else 0


def _say(so_far: Figures) -> None:
    print(f"{so_far.jobs:,} jobs, {len(so_far.problems)} problems", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
