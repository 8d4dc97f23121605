"""Responses, apart from how they are sent."""

import tracemalloc

from reelkit_mock._http.messages import json_reply


def test_a_kept_response_takes_little_more_than_its_bytes() -> None:
    """The mock keeps the last thousand; the bytes of orjson alone would occupy 4 KB each."""
    tracemalloc.start()
    kept = [json_reply(200, {"number": number}) for number in range(100)]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size < len(kept) * 1000
