"""Prism, a mock and a validating proxy by other authors, which shares no code with this mock.

Prism validates requests and responses against the contract, in JavaScript. A self-test verifies that it does.
"""

from reelkit_mock._errors import PrismError
from reelkit_mock._prism.servers import prism_proxy

__all__ = ["PrismError", "prism_proxy"]
