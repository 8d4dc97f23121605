# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
"""The client generated from the contract: request and answer classes in `models`, calls in `api`"""
