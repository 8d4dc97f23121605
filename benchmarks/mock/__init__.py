"""What the row `mock` compares, and what asks it."""
