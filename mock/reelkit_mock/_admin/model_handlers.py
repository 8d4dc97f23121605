"""Handlers of the models: list them, show the schema of one, check a request before it is sent."""

from reelkit_mock._admin.request import ADMIN_PREFIX, AdminError, AdminRequest, body_value
from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Json
from reelkit_mock._world.contract import Address, describe_problems
from reelkit_specs import find_model, models


def list_models(request: AdminRequest) -> Json:
    """GET models: the id of every model; GET models/ID: the schema of its requests and the paths of its creates."""
    if not request.item:
        return {"models": [model.id for model in models()]}
    model = find_model(request.item)
    if model is None:
        raise AdminError(404, f"there is no model {request.item!r}; GET {ADMIN_PREFIX}/models lists them")
    paths = {address.name: path for path, address in request.world.addresses.items() if model.id in address.creates}
    return {"id": model.id, "schema": model.schema, "paths": paths}


def check_request(request: AdminRequest) -> Json:
    """POST check {"path": path of a create, "body": request}: what is wrong with a request, without sending it."""
    path, body = body_value(request, "path"), body_value(request, "body")
    address = request.world.addresses.get(path) if isinstance(path, str) else None
    if address is None or not isinstance(body, dict):
        raise MockError("path must be that of a create, and body a JSON object")
    return {"problems": _problems(address, body)}


def _problems(address: Address, body: Json) -> str:
    identifier = body.get("model")
    schema = address.creates.get(identifier) if isinstance(identifier, str) else None
    if schema is None:
        return "model is not known at this address"
    try:
        return "" if schema.validator().is_valid(body) else describe_problems(body, schema)
    except ValueError as error:
        return f"The body cannot be read: {error}"
