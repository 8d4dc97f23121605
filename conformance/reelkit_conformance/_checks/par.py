"""PAR: the universal and the older address are two doors of one house."""

from reelkit_conformance._checks.check import Check

PAGES = "The pages of the v5 models name the older address for both calls; that of v5.5 names it for the fetch alone."

PAR = (
    Check(
        "PAR-001",
        "L1",
        "must",
        "The older address is there for the models that name it.",
        "documented",
        PAGES,
        "Serve it, or take it out of the documents.",
    ),
    Check(
        "PAR-002",
        "L4",
        "should",
        "A job of the universal address is known at the older one.",
        "implied",
        PAGES,
        "The v5.5 page creates at one and asks at the other.",
        ("PAR-001", "GET-001"),
    ),
    Check(
        "PAR-003",
        "L4",
        "should",
        "A job of the older address is known at the universal one.",
        "assumed",
        PAGES,
        "Read both from one place.",
        ("PAR-001", "GET-001"),
    ),
    Check(
        "PAR-004",
        "L4",
        "should",
        "Both addresses tell the same of a finished job.",
        "assumed",
        PAGES,
        "Read both from one place.",
        (
            "PAR-001",
            "RES-003",
            "RES-008",
            "RES-010",
            "IDS-001",
            "IDS-003",
            "LIF-001",
            "LIF-003",
            "LIF-004",
            "LIF-005",
            "LIF-007",
            "LIF-010",
        ),
    ),
    Check(
        "PAR-005",
        "L4",
        "should",
        "The same request costs the same at both addresses.",
        "assumed",
        PAGES,
        "Charge by the request, not by its path.",
        ("PAR-001", "RES-003", "RES-004", "RES-012", "RES-013", "LIF-011", "DEF-001"),
    ),
)
