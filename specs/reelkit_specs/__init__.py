"""The contract as data: models, fields, rules, statuses and addresses of the video service.

Standard library only, and nothing is read before it is asked for. How the contract is made from the vendor's documents
is the business of `reelkit_specs.pipeline`, which needs the extra ``[specs]``.
"""

from reelkit_specs._contract import (
    Addresses,
    Field,
    Model,
    Price,
    Rule,
    Status,
    Time,
    contract,
    find_model,
    models,
    statuses,
)
from reelkit_specs._shared.masker import Masker

__all__ = [
    "Addresses",
    "Field",
    "Masker",
    "Model",
    "Price",
    "Rule",
    "Status",
    "Time",
    "contract",
    "find_model",
    "models",
    "statuses",
]
