"""What the row `pipeline` runs: the contract pipeline on copies of this checkout, and documents for it."""
