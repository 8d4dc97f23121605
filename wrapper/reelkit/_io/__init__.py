"""Sockets, clocks, settings and recordings: the drivers that carry out what a flow yields."""
