"""Estimates the cost of a request from the best source that has a price for it, and names that source.

The order: what this journal was charged for the same model and fields, what the service's catalogue says, what the
contract recorded.
"""

import json
import time
from collections.abc import Iterable
from typing import Any

from reelkit._journal.journal import Journal
from reelkit._journal.purchase import Purchase
from reelkit._prices.catalogue import CURRENT, Catalogue, day_of, read_copy
from reelkit._prices.published import usd_of, with_defaults
from reelkit._protocol.answer import LARGEST
from reelkit._protocol.prices import Estimate, estimate
from reelkit._protocol.request import Prepared
from reelkit._system.input_files import are_facts
from reelkit_specs import CREDITS_PER_USD, Model, counted, find_model

CHARGES = 500  # purchases that are read, the newest first
NOT_PRICED = frozenset({"model", "prompt", "negative_prompt", "seed"})
Json = dict[str, Any]


class Prices:
    """What is known of prices. Without a journal and a catalogue, that is the contract."""

    def __init__(self, charged: Iterable[Purchase] = (), catalogue: Catalogue | None = None) -> None:
        self._charges: dict[tuple[str, str], Purchase] = {}
        for purchase in charged:  # the newest first
            key = priced_fields(purchase.request, find_model(purchase.model), purchase.model)
            self._charges.setdefault(key, purchase)
        self._catalogue = catalogue

    def estimate(self, prepared: Prepared) -> Estimate | None:
        """The likely cost of a request; None if no source knows it."""
        model, kind = prepared.model, prepared.kind
        if charge := self._charges.get(priced_fields(prepared.body, model, kind.model)):
            assert charge.credits is not None
            return Estimate(charge.credits, f"a charge of {day_of(charge.intended_at)} in the journal")
        if self._catalogue is not None and (listed := self._catalogue.find(kind.model)) is not None:
            usd = usd_of(listed.pricing, prepared.body, model) or 0.0
            # A price of nothing would lift a limit of credits, so it is not believed.
            if 1 <= (credits := usd * CREDITS_PER_USD) < LARGEST:
                return Estimate(round(credits), f"the catalogue of {dated(self._catalogue)}")
        return estimate(model, kind.resolution, kind.duration)


def known_prices(service: str, journal: Journal | None) -> Prices:
    """Read the journal and the copy of the catalogue. Nothing is sent."""
    copy = read_copy(service)
    return Prices(journal.charged(service, CHARGES) if journal else (), copy.catalogue if copy else None)


def dated(catalogue: Catalogue) -> str:
    """The day of a catalogue, and its age unless it is current."""
    days = int((time.time() - catalogue.read_at) // CURRENT)
    return catalogue.day + (f" ({counted(days, 'day')} old)" if days > 0 else "")


def priced_fields(body: Json, model: Model | None, name: str) -> tuple[str, str]:
    """What decides the price: the model, and the fields that are no free text, with their defaults.

    Whether a link or a file is given counts, but not which one.
    """
    with_choices = {field.name for field in (model.fields if model else ()) if field.enum}
    priced = {
        key: bool(value) if are_facts(value) or (isinstance(value, str) and key not in with_choices) else value
        for key, value in with_defaults(body, model).items()
        if key not in NOT_PRICED
    }
    return name, json.dumps(priced, sort_keys=True)
