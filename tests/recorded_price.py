"""A request whose price and times were recorded, with all values given: the vendor's defaults may change."""

from tests.offers import TEXT, known

_RECORD = known(TEXT).prices[0]
RECORDED = {"resolution": _RECORD.resolution, "duration": _RECORD.duration}  # of pixverse/v5/text-to-video
PRICE = _RECORD.credits
