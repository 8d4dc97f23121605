"""The one video whose price and times were recorded, named in full: what the vendor's defaults are may change."""

RECORDED = {"resolution": "720p", "duration": 5}  # of pixverse/v5/text-to-video
PRICE = 420_000  # credits
