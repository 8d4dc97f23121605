"""Tests of `reelkit._prices`."""
