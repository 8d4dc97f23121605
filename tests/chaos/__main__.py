"""The fault drive: ``python -m tests.chaos [--small] [--seed N] [--batch N]``."""

import argparse
import random
import sys

from tests.chaos.drive import drive
from tests.chaos.figures import Figures
from tests.chaos.plan import SMALL, WHOLE, make_plan


def main() -> int:
    """Play it, and tell what came of it; 1 if something is not as it must be."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--small", action="store_true", help="what the tests play")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="what chance comes from")
    parser.add_argument("--batch", type=int, metavar="N", help="play this one alone")
    given = parser.parse_args()
    size = SMALL if given.small else WHOLE
    again = "".join(f" {part}" for part in ("--small" if given.small else "", f"--seed {given.seed}") if part)
    print(f"{size}; the same again: python -m tests.chaos{again}", flush=True)
    batches = list(make_plan(size, given.seed))
    figures = drive(batches if given.batch is None else [batches[given.batch]], _say)
    print(*figures.lines(), *figures.problems, sep="\n")
    if given.batch is None and figures.not_reached:
        print("nobody died at:", ", ".join(figures.not_reached))
        return 1
    return 1 if figures.problems else 0


def _say(so_far: Figures) -> None:
    print(f"{so_far.jobs:,} jobs, {len(so_far.problems)} problems", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
