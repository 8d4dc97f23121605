"""Requests and responses as evidence, the API key, text for output, and the only module with a socket."""
