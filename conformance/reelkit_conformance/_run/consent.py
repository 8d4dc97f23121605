"""The plan, told before anything is sent; and the question, where it may cost money."""

import sys

import click
from rich.console import Console

from reelkit_conformance._errors import ConformError
from reelkit_conformance._run.arguments import Order
from reelkit_conformance._stages.plan import Plan


def ask_first(aim: Order, plan: Plan, is_agreed: bool, messages: Console) -> None:
    """Go on, if it costs nothing or somebody agreed to it."""
    messages.print(_words(aim, plan), soft_wrap=True)
    if not aim.is_paid or not plan.requests or is_agreed:
        return
    if not sys.stdin.isatty():
        raise ConformError("this run may create jobs that cost money, and nobody can be asked; --yes agrees to it")
    if not click.confirm("Go on?", err=True):
        raise ConformError("nothing was sent")


def _words(aim: Order, plan: Plan) -> str:
    cap = aim.settings.max_jobs
    place = "The live service" if aim.target.kind == "live" else "The plan"
    more = "; Schemathesis draws several hundred more for each model" if aim.settings.fuzzes else ""
    if cap == 0:
        return f"{place}: only what is free, at most {plan.requests:,} requests{more}; --max-jobs N allows jobs."
    cost = f" (about {plan.credits:,} credits, USD {plan.usd:,.2f})" if aim.is_paid else ""
    stop = f"; it stops after {cap:,} that are accepted" if cap is not None else ""
    return f"{place}: {plan.requests:,} requests, {plan.creates:,} jobs to create{cost}{more}{stop}."
