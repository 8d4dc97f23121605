"""What `reelkit models ID` shows of one model: its fields, rules, times and prices, and example calls."""

import shlex
from typing import Any

from reelkit._cli.support.request_options import allowed_values, option_name, plain
from reelkit_specs import CREDITS_PER_USD, Field, Model, Price, Time

MODEL_FIELD = "model"  # no row of its own: the heading shows it
PROMPT = "a red fox in snow"
FILE_TYPES = {"video": "mp4", "audio": "mp3"}  # by a word in the name of the field; of others, a picture
SAMPLES = {"string": PROMPT, "boolean": True}  # by type


def model_page(model: Model) -> str:
    """The page of a model as text."""
    others = f"  (also {', '.join(model.ids[1:])})" if model.ids[1:] else ""
    added = [f"  added {model.added.date} from {model.added.origin}"] if model.added else []
    fields = [field for field in model.fields if field.name != MODEL_FIELD]
    name_width = max(len(field.name) for field in fields)
    type_width = max(len(_types(field)) for field in fields)
    rows = [f"  {field.name:{name_width}}  {_types(field):{type_width}}  {allowed_values(field)}" for field in fields]
    rules = [f"  refused: {rule.sentence}" for rule in model.rules]
    warnings = [f"  warned: {warning.sentence}" for warning in model.warnings]
    times = [f"  took: {time.least:g} to {time.most:g} s{_of(time)}" for time in model.times]
    costs = [f"  cost: {price.credits:,} credits ({_usd(price)}){_of(price)}" for price in model.prices]
    examples = [f"  example: {_command(model)}", f"  in Python: {python_example(model)}"]
    lines = [model.id + others, *added, *rows, *rules, *warnings, *times, *costs, *examples]
    return "\n".join(line.rstrip() for line in lines)


def _types(field: Field) -> str:
    return "|".join(field.types) or "any"


def _usd(price: Price) -> str:
    return f"{price.credits / CREDITS_PER_USD:.2f} USD"


def _of(seen: Time | Price) -> str:
    """The resolution and duration, if the record names them."""
    facts = [seen.resolution or "", f"{seen.duration} s" if seen.duration else ""]
    return f" for {' and '.join(fact for fact in facts if fact)}" if any(facts) else ""


def example_fields(model: Model) -> dict[str, Any]:
    """The fields of a small request that the contract allows."""
    return {
        field.name: PROMPT if field.name == "prompt" else _sample(field.name, field.schema)
        for field in model.fields
        if field.name != MODEL_FIELD and (field.required or field.name == "prompt")
    }


def _command(model: Model) -> str:
    values = example_fields(model)
    prompt = [values.pop("prompt")] if "prompt" in values else []
    options = [word for name, value in values.items() for word in (option_name(name), plain(value))]
    return shlex.join(["reelkit", "generate", *prompt, "--model", model.id, *options, "-o", "fox.mp4"])


def python_example(model: Model) -> str:
    """A request as a Python expression: with the class, or by id if the model has none or needs nested objects."""
    values = example_fields(model)
    arguments = [f"{name}={value!r}" for name, value in values.items()]
    if model.added or any(_has_objects(value) for value in values.values()):
        return f"reelkit.request({', '.join([repr(model.id), *arguments])})"
    return f"{model.class_name}({', '.join(arguments)})"


def _has_objects(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_has_objects, value)))


def _sample(name: str, schema: dict[str, Any]) -> Any:
    """A value that the schema allows."""
    if "default" in schema:
        return schema["default"]
    if "const" in schema or "enum" in schema:
        return schema["const"] if "const" in schema else schema["enum"][0]
    if parts := schema.get("anyOf", schema.get("oneOf")):
        return _sample(name, parts[0])
    kinds = schema.get("type", "object" if "properties" in schema else "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "object":
        properties = schema.get("properties", {})
        kind = _sample(name, properties["type"]) if "type" in properties else name  # a video or an image, perhaps
        return {each: _sample(f"{kind}.{each}", properties[each]) for each in schema.get("required", ())}
    if kind == "array":
        return [_sample(name, schema["items"]) for _ in range(max(1, schema.get("minItems", 1)))]
    if kind in ("integer", "number"):
        return schema.get("minimum", 5)
    if schema.get("format") == "uri" or "x-reelkit-file" in schema:
        suffix = next((suffix for word, suffix in FILE_TYPES.items() if word in name), "png")
        return f"https://example.com/fox.{suffix}"
    return SAMPLES[kind]
