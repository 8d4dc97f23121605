"""Faults between a client and a video service, and the clients that survive them.

`services.py` and `protocols.py` imitate the services, `table.py` has the faults, `server.py` produces them on a
real socket, and `cells.py` runs a client with one of them and reports the result.
"""
