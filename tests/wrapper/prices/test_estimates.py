"""Estimates: the journal goes before the catalogue, the catalogue before the contract; each names its source."""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reelkit._errors import InvalidRequest
from reelkit._journal.journal import Journal
from reelkit._prices.catalogue import CURRENT, Catalogue, CatalogueModel, keep_copy, read_copy, read_models
from reelkit._prices.estimates import Prices
from reelkit._protocol.request import prepare
from reelkit_mock import Mock
from reelkit_specs import Field, Model, models
from tests.media import picture
from tests.mock.mock_requests import read_json, send
from tests.models import smallest
from tests.recorded_price import PRICE, RECORDED
from tests.wrapper.prices.test_published import fixed

TEXT = "pixverse/v5/text-to-video"
FOX: dict[str, Any] = {"model": TEXT, "prompt": "a fox", **RECORDED}
SERVICE = "https://api.example.com"
CENT = 20_000  # credits


def catalogue_of(mock: Mock, age: float = 0.0) -> Catalogue:
    """The catalogue that a mock serves."""
    listed = read_models(read_json(send(mock, "GET", "/v1/models?include=pricing", key="")))
    assert listed is not None
    return Catalogue(listed, time.time() - age)


def dear(usd: float) -> Mock:
    """A mock whose text-to-video costs this much."""
    return Mock(catalogue={TEXT: {"pricing": fixed(name="video", price=usd, per=1)}})


def paid(journal: Journal, key: str, request: dict[str, Any], credits: float, *, fails: bool = False) -> None:
    """Put a purchase into the journal."""
    purchase = journal.intend(SERVICE, key, request, key, request["model"], None)
    purchase = journal.submitted(purchase, f"job-{key}", "", credits)
    if fails:
        journal.failed(purchase, "no video")


def charged(journal: Journal, catalogue: Catalogue | None = None) -> Prices:
    """What a journal and a catalogue know."""
    return Prices(journal.charged(SERVICE, 10), catalogue)


def test_the_sources_are_asked_in_order(journal: Journal) -> None:
    """A charge for the same fields, the catalogue, the contract."""
    catalogue = catalogue_of(dear(0.7))
    prepared = prepare(FOX)
    paid(journal, "fox", FOX | {"prompt": "another fox", "seed": 3}, 500_000)

    by_journal, by_catalogue, by_contract = (
        prices.estimate(prepared) for prices in (charged(journal, catalogue), Prices((), catalogue), Prices())
    )

    assert by_journal
    assert by_catalogue
    assert by_contract
    assert (by_journal.credits, by_catalogue.credits, by_contract.credits) == (500_000, 1_400_000, PRICE)
    began = time.strftime("%Y-%m-%d", time.localtime(100))  # of the journal's clock; 1969 in America
    assert by_journal.source == f"a charge of {began} in the journal"
    assert by_catalogue.source == f"the catalogue of {catalogue.day}"
    assert str(by_contract).endswith("from recorded prices")


@pytest.mark.parametrize("other", [{"duration": 8}, {"style": "anime"}, {"model": "pixverse/v5/transition"}])
def test_a_charge_for_other_fields_is_no_price(journal: Journal, other: dict[str, Any]) -> None:
    """Whatever is no free text may decide the price."""
    images = {"image_url": "https://a.example/a.png", "tail_image_url": "https://a.example/b.png"}
    paid(journal, "fox", FOX | other | (images if "model" in other else {}), 500_000)

    estimate = charged(journal).estimate(prepare(FOX))

    assert estimate is not None
    assert estimate.credits == PRICE


def test_a_default_that_is_given_changes_nothing(journal: Journal) -> None:
    """The server uses it for a field that is left out."""
    paid(journal, "fox", {"model": TEXT, "prompt": "a fox"}, 500_000)

    estimate = charged(journal).estimate(prepare({"model": TEXT, "prompt": "a dog", "duration": 5}))

    assert estimate is not None
    assert estimate.credits == 500_000


def test_a_charge_counts_for_every_file_and_link(journal: Journal, tmp_path: Path) -> None:
    """That a field has a picture may decide the price, but not which one."""
    link = "https://a.example/a.png"
    request = {"model": "pixverse/v5/transition", "prompt": "a fox", "image_url": link}
    for name, padding in (("fox.png", 0), ("dog.png", 1)):
        (tmp_path / name).write_bytes(picture(padding))
    paid(journal, "fox", prepare(request | {"tail_image_url": tmp_path / "fox.png"}).body, 500_000)

    prices = charged(journal)

    for tail in (tmp_path / "dog.png", link):
        estimate = prices.estimate(prepare(request | {"tail_image_url": tail}))
        assert estimate is not None
        assert estimate.credits == 500_000


def test_the_newest_charge_counts_and_a_failed_one_never(journal: Journal) -> None:
    """A failed job is charged nothing, and a price may have changed."""
    for key, credits in (("old", 100_000), ("new", 300_000)):
        paid(journal, key, FOX, credits)
    paid(journal, "failed", FOX, 900_000, fails=True)

    estimate = charged(journal).estimate(prepare(FOX))

    assert estimate is not None
    assert estimate.credits == 300_000


