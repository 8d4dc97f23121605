"""What is wrong with a vendor's OpenAPI documents, for the vendor to read."""

from reelkit_specs._lint.defects import DEFECTS, defects

__all__ = ["DEFECTS", "defects"]
