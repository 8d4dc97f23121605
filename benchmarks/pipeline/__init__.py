"""The commands that the row `pipeline` measures, and the documents for them."""
