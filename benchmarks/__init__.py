"""Measures the project's claims side by side with its peers: `python -m benchmarks`, or `nox -s bench`.

A row is a module in `rows/`. It measures its contestants in one interleaved run and yields entries (`entries.py`);
`table.py` lists the rows. `results.py` stores the results as JSON, `markdown.py` and `plots.py` present them, and
`check.py` reports ratios that have become worse.
"""
