"""One or two planted faults of each kind are found by the check for them. `nox -s mutants` runs all of them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._run.run import run
from reelkit_conformance._stages.plan import Settings, plan
from reelkit_specs import find_model
from tests.mutants.admin import ManualClock
from tests.mutants.catalogue import find
from tests.mutants.fault import Fault
from tests.mutants.further import ONE_KEY
from tests.mutants.serve import serving
from tests.mutants.service import Settings as ServiceSettings

pytestmark = pytest.mark.slow

KEY = "a-key-of-the-tests"

# The fault, the levels to run, and the check that must find it.
FAULTS = [
    ("legacy_create_404@legacy", ("L1",), "PAR-001"),
    ("first_fetch_404@v2", ("L1",), "GET-001"),
    ("missing_prompt@v2", ("L1", "L2"), "REQ-002"),
    ("unknown_id_200@v2", ("L1", "L2"), "GET-002"),
    ("undocumented_422@v2", ("L1", "L2"), "ERR-001"),
    ("any_token@v2", ("L1", "L2"), "AUT-003"),
    ("aspect_ratio@v2", ("L1", "L3"), "ACC-003"),
    ("unicode_prompt@v2", ("L1", "L3"), "ACC-006"),
    ("completed_reverts@v2", ("L1", "L3"), "LIF-003"),
    ("wrong_duration@v2", ("L1", "L4"), "DEF-001"),
    ("legacy_fetch_split@legacy", ("L1", "L3", "L4"), "PAR-002"),
    ("nan_in_answer@v2", ("L1",), "RES-015"),
    ("utf_16@legacy", ("L1",), "RES-015"),
    ("doubled_status@v2", ("L1",), "RES-016"),
    ("claims_gzip@v2", ("L1",), "RES-003"),
    ("claims_charset_encoding@legacy", ("L1",), "RES-017"),
    ("infinity_in_refusal@v2", ("L1", "L2"), "RES-015"),
    ("refusal_claims_gzip@v2", ("L1", "L2"), "ERR-004"),
    ("negative_length@legacy", ("L1", "L3"), "RES-018"),
    ("key_in_query@legacy", ("L1", "L2"), "AUT-006"),
    ("key_in_cookie@v2", ("L1", "L2"), "AUT-005"),
    ("connection_remembers@v2", ("L1", "L2"), "AUT-001"),
    ("ids_before_key@legacy", ("L1", "L2"), "AUT-009"),
    ("open_when_encoded@legacy", ("L1", "L2"), "AUT-008"),
    ("key_and_more@v2", ("L1", "L2"), "AUT-004"),
    ("crash_on_proto@v2", ("L1", "L2"), "ERR-007"),
    ("crash_on_quote@legacy", ("L1", "L2"), "ERR-007"),
    ("no_chunks@v2", ("L1", "L3"), "ACC-015"),
    ("no_expect@legacy", ("L1", "L3"), "ACC-015"),
    ("rule_not_with_style@v2", ("L1", "L2"), "RUL-003"),
    ("rule_not_for_fraction@v2", ("L1", "L2"), "RUL-004"),
    ("no_integer_as_number@legacy", ("L1", "L3"), "ACC-016"),
    ("one_credit_more@v2", ("L1", "L4"), "BIL-001"),
    ("lets_in_after_many@v2", ("L1", "L2"), "AUT-005"),
    ("locks_out_after_many@v2", ("L1", "L2"), "AUT-011"),
    ("known_ids_have_other_words@legacy", ("L1", "L2"), "AUT-009"),
    ("key_in_new_job@v2", ("L1",), "AUT-010"),
    ("key_in_base64@legacy", ("L1",), "AUT-010"),
    ("key_in_message@v2", ("L1", "L2"), "AUT-010"),
    ("crash_on_zero@legacy", ("L1", "L2"), "ERR-007"),
    ("crash_on_path_id@legacy", ("L1", "L2"), "ERR-007"),
    ("failed_costs_in_logs@v2", ("L1", "L3", "L4"), "BIL-002"),
    ("failed_is_charged@v2", ("L1", "L3", "L4"), "BIL-002"),
    ("logs_list_twice@v2", ("L1", "L4"), "BIL-003"),
    ("logs_cut_mark@v2", ("L1", "L4"), "BIL-004"),
    ("logs_leave_out@v2", ("L1", "L3", "L4"), "BIL-005"),
    ("other_charge@v2", ("L1", "L3", "L4"), "BIL-006"),
    ("failed_lowers_balance@v2", ("L1", "L3", "L4"), "BIL-007"),
    ("price_at_random@v2", ("L1", "L3", "L4"), "BIL-008"),
    ("some_never_end@v2", ("L1", "L3"), "LIF-001"),
    ("some_are_lost@legacy", ("L1", "L3"), "GET-006"),
    ("part_from_the_start@v2", ("L1", "L3"), "LIF-014"),
    ("video_as_page@v2", ("L1", "L3"), "LIF-015"),
    ("length_of_default@legacy", ("L1", "L3"), "LIF-016"),
    ("parallel_create_400@v2", ("L1", "L4"), "CON-001"),
    ("parallel_dearer@legacy", ("L1", "L4"), "CON-002"),
    ("parallel_not_found@v2", ("L1", "L4"), "CON-003"),
    ("parallel_other_job@v2", ("L1", "L4"), "IDS-001"),
    ("parallel_same_id@legacy", ("L1", "L3", "L4"), "IDS-002"),
]


@contextmanager
def server(fault: Fault) -> Iterator[str]:
    """The faulty service of tests.mutants."""
    key = KEY if fault.kind == ONE_KEY else ""
    listening = serving(ServiceSettings(key=key), fault, ManualClock())
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield listening.service.settings.origin
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


def report(fault: Fault, levels: tuple[str, ...]) -> Report:
    """Run over one model that has both addresses, and return the report."""
    with server(fault) as url:
        model = find_model("pixverse/v5/text-to-video")
        settings = Settings(url, Secret(KEY), (model,), levels)  # type: ignore[arg-type] # levels
        return run(settings, plan(settings), lambda _: None)


@pytest.mark.parametrize(("name", "levels", "check"), FAULTS)
def test_a_planted_fault_is_found_by_its_check(name: str, levels: tuple[str, ...], check: str) -> None:
    """And the report has what was expected, what was received, and the exchange that shows it."""
    fault = find(name)
    assert fault is not None
    found = report(fault, levels)
    findings = {
        result.check.id: result.findings for result in found.results if result.verdict == "fail" and result.findings
    }

    assert check in findings
    assert all(finding.expected and finding.got and finding.evidence for finding in findings[check])
