"""One module a row; `benchmarks/table.py` lists them."""
