"""Tests of reelkit_conformance._checks."""
