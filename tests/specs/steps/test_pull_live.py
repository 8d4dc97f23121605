"""Pulling from the service: the mock serves its catalogue and documents, and a test changes them."""

import datetime
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result

from reelkit_mock import Mock
from reelkit_specs import models
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._steps.pull import PullResult
from reelkit_specs._steps.pull_live import pull_live
from reelkit_specs._vendor.download import FolderStore
from reelkit_specs._vendor.service import Service
from reelkit_specs._vendor.sources import read_sources
from reelkit_specs.pipeline.command import specs
from tests.specs.steps.test_import_documents import tree

pytestmark = pytest.mark.slow

TEXT, SPEECH, NEW = "pixverse/v5/text-to-video", "pixverse/lip-sync", "veed/fabric-1.0"
OTHERS = {model.id: "gone" for model in models() if not model.id.startswith("pixverse/")}
BASE = "http://127.0.0.1"
Alter = Callable[[httpx.Request, httpx.Response], httpx.Response]


def offering(**catalogue: Any) -> Mock:
    """A mock with the models of PixVerse, and these changes; a model that is set to None is offered as well."""
    changed = {**OTHERS, **catalogue}
    return Mock(clock="manual", catalogue={name: change for name, change in changed.items() if change is not None})


@contextmanager
def answering(
    mock: Mock, alter: Alter = lambda request, response: response, *, knows_no_etag: bool = False
) -> Iterator[tuple[Service, list[str]]]:
    """The mock as a service, and the paths and models that it is asked for. It may forget the ETag of its list."""
    asked: list[str] = []
    inner = mock.transport()

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.params.get("model") or request.url.path)
        if knows_no_etag and request.url.path == "/v1/models":
            request.headers.pop("if-none-match", None)
        response = inner.handle_request(request)
        response.read()
        return alter(request, response)

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        yield Service(client, BASE, 30, lambda seconds: None), asked


def reference(project: Project) -> Path:
    """A copy of the vendor's reference that has what the project has."""
    folder = project.root / "reference"
    for source in read_sources(project).entries:
        if source.path:
            path = folder / source.path
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(project.vendor / source.file, path)
    return folder


def pulled(project: Project, service: Service, *wanted: str) -> PullResult:
    """What a pull finds."""
    return pull_live(project, service, FolderStore(project.root / "reference"), wanted, datetime.date(2026, 9, 1))


