"""Requests and responses as evidence, how a key is sent, and the only module with a socket."""
