"""Every model that the vendor publishes works in every package."""

import json

import httpx
import pytest
from click.testing import CliRunner

import reelkit
from reelkit.__main__ import main
from reelkit_mock import Mock
from reelkit_specs import Model, models
from tests.models import sample, smallest
from tests.specs.conform_all import conform

LEAST_MODELS = 100  # the catalogue of August 2026 has 140, and the vendor takes models away too
KEY = {"authorization": "Bearer 0123456789abcdef0123456789abcdef"}


def served(mock: Mock, client: httpx.Client, model: Model) -> str:
    """The statuses of a job of the model in the mock."""
    created = client.post(str(model.universal.create), json=smallest(model))
    if created.status_code != 200:
        return created.text
    mock.force(created.json()["id"], "succeeded")
    fetched = client.get(str(model.universal.fetch), params={"generation_id": created.json()["id"]}).json()
    return f"{created.json()['status']} {fetched['status']}"


def dry_run(model: Model) -> tuple[int, str]:
    """The exit code and the output of `reelkit generate --dry-run` with every required field."""
    body = smallest(model)
    prompt = [body.pop("prompt")] if "prompt" in body else []
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
    options = [part for name, text in texts.items() for part in ("--" + name.replace("_", "-"), text)]
    done = CliRunner().invoke(main, ["generate", *prompt, *options, "--dry-run"])
    return done.exit_code, done.output


def test_the_mock_finishes_a_job_of_every_model() -> None:
    """At its own address, with its smallest request."""
    mock = Mock(clock="manual", personality="documented")
    with httpx.Client(transport=mock.transport(), base_url="https://example.com", headers=KEY) as client:
        found = {model.id: served(mock, client, model) for model in models()}

    assert len(found) >= LEAST_MODELS
    assert set(found.values()) == {"queued completed"}


@pytest.mark.slow
def test_every_model_has_a_class_that_makes_its_request() -> None:
    """The package `reelkit` has it by its name."""
    made = [(model, getattr(reelkit, model.class_name).from_dict(smallest(model))) for model in models()]

    assert [model.id for model, request in made if request.to_dict() != smallest(model)] == []


@pytest.mark.slow
def test_the_command_line_accepts_a_request_of_each_maker() -> None:
    """Its required fields are options; nothing is sent."""
    refused = {model.id: said for model in sample() for code, said in [dry_run(model)] if code}

    assert refused == {}


@pytest.mark.slow
def test_models_of_several_makers_pass_every_check() -> None:
    """`nox -s catalogue` takes all models."""
    some = [model.id for model in sample()[6::8]]  # a model takes more than a second

    report = conform(*(part for model in some for part in ("--model", model)))

    assert report["verdict"] == "conforms"
    assert report["levels"] == ["L0", "L1", "L2", "L3", "L4"]
    passed = [check["model"] for check in report["checks"] if check["verdict"] == "pass"]
    assert min(passed.count(model) for model in some) > 50
