"""The costs of creates, compared with the prices in the catalogue of the service. No I/O."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Exchange, Json
from reelkit_conformance._http.response import credits_of, is_accepted
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Judgement
from reelkit_specs import CREDITS_PER_USD, Model

CHECK = "BIL-009"
SECONDS = {"second": 1, "minute": 60}
VIDEOS = ("video", "generation", "request")


def judge_catalogue_prices(model: Model, catalogue: Exchange, exchanges: Iterable[Exchange]) -> Iterator[Judgement]:
    """Yield a judgement for each accepted create that names its cost and whose price can be read in the catalogue."""
    pricing = _pricing(catalogue, model)
    form = form_of(model)
    for exchange in exchanges:
        request, cost, body = exchange.request, credits_of(exchange), exchange.request.json_object
        if request.call != "create" or request.model != model.id or not is_accepted(exchange):
            continue
        if cost is None or pricing is None or body is None or not _fits(form.fits, body):
            continue
        defaults = {field.name: field.default for field in model.fields if field.default is not None}
        rate, values = _rate(pricing, defaults | body), defaults | body
        usd = _usd(rate, values) if rate is not None else None
        if rate is None or usd is None:
            continue
        expected = round(usd * CREDITS_PER_USD)
        if abs(cost - expected) <= 1:
            yield Judgement(CHECK, None)
            continue
        kind = ", ".join(f"{name} {value}" for name, value in _conditions(rate).items())
        case = f"create, {request.address}{f', {kind}' if kind else ''}"
        numbers = (catalogue.number, exchange.number)
        yield Judgement(CHECK, Finding(CHECK, case, f"{expected:,} credits", f"{cost:,} credits", numbers))


def has_prices(model: Model, catalogue: Exchange) -> bool:
    """Return whether the catalogue has prices of this model."""
    return _pricing(catalogue, model) is not None


def _fits(fits: Any, body: Json) -> bool:
    try:
        return bool(fits(body))
    except UnicodeEncodeError:  # half a character, which is in no text of the contract
        return False


def _pricing(catalogue: Exchange, model: Model) -> Json | None:
    entries = catalogue.json.get("data") if isinstance(catalogue.json, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and entry.get("id") in model.ids and isinstance(entry.get("pricing"), dict):
            pricing: Json = entry["pricing"]
            return pricing if pricing.get("currency") == "USD" else None
    return None


def _rate(pricing: Json, values: Json) -> Json | None:
    """Return the only price for these values; None if there are several, or if it depends on something else."""
    found = pricing.get({"fixed": "units", "variants": "variants"}.get(str(pricing.get("kind")), ""))
    rates = [rate for rate in found if isinstance(rate, dict)] if isinstance(found, list) else []
    fitting = [
        rate
        for rate in rates
        if all(_text(values.get(name)) == _text(value) for name, value in _conditions(rate).items())
    ]
    return fitting[0] if len(fitting) == 1 else None


def _conditions(rate: Json) -> Mapping[str, Any]:
    when = rate.get("when")
    return when if isinstance(when, dict) else {}


def _text(value: Any) -> str:
    """Return a value as it is compared: 5, 5.0 and "5" are one."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).lower()


def _usd(rate: Json, values: Json) -> float | None:
    """Return the price of one video with these values; None if it cannot be read from them."""
    price, per, seconds = rate.get("price"), rate.get("per", 1), values.get("duration")
    if not _is_number(price) or not _is_number(per) or per == 0:
        return None
    unit = str(rate.get("unit", rate.get("name", ""))).lower().removesuffix("s")
    if unit in VIDEOS:
        return float(price / per)
    return float(price / per * seconds / SECONDS[unit]) if unit in SECONDS and _is_number(seconds) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
