"""RUL: rules that the vendor publishes only as prose."""

from reelkit_conformance._checks.check import Check

RUL = (
    Check(
        "RUL-001",
        "L2",
        "must",
        "A request that violates a rule of the prose is refused.",
        "documented",
        'The rule\'s own sentence, such as "The 1080p quality option does not support 8-second videos."',
        "Check the rules that combine several fields (allOf in the contract) before a job is created.",
        ("ACC-001",),
    ),
    Check(
        "RUL-002",
        "L2",
        "should",
        "A request that the prose leaves undefined is accepted.",
        "assumed",
        "No sentence excludes it, such as 10 seconds at 1080p; the schema allows it.",
        "Accept it, or publish the rule that excludes it.",
        ("ACC-001",),
    ),
    Check(
        "RUL-003",
        "L2",
        "must",
        "A rule holds whichever other options the request has.",
        "documented",
        "The rule's own sentence names no other option.",
        "Check the rules of every request, not in the code of one option.",
        ("ACC-001", "RUL-001"),
    ),
    Check(
        "RUL-004",
        "L2",
        "should",
        "A rule holds however JSON and HTTP write the request.",
        "implied",
        "JSON Schema compares values (draft 2020-12, 4.2.2), so 8 and 8e0 are one; RFC 8259, 2, 4, 7: other forms.",
        "Check the rules on the parsed body, or refuse the spelling.",
        ("ACC-001", "RUL-001"),
    ),
)
