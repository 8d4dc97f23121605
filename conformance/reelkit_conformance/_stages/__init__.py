"""The stages of a run, level by level: each yields requests and judges the responses."""
