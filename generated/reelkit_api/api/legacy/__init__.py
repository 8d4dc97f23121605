# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
"""Contains endpoint functions for accessing the API"""
