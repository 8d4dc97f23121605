"""The reader's view: the contract as the generator sees it, strict in what is sent and tolerant in what is read.

Its overlay does nearly all of it. What stands here are the two things that no overlay can do, because an update
cannot quote a value of the document.
"""

from reelkit_specs.pipeline._json import Json


def finish(view: Json) -> None:
    """Put into words, for the docstrings, what the generated request classes do not show otherwise."""
    for model in view["components"]["schemas"].values():
        if "x-reelkit-addresses" in model:
            model.setdefault("description", f"A request to `{model['properties']['model']['default']}`.")
            _fold_defaults(model)


def _fold_defaults(model: Json) -> None:
    """Move the default of every optional field into its description.

    The generator would send a default that stands in the schema; what the user leaves out must stay off the wire.
    """
    for field, schema in model["properties"].items():
        if field not in model.get("required", ()) and "default" in schema:
            default = schema.pop("default")
            said = str(default).lower() if isinstance(default, bool) else default
            schema["description"] = f"{schema['description']} Default: {said}."
