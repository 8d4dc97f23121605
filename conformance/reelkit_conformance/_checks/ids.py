"""IDS: which job an answer is about."""

from reelkit_conformance._checks.check import Check

IDS = (
    Check(
        "IDS-001",
        "L1",
        "must",
        "A fetch answers with the id that it was asked for.",
        "implied",
        "generation_id asks for a generation, and id names the one that is told.",
        "Look for a cache without the id in its key, or for ids that are translated.",
        ("RES-006",),
    ),
    Check(
        "IDS-002",
        "L3",
        "must",
        "Every create gets an id of its own.",
        "implied",
        "id: The ID of the generated video.",
        "Two paid jobs with one id are one video lost.",
        ("RES-006",),
    ),
    Check(
        "IDS-003",
        "L3",
        "must",
        "Every job has a video of its own.",
        "implied",
        "url: The URL where the file can be downloaded from.",
        "Look for answers that are mixed up between jobs that run at once.",
        ("RES-010", "IDS-001", "LIF-007", "LIF-008"),
    ),
    Check(
        "IDS-004",
        "L1",
        "should",
        "The header x-inference-id of a create is the job's id.",
        "documented",
        "x-inference-id: for an asynchronous generation the same id that the create returned.",
        "Send the id that the body has; lost jobs are found again by it.",
    ),
)
