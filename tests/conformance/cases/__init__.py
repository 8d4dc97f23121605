"""Tests of reelkit_conformance._cases."""
