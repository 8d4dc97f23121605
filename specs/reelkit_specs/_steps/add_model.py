"""Adds a model that is newer than this release to the contract of this user."""

import copy
import datetime
import itertools
from collections.abc import Collection
from pathlib import Path

from reelkit_specs._added import AddedModel
from reelkit_specs._checks.documents import check
from reelkit_specs._contract import ADDED, Model, contract, find_model, write_added
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import finding_error, raise_findings
from reelkit_specs._documents.json import Json, sha256
from reelkit_specs._documents.models import is_model, normalized_id
from reelkit_specs._overlays.overlay import Overlay
from reelkit_specs._overlays.stages import read_overlays
from reelkit_specs._steps.bundle import bundle, class_name
from reelkit_specs._steps.import_documents import repair, try_alone
from reelkit_specs._vendor.sources import Document, Source, read_document_of, read_openapi

PACKAGE = Path(__file__).parents[1]
# Documents of this release that a new one must agree with: the fetch, and the create with one video and with several.
KNOWN = ("google/veo-3.1-t2v.json", "video-generations.json", "kling-ai/v3-omni-720p-text-to-video.json")


def add_model(raw: bytes, identifier: str, origin: str, aliases: Collection[str] = ()) -> Model:
    """Add the model that a document of the service describes, and keep it in the user's cache.

    *aliases* are further ids that the service accepts, and *origin* is where the document was read. The document is
    repaired and checked as the documents of this release are. Raises SpecsError with the reasons if it is refused.
    """
    names = list(dict.fromkeys((identifier, *aliases)))
    for name in names:
        if (known := find_model(name)) is not None and known.added is None:
            raise finding_error(
                name, "", f"this release has the model, as {known.id}", "use it; nothing needs to be added"
            )
    content = read_document_of(names, raw, identifier, origin)
    component = _component(identifier, content, names)
    model = component["properties"]["model"]
    ids = list(dict.fromkeys((*model.get("enum", (model["default"],)), *names)))
    if len(ids) > 1:
        model.pop("const", None)
        model["enum"] = ids
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    component[ADDED] = {"origin": origin, "sha256": sha256(raw), "date": today}
    added = AddedModel(_free_name(model["default"]), component)
    _check(added)
    try:
        return write_added(added)
    except (OSError, RuntimeError) as error:
        raise finding_error(identifier, "", f"cannot be kept: {error}", "name a folder with REELKIT_MODELS") from None


def _component(identifier: str, content: Json, names: Collection[str]) -> Json:
    """The component of the model, from its document with the repairs by rule."""
    project = _project()
    overlays = read_overlays(project)
    known = [_known(project, file, overlays["documents"]) for file in KNOWN]
    source = Source(identifier, "verbatim", "", datetime.date.min, "")
    trial = try_alone(Document(source, identifier, content), known, overlays)
    raise_findings(trial.findings)
    schemas = bundle([*known, trial.repaired])["components"]["schemas"]
    wanted = {*map(normalized_id, names)}
    found = (
        schema
        for schema in schemas.values()
        if is_model(schema) and normalized_id(schema["properties"]["model"]["default"]) in wanted
    )
    component: Json = next(found)  # there is one, because the document describes the model
    return component


def _known(project: Project, file: str, overlays: list[Overlay]) -> Document:
    path = project.vendor / file
    source = Source(file, "verbatim", "", datetime.date.min, "")
    document = Document(source, project.name(path), read_openapi(path.read_bytes(), project.name(path)))
    return repair(document, overlays).repaired


def _project() -> Project:
    """The overlays and the known documents: in a wheel within the package, in a checkout beside it."""
    return Project(PACKAGE if (PACKAGE / "specs").is_dir() else PACKAGE.parents[1])


def _free_name(identifier: str) -> str:
    """The name of the component. If another model has it, it gets a number."""
    name, known = class_name(identifier), find_model(identifier)
    taken = contract()["components"]["schemas"].keys() - {known.class_name if known else ""}
    numbered = (f"{name}{number}" for number in itertools.count(2))
    return name if name not in taken else next(free for free in numbered if free not in taken)


def _check(added: AddedModel) -> None:
    """Raise SpecsError unless the contract is valid with this model."""
    document = copy.deepcopy(contract())
    document["components"]["schemas"][added.name] = added.schema
    raise_findings(check({"contract.json": document}))
