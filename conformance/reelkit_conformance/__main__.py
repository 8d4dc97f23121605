"""`python -m reelkit_conformance`, the same as `reelkit conform`."""

from reelkit_conformance.command import conform

conform(prog_name="python -m reelkit_conformance")
