"""What a mock is asked to be and to do: settings, clock, seed and faults, with the schema of the file."""
