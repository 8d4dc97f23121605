"""The request whose price and times were recorded, with all values given: the vendor's defaults may change."""

RECORDED = {"resolution": "720p", "duration": 5}  # of pixverse/v5/text-to-video
PRICE = 420_000  # credits
