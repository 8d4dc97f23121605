"""The price and duration of a job, for any form of its request."""

import pytest

from reelkit_mock._world.kinds import Kinds
from reelkit_specs import models


@pytest.mark.parametrize(("given", "seconds"), [(8, 8), (8.0, 8), ("8", 8), ("auto", None), (None, None), ([8], None)])
def test_a_duration_counts_in_every_numeric_form(given: object, seconds: int | None) -> None:
    """Some models have strings, and some have words."""
    assert Kinds(models()[0]).of({"duration": given}).duration == seconds


def test_a_resolution_that_is_no_string_is_none() -> None:
    """Other models may have an object there."""
    kind = Kinds(models()[0]).of({"resolution": {"width": 5}, "aspect_ratio": [16, 9]})

    assert (kind.resolution, kind.aspect_ratio) == (None, None)
