"""Prism as a second opinion that shares no code with the mock: a static mock of its own, and a validating proxy.

Both check requests and answers against the contract, in JavaScript, and are tried out before they are believed.
"""

from reelkit_mock._errors import PrismError
from reelkit_mock._prism.servers import prism_mock, prism_proxy

__all__ = ["PrismError", "prism_mock", "prism_proxy"]
