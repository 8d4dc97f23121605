"""The bodies of GET /v1/models, GET /model/{id} and GET /models/metrics, as the vendor publishes them."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qs, urlencode

from reelkit_mock._http.messages import Headers, Json, Reply, Request, json_reply
from reelkit_mock._scenario.clock import timestamp
from reelkit_mock._service.queries import InvalidQuery
from reelkit_mock._world.contract import RequestSchema
from reelkit_mock._world.jobs import SUCCEEDED, Job, state_of
from reelkit_specs import Model

VIDEO = "internal/video-generations/submit"
TAGS = ("playground:video",)
SECTIONS = ("pricing", "modalities", "capabilities")
MEDIA = ("image", "video", "audio")
WINDOW = 300  # seconds of the metrics
MAX_ALIASES = 100
PERCENTILES = (50, 75, 90, 99)

Values = dict[str, list[str]]


def list_models(schemas: Iterable[RequestSchema], query: str, base: str) -> Json:
    """Return the models that pass every filter. Parameters that the vendor does not document are ignored."""
    values = _values(query)
    sections = _sections(values)
    found = [schema for schema in schemas if _passes(schema.model, values)]
    return {"object": "list", "data": [_entry(schema, base, sections) for schema in found]}


def one_model(schemas: Iterable[RequestSchema], name: str, query: str, base: str) -> Json | None:
    """Return the model with this id or alias; None if there is none. Case does not matter."""
    for schema in schemas:
        if name.lower() in map(str.lower, schema.model.ids):
            return {"object": "model", "data": _entry(schema, base, _sections(_values(query)))}
    return None


def with_etag(value: Json, request: Request) -> Reply:
    """Return a response with an ETag of its body, or 304 if the client has that one."""
    sent = request.headers.get("if-none-match")
    reply = json_reply(200, value)
    tag = base64.urlsafe_b64encode(hashlib.sha256(reply.body).digest()[:20]).decode().rstrip("=")
    weak = f'W/"{len(reply.body):x}-{tag}"'
    head: Headers = (("etag", weak),)
    if sent is not None and ("*" in sent or weak.removeprefix("W/") in sent):
        return Reply(304, head, b"")
    return reply._replace(headers=reply.headers + head)


def metrics(schemas: Iterable[RequestSchema], jobs: Sequence[Job], query: str, now: float) -> Json:
    """Return how long the jobs that were finished lately have taken. Models without one are absent."""
    values = parse_qs(query, keep_blank_values=True)
    if unknown := [name for name in values if name != "aliases"]:
        raise InvalidQuery(f"{unknown[0]} is not a parameter; there is only aliases")
    wanted = values.get("aliases")
    if wanted and len(wanted) > MAX_ALIASES:
        raise InvalidQuery(f"aliases may be given at most {MAX_ALIASES} times")
    times: dict[str, list[float]] = {}
    for job in jobs:
        if now - WINDOW <= job.ends <= now and state_of(job, now) == SUCCEEDED:
            times.setdefault(job.kind.model.id, []).append((job.ends - job.created) * 1000)
    found = [
        _measured(schema.model, name, sorted(times[schema.model.id]))
        for schema in schemas
        if schema.model.id in times
        for name in schema.model.ids
        if (name == schema.model.id if wanted is None else name in wanted)
    ]
    return {"window_seconds": WINDOW, "generated_at": timestamp(now), "models": found}


def _measured(model: Model, name: str, milliseconds: list[float]) -> Json:
    last = len(milliseconds) - 1
    duration = {f"p{percent}": round(milliseconds[round(last * percent / 100)]) for percent in PERCENTILES}
    return {"alias": name, "endpoint": model.universal.create, "metrics": {"duration_ms": duration}}


def _values(query: str) -> Values:
    """Return the values of each parameter in lower case; commas separate values, and so does a repeated parameter."""
    return {
        name: [part.strip().lower() for value in values for part in value.split(",") if part.strip()]
        for name, values in parse_qs(query).items()
    }


def _sections(values: Values) -> list[str]:
    wanted = values.get("include", [])
    if "all" in wanted or {"true", "1"} & {*values.get("details", [])}:
        return list(SECTIONS)
    return [section for section in SECTIONS if section in wanted]


def _passes(model: Model, values: Values) -> bool:
    takes = _inputs(model)
    facts = {
        "id": model.ids,
        "type": (VIDEO,),
        "tags": TAGS,
        "modalities": (*takes, "video"),
        "input_modalities": takes,
        "output_modalities": ("video",),
        "capabilities": _capabilities(model),
    }
    return all({*wanted} & {fact.lower() for fact in facts[name]} for name, wanted in values.items() if name in facts)


def _entry(schema: RequestSchema, base: str, sections: Iterable[str]) -> Json:
    model = schema.model
    link = f"{base}/docs-json?{urlencode({'model': model.id, 'endpoint': VIDEO})}"
    maker = model.id.partition("/")[0]
    entry = {
        "id": model.id,
        "aliases": list(model.ids[1:]),
        "type": VIDEO,
        "info": {"name": model.id, "developer": maker, "url": "", "docsJson": link},
        "tags": list(TAGS),
    }
    more = {
        "pricing": schema.kinds.pricing,
        "modalities": {"input": _inputs(model), "output": ["video"]},
        "capabilities": _capabilities(model),
    }
    return entry | {section: more[section] for section in sections}


def _inputs(model: Model) -> list[str]:
    """Return what the fields of a request are named after: text, and media."""
    names = " ".join(_names(model))
    return ["text"] * ("prompt" in names) + [medium for medium in MEDIA if medium in names]


def _names(model: Model) -> Iterator[str]:
    return (field.name for field in model.fields if not field.enum and {"string", "array", "object"} & {*field.types})


def _capabilities(model: Model) -> list[str]:
    needs = " ".join(field.name for field in model.fields if field.required)
    takes = _inputs(model)
    is_free = not any(medium in needs for medium in MEDIA)
    return ["text_to_video"] * is_free + [f"{medium}_to_video" for medium in ("image", "video") if medium in takes]
