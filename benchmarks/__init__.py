"""The project's claims, measured side by side with its peers: `python -m benchmarks`, or `nox -s bench`.

A row is a module in `rows/`. It measures its contestants in one interleaved run and yields entries (`entries.py`); the
table of rows is `table.py`. `results.py` keeps what was measured as JSON, `markdown.py` and `plots.py` show it, and
`check.py` says which ratio has slipped.
"""
