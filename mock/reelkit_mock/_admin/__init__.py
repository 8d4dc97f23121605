"""The interface that steers a world, under `/__mock/`, apart from the one that is emulated."""

from reelkit_mock._admin.request import ADMIN_PREFIX
from reelkit_mock._admin.router import PAGE, RESOURCES, handle_admin

__all__ = ["ADMIN_PREFIX", "PAGE", "RESOURCES", "handle_admin"]
