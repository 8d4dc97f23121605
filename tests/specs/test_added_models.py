"""Models that are newer than the package: added to the contract of one user, and read from then on."""

import copy
import json
import os
import tomllib
from pathlib import Path

import pytest

import reelkit_specs
from reelkit_conformance._contract.request_form import form_of
from reelkit_mock import Mock
from reelkit_specs import SpecsError, add_model, broken_models, contract, find_model, models, remove_model
from reelkit_specs._added import AddedModel, write
from reelkit_specs._documents.models import model_ids
from reelkit_specs._steps.add_model import KNOWN
from reelkit_specs._vendor.sources import read_openapi
from tests.mock.mock_requests import V2, send
from tests.models import smallest
from tests.new_model import ALIAS, DOCUMENT, LIKE, LINK, NEW, document, model


def added() -> reelkit_specs.Model:
    return add_model(document(), NEW, LINK, [ALIAS])


def again() -> None:
    """Read the contract as another process would."""
    reelkit_specs._contract._forget()


def test_an_added_model_is_in_the_contract_at_once_and_later(added_models: Path) -> None:
    """Behind the shipped ones, with its fields, its aliases and where it comes from."""
    shipped = [each.id for each in models()]

    made = added()

    assert find_model(ALIAS) == made == model(NEW)
    again()
    assert [each.id for each in models()] == [*shipped, NEW]
    new, like = model(NEW), model(LIKE)
    assert [field.name for field in new.fields] == [field.name for field in like.fields]
    assert new.ids == (NEW, ALIAS)
    assert next(field.enum for field in new.fields if field.name == "duration") == (60, 6, 8)
    assert new.added is not None
    assert (new.added.origin, len(new.added.sha256), like.added) == (LINK, 64, None)
    assert [path.name for path in added_models.iterdir()] == ["google%2Fveo-9-t2v.json"]


def test_a_wheel_has_what_a_new_document_is_compared_with() -> None:
    """In pyproject the files are named again; without one of them, only a checkout could add a model."""
    build = tomllib.loads(Path(__file__).parents[2].joinpath("pyproject.toml").read_text(encoding="utf-8"))
    included = build["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert {*included} == {"specs/overlays", *(f"specs/vendor/{file}" for file in KNOWN)}
    assert [*included.values()] == [f"reelkit_specs/{name}" for name in included]


def test_an_added_model_can_be_requested_in_the_contract(added_models: Path) -> None:
    """A validator of the contract accepts its requests."""
    made = added()

    document = contract()
    create = document["paths"][made.universal.create]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert create["oneOf"][-1] == {"$ref": f"#/components/schemas/{made.class_name}"}
    assert document["components"]["schemas"][made.class_name] == made.schema


def test_the_mock_and_the_conformance_kit_read_it(added_models: Path) -> None:
    """The mock creates its jobs by any of its ids, and the kit makes requests to it."""
    made = added()
    body = smallest(made)

    assert [send(Mock(), "POST", V2, body | {"model": name}).status for name in (NEW, ALIAS)] == [200, 200]
    assert send(Mock(), "POST", V2, body | {"duration": 4}).status == 400
    assert form_of(made).fits(body)
    assert form_of(made).fits(body | {"model": ALIAS})
    assert not form_of(made).fits(body | {"duration": 4})


@pytest.mark.slow
def test_adding_a_model_again_replaces_it(added_models: Path) -> None:
    """The service may have changed its document."""
    added()

    add_model(document().replace(b" 60,\n", b" 90,\n"), NEW, LINK)

    assert next(field.enum for field in model(NEW).fields if field.name == "duration") == (90, 6, 8)
    assert [each.id for each in models()].count(NEW) == 1


@pytest.mark.slow
def test_a_removed_model_is_gone(added_models: Path) -> None:
    """By any of its ids; a shipped model cannot be removed."""
    added()

    assert [remove_model(name) for name in (LIKE, ALIAS, NEW)] == [False, True, False]
    assert (find_model(NEW), [*added_models.iterdir()]) == (None, [])


def test_a_shipped_model_takes_precedence(added_models: Path) -> None:
    """A later release has more than the service's document: rules, warnings, times."""
    shipped = model(LIKE)
    write(LIKE, AddedModel("GoogleVeoOld", shipped.schema))
    again()

    assert model(LIKE) == shipped
    assert len([each for each in models() if LIKE in each.ids]) == 1
    assert broken_models() == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"name": "X"',
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"name": "X", "check": 1, "schema": {}}',
        b"[" * 100_000,
        None,
    ],
    ids=["empty", "half", "bytes", "list", "object", "checksum", "deep", "folder"],
)
def test_a_broken_file_is_one_line_and_breaks_nothing_else(added_models: Path, content: bytes | None) -> None:
    """It names the file, and what to do."""
    shipped = models()
    path = added_models / "other%2Fmodel.json"
    path.mkdir(parents=True) if content is None else (added_models.mkdir(), path.write_bytes(content))
    again()

    assert models() == shipped
    (line,) = broken_models()
    assert str(path) in line
    assert "run `reelkit models add other/model` or `reelkit models remove other/model`" in line
    assert "\n" not in line


