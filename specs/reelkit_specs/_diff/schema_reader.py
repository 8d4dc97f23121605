"""Reads the schemas of one document into shapes."""

from typing import Any

from reelkit_specs._diff.prose_rules import rules_in
from reelkit_specs._diff.shape import (
    ANNOTATIONS,
    CONDITIONS,
    HANDLED_KEYWORDS,
    LOWER,
    NEUTRAL_VALUES,
    OBSERVED,
    UPPER,
    Shape,
    as_list,
    as_object,
    as_schema,
    bounds_of,
    merged,
    plain,
    types_of,
)
from reelkit_specs._documents.findings import finding_error
from reelkit_specs._documents.json import MISSING, Json, compact, short, value_at
from reelkit_specs._documents.walk import HOLDS_A_LIST_OF_SCHEMAS, HOLDS_A_SCHEMA, HOLDS_NAMED_SCHEMAS

MAX_DEPTH = 60  # nested schemas, with references; the vendor's have up to 12
MAX_STEPS = 200_000  # nested schemas in total; references can multiply them without limit
NULL = {"type": "null"}


class Reader:
    """Reads the schemas of a document, each once."""

    def __init__(self, document: Json, name: str) -> None:
        self.document = document
        self.name = name
        self._is_3_0 = document["openapi"].startswith("3.0.")
        self._shapes: dict[int, tuple[Any, Shape]] = {}
        self._steps = 0

    def resolve(self, node: Any) -> Any:
        """The node, or the target of its references."""
        seen: list[str] = []
        while isinstance(node, dict) and isinstance(target := node.get("$ref"), str):
            if target in seen or len(seen) > MAX_DEPTH:
                raise self._refuse(target, "refers to itself", "correct it")
            seen.append(target)
            if not target.startswith("#"):
                raise self._refuse(target, "points outside the document", "copy its target into the document")
            if (node := value_at(self.document, target[1:])) is MISSING:
                raise self._refuse(target, "has no target", "add the target, or correct the reference")
        return node

    def part(self, node: Any) -> Json:
        """The resolved node, which must be an object: a response, a body, a parameter, a header."""
        if not isinstance(part := self.resolve(node), dict):
            shown = node.get("$ref") if isinstance(node, dict) else node
            raise finding_error(
                self.name, "", f"{short(shown)} is not an object and does not refer to one", "correct it"
            )
        return part

    def description(self, raw: Any) -> Any:
        """The description of the schema."""
        resolved = self.resolve(raw)
        return resolved.get("description") if isinstance(resolved, dict) else None

    def shape(self, raw: Any, depth: int = 0) -> Shape:
        """The shape of the schema."""
        if (known := self._shapes.get(id(raw))) is not None:
            return known[1]
        if depth > MAX_DEPTH:
            raise self._too_deep()
        shape = self._read(raw, depth)
        self._shapes[id(raw)] = raw, shape  # keeps the schema alive, so that its id stays unique
        return shape

    def text(self, raw: Any, above: tuple[int, ...] = ()) -> str:
        """The schema as canonical text. Equal texts have equal meanings."""
        return compact(self._canonical(raw, above))

    def _too_deep(self) -> Exception:
        return finding_error(self.name, "", "its schemas are nested too deeply, or refer to themselves", "correct them")

    def _refuse(self, target: str, what: str, todo: str) -> Exception:
        return finding_error(self.name, "", f"the reference {target!r} {what}", todo)

    def _read(self, raw: Any, depth: int) -> Shape:
        if isinstance(raw, dict) and "$ref" in raw:
            target = self.shape(self.resolve(raw), depth + 1)
            beside = {key: value for key, value in raw.items() if key != "$ref"}
            # OpenAPI 3.0 ignores other keywords beside a reference.
            return target if self._is_3_0 or not beside else merged(target, self.shape(beside, depth + 1))
        if not isinstance(raw, dict):
            return Shape(types=frozenset()) if raw is False else Shape()
        shape = self._own_facts(raw)
        for part in as_list(raw.get("allOf")):
            shape = merged(shape, self._part(part, depth))
        if "allOf" in raw and raw.get("nullable") is True and "type" not in raw:
            # Strictly, this has no effect. In 3.0 documents it means a reference that may be null.
            shape = shape._replace(types=shape.types | {"null"})
        return self._with_variants(shape, raw, depth)

    def _part(self, part: Any, depth: int) -> Shape:
        target = self.resolve(part)
        name = target.get("x-reelkit-rule") if isinstance(target, dict) else None
        if isinstance(name, str):
            return Shape(rules={name: (self.text(part), name)})
        return self.shape(part, depth + 1)

    def _own_facts(self, raw: Json) -> Shape:
        enum = [raw["const"]] if "const" in raw else raw.get("enum")
        enum = enum if isinstance(enum, list) else None
        conditions = {key: raw[key] for key in CONDITIONS if key in raw}
        numbers = bounds_of(raw)
        known = ANNOTATIONS | HANDLED_KEYWORDS | {*CONDITIONS, *LOWER, *UPPER}
        return Shape(
            types=types_of(raw, enum),
            enum=None if enum is None else {compact(plain(v)): plain(v) for v in enum if v is not None},
            fields=as_object(raw.get("properties")),
            required=frozenset(name for name in as_list(raw.get("required")) if isinstance(name, str)),
            other_fields=as_schema(self.resolve(raw.get("additionalProperties", True))),
            items=as_schema(raw.get("items", True)),
            rules={(text := self._condition(conditions)): (text, conditions)} if conditions else {},
            bounds=numbers,
            keywords={
                key: self._keyword(key, value)
                for key, value in raw.items()
                if key not in known and not key.startswith("x-") and NEUTRAL_VALUES.get(key) != value
            },
            default=plain(raw["default"]) if "default" in raw else MISSING,
            deprecated=raw.get("deprecated") is True,
            sentences=rules_in(raw.get("description")),
            observed={key: (self._observed(raw[key]), raw[key]) for key in OBSERVED if key in raw},
        )

    def _with_variants(self, shape: Shape, raw: Json, depth: int) -> Shape:
        compare_lists = [variants for key in ("anyOf", "oneOf") if (variants := as_list(raw.get(key)))]
        for variants in compare_lists:
            variants = self._flat(variants, depth)
            others = [variant for variant in variants if not self._is_null(variant, depth)]
            has_null = len(others) < len(variants) or raw.get("nullable") is True
            if len(others) == 1:
                inner = self.shape(others[0], depth + 1)
                if has_null:
                    inner = inner._replace(types=inner.types | {"null"})
                shape = merged(shape, inner)
            elif simple := self._only_types(variants, depth):
                shape = shape._replace(types=shape.types & simple)
            elif shape.variants:
                text = compact(sorted(self.text(variant) for variant in variants))
                shape = merged(shape, Shape(rules={text: (text, variants)}))
            else:
                shape = shape._replace(variants=(*others, NULL) if has_null else tuple(others))
        return shape

    def _flat(self, variants: list[Any], depth: int) -> list[Any]:
        """The variants, with nested unions flattened."""
        if depth > MAX_DEPTH:
            raise self._too_deep()
        flat: list[Any] = []
        for variant in variants:
            inner = self.resolve(variant)
            keys = set(inner) - ANNOTATIONS if isinstance(inner, dict) else set()
            nested = as_list(inner.get(next(iter(keys)))) if keys in ({"anyOf"}, {"oneOf"}) else []
            flat += self._flat(nested, depth + 1) if nested else [variant]
        return flat

    def _is_null(self, variant: Any, depth: int) -> bool:
        return self.shape(variant, depth + 1).types == {"null"}

    def _only_types(self, variants: list[Any], depth: int) -> frozenset[str]:
        """The types of all variants, if the variants have no other keywords."""
        shapes = [self.shape(variant, depth + 1) for variant in variants]
        plain_ones = all(shape == Shape(types=shape.types) for shape in shapes)
        return frozenset[str]().union(*(shape.types for shape in shapes)) if plain_ones else frozenset()

    def _observed(self, value: Any) -> str:
        """`x-reelkit-...` data as canonical text. The condition of a warning is a schema."""
        items = as_list(plain(value)) or [plain(value)]
        return compact([self._with_condition(item) if isinstance(item, dict) else item for item in items])

    def _with_condition(self, item: Json) -> Json:
        return item | {"when": self._canonical(item["when"], ())} if "when" in item else item

    def _condition(self, conditions: Json) -> str:
        return compact({key: self._keyword(key, value) for key, value in conditions.items()})

    def _keyword(self, key: str, value: Any) -> Any:
        if key in HOLDS_A_SCHEMA:
            return self._canonical(value, ())
        if key in HOLDS_A_LIST_OF_SCHEMAS and isinstance(value, list):
            return [self._canonical(item, ()) for item in value]
        if key in HOLDS_NAMED_SCHEMAS and isinstance(value, dict):
            return {name: self._canonical(item, ()) for name, item in value.items()}
        return plain(value)

    def _canonical(self, raw: Any, above: tuple[int, ...]) -> Any:
        resolved = self.resolve(raw)
        if id(resolved) in above:
            return f"the schema {len(above) - above.index(id(resolved))} levels above"
        self._steps += 1
        if len(above) > MAX_DEPTH or self._steps > MAX_STEPS:
            raise self._too_deep()
        above = (*above, id(resolved))
        shape = self.shape(raw)
        return [
            sorted(shape.types),
            None if shape.enum is None else sorted(shape.enum),
            {name: self._canonical(field, above) for name, field in shape.fields.items()},
            sorted(shape.required),
            _nested(self, shape.other_fields, above),
            _nested(self, shape.items, above),
            sorted(self.text(variant, above) for variant in shape.variants),
            sorted(text for text, _ in shape.rules.values()),
            shape.bounds,
            shape.keywords,
            None if shape.default is MISSING else [shape.default],
        ]


def _nested(reader: Reader, raw: Any, above: tuple[int, ...]) -> Any:
    return raw if isinstance(raw, bool) else reader._canonical(raw, above)
