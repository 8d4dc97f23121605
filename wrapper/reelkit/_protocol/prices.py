"""What a video is likely to cost: an estimate from the few costs that were recorded, never a promise."""

from typing import NamedTuple

from reelkit_specs import Model, Price

CREDITS_PER_USD = 2_000_000
# How prices were seen to grow with the resolution: 1080p cost twice what 720p did. The lower ones are a guess.
WEIGHTS = {"360p": 0.5, "540p": 0.75, "720p": 1.0, "1080p": 2.0}


class Estimate(NamedTuple):
    """Credits for one video. *is_recorded* if just this was seen; otherwise it is stretched from what was."""

    credits: float
    is_recorded: bool

    @property
    def usd(self) -> float:
        """The same in dollars."""
        return self.credits / CREDITS_PER_USD

    def __str__(self) -> str:
        basis = "as was recorded" if self.is_recorded else "estimated from other videos"
        return f"about {self.credits:,.0f} credits ({self.usd:.2f} USD), {basis}"


def estimate(model: Model | None, resolution: object, duration: object) -> Estimate | None:
    """What a video of this kind may cost; None if nothing is known of its model."""
    prices = model.prices if model else ()
    stretched = [
        (price.credits * factor, factor) for price in prices if (factor := _factor(price, resolution, duration))
    ]
    if not stretched:
        return None
    credits, factor = min(stretched, key=lambda pair: abs(pair[1] - 1))
    return Estimate(credits, factor == 1)


def _factor(price: Price, resolution: object, duration: object) -> float:
    factor = 1.0
    if price.duration and isinstance(duration, int) and duration > 0:
        factor *= duration / price.duration
    if price.resolution and isinstance(resolution, str):
        factor *= WEIGHTS.get(resolution, 1.0) / WEIGHTS.get(price.resolution, 1.0)
    return factor
