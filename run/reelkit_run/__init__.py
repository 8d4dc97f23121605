"""Runs any program, in any language, with the mock, a recording or a gateway in place of the service."""