@pytest.mark.slow
def test_a_file_that_was_edited_is_ignored(added_models: Path) -> None:
    """Only what was checked is read."""
    made = added()
    (path,) = added_models.iterdir()
    content = json.loads(path.read_text())
    content["schema"]["properties"]["duration"]["type"] = "nonsense"
    path.write_text(json.dumps(content))
    again()

    assert find_model(made.id) is None
    assert "it has changed since it was written" in broken_models()[0]


@pytest.mark.parametrize("kind", ["universal", "legacy"])
@pytest.mark.parametrize("address", ["@evil.example/x", ".evil.example/x", "https://evil.example", "", 1])
def test_an_address_that_is_no_path_is_ignored(added_models: Path, kind: str, address: object) -> None:
    """Behind the base URL it would be another host, and that host would receive the API key."""
    schema = copy.deepcopy(model(LIKE).schema)
    schema["properties"]["model"] = {"type": "string", "default": NEW}
    schema["x-reelkit-addresses"][kind]["fetch"] = address
    write(NEW, AddedModel("GoogleVeoNew", schema))
    again()

    assert find_model(NEW) is None
    (line,) = broken_models()
    assert f"the added model {NEW} is ignored" in line


@pytest.mark.slow
def test_a_write_that_fails_keeps_the_earlier_file(added_models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is complete or as it was."""
    made = added()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SpecsError, match=r"cannot be kept: .*No space left"):
        add_model(document().replace(b" 60,\n", b" 90,\n"), NEW, LINK)

    again()
    assert model(NEW)._replace(ids=()) == made._replace(ids=())
    assert len([*added_models.iterdir()]) == 1


@pytest.mark.parametrize(
    ("raw", "identifier", "words"),
    [
        (b"<!doctype html><title>Not found</title>", NEW, "not JSON"),
        (document()[:2000], NEW, "not JSON"),
        (DOCUMENT.read_bytes(), NEW, f"is no document of this model: it describes {LIKE}"),
        (document(), LIKE, f"this release has the model, as {LIKE}"),
        (document().replace(b"https://api.aimlapi.com", b"https://staging.example.com"), NEW, "differs in meaning"),
        (document().replace(b'"string"', b'"strng"'), NEW, "strng"),
    ],
    ids=["page", "half", "another", "shipped", "staging", "type"],
)
def test_a_document_is_refused_with_the_reason(added_models: Path, raw: bytes, identifier: str, words: str) -> None:
    """And nothing is written."""
    with pytest.raises(SpecsError, match=words):
        add_model(raw, identifier, LINK)

    assert not added_models.exists()


def test_documents_of_the_vendor_can_be_added(corpus: Path, added_models: Path) -> None:
    """As if their models were new: by the same repairs, and all of them together."""
    made = []
    for path in sorted(corpus.rglob("*.json"))[::12]:
        raw = path.read_bytes()
        identifier = next(model_ids(read_openapi(raw, path.name)), None)
        if identifier is not None:
            new = f"{identifier}-next"
            made.append((new, add_model(raw.replace(identifier.encode(), new.encode()), new, LINK)))

    assert len(made) > 8
    assert [find_model(new) for new, _ in made] == [model for _, model in made]
