"""The servers that the row `mock` compares, and the load generator."""
