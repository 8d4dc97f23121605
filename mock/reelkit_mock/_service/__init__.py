"""The emulated service: routes, response bodies, refusals, request logs and video files."""
