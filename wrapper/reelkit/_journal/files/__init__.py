"""The files beside a SQLite database: which processes use it, and what must be in it."""
