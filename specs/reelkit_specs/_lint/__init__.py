"""Which defects do the vendor's OpenAPI documents have? A report for the vendor."""

from reelkit_specs._lint.defects import DEFECTS, defects

__all__ = ["DEFECTS", "defects"]
