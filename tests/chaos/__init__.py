"""The fault drive: batches against a service that goes wrong, by a client that is killed; then the books are compared.

`python -m tests.chaos` runs it whole, `test_chaos.py` in a small form.
"""
