"""Operators: each makes mechanical faults from the contract, as a server's regressions would."""

from .operator import Operator, made
from .table import OPERATORS

__all__ = ["OPERATORS", "Operator", "made"]
