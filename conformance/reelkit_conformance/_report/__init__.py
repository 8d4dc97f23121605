"""The outputs of a run: terminal, JSON, JUnit, HAR, HTML, verdicts, and the baseline of accepted deviations."""
