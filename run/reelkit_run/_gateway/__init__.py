"""A gateway to the real service: what is sent on, what the mock responds to, and what may cost money."""
