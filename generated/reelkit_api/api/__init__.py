# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
"""Contains methods for accessing the API"""
