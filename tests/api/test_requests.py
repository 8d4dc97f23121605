"""The generated request classes: only given fields are sent, and fields are typed."""

import inspect
import subprocess
import sys

import pytest

import reelkit
import reelkit_api.models
from reelkit_specs import Model, models
from tests.models import pixverse, sample, smallest, value_of

FIRST_VALUES = {"string": "x", "integer": 1, "boolean": True}


def by_class() -> list[tuple[str, Model]]:
    return [(model.class_name, model) for model in pixverse()]


@pytest.mark.parametrize(("name", "model"), by_class(), ids=[name for name, _ in by_class()])
def test_only_given_fields_are_sent(name: str, model: Model) -> None:
    """The class adds the id of the model, and the server applies defaults."""
    required = {field.name: "x" for field in model.fields if field.required and field.name != "model"}

    request = getattr(reelkit_api.models, name)(**required)

    assert request.to_dict() == {"model": model.id} | required


@pytest.mark.parametrize(("name", "model"), by_class(), ids=[name for name, _ in by_class()])
def test_every_field_can_be_given_sent_and_read_back(name: str, model: Model) -> None:
    """All fields of the contract, and no others."""
    values = {field.name: field.enum[-1] if field.enum else FIRST_VALUES[field.types[0]] for field in model.fields}
    kind = getattr(reelkit_api.models, name)

    request = kind(**values)

    assert request.to_dict() == values
    assert kind.from_dict(values) == request


@pytest.mark.parametrize("model", sample(), ids=lambda model: model.class_name)
def test_a_class_reads_and_sends_every_field_of_its_model(model: Model) -> None:
    """Nested ones too; and the smallest request that the model accepts."""
    kind = getattr(reelkit_api.models, model.class_name)

    for body in (smallest(model), {field.name: value_of(field.schema) for field in model.fields}):
        assert kind.from_dict(body).to_dict() == body


@pytest.mark.slow
def test_a_class_is_public_if_it_is_the_request_of_a_model() -> None:
    """Those of nested objects, and of responses that reelkit does not read, are in reelkit_api.models alone."""
    requests = {model.class_name for model in models()}
    read = {"GeneratedVideo", "GenerationMeta", "GenerationUsage", "VideoGeneration"}

    assert {name for name in reelkit_api.models.__all__ if hasattr(reelkit, name)} - read == requests


def test_docstrings_name_the_defaults() -> None:
    """No signature has them."""
    source = reelkit_api.models.PixverseV55TextToVideo
    text = " ".join(inspect.getsource(source).split())
    model = next(model for name, model in by_class() if name == source.__name__)
    defaults = [field.default for field in model.fields if field.default is not None and not field.required]

    for default in defaults:
        assert f"Default: {str(default).lower() if isinstance(default, bool) else default}." in text
    assert defaults
    assert source.__doc__ == "A request to `pixverse/v5-5-text-to-video`."


def test_importing_one_class_loads_no_other() -> None:
    """The package has a class for every model."""
    code = "import sys; from reelkit_api.models import PixverseV5TextToVideo; print(len(sys.modules), *sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, *names = done.stdout.split()

    assert int(count) < 150
    assert "reelkit_api.models.pixverse_v5_text_to_video" in names
    assert {"httpx", "reelkit_api.client", "reelkit_api.models.pixverse_lip_sync"} & set(names) == set()


def test_an_unknown_class_raises_attribute_error() -> None:
    """`dir` lists those that exist."""
    with pytest.raises(AttributeError, match="has no attribute 'PixverseV9'"):
        _ = reelkit_api.models.PixverseV9

    assert set(reelkit_api.models.__all__) <= set(dir(reelkit_api.models))
    some = reelkit_api.models.__all__[::20]  # to import one takes milliseconds
    assert [name for name in some if not hasattr(reelkit_api.models, name)] == []
