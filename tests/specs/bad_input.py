"""Invalid input for the pipeline, and the finding that each must cause."""

import json
import shutil
from collections.abc import Callable
from typing import Any

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.json import sha256
from tests.specs.small_checkout import FILES, entry

TEXT_TO_VIDEO = "pixverse/v5-text-to-video.json"
IMAGE_TO_VIDEO = "pixverse/v5-image-to-video.json"
LIP_SYNC, LEGACY_CREATE = "pixverse/lip-sync.json", "pixverse/legacy-create.json"
POINTER = "/paths/~1v2~1video~1generations/post/requestBody/content/application~1json/schema"


def put(project: Project, file: str, raw: bytes) -> None:
    """Replace a vendor document and record its new hash, as after a change by the vendor."""
    path = project.vendor / file
    sources = project.sources.read_text(encoding="utf-8")
    project.sources.write_text(sources.replace(sha256(path.read_bytes()), sha256(raw)), encoding="utf-8")
    path.write_bytes(raw)


def edit(file: str, change: Callable[[dict[str, Any]], object]) -> Callable[[Project], None]:
    """Change the request schema of a vendor document."""

    def break_it(project: Project) -> None:
        document = json.loads((project.vendor / file).read_bytes())
        (path,) = document["paths"].values()
        change(path["post"]["requestBody"]["content"]["application/json"]["schema"])
        put(project, file, json.dumps(document).encode())

    return break_it


def replace(file: str, raw: bytes) -> Callable[[Project], None]:
    return lambda project: put(project, file, raw)


def overlay(action: str) -> Callable[[Project], None]:
    """Add an overlay with one action."""
    head = "overlay: 1.1.0\ninfo: {title: test, version: 1.0.0}\nactions:\n"
    words = "    description: why\n    x-evidence: seen\n"

    def break_it(project: Project) -> None:
        (project.overlays / "documents" / "99-test.overlay.yaml").write_text(head + f"  - {action}\n{words}")

    return break_it


def extend(project: Project, to: str = "../../vendor/gone.json") -> None:
    path = project.overlays / "documents" / "99-test.overlay.yaml"
    path.write_text(path.read_text() + f"extends: {to}\n")


def model_in_two_documents(project: Project) -> None:
    """Describe one model in two documents and refuse duplicates."""
    ids = ["pixverse/v5/text-to-video"]
    edit(IMAGE_TO_VIDEO, lambda schema: schema["properties"]["model"].update(enum=ids))(project)
    project.sources.write_text(project.sources.read_text().replace('same_model = "first"', 'same_model = "refuse"'))


def replace_part(project: Project, file: str, old: bytes, new: bytes) -> None:
    """Replace a part of a vendor document. White space in *old* is ignored."""
    raw = json.dumps(json.loads((project.vendor / file).read_bytes()), separators=(",", ":")).encode()
    assert old in raw
    put(project, file, raw.replace(old, new))


def no_documents(project: Project) -> None:
    shutil.rmtree(project.vendor)
    shutil.rmtree(project.overlays)
    project.sources.write_text("document = []\n")


