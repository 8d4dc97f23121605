"""The settings of a mock: scenario, clock, randomness and faults, and the schema of the scenario file."""
