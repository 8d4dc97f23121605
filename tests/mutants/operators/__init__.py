"""Operators: each makes mechanical faults from the contract, like regressions of a server.

The table has a sentence for each; the generators of the other modules yield the changes.
"""

from .operator import Operator, made
from .table import OPERATORS

__all__ = ["OPERATORS", "Operator", "made"]
