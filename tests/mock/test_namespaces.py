"""Namespaces: one mock for many tests in parallel, isolated from each other."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from reelkit_mock import Mock, MockError
from reelkit_mock._namespaces import MAX_NAMESPACES

PLACE = "/v2/video/generations"
REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}


def client(mock: Mock, key: str = "any", prefix: str = "") -> httpx.Client:
    """Return an HTTP client of the mock, with a key or with a prefix of every path."""
    headers = {"authorization": f"Bearer {key}"}
    return httpx.Client(transport=mock.transport(), base_url=f"http://mock{prefix}", headers=headers)


def made(asking: httpx.Client) -> str:
    """Create a job and return its id."""
    job: dict[str, Any] = asking.post(PLACE, json=REQUEST).raise_for_status().json()
    return str(job["id"])


def status(asking: httpx.Client, job_id: str) -> int:
    """Return the HTTP status of a fetch."""
    return asking.get(PLACE, params={"generation_id": job_id}).status_code


@pytest.mark.parametrize(
    ("prefix", "key", "location"),
    [("", "any", "/__mock/"), ("/ns/a", "any", "/ns/a/__mock/"), ("", "ns:a", "/ns/a/__mock/")],
)
def test_the_base_url_leads_to_the_page(prefix: str, key: str, location: str) -> None:
    """That of the namespace. It is not an address of the service, so it is not recorded."""
    mock = Mock(clock="manual")
    with client(mock, key, prefix) as asking:
        replies = [asking.get("/"), asking.head("/")]
        page = asking.get("/", follow_redirects=True)

    assert [(reply.status_code, reply.headers["location"]) for reply in replies] == [(302, location)] * 2
    assert (page.status_code, "<title>reelkit mock</title>" in page.text) == (200, True)
    assert mock.namespace("a").calls == mock.calls == []


WAYS = {"prefix": ("any", "/ns/a"), "key": ("ns:a", ""), "key with a secret": ("ns:a:secret", "")}


@pytest.mark.parametrize(("key", "prefix"), WAYS.values(), ids=WAYS)
def test_a_namespace_is_named_by_path_or_by_key(key: str, prefix: str) -> None:
    """Its jobs exist only there, however it is addressed."""
    mock = Mock(clock="manual")
    with client(mock, key, prefix) as asking, client(mock) as elsewhere, client(mock, "ns:b") as other:
        job_id = made(asking)
        ways = [client(mock, *way) for way in WAYS.values()]
        statuses = [status(way, job_id) for way in ways]

        assert statuses == [200, 200, 200]
        assert [status(elsewhere, job_id), status(other, job_id)] == [404, 404]
    assert (list(mock.namespace("a").jobs), mock.jobs) == ([job_id], {})


@pytest.mark.parametrize(("key", "prefix"), WAYS.values(), ids=WAYS)
def test_the_link_to_a_video_contains_the_namespace(key: str, prefix: str) -> None:
    """A client that follows the link sends no key."""
    mock = Mock(clock="manual")
    with client(mock, key, prefix) as asking, httpx.Client(transport=mock.transport()) as player:
        job_id = made(asking)
        mock.namespace("a").advance(3600)
        link = asking.get(PLACE, params={"generation_id": job_id}).json()["video"]["url"]
        video = player.get(link)
        elsewhere = player.get(link.replace("/ns/a/", "/ns/b/"))

    assert link.startswith("http://mock/ns/a/assets/")
    assert (video.status_code, video.content[4:8]) == (200, b"ftyp")
    assert elsewhere.status_code == 404


def test_each_namespace_has_its_own_clock_faults_ledger_and_calls() -> None:
    """A change in one has no effect on the others."""
    mock = Mock(clock="manual")
    one, two = mock.namespace("one"), mock.namespace("two")
    one.fault({"status": 503}, route="create")
    with client(mock, "ns:one") as first, client(mock, "ns:two") as second:
        statuses = [asking.post(PLACE, json=REQUEST).status_code for asking in (second, first, first)]
    one.advance(3600)

    assert statuses == [200, 503, 200]
    assert one.now - two.now == 3600
    assert [row["state"] for row in one.ledger] == ["charged"]
    assert [row["state"] for row in two.ledger] == ["held"]
    assert (len(one.calls), len(two.calls), len(mock.calls)) == (2, 1, 0)


def test_the_same_calls_give_other_ids_in_another_namespace() -> None:
    """The same calls in the same namespace of another mock give the same ids."""

    def ids(mock: Mock, *names: str) -> list[str]:
        made_ids = []
        for name in names:
            with client(mock, "any", f"/ns/{name}") as asking:
                made_ids.append(made(asking))
        return made_ids

    alone = ids(Mock(clock="manual"), "a")
    together = ids(Mock(clock="manual"), "b", "a")

    assert together[1:] == alone
    assert together[0] != together[1]


@pytest.mark.slow
def test_parallel_threads_are_isolated() -> None:
    """On one server, each in its namespace, while another thread reads them."""
    mock = Mock(clock="looks:2")

    def work(number: int) -> tuple[list[str], list[str], int]:
        name = f"thread-{number}"
        with httpx.Client(
            base_url=server.base_url, headers={"authorization": f"Bearer ns:{name}"}, trust_env=False
        ) as asking:
            ids = [made(asking) for _ in range(25)]
            for job_id in ids * 2:
                status(asking, job_id)
        world = mock.namespace(name)
        return ids, list(world.jobs), len(world.calls)

    with mock.serve() as server, ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(work, range(8)))

    assert [jobs for ids, jobs, _ in seen] == [ids for ids, _, _ in seen]
    assert [calls for _, _, calls in seen] == [75] * 8
    assert len({job_id for ids, _, _ in seen for job_id in ids}) == 200
    assert mock.jobs == {}


def test_the_key_follows_the_name_of_the_namespace() -> None:
    """So a namespace can have invalid keys, and lists of keys work in namespaces."""
    mock = Mock(clock="manual")
    listed = Mock(clock="manual", keys=[{"key": "secret"}])

    statuses = [
        client(asked, key).post(PLACE, json=REQUEST).status_code
        for asked, key in (
            (mock, "ns:a:invalid-key"),
            (listed, "ns:a:secret"),
            (listed, "ns:a:other"),
            (listed, "ns:a"),
        )
    ]

    assert statuses == [401, 200, 401, 401]


def test_a_deleted_namespace_is_removed() -> None:
    """Addressed again, it is a new one; others are unchanged."""
    mock = Mock(clock="manual")
    with client(mock, prefix="/ns/a") as a, client(mock, prefix="/ns/b") as b:
        ids = made(a), made(b)
        ended = a.delete("/__mock/namespace")
        statuses = status(a, ids[0]), status(b, ids[1])

    assert (ended.status_code, ended.json()) == (200, {"ended": "a"})
    assert statuses == (404, 200)


@pytest.mark.parametrize("name", ["a b", "ä", "a" * 65])
def test_an_invalid_name_is_refused(name: str) -> None:
    """In Python and over HTTP, in one line."""
    mock = Mock(clock="manual")
    with client(mock) as asking:
        response = asking.get(f"/ns/{name}/v2/billing")

    assert response.status_code == 400
    assert "use 1-64 letters, digits, '.', '_' and '-'" in response.json()["message"]
    with pytest.raises(MockError, match="no namespace can be called"):
        mock.namespace(name)


def test_deleting_a_namespace_makes_room_for_another() -> None:
    """A client that names a new namespace with every call does not exhaust the memory."""
    mock = Mock(clock="manual")
    for number in range(MAX_NAMESPACES):
        mock.namespace(f"n{number}")
    with client(mock, "ns:more") as more, client(mock, "ns:n0") as known:
        refused = more.post(PLACE, json=REQUEST)
        statuses = [known.post(PLACE, json=REQUEST).status_code, known.delete("/__mock/namespace").status_code]
        statuses.append(more.post(PLACE, json=REQUEST).status_code)

    assert refused.status_code == 400
    assert refused.json()["message"] == ("there are 1000 namespaces; delete some: DELETE /ns/NAME/__mock/namespace")
    assert statuses == [200, 200, 200]
