"""One run: its options, its cost, the stages in order, and the reports."""
