"""The two clients, their jobs and videos, and many jobs at once."""