def write(project: Project, found: PullResult) -> None:
    """Take it over."""
    for path, content in found.texts(project).items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def altered(model: str, edit: Callable[[dict[str, Any]], None]) -> Alter:
    """Edits the properties of the request in the document of a model."""

    def alter(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if request.url.params.get("model") != model:
            return response
        document = document_of(request).json()
        create = document["paths"]["/v2/video/generations"]["post"]
        edit(create["requestBody"]["content"]["application/json"]["schema"]["properties"])
        return httpx.Response(200, json=document)

    return alter


def document_of(request: httpx.Request) -> httpx.Response:
    """The document that is asked for, whatever the ETag."""
    request.headers.pop("if-none-match", None)
    response = Mock().transport().handle_request(request)
    response.read()
    return response


@pytest.fixture(scope="module")
def taken_over(small_checkout: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A checkout that has taken over what the mock offers."""
    root = tmp_path_factory.mktemp("taken over")
    for name in ("specs", "generated"):
        shutil.copytree(small_checkout.root / name, root / name)
    project = Project(root)
    reference(project)
    with answering(offering()) as (service, _):
        write(project, pulled(project, service))
    return project


@pytest.fixture
def copied(taken_over: Project, tmp_path: Path) -> Project:
    """A copy of it that a test may change."""
    shutil.copytree(taken_over.root, tmp_path / "copy")
    return Project(tmp_path / "copy")


def test_what_the_etag_shows_as_unchanged_is_not_read(taken_over: Project) -> None:
    """One request, with the ETag that was kept; the document of no model is compared with the reference."""
    with answering(offering()) as (service, asked):
        found = pulled(taken_over, service)

    assert asked == ["/v1/models"]
    assert (found.has_changes, found.changed, found.reworded, found.texts(taken_over)) == (False, [], [], {})


def test_a_document_with_a_known_hash_is_not_compared(taken_over: Project) -> None:
    """Another catalogue: each document is asked for with its own ETag; one that is sent anyway has the same hash."""
    headers: list[bool] = []

    def alter(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if "model" not in request.url.params:
            return response
        headers.append("if-none-match" in request.headers)
        return response if len(headers) > 1 else document_of(request)

    with answering(offering(), alter, knows_no_etag=True) as (service, asked):
        found = pulled(taken_over, service)

    assert len(asked) == 7
    assert headers == [True] * 6
    assert (found.has_changes, found.changed, found.reworded) == (False, [], [])


def test_models_that_are_new_gone_or_renamed_are_reported_and_taken_over(copied: Project) -> None:
    """A new one as a transcription. After that, nothing is new."""
    mock = offering(**{NEW: None, SPEECH: "gone", TEXT: {"id": "pixverse/v6"}})

    with answering(mock) as (service, _):
        found = pulled(copied, service)
        assert found.catalogue.lines == [
            f"renamed: {TEXT} is now an alias of pixverse/v6; to send the new id, add it by an overlay",
            "gone: the catalogue does not list pixverse/lip-sync; to drop it, delete its entry in specs/sources.toml",
            f"new: {NEW}, as specs/vendor/veed/fabric-1.0.json",
        ]
        assert (found.catalogue.failures, [c.changes for c in found.changed]) == ([], [])
        write(copied, found)
        (entry,) = [each for each in read_sources(copied).entries if each.file == "veed/fabric-1.0.json"]
        assert (entry.origin, entry.path) == ("transcribed", None)
        assert not pulled(copied, service).has_changes


def test_a_change_of_meaning_is_reported_with_what_follows(taken_over: Project) -> None:
    """The classes of change are those of the diff, and the glossary is asked for a new field."""
    with answering(
        offering(),
        altered(TEXT, lambda fields: fields.update(zoom={"type": "integer", "description": "How far."})),
        knows_no_etag=True,
    ) as (service, _):
        found = pulled(taken_over, service)

    (changed,) = found.changed
    assert [change.rule for change in changed.changes] == ["field"]
    assert ["`zoom`" in finding.what for finding in found.glossary_findings] == [True]
    assert found.has_changes


def test_a_new_model_that_cannot_be_joined_is_reported_once(copied: Project) -> None:
    """With the reason; taking it over records it as refused."""
    spoil = altered(NEW, lambda fields: fields.update(prompt={"type": "string", "default": 5}))

    with answering(offering(**{NEW: None}), spoil, knows_no_etag=True) as (service, _):
        found = pulled(copied, service)
        (line,) = found.catalogue.lines
        assert line.startswith(f"new: {NEW}, which cannot be joined: ")
        write(copied, found)
        assert not pulled(copied, service).has_changes


def wrong(status: int = 200, **content: Any) -> Alter:
    """Another answer in place of one document."""

    def alter(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return httpx.Response(status, **content) if request.url.params.get("model") == TEXT else response

    return alter


@pytest.mark.parametrize(
    ("alter", "expected"),
    [
        (wrong(html="<html>"), "not JSON"),
        (wrong(content=b'{"openapi": "3.0.0", "pat'), "not JSON"),
        (wrong(status=429, headers={"retry-after": "1"}), "returned 429; try again later"),
        (wrong(status=404), "returned 404"),
        (
            altered(TEXT, lambda fields: fields["model"].update(enum=["pixverse/other"])),
            "no document of this model: it describes pixverse/other",
        ),
    ],
    ids=["HTML", "half", "429", "404", "another model"],
)
def test_a_wrong_answer_stops_no_other_model_and_all_writing(taken_over: Project, alter: Alter, expected: str) -> None:
    """One line for it; another model is reported in spite of it."""

    def both(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return alter(request, altered(SPEECH, lambda fields: fields.pop("audio_url"))(request, response))

    with answering(offering(), both, knows_no_etag=True) as (service, _):
        found = pulled(taken_over, service)

    (failure,) = found.catalogue.failures
    assert failure.file == TEXT
    assert expected in str(failure)
    assert [each.old.source.file for each in found.changed] == ["pixverse/lip-sync.json"]
    with pytest.raises(SpecsError, match="pixverse/v5/text-to-video"):
        found.texts(taken_over)


def test_named_models_alone_are_read(taken_over: Project) -> None:
    """By id, alias or spelling; the record of the whole catalogue stays."""
    with answering(offering()) as (service, asked):
        found = pulled(taken_over, service, "pixverse/v5.5/text-to-video", SPEECH)
        with pytest.raises(SpecsError, match="neither the project nor the catalogue has this model"):
            pulled(taken_over, service, "pixverse/v9")

    assert sorted(asked) == ["/v1/models", "/v1/models", SPEECH, "pixverse/v5-5-text-to-video"]
    assert found.texts(taken_over) == {}


def command(project: Project, mock_url: str, *arguments: str) -> Result:
    """`reelkit specs pull` at a mock."""
    places = ["--service", mock_url, "--from", str(project.root / "reference")]
    return CliRunner().invoke(specs, ["pull", "--project", str(project.root), *places, *arguments])


def test_the_command_shows_the_catalogue_and_writes_all_or_nothing(copied: Project) -> None:
    """Exit code 10 for changes, 0 without, 1 and unchanged files if anything cannot be read."""
    mock = offering(**{NEW: None})
    with mock.serve() as server:
        before = tree(copied.root)
        assert command(copied, f"{server.base_url}").exit_code == 10
        fault = mock.fault({"html": True}, route="document", times="always")
        failed = command(copied, server.base_url, "--write")
        assert (failed.exit_code, "not JSON" in failed.output, tree(copied.root) == before) == (1, True, True)
        assert fault.fired > 0
        mock.reset()

        written = command(copied, server.base_url, "--write")
        assert written.exit_code == 10
        assert f"new: {NEW}" in written.output
        assert "wrote 1 document and" in written.output
        again = command(copied, server.base_url)
        assert (again.exit_code, again.output) == (0, "no change in meaning\n")


def test_an_installed_package_compares_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no documents, and says so. Writing needs a checkout."""
    monkeypatch.chdir(tmp_path)
    changed = {SPEECH: "gone", TEXT: {"id": "pixverse/v6"}}
    with Mock(catalogue=changed).serve() as server, Mock().serve() as same:
        shown = CliRunner().invoke(specs, ["pull", "--service", server.base_url])
        unchanged = CliRunner().invoke(specs, ["pull", "--service", same.base_url])
        refused = CliRunner().invoke(specs, ["pull", "--service", server.base_url, "--write"])

    assert shown.exit_code == 10
    assert shown.output.splitlines()[:2] == [
        "renamed: pixverse/v5/text-to-video is now an alias of pixverse/v6",
        "gone: the catalogue does not list pixverse/lip-sync",
    ]
    assert "only names were compared" in shown.output
    assert (unchanged.exit_code, refused.exit_code) == (0, 1)
    assert "no specs/sources.toml here" in refused.output
