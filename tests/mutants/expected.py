"""The checks that may find each fault of the semantic set.

The maintainers of the checks maintain this table; authors of faults do not read the checks. A key is the name of a
fault, with or without its address, as in `backwards@v2` and `backwards`; the name with the address has precedence. The
value is every id that is right for the fault. A fault without an entry is not judged.
"""

EXPECTED: dict[str, tuple[str, ...]] = {
    "status_succeeded": ("RES-008",),
    "status_waiting": ("RES-008",),
    "post_missing_id": ("RES-005",),
    "id_integer": ("RES-006",),
    "credits_string": ("RES-012",),
    "tokens_used": ("RES-012",),
    "credits_used": ("RES-012",),
    "url_not_uri": ("RES-010",),
    "url_relative": ("RES-010",),
    "error_no_message": ("RES-011",),
    "wrong_content_type": ("RES-002",),
    "truncated_json": ("RES-003",),
    "post_201": ("RES-001",),
    "undocumented_422": ("ERR-001",),
    "unknown_resolution": ("REQ-007",),
    "missing_prompt": ("REQ-002",),
    "missing_model": ("REQ-001",),
    "unknown_model": ("REQ-014",),
    "null_prompt": ("REQ-003",),
    "float_seed": ("REQ-006",),
    "missing_generation_id": ("GET-003",),
    "duration_as_string": ("REQ-005",),
    "duration_7": ("REQ-010",),
    "1080p_with_8s": ("RUL-001",),
    "aspect_ratio": ("ACC-003",),
    "speaker": ("ACC-003",),
    "negative_seed": ("ACC-005",),
    "unicode_prompt": ("ACC-006",),
    "malformed_json": ("ERR-007",),
    "no_auth_on_create": ("AUT-001",),
    "no_auth_on_fetch": ("AUT-002",),
    "any_token": ("AUT-003", "AUT-004"),
    "credits_negative": ("RES-013",),
    "completed_no_video": ("LIF-005",),
    "completed_video_null": ("LIF-005",),
    "error_no_error": ("LIF-006",),
    "error_with_video": ("LIF-007",),
    "video_early": ("LIF-008",),
    "wrong_duration": ("DEF-001",),
    "wrong_resolution": ("DEF-001",),
    "unknown_id_200": ("GET-002",),
    "first_fetch_404": ("GET-001",),
    "backwards": ("LIF-002",),
    "completed_reverts": ("LIF-003",),
    "completed_to_error": ("LIF-004",),
    "stuck_generating": ("LIF-001",),
    "id_changes": ("IDS-001",),
    "url_changes": ("LIF-010",),
    "credits_differ": ("LIF-011",),
    "same_id_twice": ("IDS-002",),
    "cross_job": ("IDS-003",),
    "legacy_create_404": ("PAR-001",),
    "legacy_fetch_split": ("PAR-002",),
    "legacy_unknown_resolution": ("REQ-007",),
    "legacy_status_active": ("RES-008",),
}


def expected(name: str) -> tuple[str, ...]:
    """Return the ids that may find this fault; empty if the table has none."""
    return EXPECTED.get(name) or EXPECTED.get(name.partition("@")[0], ())
