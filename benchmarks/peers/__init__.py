"""Other SDKs that create a job and wait for it: the list (`table.py`), their environments, and programs that use them.

Each program does the same with one SDK: `python -m benchmarks.peers.NAME BASE_URL ACTION`, see `program.py`.
They run in environments that contain nothing else, so a program imports only its SDK and `program.py`.
"""