@pytest.mark.parametrize(("days", "text"), [(0.9, ""), (1.5, " (1 day old)"), (3, " (3 days old)")])
def test_an_old_catalogue_shows_its_age(days: float, text: str) -> None:
    """After a day."""
    catalogue = catalogue_of(dear(0.7), days * CURRENT)

    estimate = Prices((), catalogue).estimate(prepare(FOX))

    assert estimate is not None
    assert estimate.source == f"the catalogue of {catalogue.day}{text}"


def test_a_price_that_cannot_be_quoted_is_left_to_the_contract() -> None:
    """And a model without any source has no estimate."""
    mock = Mock(catalogue={TEXT: {"pricing": {"kind": "variable"}}})
    unknown = prepare({"model": "new/model", "prompt": "a fox"}, strict_rules=False)

    estimate = Prices((), catalogue_of(mock)).estimate(prepare(FOX))

    assert estimate is not None
    assert estimate.source == "recorded prices"
    assert Prices((), catalogue_of(mock)).estimate(unknown) is None


@pytest.mark.parametrize("usd", [0, 1e-9, 1e13, 1e305])
def test_a_price_of_nothing_or_beyond_measure_is_not_believed(usd: float) -> None:
    """With an estimate of nothing, a limit of credits would never be reached."""
    listed = CatalogueModel(TEXT, (), fixed(name="video", price=usd, per=1), TEXT)

    estimate = Prices((), Catalogue((listed,), time.time())).estimate(prepare(FOX))

    assert estimate is not None
    assert estimate.source == "recorded prices"


@pytest.mark.parametrize("read_at", ["NaN", "Infinity", "1e300", "-1.0", "1e11", "7", "null"])
def test_a_copy_of_no_known_day_is_not_used(cache: Path, read_at: str) -> None:
    """Somebody else may have written the file."""
    kept = keep_copy(SERVICE, catalogue_of(dear(1)).models, None)
    assert read_copy(SERVICE) == (kept, None)
    (path,) = cache.iterdir()
    path.write_text(path.read_text().replace(str(kept.read_at), read_at))

    assert read_copy(SERVICE) is None


@pytest.fixture(scope="module")
def priced() -> tuple[Mock, Prices]:
    """A mock with a published price of its own for every model, and what a client reads of it."""
    mock = Mock(
        clock="manual", catalogue={model.id: {"pricing": pricing(model, n)} for n, model in enumerate(models())}
    )
    return mock, Prices((), catalogue_of(mock))


def priced_fields(model: Model) -> list[Field]:
    """The first two fields with a list of values that every request has: on these the price of the model depends."""
    always = [
        field for field in model.fields if field.name != "model" and (field.required or field.default is not None)
    ]
    return [field for field in always if len(field.enum) > 1][:2]


def pricing(model: Model, number: int) -> dict[str, Any]:
    """Fixed for a model without such fields, else a rate for each combination; units and bases take turns."""
    has_length = any(field.name == "duration" and (field.default or field.required) for field in model.fields)
    unit = ("second", "minute")[number % 2] if has_length else "video"
    per = (1, 1_000, 1_000_000)[number % 3]
    fields = priced_fields(model)
    if not fields:
        return fixed(name=unit, price=0.0137 * per, per=per)
    rates = [
        {"when": {field.name: value for field, value in zip(fields, values, strict=True)}, "unit": unit, "per": per}
        | {"price": round(0.0137 * (place + 1) + 0.001 * number, 4) * per}
        for place, values in enumerate(itertools.product(*(field.enum for field in fields)))
    ]
    return {"kind": "variants", "dimensions": [field.name for field in fields], "variants": rates}


def requests(model: Model) -> Iterator[dict[str, Any]]:
    """The smallest request, and one for each combination of the priced fields that the model accepts."""
    fields = priced_fields(model)
    yield smallest(model)
    for values in itertools.product(*(field.enum for field in fields)):
        yield smallest(model) | {field.name: value for field, value in zip(fields, values, strict=True)}


@pytest.mark.parametrize("model", models(), ids=lambda model: model.id)
def test_an_estimate_by_the_catalogue_is_what_the_mock_charges(model: Model, priced: tuple[Mock, Prices]) -> None:
    """To the cent, for every combination of the fields on which the price depends; the two readers share no code."""
    mock, prices = priced
    compared = 0
    for request in requests(model):
        try:
            prepared = prepare(request)
        except InvalidRequest:  # a rule excludes this combination
            continue
        reply = send(mock, "POST", model.universal.create or "", request)
        estimate = prices.estimate(prepared)
        assert estimate is not None
        assert estimate.source.startswith("the catalogue")
        assert reply.status == 200, reply.body
        charged = int(dict(reply.headers)["x-aimlapi-credits-used"])
        assert abs(estimate.credits - charged) < CENT / 100, request
        compared += 1

    assert compared
