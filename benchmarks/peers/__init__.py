"""Other SDKs that buy a job and wait for it: which (`table.py`), where installed (`environments.py`), how used.

Each program here does the same with one of them: `python -m benchmarks.peers.NAME BASE_URL ACTION`, see `program.py`.
They run in environments in which nothing else is installed, so a program imports its SDK and `program.py` alone.
"""
