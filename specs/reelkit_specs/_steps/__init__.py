"""What does each step of the pipeline do? Build, bundle, generate, import, pull."""
