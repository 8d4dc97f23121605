"""A stranger's machine: each command of the README alone, where nothing is installed and every cache is empty.

``nox -s stranger`` runs all of them, ``nox -s stranger -- --quick`` all but the long one.
"""
