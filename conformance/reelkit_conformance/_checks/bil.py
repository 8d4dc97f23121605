"""BIL: what jobs cost."""

from reelkit_conformance._checks.check import Check

BIL = (
    Check(
        "BIL-001",
        "L4",
        "observed",
        "A job costs what its kind was seen to cost.",
        "assumed",
        "The contract lists the costs that were seen for a resolution and a duration (x-reelkit-prices).",
        "If the price has changed, update x-reelkit-prices; otherwise charge the listed one.",
        ("ACC-001", "RES-012", "RES-013", "DEF-001", "CON-002"),
    ),
)
