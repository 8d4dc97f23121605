"""SPC: the documents that everything else is measured by. No network."""

from reelkit_conformance._checks.check import Check

SPC = (
    Check(
        "SPC-001",
        "L0",
        "must",
        "Every schema of the contract compiles.",
        "assumed",
        "A schema that does not compile lets everything in.",
        "Run `reelkit specs check`.",
    ),
    Check(
        "SPC-002",
        "L0",
        "must",
        "Every default fits its field.",
        "implied",
        'The vendor publishes "5" as the default of an integer.',
        "Repair it in an overlay.",
    ),
    Check(
        "SPC-003",
        "L0",
        "must",
        "Every example fits the schema beside it.",
        "implied",
        "The sample answer of the v5.5 page is an image.",
        "Repair it in an overlay.",
    ),
    Check(
        "SPC-004",
        "L0",
        "must",
        "Every operation has an id of its own.",
        "implied",
        "149 of the vendor's files give one operationId to both calls.",
        "Repair it in an overlay.",
    ),
    Check(
        "SPC-005",
        "L0",
        "must",
        "Every operation asks for a key.",
        "implied",
        "148 of the vendor's files leave the create without security.",
        "Repair it in an overlay.",
    ),
    Check(
        "SPC-006",
        "L0",
        "must",
        "Every model can be bought somewhere and asked for there.",
        "implied",
        "A model's page names a create and a fetch.",
        "Give the model its addresses in sources.toml.",
    ),
)
