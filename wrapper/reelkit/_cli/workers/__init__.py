"""Batches that several machines make: their lines are registered in the journal, and workers take them from there."""
