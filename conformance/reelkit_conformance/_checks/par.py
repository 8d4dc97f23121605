"""PAR: the universal and the legacy address serve the same jobs."""

from reelkit_conformance._checks.check import Check

PAGES = "The pages of the v5 models name the legacy address for create and fetch; that of v5.5 only for the fetch."

PAR = (
    Check(
        "PAR-001",
        "L1",
        "must",
        "The legacy address exists for the models that document it.",
        "documented",
        PAGES,
        "Serve it, or remove it from the documents.",
    ),
    Check(
        "PAR-002",
        "L4",
        "should",
        "A job of the universal address is found at the legacy address.",
        "implied",
        PAGES,
        "Serve both from one store; the v5.5 page creates at one address and fetches at the other.",
        ("PAR-001", "GET-001"),
    ),
    Check(
        "PAR-003",
        "L4",
        "should",
        "A job of the legacy address is found at the universal address.",
        "assumed",
        PAGES,
        "Serve both addresses from one store.",
        ("PAR-001", "GET-001"),
    ),
    Check(
        "PAR-004",
        "L4",
        "should",
        "Both addresses return the same status and link for a finished job.",
        "assumed",
        PAGES,
        "Serve both addresses from one store.",
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
        "Compute the price from the request, not from its path.",
        ("PAR-001", "RES-003", "RES-004", "RES-012", "RES-013", "LIF-011", "DEF-001", "BIL-008"),
    ),
)
