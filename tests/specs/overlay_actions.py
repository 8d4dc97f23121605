"""Overlay actions with their results, and actions that are refused."""

from typing import Any

CASES: dict[str, tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]]] = {
    "update merges into an object": (
        {"a": {"x": 1, "deep": {"p": 1}}},
        [{"target": "$.a", "update": {"y": 2, "deep": {"q": 2}}}],
        {"a": {"x": 1, "deep": {"p": 1, "q": 2}, "y": 2}},
    ),
    "update replaces a primitive inside an object": (
        {"a": {"x": 1, "y": "old"}},
        [{"target": "$.a", "update": {"y": None}, "x-was": {"y": "old"}}],
        {"a": {"x": 1, "y": None}},
    ),
    "update joins arrays inside an object": (
        {"a": {"list": [1]}},
        [{"target": "$.a", "update": {"list": [2, 3]}}],
        {"a": {"list": [1, 2, 3]}},
    ),
    "update of the root": ({"a": 1}, [{"target": "$", "update": {"b": 2}}], {"a": 1, "b": 2}),
    "update with an array joins it to an array": (
        {"a": [1]},
        [{"target": "$.a", "update": [2, 3]}],
        {"a": [1, 2, 3]},
    ),
    "update with an object appends it to an array": (
        {"a": [{"n": 1}]},
        [{"target": "$.a", "update": {"n": 2}}],
        {"a": [{"n": 1}, {"n": 2}]},
    ),
    "update with a primitive appends it to an array": ({"a": [1]}, [{"target": "$.a", "update": 2}], {"a": [1, 2]}),
    "update replaces a primitive": ({"a": "5"}, [{"target": "$.a", "update": 5}], {"a": 5}),
    "update replaces an item of an array": ({"a": [1, 2]}, [{"target": "$.a[?@==2]", "update": 3}], {"a": [1, 3]}),
    "update tells true from 1": ({"a": 1}, [{"target": "$.a", "update": True}], {"a": True}),
    "update places inside each other, beside the way that leads in": (
        {"a": {"a": {"k": 0}}},
        [{"target": "$..a", "update": {"z": 1}}],
        {"a": {"a": {"k": 0, "z": 1}, "z": 1}},
    ),
    "a number in quotes becomes one": (
        {"a": "5", "b": "-0.5"},
        [{"target": "$.*", "x-convert": "number"}],
        {"a": 5, "b": -0.5},
    ),
    "remove a property": ({"a": {"x": 1, "y": 2}}, [{"target": "$.a.x", "remove": True}], {"a": {"y": 2}}),
    "remove an object": ({"a": {"x": {"z": 1}}}, [{"target": "$.a.x", "remove": True}], {"a": {}}),
    "remove objects from an array": (
        {"a": [{"n": 1}, {"n": 2}, {"n": 1}]},
        [{"target": "$.a[?@.n==1]", "remove": True}],
        {"a": [{"n": 2}]},
    ),
    "remove primitives from an array, named last to first": (
        {"a": [1, 2, 3]},
        [{"target": "$.a[2,0]", "remove": True}],
        {"a": [2]},
    ),
    "remove what lies inside what is removed": (
        {"a": {"t": {"t": 1}}, "t": 2},
        [{"target": "$..t", "remove": True}],
        {"a": {}},
    ),
    "copy an object into an object": (
        {"a": {"x": {"p": 1}}, "b": {"y": 2}},
        [{"target": "$.b", "copy": "$.a"}],
        {"a": {"x": {"p": 1}}, "b": {"y": 2, "x": {"p": 1}}},
    ),
    "copy an array onto an array": ({"a": [1], "b": [2]}, [{"target": "$.b", "copy": "$.a"}], {"a": [1], "b": [2, 1]}),
    "copy an object onto an array": (
        {"a": {"n": 1}, "b": []},
        [{"target": "$.b", "copy": "$.a"}],
        {"a": {"n": 1}, "b": [{"n": 1}]},
    ),
    "copy a primitive over a primitive": ({"a": 1, "b": 2}, [{"target": "$.b", "copy": "$.a"}], {"a": 1, "b": 1}),
    "move, by update, copy and remove": (
        {"paths": {"/old": {"get": {}}}},
        [
            {"target": "$.paths", "update": {"/new": {}}},
            {"target": "$.paths['/new']", "copy": "$.paths['/old']"},
            {"target": "$.paths['/old']", "remove": True},
        ],
        {"paths": {"/new": {"get": {}}}},
    ),
    "an action sees what the one before it did": (
        {"a": {}},
        [{"target": "$.a", "update": {"b": 1}}, {"target": "$.a.b", "update": 2}],
        {"a": {"b": 2}},
    ),
    "a place that is named twice is changed once": (
        {"a": [1]},
        [{"target": "$['a','a']", "update": 2, "x-expect-matches": 1}],
        {"a": [1, 2]},
    ),
    "x-was may name a part of an object": (
        {"a": {"x": {"p": 1, "q": 2}}},
        [{"target": "$.a", "x-was": {"x": {"p": 1}}, "update": {"y": 1}}],
        {"a": {"x": {"p": 1, "q": 2}, "y": 1}},
    ),
}


