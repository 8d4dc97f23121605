"""The interface that steers a world, under `/__mock/`, apart from the one that is emulated."""

from reelkit_mock._admin._door import PAGE, THINGS, administer
from reelkit_mock._admin._steering import ADMIN

__all__ = ["ADMIN", "PAGE", "THINGS", "administer"]
