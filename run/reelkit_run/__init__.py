"""Runs any program, in any language, with the mock in place of the service."""
