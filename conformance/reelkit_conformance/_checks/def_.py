"""DEF: defaults of missing fields. No response names them, but the price shows them."""

from reelkit_conformance._checks.check import Check

DEF = (
    Check(
        "DEF-001",
        "L4",
        "must",
        "A missing field costs the same as its published default.",
        "documented",
        "The field is published with this default.",
        "Use the published default if the field is missing.",
        ("ACC-001", "ACC-003", "BIL-008"),
    ),
)
