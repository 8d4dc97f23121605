"""The requests to send: what must be accepted, what must be refused, and the values they contain."""
