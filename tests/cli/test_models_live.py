"""`reelkit models --live`, and the prices of a dry run after it."""

import json

import pytest

from reelkit_specs import models
from tests.cli.batches import foxes
from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import objects
from tests.recorded_price import RECORDED

TEXT, SPEECH = "pixverse/v5/text-to-video", "pixverse/lip-sync"
DEAR = {"kind": "fixed", "units": [{"name": "second", "price": 30, "per": 100}]}
OPTIONS = [f"--{name}={value}" for name, value in RECORDED.items()]


def test_each_model_has_its_price_and_what_has_changed(
    reelkit: Reelkit, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key is needed."""
    serve(catalogue={TEXT: {"id": "pixverse/v6", "pricing": DEAR}, SPEECH: "gone"})
    monkeypatch.delenv("AIMLAPI_API_KEY")

    done = reelkit("models", "--live")
    lines = {line.split()[0]: line for line in done.stdout.splitlines()}
    (data,) = objects(reelkit("models", "--live", "pixverse", "--json"))

    assert done.exit_code == 0
    assert len(lines) == len(models())
    assert lines["pixverse/v6"].split("  ")[-1] == f"known as {TEXT}"
    assert "0.3 USD per second" in lines["pixverse/v6"]
    assert lines[SPEECH].endswith("gone")
    assert "the catalogue of " in done.stderr
    assert data["gone"] == [SPEECH]
    assert {model["known_as"] for model in data["models"]} == {
        model.id for model in models() if model.id.startswith("pixverse/") and model.id != SPEECH
    }


def test_words_and_inputs_choose_models(reelkit: Reelkit, serve: Serve) -> None:
    """As without --live."""
    serve()

    listed = reelkit("models", "--live", "pixverse", "--takes", "video").stdout.splitlines()

    assert [line.split()[0] for line in listed] == [SPEECH]
    assert "no model matches" in reelkit("models", "--live", "nonsense").stderr


def test_a_dry_run_names_the_source_of_its_estimate(reelkit: Reelkit, serve: Serve) -> None:
    """The contract, after `models --live` the catalogue, and after a purchase what was charged."""
    mock = serve(catalogue={TEXT: {"pricing": DEAR}})
    command = ("generate", "a fox", *OPTIONS)

    recorded = reelkit(*command, "--dry-run").stderr
    reelkit("models", "--live")
    listed = reelkit(*command, "--dry-run")
    batch = reelkit(*foxes(10), "--dry-run").stderr
    (data,) = objects(reelkit(*command, "--dry-run", "--json"))
    assert reelkit(*command).exit_code == 0
    paid = reelkit(*command, "--dry-run").stderr

    assert "from recorded prices" in recorded
    assert "about 3,000,000 credits (1.50 USD), from the catalogue of " in listed.stderr
    assert json.loads(listed.stdout)["model"] == TEXT
    assert "10 lines: about 30,000,000 credits (15.00 USD), an estimate from the catalogue of " in batch
    assert (data["estimate"]["credits"], data["estimate"]["usd"]) == (3_000_000, 1.5)
    assert data["estimate"]["source"].startswith("the catalogue of ")
    assert mock.ledger[0]["credits"] == 3_000_000
    assert "about 3,000,000 credits (1.50 USD), from a charge of " in paid
