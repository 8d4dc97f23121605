"""Hooks that programs load. They are copied into the folder of a run and never imported here."""
