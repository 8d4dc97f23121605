"""Tests of reelkit_conformance._report.html."""
