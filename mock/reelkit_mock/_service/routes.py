"""What the service does on each of its routes."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote

from reelkit_mock._errors import clipped
from reelkit_mock._http.messages import Headers, Reply, json_reply
from reelkit_mock._scenario.effects import EXPIRED
from reelkit_mock._service import refusals as refuse
from reelkit_mock._service.assets import serve_asset
from reelkit_mock._service.bodies import asset_path, created, fetched, id_of_asset, video_of
from reelkit_mock._service.context import Ask, NotJson
from reelkit_mock._service.logs import BadQuery, billing, logs, model_list, parse_query
from reelkit_mock._world.accounts import LOGS_PER_MINUTE, Window
from reelkit_mock._world.contract import lenient, problems
from reelkit_mock._world.jobs import SUCCEEDED, Job, state_of
from reelkit_mock._world.world import World

LOGS, BILLING, MODELS, ASSETS = "/v2/logs", "/v2/billing", "/v1/models", "/assets/"
MARK = re.compile(r"[A-Za-z0-9._:-]{1,128}")  # what the vendor takes for a client's own id; others it drops in silence
FIELD = "generation_id="


def create(ask: Ask) -> Reply:
    """POST at either address: a job is made, and its credits are held."""
    assert ask.address is not None
    world, request, now = ask.world, ask.request, ask.now
    try:
        body = ask.body()
    except NotJson as error:
        return refuse.bad_request(ask.about(), str(error))
    identifier = body.get("model")
    model = ask.address.creates.get(identifier) if isinstance(identifier, str) else None
    if model is None:
        return refuse.bad_request(ask.about(), _no_model(body, ask))
    if world.scenario.lenient:
        body = lenient(body, model)
    try:
        wrong = "" if model.validator.is_valid(body) else problems(body, model)
    except ValueError as error:  # a text that JSON has and Unicode has not, or lists a thousand deep
        wrong = f"The body cannot be read: {error}"
    if wrong:
        return refuse.bad_request(ask.about(), wrong)
    kind = model.kinds.of(body)
    if (account := world.open_account(ask.key)) is None:
        return refuse.too_many_keys(ask.about())
    ask.account = account
    if not account.affords(kind.credits, now):
        return refuse.out_of_credits(ask.about(), kind.credits, account.left(now) or 0)
    mark = request.headers.get("x-client-request-id")
    if mark is not None and not MARK.fullmatch(mark):
        mark = None
    legacy = ask.address.name == "legacy"
    ask.job = job = world.make_job(account, ask.key, kind, legacy, mark, now)
    head: Headers = (("x-inference-id", job.id), *kind.cost)
    if mark is not None:
        head += (("x-client-request-id", mark),)
    return json_reply(world.scenario.create_status, created(job, legacy, world.scenario), head)


def fetch(ask: Ask) -> Reply:
    """GET at either address."""
    assert ask.address is not None
    if (identifier := generation_id(ask.query)) is None:
        return refuse.bad_request(ask.about(), "generation_id must be given once, as a query parameter")
    ask.job = job = visible_job(ask, identifier)
    if job is None:
        return refuse.unknown_generation(ask.about(), identifier)
    state = ask.world.look(job, ask.now)
    return json_reply(200, fetched(job, state, ask.base, ask.world.scenario))


def read_logs(ask: Ask) -> Reply:
    """GET /v2/logs: at most 200 in a minute."""
    if (account := ask.world.open_account(ask.key)) is None:
        return refuse.too_many_keys(ask.about())
    account.logs = account.logs or Window(LOGS_PER_MINUTE)
    if wait := account.logs.wait(ask.now):
        return refuse.too_many_requests(ask.about(), LOGS_PER_MINUTE, 60, wait)
    try:
        query = parse_query(ask.query, ask.now)
    except BadQuery as error:
        return refuse.bad_request(ask.about(), str(error))
    when = ask.world.scenario.logs
    jobs = [] if when == "never" else ask.world.order
    return json_reply(200, logs(jobs, query, ask.now, late=when == "at-completion"))


def read_billing(ask: Ask) -> Reply:
    """GET /v2/billing."""
    return json_reply(200, billing(ask.account.left(ask.now) if ask.account else None))


def list_models(_: Ask) -> Reply:
    """GET /v1/models, which needs no key."""
    return json_reply(200, model_list())


def asset(ask: Ask) -> Reply:
    """GET and HEAD of a finished video, which need no key either."""
    job, world = ask.job, ask.world
    if job is None or state_of(job, ask.now) != SUCCEEDED:
        return refuse.not_found(ask.about(), ask.request.method)
    lasts = world.scenario.asset_seconds
    if lasts is not None and ask.now > job.ends + lasts:
        body = EXPIRED.encode()
        return Reply(403, (("content-type", "application/xml"), ("content-length", str(len(body)))), body)
    return serve_asset(ask.request, video_of(job), job.id)


ROUTES: dict[str, Callable[[Ask], Reply]] = {
    "create": create,
    "fetch": fetch,
    "logs": read_logs,
    "billing": read_billing,
    "models": list_models,
    "asset": asset,
}
WITHOUT_KEY = ("models", "asset")


def generation_id(query: str) -> str | None:
    """The id that is asked for; None if there is not just one."""
    if query.startswith(FIELD) and "&" not in query:
        text = query[len(FIELD) :]
        return (unquote(text.replace("+", " ")) if "%" in text or "+" in text else text) or None
    try:
        values = parse_qs(query, keep_blank_values=True, max_num_fields=100).get("generation_id", [])
    except ValueError:
        return None
    return values[0] or None if len(values) == 1 else None


def visible_job(ask: Ask, identifier: str) -> Job | None:
    """The job of this id, if the address knows it."""
    job = ask.world.jobs.get(identifier)
    hidden = (
        job is not None
        and not job.legacy
        and ask.address is not None
        and ask.address.name == "legacy"
        and not ask.world.scenario.legacy_sees_v2
    )
    return None if hidden else job


def job_of_asset(world: World, path: str) -> Job | None:
    """The job whose video is at this very path: one that was decoded and encoded again is another path."""
    job = world.jobs.get(id_of_asset(path) or "")
    return job if job is not None and asset_path(job) == path else None


def _no_model(body: dict[str, object], ask: Ask) -> str:
    assert ask.address is not None
    if "model" not in body:
        return "model is required"
    known = ", ".join(ask.address.creates)
    return f"model: {clipped(repr(body['model']))} is not known at this address; known: {known}"
