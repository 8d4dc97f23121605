"""Chaos runs: ``python -m tests.chaos [--small|--middle] [--resubmit proven] [--seed N] [--batch N]``."""

import argparse
import random
import sys

from tests.chaos.drive import drive
from tests.chaos.figures import Figures
from tests.chaos.plan import MIDDLE, SMALL, WHOLE, make_plan


def main() -> int:
    """Run the plan and print the figures; 1 if there are problems."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--small", action="store_true", help="the small plan of the tests")
    parser.add_argument("--middle", action="store_true", help="a tenth of the whole plan")
    parser.add_argument("--resubmit", choices=["never", "proven"], default="never", help="what a batch does by itself")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="the seed of the random numbers")
    parser.add_argument("--batch", type=int, metavar="N", help="run only this batch")
    given = parser.parse_args()
    size = SMALL if given.small else MIDDLE if given.middle else WHOLE
    words = [*(["--small"] if given.small else []), *(["--middle"] if given.middle else [])]
    words += [*(["--resubmit", "proven"] if given.resubmit == "proven" else []), "--seed", str(given.seed)]
    again = "".join(f" {word}" for word in words)
    print(f"{size}; repeat with: python -m tests.chaos{again}", flush=True)
    batches = list(make_plan(size, given.seed, buy_again=given.resubmit == "proven"))
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
