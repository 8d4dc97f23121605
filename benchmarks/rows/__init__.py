"""The rows, one module each; `benchmarks/table.py` lists them."""
