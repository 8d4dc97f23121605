"""Chaos runs: ``python -m tests.chaos [--small|--middle] [--resubmit proven] [--seed N] [--batch N]``."""

import argparse
import random
import sys

from tests.chaos import workers
from tests.chaos.drive import drive
from tests.chaos.figures import Figures
from tests.chaos.plan import DELAYED, LOGS, MIDDLE, SMALL, WHOLE, logs_name, make_plan
from tests.chaos.workers import drive_workers

UNKNOWN_POINTS = ("before-unknown", "after-unknown")


def main() -> int:
    """Run the plan and print the figures; 1 if there are problems."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--small", action="store_true", help="the small plan of the tests")
    sizes.add_argument("--middle", action="store_true", help="a tenth of the whole plan")
    parser.add_argument("--resubmit", choices=["never", "proven"], default="never", help="what a batch does by itself")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="the seed of the random numbers")
    parser.add_argument("--batch", type=int, metavar="N", help="run only this batch")
    parser.add_argument("--journal", choices=["postgresql"], help="several workers with one journal in PostgreSQL")
    kinds = {logs_name(logs): logs for logs in (*LOGS, DELAYED)}
    parser.add_argument("--logs", choices=kinds, default="at-once", help="when the logs of the workers show a create")
    given = parser.parse_args()
    if given.journal:
        option = " --small" if given.small else ""
        again = f"{option} --resubmit {given.resubmit} --seed {given.seed} --logs {given.logs}"
        print(f"repeat with: python -m tests.chaos --journal postgresql{again}", flush=True)
        size = (workers.SMALL if given.small else workers.WHOLE)._replace(logs=kinds[given.logs])
        found = drive_workers(size, given.seed, buy_again=given.resubmit == "proven")
        print(found.line(), *found.problems, sep="\n")
        return 1 if found.problems else 0
    size, option = (SMALL, " --small") if given.small else (MIDDLE, " --middle") if given.middle else (WHOLE, "")
    again = f"{option} --resubmit {given.resubmit} --seed {given.seed}"
    print(f"{size}; repeat with: python -m tests.chaos{again}", flush=True)
    buy_again = given.resubmit == "proven"
    batches = list(make_plan(size, given.seed, buy_again=buy_again))
    figures = drive(batches if given.batch is None else [batches[given.batch]], _say)
    print(*figures.lines(), *figures.problems, sep="\n")
    # With a proof, what would become unknown may be bought again instead.
    may_be_missing = UNKNOWN_POINTS if buy_again else ()
    missing = [point for point in figures.not_reached if point not in may_be_missing]
    if given.batch is None and missing:
        print("crash points not reached:", ", ".join(missing))
        return 1
    return 1 if figures.problems else 0


def _say(so_far: Figures) -> None:
    print(f"{so_far.jobs:,} jobs, {len(so_far.problems)} problems", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
