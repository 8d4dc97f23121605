"""Tests of reelkit_conformance._judge."""