BAD: dict[str, tuple[Callable[[Project], None], str]] = {
    "not JSON": (
        replace(TEXT_TO_VIDEO, b'{"openapi": "3.0.0",\n'),
        f"specs/vendor/{TEXT_TO_VIDEO}: not JSON: Expecting property name enclosed in double quotes at line 2, ",
    ),
    "HTML": (replace(TEXT_TO_VIDEO, b"<html>"), f"specs/vendor/{TEXT_TO_VIDEO}: not JSON: Expecting value at line 1"),
    "not UTF-8": (replace(TEXT_TO_VIDEO, b'"\xff"'), f"specs/vendor/{TEXT_TO_VIDEO}: unusable JSON: 'utf-8' codec"),
    "empty": (replace(TEXT_TO_VIDEO, b""), f"specs/vendor/{TEXT_TO_VIDEO}: not JSON: Expecting value"),
    "a duplicate key": (replace(TEXT_TO_VIDEO, b'{"a": 1, "a": 2}'), "duplicate key 'a' in one object"),
    "not a JSON number": (replace(TEXT_TO_VIDEO, b'{"a": NaN}'), "NaN is not a JSON value"),
    "too deep": (replace(TEXT_TO_VIDEO, b"[" * 100_000), "nested too deeply"),
    "not OpenAPI": (
        replace(TEXT_TO_VIDEO, b'{"swagger": "2.0"}'),
        f"specs/vendor/{TEXT_TO_VIDEO}: not an OpenAPI document: it has no `openapi` field;",
    ),
    "a list": (replace(TEXT_TO_VIDEO, b"[]"), "not an OpenAPI document"),
    "OpenAPI 3.2": (
        replace(TEXT_TO_VIDEO, b'{"openapi": "3.2.0", "info": {}, "paths": {}}'),
        f"specs/vendor/{TEXT_TO_VIDEO} /openapi: version '3.2.0' is not supported;",
    ),
    "no paths": (
        replace(TEXT_TO_VIDEO, b'{"openapi": "3.0.0", "info": {}}'),
        "/paths: missing; OpenAPI documents require it",
    ),
    "a body that is not an object": (
        replace(TEXT_TO_VIDEO, b'{"openapi": "3.0.0", "info": {}, "paths": {"/a": {"post": {"requestBody": []}}}}'),
        f"specs/vendor/{TEXT_TO_VIDEO} /paths/~1a/post/requestBody: this must be an object, not an array;",
    ),
    "one model twice": (
        lambda project: model_in_two_documents(project),
        f"specs/vendor/{IMAGE_TO_VIDEO}: the model 'pixverse/v5/text-to-video' is also described in "
        f"specs/vendor/{TEXT_TO_VIDEO};",
    ),
    "an infinite number": (replace(TEXT_TO_VIDEO, b'{"a": 1e999}'), "the number 1e999 is too large"),
    "a lone surrogate": (replace(TEXT_TO_VIDEO, b'{"a": "\\ud800"}'), "surrogates not allowed"),
    "a lone surrogate in a key": (replace(TEXT_TO_VIDEO, b'{"\\ud800": 1}'), "surrogates not allowed"),
    "too deep to walk": (
        replace(TEXT_TO_VIDEO, b'{"a":' * 300 + b"1" + b"}" * 300),
        "unusable JSON: nested more than 100 levels deep",
    ),
    "a body of another media type": (
        lambda project: replace_part(
            project, TEXT_TO_VIDEO, b'true,"content":{"application/json"', b'true,"content":{"text/plain"'
        ),
        "the body of a create must be application/json only",
    ),
    "a reference to itself": (
        edit(TEXT_TO_VIDEO, lambda schema: schema["properties"]["prompt"].update({"$ref": f"#{POINTER}"})),
        f"{TEXT_TO_VIDEO} {POINTER}/properties/prompt/properties/prompt: #{POINTER} refers to itself;",
    ),
    "an unknown same_model": (
        lambda project: project.sources.write_text(project.sources.read_text().replace('"first"', '"last"', 2)),
        "specs/sources.toml /same_model: unknown rule 'last'; use one of first, refuse",
    ),
    "parameters as an object": (
        replace(TEXT_TO_VIDEO, b'{"openapi": "3.0.0", "info": {}, "paths": {"/a": {"get": {"parameters": {}}}}}'),
        "/paths/~1a/get/parameters: this must be an array, not an object;",
    ),
    "a response that is null": (
        replace(
            TEXT_TO_VIDEO, b'{"openapi": "3.0.0", "info": {}, "paths": {"/a": {"get": {"responses": {"200": null}}}}}'
        ),
        "/paths/~1a/get/responses/200: this must be an object, not null;",
    ),
    "a field that breaks its class": (
        edit(TEXT_TO_VIDEO, lambda schema: schema["properties"].update(to_dict={"type": "string", "description": "x"})),
        "/properties/to_dict: the field 'to_dict' has the name of a method of the generated class;",
    ),
    "a line break in a name": (
        edit(TEXT_TO_VIDEO, lambda schema: schema["properties"].update({"a\nb": {"type": "string", "default": 5}})),
        "/properties/a\\nb/default: the default 5 is refused",
    ),
    "an overlay that breaks the shape": (
        overlay("target: $.paths[*].post.responses\n    update: {'400': null}"),
        "/responses/400: this must be an object, not null; check that this is the right file, or correct the overlay",
    ),
    "an overlay that removes the paths": (
        overlay("target: $.paths\n    remove: true"),
        "/paths: missing; OpenAPI documents require it;",
    ),
    "a warning without a condition": (
        overlay("target: $.paths[*].post.requestBody.content[*].schema\n    update: {x-reelkit-warnings: [{id: a}]}"),
        "invalid x-reelkit-warnings: ",
    ),
    "an overlay of another name": (
        lambda project: (project.overlays / "documents" / "99-test.yml").write_text("overlay: 1.1.0\n"),
        "specs/overlays/documents/99-test.yml: not an overlay, so it would be ignored; name it *.overlay.yaml, ",
    ),
    "an overlay in an unknown stage": (
        lambda project: (project.overlays / "documents").rename(project.overlays / "dokuments"),
        "specs/overlays/dokuments: not an overlay, so it would be ignored;",
    ),
    "a folder with the name of an overlay": (
        lambda project: (project.overlays / "reader" / "1.overlay.yaml").mkdir(),
        "specs/overlays/reader/1.overlay.yaml: not an overlay",
    ),
    "an overlay with a YAML loop": (
        overlay("target: $.info\n    update: &a {x: *a}"),
        "99-test.overlay.yaml: too large, nested too deeply, or with an alias that refers to itself;",
    ),
    "not a number": (overlay("target: $.info\n    update: {x-a: .nan}"), "nan is a float, not JSON;"),
    "no documents": (lambda project: no_documents(project), "specs/sources.toml: no documents;"),
    "a fetch address without a document": (
        lambda project: project.sources.write_text(
            project.sources.read_text().replace('legacy_fetch = "/v2/gen', 'legacy_fetch = "/v3/gen')
        ),
        "its jobs are fetched at GET /v3/generate/video/pixverse/generation, which no document describes;",
    ),
    "a relative address": (
        lambda project: project.sources.write_text(project.sources.read_text().replace('"/v2/gen', '"v2/gen')),
        "specs/sources.toml /document/0/legacy_create: 'v2/generate/video/pixverse/generation' is not an absolute path",
    ),
    "a document outside the folder": (
        lambda project: project.sources.write_text(project.sources.read_text().replace('"pixverse/lip', '"../lip')),
        f"{entry(LIP_SYNC)}/file: not a path below specs/vendor;",
    ),
    "an unknown origin": (
        lambda project: project.sources.write_text(project.sources.read_text().replace('"verbatim"', '"copied"')),
        "specs/sources.toml /document/0/origin: 'copied' is unknown; use one of verbatim, transcribed",
    ),
    "a date as a string": (
        lambda project: project.sources.write_text(project.sources.read_text().replace("2025-10-31", '"2025"')),
        f"{entry(LEGACY_CREATE)}/date: not a date: '2025';",
    ),
    "a document listed twice": (
        lambda project: project.sources.write_text(project.sources.read_text().replace(IMAGE_TO_VIDEO, LIP_SYNC, 1)),
        f"{entry(LIP_SYNC)}/file: '{LIP_SYNC}' is listed twice;",
    ),
    "an entry without its hash": (
        lambda project: project.sources.write_text(project.sources.read_text().replace("sha256 =", "# sha256 =", 3)),
        "specs/sources.toml /document/0/sha256: missing; add it",
    ),
    "sources.toml with another key": (
        lambda project: project.sources.write_text("x = 1\n" + project.sources.read_text()),
        "specs/sources.toml /x: unknown key; use one of document, same_model, service, reference",
    ),
    "a default outside its enum": (
        edit(TEXT_TO_VIDEO, lambda schema: schema["properties"]["resolution"].update(default="4k")),
        f'specs/vendor/{TEXT_TO_VIDEO} {POINTER}/properties/resolution/default: the default "4k" is refused',
    ),
    "a schema that does not compile": (
        edit(TEXT_TO_VIDEO, lambda schema: schema["properties"]["prompt"].update(type="text")),
        f"specs/vendor/{TEXT_TO_VIDEO} {POINTER}/properties/prompt/type: the schema does not compile: "
        '`type` cannot be "text"; correct it in an overlay [schema]',
    ),
    "an overlay without a match": (
        overlay("target: $.paths['/v9']\n    remove: true"),
        "99-test.overlay.yaml:4 /actions/0: its target matches nothing (target $['paths']['/v9']); if the ",
    ),
    "an overlay for a missing document": (
        lambda project: (overlay("target: $.info\n    update: {x-test: 1}")(project), extend(project)),
        "/extends: it extends specs/vendor/gone.json, which is not one of the documents;",
    ),
    "an overlay that is not YAML": (overlay("target: ["), "99-test.overlay.yaml: not YAML:"),
    "sources.toml that is not TOML": (
        lambda project: project.sources.write_text("[[document]\n"),
        "specs/sources.toml: not TOML:",
    ),
    "an unknown key in sources.toml": (
        lambda project: project.sources.write_text(project.sources.read_text() + 'legcy_create = "/v2"\n'),
        f"{entry(FILES[-1])}/legcy_create: unknown key; use one of file, origin, page, date, sha256,",
    ),
    "a missing document": (
        lambda project: (project.vendor / IMAGE_TO_VIDEO).unlink(),
        f"specs/vendor/{IMAGE_TO_VIDEO}: cannot be read: No such file or directory;",
    ),
    "an unlisted document": (
        lambda project: (project.vendor / "new.json").write_text("{}"),
        "specs/vendor/new.json: not listed in specs/sources.toml;",
    ),
    "a legacy address without a document": (
        lambda project: project.sources.write_text(
            project.sources.read_text().replace("/v2/generate/", "/v3/generate/")
        ),
        "specs/sources.toml: no document describes POST /v3/generate/video/pixverse/generation;",
    ),
}
