"""Runs each command of the README on a clean machine: a fresh clone, nothing installed, empty caches.

``nox -s first_use`` runs all of them, ``nox -s first_use -- --quick`` all but the long one.
"""
