"""The admin interface under `/__mock/`, which controls a namespace; separate from the emulated service."""

from reelkit_mock._admin.request import ADMIN_PREFIX, CONTRACT
from reelkit_mock._admin.router import PAGE, RESOURCES, handle_admin

__all__ = ["ADMIN_PREFIX", "CONTRACT", "PAGE", "RESOURCES", "handle_admin"]
