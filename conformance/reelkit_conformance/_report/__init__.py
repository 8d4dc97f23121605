"""Everything a run prints or writes: terminal, JSON, JUnit, HAR, HTML, and the baseline it compares with."""
