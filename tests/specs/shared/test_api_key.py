"""Where the API key is looked up."""

from collections.abc import Mapping

import pytest

from reelkit_specs import FoundKey, find_api_key

KEY = "key-0123456789"


@pytest.mark.parametrize(
    ("given", "environ", "found"),
    [
        (KEY, {"AIMLAPI_API_KEY": "other"}, FoundKey(KEY, "given")),
        (f" {KEY}\n", {}, FoundKey(KEY, "given")),
        (None, {"AIMLAPI_API_KEY": KEY, "AIML_API_KEY": "other"}, FoundKey(KEY, "environment")),
        (None, {"AIML_API_KEY": KEY}, FoundKey(KEY, "environment")),
        (None, {"AIMLAPI_API_KEY": " ", "AIML_API_KEY": KEY}, FoundKey(KEY, "environment")),
        (" ", {"AIMLAPI_API_KEY": KEY}, FoundKey(KEY, "environment")),
        (None, {}, FoundKey("", "none")),
        ("", {"AIMLAPI_API_KEY": "\t"}, FoundKey("", "none")),
    ],
)
def test_a_given_key_comes_before_the_environment(
    given: str | None, environ: Mapping[str, str], found: FoundKey
) -> None:
    """Blank values count as not set; white space around a key is removed."""
    assert find_api_key(given, environ) == found


@pytest.mark.parametrize("key", ["kéy-0123456789", "key 0123456789", "key\n0123456789", "key\x00"])
def test_a_key_that_no_header_can_carry_is_rejected(key: str) -> None:
    """The error does not contain the key."""
    with pytest.raises(ValueError, match="character outside printable ASCII") as caught:
        find_api_key(key, {})

    assert key not in str(caught.value)


def test_the_key_is_not_in_the_repr() -> None:
    """It would end up in logs and tracebacks."""
    assert KEY not in repr(FoundKey(KEY, "given"))
