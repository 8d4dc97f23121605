"""The admin interface under `/__mock/`, which controls a namespace; separate from the emulated service."""

from reelkit_mock._admin.access import SAFETY_HEADERS, Access, host_of
from reelkit_mock._admin.request import ADMIN_PREFIX
from reelkit_mock._admin.router import EVENTS, RESOURCES, handle_admin

__all__ = ["ADMIN_PREFIX", "EVENTS", "RESOURCES", "SAFETY_HEADERS", "Access", "handle_admin", "host_of"]
