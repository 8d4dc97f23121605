"""The generated request classes: what the user leaves out stays off the wire, what is written down is typed."""

import inspect
import subprocess
import sys

import pytest

import reelkit_api.models
from reelkit_specs import Model, models

FIRST_VALUES = {"string": "x", "integer": 1, "boolean": True}


def by_class() -> list[tuple[str, Model]]:
    return [(model.class_name, model) for model in models()]


@pytest.mark.parametrize(("name", "model"), by_class(), ids=[name for name, _ in by_class()])
def test_only_what_was_said_is_sent(name: str, model: Model) -> None:
    """The id needs no writing, defaults are the server's business."""
    required = {field.name: "x" for field in model.fields if field.required and field.name != "model"}

    request = getattr(reelkit_api.models, name)(**required)

    assert request.to_dict() == {"model": model.id} | required


@pytest.mark.parametrize(("name", "model"), by_class(), ids=[name for name, _ in by_class()])
def test_every_field_has_its_place(name: str, model: Model) -> None:
    """All fields of the contract, none besides; everything that is said is sent, and read back."""
    values = {field.name: field.enum[-1] if field.enum else FIRST_VALUES[field.types[0]] for field in model.fields}
    kind = getattr(reelkit_api.models, name)

    request = kind(**values)

    assert request.to_dict() == values
    assert kind.from_dict(values) == request


def test_docstrings_tell_the_default() -> None:
    """It is in no signature, so it must be in the words."""
    source = reelkit_api.models.PixverseV55TextToVideo
    text = " ".join(inspect.getsource(source).split())

    for default in ("16:9", "720p", "5", "false"):
        assert f"Default: {default}." in text
    assert source.__doc__ == "A request to `pixverse/v5-5-text-to-video`."


def test_one_class_imports_little() -> None:
    """The package has a class for every model of the vendor; whoever needs one must not load them all."""
    code = "import sys; from reelkit_api.models import PixverseV5TextToVideo; print(len(sys.modules), *sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, *names = done.stdout.split()

    assert int(count) < 150
    assert "reelkit_api.models.pixverse_v5_text_to_video" in names
    assert {"httpx", "reelkit_api.client", "reelkit_api.models.pixverse_lip_sync"} & set(names) == set()


def test_an_unknown_class_is_an_attribute_error() -> None:
    """As in any module, and `dir` knows what is there."""
    with pytest.raises(AttributeError, match="has no attribute 'PixverseV9'"):
        _ = reelkit_api.models.PixverseV9

    assert set(reelkit_api.models.__all__) <= set(dir(reelkit_api.models))
    assert [name for name in reelkit_api.models.__all__ if not hasattr(reelkit_api.models, name)] == []
