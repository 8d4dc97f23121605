"""Tests of reelkit_conformance._run."""
