"""The report as one HTML page without scripts or other files."""
