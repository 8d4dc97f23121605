"""The files of a batch: its input and the rows in it, and the summary of its outcomes."""
