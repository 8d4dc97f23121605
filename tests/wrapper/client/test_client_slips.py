"""No slip is bought, by whichever method it is sent."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from reelkit import InvalidRequest, ReelkitWarning
from reelkit_mock import Mock
from tests.wrapper.face import Face

Make = Callable[..., Face]
FOX = {"model": "pixverse/v5/text-to-video", "prompt": "a fox"}
SLIPS = {
    "unknown field": FOX | {"durration": 8},
    "field of another model": FOX | {"image_url": "https://example.org/fox.png"},
    "unknown model": FOX | {"model": "pixverse/v5/text-to-vide"},
    "blank prompt": FOX | {"prompt": " "},
    "path": {"model": "pixverse/v5/image-to-video", "prompt": "a fox", "image_url": "file:///fox.png"},
}
each_slip = pytest.mark.parametrize("request_", SLIPS.values(), ids=SLIPS)


def refused_by_the_service(is_refused: bool) -> AbstractContextManager[object]:
    return pytest.raises(InvalidRequest, match="the service refused the request") if is_refused else nullcontext()


@each_slip
def test_a_slip_is_refused_by_every_method(face: Make, tmp_path: Path, request_: dict[str, Any]) -> None:
    """And names the option that sends it anyway."""
    mock = Mock(clock="looks:1")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    with pytest.raises(InvalidRequest, match="pass strict_rules=False"):
        client.submit(request_)
    with pytest.raises(InvalidRequest, match="pass strict_rules=False"):
        client.do(client.client, "generate", request_, save_to=tmp_path / "fox.mp4")
    (outcome,) = client.do(client.client, "run_all", iter([("fox", request_)]), save_to=tmp_path / "{key}.mp4")

    assert "pass strict_rules=False" in str(outcome.error)
    assert mock.calls == []


@each_slip
def test_without_strict_rules_a_slip_is_sent_with_a_warning(face: Make, request_: dict[str, Any]) -> None:
    """The service decides: it accepts unknown fields, and refuses an unknown model."""
    mock = Mock(clock="looks:1")
    client = face(transport=mock.transport(), strict_rules=False)
    is_unknown = request_ == SLIPS["unknown model"]

    with pytest.warns(ReelkitWarning, match="sent although|not in the contract"), refused_by_the_service(is_unknown):
        client.submit(request_)

    assert len(mock.ledger) == (0 if is_unknown else 1)
