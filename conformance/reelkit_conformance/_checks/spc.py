"""SPC: the contract documents themselves. No network."""

from reelkit_conformance._checks.check import Check

SPC = (
    Check(
        "SPC-001",
        "L0",
        "must",
        "Every schema of the contract compiles.",
        "assumed",
        "A schema that does not compile accepts everything.",
        "Run `reelkit specs check`.",
    ),
    Check(
        "SPC-002",
        "L0",
        "must",
        "Every default is valid for its field.",
        "implied",
        'The vendor publishes "5" as the default of an integer.',
        "Correct it with an overlay.",
    ),
    Check(
        "SPC-003",
        "L0",
        "must",
        "Every example is valid for its schema.",
        "implied",
        "The sample response of the v5.5 page describes an image.",
        "Correct it with an overlay.",
    ),
    Check(
        "SPC-004",
        "L0",
        "must",
        "Every operation has a unique operationId.",
        "implied",
        "149 of the vendor's files use the same operationId for both operations.",
        "Correct it with an overlay.",
    ),
    Check(
        "SPC-005",
        "L0",
        "must",
        "Every operation requires an API key.",
        "implied",
        "148 of the vendor's files declare no security for the create.",
        "Correct it with an overlay.",
    ),
    Check(
        "SPC-006",
        "L0",
        "must",
        "Every model has an address for its create and its fetch.",
        "implied",
        "A model's page names a create and a fetch.",
        "Add the addresses of the model to sources.toml.",
    ),
)
