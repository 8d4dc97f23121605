"""One run: its arguments, the consent to its cost, the order of the stages, and its results."""
