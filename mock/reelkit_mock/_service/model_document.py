"""The body of GET /docs-json: the OpenAPI document of one model, made from the contract."""

from typing import Any

from reelkit_mock._http.messages import Json
from reelkit_specs import Model, contract

OURS = "x-reelkit-"  # extensions that the vendor's documents do not have
OK = "200"


def model_document(model: Model) -> Json:
    """Return the document of a model. It has its create and its fetch at the universal address."""
    whole = contract()
    body = {"required": True, "content": {"application/json": {"schema": _request(model)}}}
    paths: Json = {}
    for path, method in ((model.universal.create, "post"), (model.universal.fetch, "get")):
        if path is not None:
            paths.setdefault(path, {})[method] = _operation(path, whole["paths"][path][method])
            if method == "post":
                paths[path][method]["requestBody"] = body
    schemas = whole["components"]["schemas"]
    return {
        "openapi": whole["openapi"],
        "info": whole["info"],
        "servers": whole["servers"],
        "paths": _inlined(paths, schemas),
        "components": {"securitySchemes": whole["components"]["securitySchemes"]},
    }


def _operation(path: str, operation: Json) -> Json:
    """Return an operation as the vendor documents it: only the successful response, descriptions only in schemas.

    Its operationId follows from the path, so that the create and the fetch have the same one.
    """
    content = operation["responses"][OK]["content"]
    made: Json = {
        "operationId": path.replace("/", "_"),
        "responses": {OK: {"content": {media: {"schema": value["schema"]} for media, value in content.items()}}},
    }
    if parameters := operation.get("parameters"):
        made["parameters"] = [{key: part[key] for key in ("name", "in", "required", "schema")} for part in parameters]
    return made


def _request(model: Model) -> Json:
    """Return the schema of a request without our rules, which the vendor states in prose, and without our default."""
    schema = {key: value for key, value in model.schema.items() if key != "allOf" and not key.startswith(OURS)}
    named = {"type": "string", "enum": list(model.ids)}
    return schema | {"properties": schema["properties"] | {"model": named}, "title": model.id}


def _inlined(value: Any, schemas: Json) -> Any:
    """Return a copy with every reference replaced, and without our extensions."""
    if isinstance(value, list):
        return [_inlined(part, schemas) for part in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return _inlined(schemas[value["$ref"].rsplit("/", 1)[1]], schemas)
    return {key: _inlined(part, schemas) for key, part in value.items() if not key.startswith(OURS)}
