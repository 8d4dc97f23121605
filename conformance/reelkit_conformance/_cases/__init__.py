"""Requests to send: what must be accepted, what must be refused, and the values they are made of."""
