"""Strategies for responses: similar to recorded ones, and anything else that a server can send."""

import json
from typing import Any

import httpx
from hypothesis import strategies as st

from reelkit_specs import statuses

words = st.sampled_from(sorted(statuses()))
text = st.text(max_size=20)
odd_links = [
    "https://cdn.example.com/a%2Fb.mp4",
    "http://[::1",
    "//a",
    "ftp://a",
    "",
    "https://a..b/x",
    f"https://{'a' * 70}.example.com/x",
    f"https://{'a.' * 200}com/x",
    "https://\ud800.example.com/",
    "https://cdn.example.com/\udc9b.mp4",
    "https://xn--a/",
    "https://cdn.example.com:99999/",
    "https://user:word@cdn.example.com/",
    "https://cdn.example.com\\@127.0.0.1/",
    "https://cdn.example.com/\r\nHost: x",
    "http://127.0.0.1/",
    "http://169.254.169.254/latest",
]
links = st.sampled_from(odd_links) | text
numbers = st.integers() | st.floats() | st.sampled_from([10**400, -(10**400), 1e308, 2**63])
leaves = st.none() | st.booleans() | numbers | text | words | links
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3), max_leaves=10
)

videos = st.builds(lambda link, more: {"url": link} | more, links, st.dictionaries(text, leaves, max_size=2))
errors = st.fixed_dictionaries({}, optional={"name": text, "message": text, "detail": st.lists(text, max_size=2)})
usages = st.dictionaries(st.sampled_from(["credits_used", "tokens_used", "usd_spent"]), numbers, max_size=2)

# Responses of the older and the newer servers, with each part valid, unusual or missing.
jobs = st.fixed_dictionaries(
    {},
    optional={
        "id": text | st.sampled_from(["a:b/c", "-a"]) | anything,
        "generation_id": text | anything,
        "status": words | words.map(str.upper) | anything,
        "video": videos | st.lists(links, max_size=2) | anything,
        "error": errors | anything,
        "meta": st.fixed_dictionaries({}, optional={"usage": usages}) | anything,
        "duration": anything,
        "object": st.just("image"),
        "data": anything,
    },
)
MARK = "the mark of the create that is sought"
DEEP = b"[" * 50_000
LONG = b'{"id": "a", "status": "completed", "meta": ' + b"9" * 5_000 + b"}"  # more digits than Python parses
TORN = b'{"id": "a", "status": "comp'
PAGE = b"<!DOCTYPE html><h1>502 Bad Gateway</h1>"


def _written(content: Any) -> bytes:
    return json.dumps(content).encode()  # NaN and Infinity are written as Python writes them


bodies = (
    jobs.map(_written) | anything.map(_written) | st.binary(max_size=40) | st.sampled_from([DEEP, LONG, TORN, PAGE])
)
codes = st.sampled_from([200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 408, 429, 500, 503, 504, 524, 599])
names = [
    "date",
    "content-encoding",
    "set-cookie",
    "content-range",
    "etag",
    "x-inference-id",
    "retry-after",
    "x-request-id",
    "content-type",
    "location",
    "x-aimlapi-credits-used",
]
dates = ["Thu, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:60 -2359", "Thu, 01 Jan 2026 12:00:00 GMT"]
worths = [
    *dates,
    "gzip",
    "gzip, gzip",
    "br",
    "bytes 0-5/6",
    '"tag"',
    "a",
    "-1",
    "1e999",
    "nan",
    "",
    "text/html",
    "https://example.com",
    "9" * 50,
]
heads = st.dictionaries(st.sampled_from(names), st.sampled_from(worths), max_size=3)
responses = st.builds(lambda status, headers, body: (status, headers, body), codes, heads, bodies)

# A series of responses, often one that gets past the create.
CREATED = (200, {}, b'{"id": "a", "status": "queued"}')
DONE = (200, {}, b'{"id": "a", "status": "completed", "video": {"url": "https://cdn.example.com/a.mp4"}}')
scripts = st.lists(responses | st.just(DONE), min_size=1, max_size=4).flatmap(
    lambda rest: st.sampled_from([rest, [CREATED, *rest], [CREATED, DONE, *rest]])
)


# Rows of the logs: about the lost create, about others, and anything else.
rows = st.fixed_dictionaries(
    {},
    optional={
        "client_request_id": st.just(MARK) | text | anything,
        "inference_id": text | st.sampled_from(["a", "\ud800"]) | anything,
        "status": st.sampled_from(["succeeded", "failed"]) | anything,
        "created": st.sampled_from(["2026-01-01T12:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31"]) | anything,
        "cost": st.dictionaries(st.sampled_from(["credits", "usd"]), numbers, max_size=2) | anything,
    },
)
pages = st.fixed_dictionaries(
    {"data": st.lists(rows, max_size=4) | anything},
    optional={"pagination": st.fixed_dictionaries({}, optional={"has_more": st.booleans() | anything}) | anything},
)
logs = st.builds(lambda status, headers, body: (status, headers, body), codes, heads, pages.map(_written)) | responses


def response(drawn: tuple[int, dict[str, str], bytes]) -> httpx.Response:
    """The drawn values as a response of httpx."""
    status, headers, body = drawn
    return httpx.Response(status, headers=headers, content=body)
