"""Which texts the mock takes for a file."""

import base64

import pytest

from reelkit_mock import Mock
from tests.media import FILM, SOUND, picture
from tests.mock.mock_requests import create

TRANSITION = {"model": "pixverse/v5/transition", "prompt": "a fox", "image_url": "https://example.com/fox.png"}
ENCODED = [base64.b64encode(content).decode() for content in (picture(), FILM, SOUND)]


@pytest.mark.parametrize(
    "text", ["https://example.com/fox.png", *ENCODED, *(f"data:image/png;base64,{each}" for each in ENCODED)]
)
def test_a_link_and_a_file_in_base64_are_bought(text: str) -> None:
    """With its media type or without."""
    mock = Mock()

    assert create(mock, **TRANSITION, tail_image_url=text).status == 200
    assert len(mock.ledger) == 1


@pytest.mark.parametrize(
    "text",
    [
        *(
            "fox.jpg",
            "./fox.jpg",
            "fox",
            "",
            "/home/me/fox.jpg",
            "file:///fox.jpg",
            "https://",
            "data:image/png;base64,",
        ),
        *("data:text/plain;base64,Zm94", "data:image/png;base64,fox.jpg", "Zm94" * 20, "a/folder/of/pictures" * 5),
    ],
)
def test_any_other_text_is_refused_before_it_is_charged(text: str) -> None:
    """The letters of a path are no picture."""
    mock = Mock()

    refused = create(mock, **TRANSITION, tail_image_url=text)

    assert refused.status == 400
    assert b"tail_image_url: " in refused.body
    assert mock.ledger == []
