"""The switches of a scenario: what each of them changes, and that it changes nothing else."""

import pytest

from reelkit_mock import Mock

from .talk import LEGACY, V2, ask, create, fetch, made, read
from .test_personalities import done


@pytest.mark.parametrize(("addresses", "statuses"), [("both", [200, 200]), ("v2", [200, 404]), ("legacy", [404, 200])])
def test_one_address_can_be_gone(addresses: str, statuses: list[int]) -> None:
    """For both calls."""
    mock = Mock(clock="manual", addresses=addresses)

    assert [create(mock, address).status for address in (V2, LEGACY)] == statuses
    identifier = next(iter(mock.jobs))
    assert [fetch(mock, identifier, address).status for address in (V2, LEGACY)] == statuses


@pytest.mark.parametrize(("sees", "status"), [(True, 200), (False, 404)])
def test_the_legacy_address_may_be_blind(sees: bool, status: int) -> None:
    """To jobs of v2 alone; v2 knows those of the other."""
    mock = Mock(clock="manual", legacy_sees_v2=sees)
    new, old = made(mock, V2), made(mock, LEGACY)

    assert fetch(mock, new, LEGACY).status == status
    assert fetch(mock, old, LEGACY).status == fetch(mock, old, V2).status == fetch(mock, new, V2).status == 200


@pytest.mark.parametrize("status", [200, 201])
def test_the_status_of_a_create(status: int) -> None:
    """201 was documented once."""
    assert create(Mock(clock="manual", create_status=status)).status == status
    assert type(create(Mock(clock="manual", create_status=float(status))).status) is int


@pytest.mark.parametrize("name", ["id", "generation_id"])
def test_the_name_of_the_id(name: str) -> None:
    """In the answer to a create alone."""
    mock = Mock(clock="manual", id_field=name)

    answer = read(create(mock))

    assert list(answer) == [name, "status", "meta"]
    assert list(read(fetch(mock, answer[name]))) == ["id", "status"]


def test_the_form_of_a_video() -> None:
    """A list of links, in every personality."""
    for personality in ("documented", "native", "relay"):
        url = done(personality=personality)["video"]["url"]
        assert done(personality=personality, video="array")["video"] == [url]


def test_the_form_of_an_error() -> None:
    """Name and message, or a list of details; never with a video."""
    plain, detailed = done(state="failed"), done(state="failed", error="detail")

    assert (plain["status"], list(plain)) == ("error", ["id", "status", "error"])
    assert list(plain["error"]) == ["name", "message"]
    assert list(detailed["error"]) == ["detail"]
    assert isinstance(detailed["error"]["detail"], list)


def test_links_carry_scheme_host_and_namespace() -> None:
    """Whatever way led to the namespace; a host that is none becomes localhost."""
    mock = Mock(clock="manual").namespace("one")
    identifier = made(mock, key="ns:one:a")
    mock.advance(1_000)

    by_key = fetch(mock, identifier, key="ns:one:a")
    by_path = fetch(mock, identifier, f"/ns/one{V2}")
    strange = fetch(mock, identifier, f"/ns/one{V2}", headers={"host": 'a"/b\r\nx: y'})

    assert read(by_key) == read(by_path)
    assert read(by_key)["video"]["url"].startswith("http://mock.test/ns/one/assets/")
    assert read(strange)["video"]["url"].startswith("http://localhost/ns/one/assets/")
    assert ask(mock, "GET", read(by_key)["video"]["url"].removeprefix("http://mock.test"), key="").status == 200


def test_a_link_is_good_as_it_stands_only() -> None:
    """%2F is part of the path, so a path that was decoded and encoded again is another one."""
    mock = Mock(clock="manual", asset_seconds=60)
    identifier = made(mock)
    running = ask(mock, "GET", f"/assets/panda/pixverse%2Fmp4%2Fmedia%2Fweb%2Fori%2F{identifier}.mp4", key="")
    mock.force(identifier, "succeeded")
    path = read(fetch(mock, identifier))["video"]["url"].removeprefix("http://mock.test")

    whole, head = ask(mock, "GET", path, key=""), ask(mock, "HEAD", path, key="")

    assert (running.status, whole.status, head.status, head.body) == (404, 200, 200, b"")
    assert dict(head.headers)["content-length"] == str(len(whole.body))
    again = path.replace(identifier, f"%{ord(identifier[0]):02X}{identifier[1:]}")
    assert [ask(mock, "GET", other, key="").status for other in (path.replace("%2F", "/"), again)] == [404, 404]
    mock.advance(61)
    assert (ask(mock, "GET", path, key="").status, ask(mock, "HEAD", path, key="").body) == (403, b"")
