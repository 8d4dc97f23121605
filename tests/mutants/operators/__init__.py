"""Operators: each makes mechanical faults from the contract, as a server's regressions would.

The table has a sentence for each; the generators beside it give the changes, one by one.
"""

from .operator import Operator, made
from .table import OPERATORS

__all__ = ["OPERATORS", "Operator", "made"]
