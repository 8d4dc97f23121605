"""An error about an option that contains the API key does not show it."""

from pathlib import Path
from typing import Any

import pytest

from reelkit import ReelkitError
from tests.wrapper.face import KEY
from tests.wrapper.script import Make

OPTIONS: dict[str, Any] = {
    "as the base URL": {"base_url": KEY},
    "in the query of the base URL": {"base_url": f"https://gateway.example/v2?api_key={KEY}"},
    "in the path of the base URL": {"base_url": f"https://gateway.example/{KEY}/v2"},
    "escaped in the path of the base URL": {"base_url": "https://gateway.example/%30" + KEY[1:]},
    "as the host of the base URL": {"base_url": f"https://{KEY}.example"},
    "as the user of the base URL": {"base_url": f"https://{KEY}@gateway.example"},
    "as bytes for the base URL": {"base_url": KEY.encode()},
    "as allow_hosts": {"allow_hosts": KEY},
    "within allow_hosts": {"allow_hosts": [f"https://{KEY}/"]},
    "as prefer": {"prefer": KEY},
    "as poll": {"poll": KEY},
    "as retry": {"retry": KEY},
    "as deadline": {"deadline": KEY},
    "as request_timeout": {"request_timeout": KEY},
    "as max_in_flight": {"max_in_flight": KEY},
    "as on_event": {"on_event": KEY},
    "as record": {"record": KEY.encode()},
}


@pytest.mark.parametrize("place", OPTIONS)
def test_an_error_about_an_option_does_not_show_the_api_key(face: Make, place: str) -> None:
    """Neither in its text nor in the errors that it is chained to."""
    with pytest.raises(ReelkitError) as caught:
        face(**OPTIONS[place])

    error: BaseException | None = caught.value
    while error is not None:
        assert KEY not in str(error) + repr(error) + repr(vars(error))
        assert KEY[1:] not in str(error)
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("name", ["AIMLAPI_BASE_URL", "REELKIT_ALLOW_HOSTS"])
def test_an_error_about_the_environment_does_not_show_the_api_key(
    face: Make, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The base URL or the allowed hosts contain it."""
    monkeypatch.setenv(name, f"https://{KEY}?")

    with pytest.raises(ReelkitError) as caught:
        face(base_url=None)

    assert KEY not in str(caught.value)


def test_an_error_about_the_recording_does_not_show_the_api_key(face: Make, tmp_path: Path) -> None:
    """The error has the path with the key masked."""
    (tmp_path / KEY).mkdir()

    with pytest.raises(ReelkitError, match="it is not a regular file") as caught:
        face(record=tmp_path / KEY)

    assert KEY not in str(caught.value)
