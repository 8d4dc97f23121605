"""IDS: which job a response is about."""

from reelkit_conformance._checks.check import Check

IDS = (
    Check(
        "IDS-001",
        "L1",
        "must",
        "The response to a fetch has the requested id.",
        "implied",
        "generation_id selects a generation, and id names the returned one.",
        "Check for a cache without the id in its key, and for ids that are rewritten.",
        ("RES-006",),
    ),
    Check(
        "IDS-002",
        "L3",
        "must",
        "Every create returns a new id.",
        "implied",
        "id: The ID of the generated video.",
        "Return a new id for each job; with a shared id one of two paid videos is lost.",
        ("RES-006",),
    ),
    Check(
        "IDS-003",
        "L3",
        "must",
        "Every job has a video of its own.",
        "implied",
        "url: The URL where the file can be downloaded from.",
        "Check for responses that are mixed up between concurrent jobs.",
        ("RES-010", "IDS-001", "LIF-007", "LIF-008"),
    ),
    Check(
        "IDS-004",
        "L1",
        "should",
        "The header x-inference-id of a create is the job's id.",
        "documented",
        "x-inference-id: for an asynchronous generation the same id that the create returned.",
        "Send the id of the body; clients use it to recover lost jobs.",
    ),
)
