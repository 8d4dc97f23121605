"""Any document is either joined or refused with findings."""

import copy
import datetime
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import Finding, SpecsError
from reelkit_specs._overlays.stages import Overlays, read_overlays
from reelkit_specs._steps.build import build_from
from reelkit_specs._steps.import_documents import read_candidate, repair, try_alone
from reelkit_specs._vendor.glossary import read_glossary
from reelkit_specs._vendor.sources import Document, read_documents, read_sources
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

PROJECT = Project(ROOT)
SAMPLE = json.loads((ROOT / "specs" / "vendor" / "pixverse" / "v5-image-to-video.json").read_bytes())
WRONG: list[Any] = [None, [], {}, "x", "", 5, -1, True, [None], {"$ref": "#/info/title"}, {"$ref": "#/paths"}]


def places(node: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document except its root."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*here, key)
        yield from places(value, (*here, key))


PLACES = list(places(SAMPLE))


@functools.cache
def project() -> tuple[list[Document], list[Document], Overlays]:
    documents = [each for each in read_documents(PROJECT, read_sources(PROJECT)) if "pixverse" in each.source.page]
    overlays = read_overlays(PROJECT)
    return documents, [repair(document, overlays["documents"]).repaired for document in documents], overlays


def spoiled(place: tuple[Any, ...], value: Any) -> bytes:
    document = copy.deepcopy(SAMPLE)
    create = document["paths"]["/v2/video/generations"]["post"]
    create["requestBody"]["content"]["application/json"]["schema"]["properties"]["model"]["enum"] = ["maker/one"]
    *way, last = place
    node = document
    for key in way:
        node = node[key]
    node[last] = copy.deepcopy(value)
    return json.dumps(document).encode()


def import_findings(folder: Path) -> list[Finding]:
    """The findings when the document is read, tried alone, and joined with the others."""
    documents, known, overlays = project()
    glossary = read_glossary(PROJECT)
    try:
        candidate = read_candidate(folder, folder / "one.json", PROJECT, "page", datetime.date(2026, 8, 31), glossary)
        if findings := try_alone(candidate.document, known, overlays).findings:
            return findings
        build_from([*documents, candidate.document], "first", overlays, "contract.json")
    except SpecsError as error:
        return list(error.findings)
    return []


@settings(max_examples=40)
@given(place=st.sampled_from(PLACES), value=st.sampled_from(WRONG))
def test_a_spoiled_document_is_joined_or_refused(
    tmp_path_factory: pytest.TempPathFactory, place: tuple[Any, ...], value: Any
) -> None:
    """No other error occurs, and each finding has a problem and advice."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "one.json").write_bytes(spoiled(place, value))

    assert all(finding.what and finding.todo for finding in import_findings(folder))


def test_the_unspoiled_document_is_joined(tmp_path: Path) -> None:
    """Otherwise the property above would be about a document that is always refused."""
    (tmp_path / "one.json").write_bytes(spoiled(("openapi",), "3.0.0"))

    assert import_findings(tmp_path) == []
