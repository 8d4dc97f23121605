"""The emulated service: routes, response bodies, error responses, request logs and video files."""
