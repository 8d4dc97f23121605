# Generated from the contract: do not edit. To make it anew, run `nox -s generate`.
"""Contains methods for accessing the API"""
