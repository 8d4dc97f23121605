"""A gateway to the real service: what is sent on, what the mock answers, and what may cost money."""
