"""Tests of reelkit_conformance._stages."""
