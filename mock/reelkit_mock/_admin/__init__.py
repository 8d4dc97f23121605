"""The interface that steers a world, under `/__mock/`, apart from the one that is emulated."""

from reelkit_mock._admin.request import ADMIN
from reelkit_mock._admin.router import PAGE, THINGS, administer

__all__ = ["ADMIN", "PAGE", "THINGS", "administer"]
