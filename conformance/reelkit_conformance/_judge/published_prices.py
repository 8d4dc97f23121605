"""The costs of creates, compared with the prices of the contract. No I/O."""

from collections.abc import Iterable, Iterator

from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Exchange, Json
from reelkit_conformance._http.response import credits_of, is_accepted
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Judgement
from reelkit_specs import Model, Price

CHECK = "BIL-001"
PRICED_FIELDS = tuple(name for name in Price._fields if name != "credits")


def judge_published_prices(model: Model, exchanges: Iterable[Exchange]) -> Iterator[Judgement]:
    """Yield a judgement for each accepted create that names its cost and whose price is known."""
    for exchange in exchanges:
        request, cost = exchange.request, credits_of(exchange)
        if request.call != "create" or request.model != model.id or not is_accepted(exchange) or cost is None:
            continue
        if (price := _price(model, request.json_object)) is None:
            continue
        if cost == price.credits:
            yield Judgement(CHECK, None)
            continue
        kind = ", ".join(f"{name} {value}" for name in PRICED_FIELDS if (value := getattr(price, name)) is not None)
        case = f"create, {request.address}{f', {kind}' if kind else ''}"
        yield Judgement(
            CHECK, Finding(CHECK, case, f"{price.credits:,} credits", f"{cost:,} credits", (exchange.number,))
        )


def _price(model: Model, body: Json | None) -> Price | None:
    """Return the price of a body, if only fields on which prices depend differ from the smallest body."""
    form = form_of(model)
    if body is None or not form.fits(body):
        return None
    if body.keys() - form.minimal_body.keys() - {*PRICED_FIELDS}:  # other options may cost something as well
        return None
    given = {field.name: field.default for field in model.fields if field.default is not None} | body
    return next((price for price in model.prices if _is_for(price, given)), None)


def _is_for(price: Price, body: Json) -> bool:
    return all(getattr(price, name) in (None, body.get(name)) for name in PRICED_FIELDS)