REFUSED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a target without a match": ({"a": 1}, {"target": "$.b", "remove": True}, "its target matches nothing"),
    "an update without effect": (
        {"a": {"x": 1, "y": 2}},
        {"target": "$.a", "update": {"x": 1}},
        "it changes nothing at document.json /a/x",
    ),
    "an update with a part that has no effect": (
        {"a": {"x": 1}},
        {"target": "$.a", "update": {"x": 1, "new": 2}},
        "it changes nothing at document.json /a/x",
    ),
    "a value that the vendor has added": (
        {"a": {"description": "The vendor's."}},
        {"target": "$.a", "update": {"description": "Ours."}},
        'it would overwrite "The vendor\'s." at document.json /a/description, which x-was does not name',
    ),
    "a nested value that the vendor has added": (
        {"a": {"b": {"x": 1, "y": 1}}},
        {"target": "$.a", "update": {"b": {"x": 2, "y": 2}}, "x-was": {"b": {"x": 1}}},
        "it would overwrite 1 at document.json /a/b/y",
    ),
    "an item that is already in the list": ({"a": [1, 2]}, {"target": "$.a", "update": [3, 2]}, "it changes nothing"),
    "an appended item that is already in the list": ({"a": [1]}, {"target": "$.a", "update": 1}, "it changes nothing"),
    "an empty update": ({"a": {"x": 1}}, {"target": "$.a", "update": {}}, "it changes nothing"),
    "places inside each other": (
        {"a": {"a": {"k": 0}}},
        {"target": "$..a", "update": {"a": 1}},
        "its target matches a place and another inside it",
    ),
    "a string without a number": (
        {"a": "five"},
        {"target": "$.a", "x-convert": "number"},
        "not a number in quotes",
    ),
    "a number that is not in quotes": ({"a": 5}, {"target": "$.a", "x-convert": "number"}, "not a number in quotes"),
    "a copy without effect": (
        {"a": {"x": 1}, "b": {"x": 1}},
        {"target": "$.a", "copy": "$.b"},
        "it changes nothing",
    ),
    "one place without effect among others": (
        {"a": [{"x": 1}, {"x": 2}]},
        {"target": "$.a[*].x", "update": 2},
        "it changes nothing at document.json /a/1/x",
    ),
    "another count": (
        {"a": [1, 2]},
        {"target": "$.a[*]", "update": 3, "x-expect-matches": 3},
        "its target matches 2 places, x-expect-matches says 3",
    ),
    "a stale x-was": (
        {"a": {"default": 5}},
        {"target": "$.a", "update": {"default": 6}, "x-was": {"default": "5"}},
        'x-was says {"default": "5"}, but at document.json /a there is {"default": 5}',
    ),
    "a stale x-was of a removal": (
        {"a": {"in": "query"}},
        {"target": "$.a.in", "remove": True, "x-was": "header"},
        'x-was says "header"',
    ),
    "an x-was for a missing value": (
        {"a": {"other": 1}},
        {"target": "$.a", "update": {"x": 1}, "x-was": {"default": None}},
        "x-was says",
    ),
    "targets of several kinds": (
        {"a": {"x": 1, "y": [1]}},
        {"target": "$.a[*]", "update": 2},
        "its target matches values of different types",
    ),
    "an array into a primitive": (
        {"a": {"type": "object"}},
        {"target": "$.a", "update": {"type": ["object", "null"]}},
        "an array value cannot be merged into the primitive at document.json /a/type",
    ),
    "an object into a primitive": (
        {"a": 1},
        {"target": "$.a", "update": {"x": 1}},
        "an object value cannot be merged into the primitive at document.json /a",
    ),
    "a primitive into an object": (
        {"a": {}},
        {"target": "$.a", "update": 1},
        "a primitive value cannot be merged into the object at document.json /a",
    ),
    "a primitive into an array inside an object": (
        {"a": {"list": [1]}},
        {"target": "$.a", "update": {"list": 2}},
        "only a list can be merged into the list at document.json /a/list",
    ),
    "a copy without a source": ({"a": {}}, {"target": "$.a", "copy": "$.b"}, "matches 0 places"),
    "a copy with two sources": ({"a": {}, "b": [1, 2]}, {"target": "$.a", "copy": "$.b[*]"}, "matches 2 places"),
    "a removal of everything": ({"a": 1}, {"target": "$", "remove": True}, "it would remove the whole document"),
}
