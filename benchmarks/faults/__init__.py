"""What goes wrong between a client and a video service, and who lives through it.

`services.py` and `protocols.py` imitate the services, `table.py` has the faults, `server.py` lets them happen on a
real socket, and `cells.py` runs a client through one and says what became of it.
"""
