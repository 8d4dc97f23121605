"""Estimates the cost of a video from the few costs that were recorded."""

from typing import NamedTuple

from reelkit_specs import CREDITS_PER_USD, Model, Price

# Recorded prices by resolution: 1080p cost twice as much as 720p. The lower ones are a guess.
WEIGHTS = {"360p": 0.5, "540p": 0.75, "720p": 1.0, "1080p": 2.0}

RECORDED, SCALED = "recorded prices", "recorded prices of other videos"


class Estimate(NamedTuple):
    """Credits for one video, and where the price is from."""

    credits: float
    source: str

    @property
    def usd(self) -> float:
        """The cost in US dollars."""
        return self.credits / CREDITS_PER_USD

    def __str__(self) -> str:
        return f"about {self.credits:,.0f} credits ({self.usd:.2f} USD), from {self.source}"


def estimate(model: Model | None, resolution: object, duration: object) -> Estimate | None:
    """The estimated cost of a video of this kind; None if nothing is known of its model."""
    prices = model.prices if model else ()
    stretched = [
        (price.credits * factor, factor) for price in prices if (factor := _factor(price, resolution, duration))
    ]
    if not stretched:
        return None
    credits, factor = min(stretched, key=lambda pair: abs(pair[1] - 1))
    return Estimate(credits, RECORDED if factor == 1 else SCALED)


def _factor(price: Price, resolution: object, duration: object) -> float:
    factor = 1.0
    if price.duration and isinstance(duration, int) and duration > 0:
        factor *= duration / price.duration
    if price.resolution and isinstance(resolution, str):
        factor *= WEIGHTS.get(resolution, 1.0) / WEIGHTS.get(price.resolution, 1.0)
    return factor
