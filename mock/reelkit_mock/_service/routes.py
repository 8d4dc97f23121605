"""The routes of the service: what it does for each valid request."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote

from reelkit_mock._errors import one_line
from reelkit_mock._http.messages import Headers, Reply, json_reply
from reelkit_mock._scenario.effects import EXPIRED_XML
from reelkit_mock._service import error_responses as errors
from reelkit_mock._service.assets import serve_asset
from reelkit_mock._service.bodies import asset_path, create_body, fetch_body, job_id_of_asset, video_file
from reelkit_mock._service.catalogue import VIDEO, list_models, metrics, one_model, with_etag
from reelkit_mock._service.context import InvalidBody, RequestContext
from reelkit_mock._service.ledger import PREFIX_LENGTH, key_facts, ledger_page, parse_ledger_query, usage
from reelkit_mock._service.logs import balance, log_page, parse_query
from reelkit_mock._service.model_document import model_document
from reelkit_mock._service.queries import InvalidQuery, parameters
from reelkit_mock._world.accounts import LOGS_PER_MINUTE, RateLimit
from reelkit_mock._world.calls import shown_prompt
from reelkit_mock._world.contract import describe_problems, parse_quoted_integers
from reelkit_mock._world.jobs import SUCCEEDED, Job, state_of
from reelkit_mock._world.world import World

LOGS, BILLING, TRANSACTIONS = "/v2/logs", "/v2/billing", "/v2/billing/transactions"
ASSETS, MODEL = "/assets/", "/model/"  # followed by a path
FIXED_ROUTES = {
    LOGS: "logs",
    BILLING: "billing",
    TRANSACTIONS: "transactions",
    "/v2/usage": "usage",
    "/v1/key": "key",
    **dict.fromkeys(("/v1/models", "/models", "/api/v1/models"), "models"),
    "/models/metrics": "metrics",
    "/docs-json": "document",
}
CLIENT_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")  # the vendor ignores any other
ID_PARAMETER = "generation_id="
MOST_MODELS = 10  # that an error lists


def create(context: RequestContext) -> Reply:
    """POST at either address: create a job and hold its credits."""
    assert context.address is not None
    world, request, now = context.world, context.request, context.now
    try:
        body = context.body()
    except InvalidBody as error:
        return errors.bad_request(context.info(), str(error))
    identifier = body.get("model")
    model = context.address.creates.get(identifier) if isinstance(identifier, str) else None
    if model is None:
        return errors.bad_request(context.info(), _unknown_model(body, context))
    if world.scenario.lenient:
        body = parse_quoted_integers(body, model)
    try:
        wrong = "" if model.validator().is_valid(body) else describe_problems(body, model)
    except ValueError as error:  # text that is valid in JSON but not in Unicode, or a thousand nested lists
        wrong = f"The body cannot be read: {error}"
    if wrong:
        return errors.bad_request(context.info(), wrong)
    kind = model.kinds.of(body)
    if (account := context.account or world.open_account(context.key)) is None:
        return errors.too_many_keys(context.info())
    context.account = account
    if not account.can_spend(kind.credits, now):
        return errors.out_of_credits(context.info(), kind.credits, account.left(now) or 0)
    client_request_id = request.headers.get("x-client-request-id")
    if client_request_id is not None and not CLIENT_REQUEST_ID.fullmatch(client_request_id):
        client_request_id = None
    legacy = context.address.name == "legacy"
    context.job = job = world.make_job(account, context.key, kind, legacy, client_request_id, now)
    if isinstance(prompt := body.get("prompt"), str):
        job.prompt = shown_prompt(prompt, request.headers)
    head: Headers = (("x-inference-id", job.id), *kind.cost_headers)
    if client_request_id is not None:
        head += (("x-client-request-id", client_request_id),)
    return json_reply(world.scenario.create_status, create_body(job, legacy, world.scenario), head)


def fetch(context: RequestContext) -> Reply:
    """GET at either address: return the state of a job."""
    assert context.address is not None
    if (identifier := generation_id(context.query)) is None:
        return errors.bad_request(context.info(), "generation_id must be given once, as a query parameter")
    context.job = job = visible_job(context, identifier)
    if job is None:
        return errors.unknown_generation(context.info(), identifier)
    state = context.world.fetch(job, context.now)
    return json_reply(200, fetch_body(job, state, context.base, context.world.scenario))


def read_logs(context: RequestContext) -> Reply:
    """GET /v2/logs, at most 200 times a minute."""
    if (account := context.world.open_account(context.key)) is None:
        return errors.too_many_keys(context.info())
    account.logs = account.logs or RateLimit(LOGS_PER_MINUTE)
    if wait := account.logs.wait(context.now):
        return errors.too_many_requests(context.info(), LOGS_PER_MINUTE, 60, wait)
    try:
        query = parse_query(context.query, context.now, context.world.clock.speed)
    except InvalidQuery as error:
        return errors.bad_request(context.info(), str(error))
    return json_reply(200, log_page(context.world.jobs_in_order, query, context.now, context.world.scenario))


def read_billing(context: RequestContext) -> Reply:
    """GET /v2/billing."""
    return json_reply(200, balance(context.account.left(context.now) if context.account else None))


def read_transactions(context: RequestContext) -> Reply:
    """GET /v2/billing/transactions."""
    try:
        query = parse_ledger_query(context.query)
    except InvalidQuery as error:
        return errors.bad_request(context.info(), str(error))
    return json_reply(200, ledger_page(context.world.jobs_in_order, query, context.now))


def read_usage(context: RequestContext) -> Reply:
    """GET /v2/usage. Only a management key may ask for other keys, and the mock has none."""
    prefix = parameters(context.query).get("key_prefix")
    if prefix is not None and context.key[:PREFIX_LENGTH] != prefix:
        return errors.forbidden(context.info(), "Only a management key may ask for the usage of another key.")
    try:
        found = usage(context.world.jobs_in_order, context.query, context.now, context.world.clock.speed)
    except InvalidQuery as error:
        return errors.bad_request(context.info(), str(error))
    return json_reply(200, found)


def read_key(context: RequestContext) -> Reply:
    """GET /v1/key."""
    credits = context.account.credits if context.account else None
    return json_reply(200, key_facts(context.key, credits, context.world.jobs_in_order, context.now))


def read_models(context: RequestContext) -> Reply:
    """GET /v1/models and its other addresses."""
    found = list_models(context.world.catalogue, context.query, context.base)
    return with_etag(found, context.request)


def read_model(context: RequestContext) -> Reply:
    """GET /model/{id}, with the id as it is."""
    name = unquote(context.path[len(MODEL) :])
    if (found := one_model(context.world.catalogue, name, context.query, context.base)) is None:
        return errors.unknown_model(context.info(), name)
    return with_etag(found, context.request)


def read_metrics(context: RequestContext) -> Reply:
    """GET /models/metrics."""
    world = context.world
    try:
        return json_reply(200, metrics(world.catalogue, world.jobs_in_order, context.query, context.now))
    except InvalidQuery as error:
        return errors.bad_request(context.info(), str(error))


def read_document(context: RequestContext) -> Reply:
    """GET /docs-json: the document of a model."""
    values = parameters(context.query)
    name = values.get("model", "")
    for schema in context.world.catalogue:
        if name in schema.model.ids and values.get("endpoint") == VIDEO:
            document = model_document(schema.model)
            return with_etag(document, context.request)
    return errors.unknown_model(context.info(), name)


def serve_video(context: RequestContext) -> Reply:
    """GET and HEAD of the video of a finished job, which need no key."""
    job, world = context.job, context.world
    if job is None or state_of(job, context.now) != SUCCEEDED:
        return errors.not_found(context.info(), context.request.method)
    if link_has_expired(world, job, context.now):
        body = EXPIRED_XML.encode()
        return Reply(403, (("content-type", "application/xml"), ("content-length", str(len(body)))), body)
    return serve_asset(context.request, video_file(job), job.id)


ROUTES: dict[str, Callable[[RequestContext], Reply]] = {
    "create": create,
    "fetch": fetch,
    "logs": read_logs,
    "billing": read_billing,
    "transactions": read_transactions,
    "usage": read_usage,
    "key": read_key,
    "models": read_models,
    "model": read_model,
    "metrics": read_metrics,
    "document": read_document,
    "asset": serve_video,
}
KEYLESS_ROUTES = ("models", "model", "metrics", "document", "asset")


def link_has_expired(world: World, job: Job, now: float) -> bool:
    """Return whether the link of a finished job is no longer valid."""
    lasts = world.scenario.asset_seconds
    return job.id in world.expired_links or (lasts is not None and now > job.ends + lasts)


def generation_id(query: str) -> str | None:
    """Return the id in a query, or None unless there is exactly one."""
    if query.startswith(ID_PARAMETER) and "&" not in query:
        text = query[len(ID_PARAMETER) :]
        return (unquote(text.replace("+", " ")) if "%" in text or "+" in text else text) or None
    try:
        values = parse_qs(query, keep_blank_values=True, max_num_fields=100).get("generation_id", [])
    except ValueError:
        return None
    return values[0] or None if len(values) == 1 else None


def visible_job(context: RequestContext, identifier: str) -> Job | None:
    """Return the job of this id if the address knows it."""
    job = context.world.jobs.get(identifier)
    hidden = (
        job is not None
        and not job.legacy
        and context.address is not None
        and context.address.name == "legacy"
        and not context.world.scenario.legacy_sees_v2
    )
    return None if hidden else job


def find_asset_job(world: World, path: str) -> Job | None:
    """Return the job whose video has exactly this path; a path that is escaped differently is another one."""
    job = world.jobs.get(job_id_of_asset(path) or "")
    return job if job is not None and asset_path(job) == path else None


def _unknown_model(body: dict[str, object], context: RequestContext) -> str:
    assert context.address is not None
    if "model" not in body:
        return "model is required"
    known, more = list(context.address.creates)[:MOST_MODELS], len(context.address.creates) - MOST_MODELS
    listed = ", ".join(known) + (f" and {more} more" if more > 0 else "")
    return f"model: {one_line(repr(body['model']))} is not known at this address; known: {listed}"
