"""DEF: what a field means that is left out. No answer repeats it, but the price tells."""

from reelkit_conformance._checks.check import Check

DEF = (
    Check(
        "DEF-001",
        "L4",
        "must",
        "A field that is left out costs what its default costs.",
        "documented",
        "The field is published with this default.",
        "Fill in the published default where the field is absent.",
        ("ACC-001", "ACC-003"),
    ),
)
