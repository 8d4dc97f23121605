"""The settings of a scenario: what each one changes, and that it changes nothing else."""

import pytest

from reelkit_mock import Mock
from tests.mock.mock_requests import LEGACY, V2, create, create_job, fetch, read_json, send
from tests.mock.world.test_personality import done


@pytest.mark.parametrize(("addresses", "statuses"), [("both", [200, 200]), ("v2", [200, 404]), ("legacy", [404, 200])])
def test_one_address_can_be_removed(addresses: str, statuses: list[int]) -> None:
    """For creates and fetches."""
    mock = Mock(clock="manual", addresses=addresses)

    assert [create(mock, address).status for address in (V2, LEGACY)] == statuses
    identifier = next(iter(mock.jobs))
    assert [fetch(mock, identifier, address).status for address in (V2, LEGACY)] == statuses


@pytest.mark.parametrize(("sees", "status"), [(True, 200), (False, 404)])
def test_the_legacy_address_can_hide_jobs_of_v2(sees: bool, status: int) -> None:
    """Only jobs of v2 are hidden; v2 can fetch those of the legacy address."""
    mock = Mock(clock="manual", legacy_sees_v2=sees)
    new, old = create_job(mock, V2), create_job(mock, LEGACY)

    assert fetch(mock, new, LEGACY).status == status
    assert fetch(mock, old, LEGACY).status == fetch(mock, old, V2).status == fetch(mock, new, V2).status == 200


@pytest.mark.parametrize("status", [200, 201])
def test_create_status_sets_the_status_of_a_create(status: int) -> None:
    """201 was documented once."""
    assert create(Mock(clock="manual", create_status=status)).status == status
    assert type(create(Mock(clock="manual", create_status=float(status))).status) is int


@pytest.mark.parametrize("name", ["id", "generation_id"])
def test_id_field_sets_the_name_of_the_id(name: str) -> None:
    """Only in the response to a create."""
    mock = Mock(clock="manual", id_field=name)

    body = read_json(create(mock))

    assert list(body) == [name, "status", "meta"]
    assert list(read_json(fetch(mock, body[name]))) == ["id", "status"]


def test_video_sets_the_form_of_a_video() -> None:
    """A list of links, in every personality."""
    for personality in ("documented", "native", "relay"):
        url = done(personality=personality)["video"]["url"]
        assert done(personality=personality, video="array")["video"] == [url]


def test_error_sets_the_form_of_an_error() -> None:
    """Name and message, or a list of details; never with a video."""
    plain, detailed = done(state="failed"), done(state="failed", error="detail")

    assert (plain["status"], list(plain)) == ("error", ["id", "status", "error"])
    assert list(plain["error"]) == ["name", "message"]
    assert list(detailed["error"]) == ["detail"]
    assert isinstance(detailed["error"]["detail"], list)


def test_links_carry_scheme_host_and_namespace() -> None:
    """However the namespace was selected; an invalid host becomes localhost."""
    mock = Mock(clock="manual").namespace("one")
    identifier = create_job(mock, key="ns:one:a")
    mock.advance(1_000)

    by_key = fetch(mock, identifier, key="ns:one:a")
    by_path = fetch(mock, identifier, f"/ns/one{V2}")
    strange = fetch(mock, identifier, f"/ns/one{V2}", headers={"host": 'a"/b\r\nx: y'})

    assert read_json(by_key) == read_json(by_path)
    assert read_json(by_key)["video"]["url"].startswith("http://mock.test/ns/one/assets/")
    assert read_json(strange)["video"]["url"].startswith("http://localhost/ns/one/assets/")
    assert send(mock, "GET", read_json(by_key)["video"]["url"].removeprefix("http://mock.test"), key="").status == 200


def test_only_the_exact_path_of_a_link_works() -> None:
    """%2F is part of the path, so a path that was decoded and encoded again is another one."""
    mock = Mock(clock="manual", asset_seconds=60)
    identifier = create_job(mock)
    running = send(mock, "GET", f"/assets/panda/pixverse%2Fmp4%2Fmedia%2Fweb%2Fori%2F{identifier}.mp4", key="")
    mock.force(identifier, "succeeded")
    path = read_json(fetch(mock, identifier))["video"]["url"].removeprefix("http://mock.test")

    whole, head = send(mock, "GET", path, key=""), send(mock, "HEAD", path, key="")

    assert (running.status, whole.status, head.status, head.body) == (404, 200, 200, b"")
    assert dict(head.headers)["content-length"] == str(len(whole.body))
    again = path.replace(identifier, f"%{ord(identifier[0]):02X}{identifier[1:]}")
    assert [send(mock, "GET", other, key="").status for other in (path.replace("%2F", "/"), again)] == [404, 404]
    mock.advance(61)
    assert (send(mock, "GET", path, key="").status, send(mock, "HEAD", path, key="").body) == (403, b"")
