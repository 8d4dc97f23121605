"""Chaos runs: batches against a faulty service with a client that is killed; then all records are compared.

`python -m tests.chaos` runs the whole plan, `test_chaos.py` a small one.
"""
