"""The benchmarks, with made-up figures: no test takes a time."""
