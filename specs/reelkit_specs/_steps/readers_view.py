"""The reader's view: the contract as the generator sees it, strict in what is sent and tolerant in what is read.

Its overlay does nearly all of it. What stands here are the two things that no overlay can do, because an update
cannot quote a value of the document.
"""

from reelkit_specs._checks.extensions import is_model
from reelkit_specs._documents.json import NOTHING, Json, pointer
from reelkit_specs._overlays.apply import Change

TITLE = "What docstrings say"
WHY = (
    "The generator would send a default that stands in the schema; what the user leaves out must stay off the wire. "
    "So the default of an optional field moves into its description; and each class says which model it is for."
)


def finish(view: Json, name: str) -> list[Change]:
    """Put into words, for the docstrings, what the generated request classes do not show otherwise."""
    changes = []
    for component, model in view["components"]["schemas"].items():
        if is_model(model):
            here = ("components", "schemas", component)
            if "description" not in model:
                model["description"] = f"A request to `{model['properties']['model']['default']}`."
                changes.append(Change(name, pointer((*here, "description")), NOTHING, model["description"]))
            for field, schema in model["properties"].items():
                if "default" in schema and field not in model.get("required", ()):
                    changes += _fold_default(schema, name, pointer((*here, "properties", field)))
    return changes


def _fold_default(schema: Json, name: str, where: str) -> list[Change]:
    default, before = schema.pop("default"), schema["description"]
    said = str(default).lower() if isinstance(default, bool) else default
    schema["description"] = f"{before} Default: {said}."
    return [
        Change(name, f"{where}/default", default, NOTHING),
        Change(name, f"{where}/description", before, schema["description"]),
    ]
