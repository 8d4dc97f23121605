"""The semantic set: faults with a meaning, each planted by name at each address that it applies to."""

from collections.abc import Callable
from typing import Any, NamedTuple

from .changes import (
    GOOD,
    assign,
    crashing,
    drop,
    excluding,
    in_answer,
    in_body,
    in_data,
    in_field,
    in_schema,
    optional,
    refusing,
    rename,
    with_status,
    within,
    without_rule,
)
from .fault import BOTH, USUAL, Behaviour, Fault
from .job_faults import (
    another_video,
    changes_its_id,
    changes_its_link,
    completed_then,
    finds_any,
    forgets_first,
    hides_other_address,
    moves_backwards,
    never_ends,
    two_with_one_id,
)
from .model import CREATED, LEGACY, V2, Answer, specs
from .schema import Json

V2_ONLY, LEGACY_ONLY = (V2,), (LEGACY,)


class Planted(NamedTuple):
    """A row of the table."""

    name: str
    sentence: str
    behaviour: Behaviour
    addresses: tuple[str, ...] = BOTH


def _usage(change: Callable[[Json], None]) -> Behaviour:
    return in_data([CREATED], within("meta", "usage", change=change))


def _credits_as_text(usage: Json) -> None:
    usage.update({name: str(value) for name, value in usage.items()})


def _negative(usage: Json) -> None:
    usage.update({name: -value for name, value in usage.items()})


def _cut(answer: Answer) -> None:
    answer.data = answer.encoded()[:-2]


def _as_html(answer: Answer) -> None:
    answer.type = "text/html"


def _number(body: Json) -> None:
    if isinstance(body.get("duration"), str) and body["duration"].isdecimal():
        body["duration"] = int(body["duration"])


def _some_model(body: Json) -> None:
    body.setdefault("model", USUAL)


def _other(name: str) -> Any:
    """Return the last value that the usual model lists for the field, apart from its default."""
    part = next(spec for spec in specs() if USUAL in spec.ids).schema["properties"][name]
    return [value for value in part["enum"] if value != part.get("default")][-1]


def _with_another(name: str) -> Json:
    """Return a schema for requests with that value."""
    return {"properties": {name: {"const": _other(name)}}, "required": [name]}


def _seven(duration: Json) -> None:
    duration["enum"] = [*duration.get("enum", ()), 7]


def _any_model(body: Json) -> None:
    if isinstance(body.get("model"), str) and all(body["model"] not in spec.ids for spec in specs()):
        body["model"] = USUAL


def _dearer(data: Json) -> None:
    data["meta"] = {"usage": {"credits_used": 1, "tokens_used": 1}}


SHAPE = (
    Planted(
        "status_succeeded",
        "A finished job has the status succeeded.",
        in_data(["completed"], assign(status="succeeded")),
    ),
    Planted(
        "status_waiting", "A running job has the status waiting.", in_data(["generating"], assign(status="waiting"))
    ),
    Planted(
        "post_missing_id",
        "The response to a create has generation_id instead of id.",
        in_data([CREATED], rename("id", "generation_id")),
    ),
    Planted("id_integer", "Ids are numbers.", in_data(GOOD, assign(id=12345))),
    Planted("credits_string", "Credits are a string.", _usage(_credits_as_text)),
    Planted(
        "tokens_used", "The cost is named tokens_used at v2.", _usage(rename("credits_used", "tokens_used")), V2_ONLY
    ),
    Planted(
        "credits_used",
        "The cost is named credits_used at legacy.",
        _usage(rename("tokens_used", "credits_used")),
        LEGACY_ONLY,
    ),
    Planted(
        "url_not_uri", "The link is not a URI.", in_data(["completed"], within("video", change=assign(url="not a uri")))
    ),
    Planted(
        "url_relative",
        "The link has no host.",
        in_data(["completed"], within("video", change=assign(url="/files/a.mp4"))),
    ),
    Planted(
        "error_no_message",
        "An error has no message.",
        in_data(["error"], within("error", change=drop("message"))),
        V2_ONLY,
    ),
    Planted("wrong_content_type", "Accepted responses have an HTML content type.", in_answer(GOOD, _as_html)),
    Planted("truncated_json", "Accepted responses are truncated.", in_answer(GOOD, _cut)),
    Planted("post_201", "A create returns 201.", with_status([CREATED], 201)),
    Planted("undocumented_422", "A bad body is refused with 422.", with_status(["bad body", "unknown model"], 422)),
)

TAKES_BAD_INPUT = (
    Planted("unknown_resolution", "Any resolution is accepted.", in_field("resolution", drop("enum")), V2_ONLY),
    Planted("missing_prompt", "The prompt may be left out.", optional("prompt")),
    Planted("missing_model", "The model may be left out.", in_body(_some_model)),
    Planted("unknown_model", "Any model is accepted.", in_body(_any_model)),
    Planted("null_prompt", "The prompt may be null.", in_field("prompt", assign(type=["string", "null"]))),
    Planted("float_seed", "The seed may be a fraction.", in_field("seed", assign(type="number"))),
    Planted("missing_generation_id", "A fetch without an id is accepted.", with_status(["no id"], 200)),
    Planted("duration_as_string", "The duration may be a string.", in_body(_number)),
    Planted("duration_7", "7 seconds are accepted.", in_field("duration", _seven)),
    Planted("1080p_with_8s", "1080p may last 8 seconds.", in_schema(without_rule)),
)

REFUSES_GOOD_INPUT = (
    Planted(
        "aspect_ratio",
        "One aspect ratio is refused.",
        excluding(_with_another("aspect_ratio")),
    ),
    Planted(
        "speaker",
        "One speaker is refused.",
        excluding(
            {
                "properties": {"lip_sync_tts_speaker": {"const": _other("lip_sync_tts_speaker")}},
                "required": ["lip_sync_tts_speaker"],
            }
        ),
    ),
    Planted("negative_seed", "A negative seed is refused.", in_field("seed", assign(minimum=0))),
    Planted(
        "unicode_prompt",
        "A prompt that is not ASCII causes a crash.",
        crashing(lambda body: not str(body.get("prompt", "")).isascii()),
    ),
    Planted("malformed_json", "Invalid JSON causes a crash.", with_status(["not JSON"], 500)),
)

AUTH = (
    Planted(
        "no_auth_on_create",
        "A create needs no key.",
        Behaviour(authorizes=lambda call, good: good or call.method == "POST"),
    ),
    Planted(
        "no_auth_on_fetch",
        "A fetch needs no key.",
        Behaviour(authorizes=lambda call, good: good or call.method != "POST"),
    ),
    Planted(
        "any_token",
        "Any key is accepted.",
        Behaviour(authorizes=lambda call, good: good or "authorization" in call.headers),
    ),
)

PAYLOAD_BY_STATE = (
    Planted("credits_negative", "The cost of a create is negative.", _usage(_negative)),
    Planted("completed_no_video", "A finished job has no video.", in_data(["completed"], drop("video"))),
    Planted("completed_video_null", "The video of a finished job is null.", in_data(["completed"], assign(video=None))),
    Planted("error_no_error", "A failed job has no error.", in_data(["error"], drop("error"))),
    Planted(
        "error_with_video",
        "A failed job has a video.",
        in_data(["error"], assign(video={"url": "https://example.com/a.mp4"})),
    ),
    Planted(
        "video_early",
        "A running job has a video.",
        in_data(["generating"], assign(video={"url": "https://example.com/a.mp4"})),
    ),
)

DEFAULTS = (
    Planted("wrong_duration", "Another default duration.", in_field("duration", assign(default=_other("duration")))),
    Planted(
        "wrong_resolution", "Another default resolution.", in_field("resolution", assign(default=_other("resolution")))
    ),
)

LIFE = (
    Planted("unknown_id_200", "An unknown id returns a queued job.", Behaviour(finds=finds_any)),
    Planted("first_fetch_404", "The first fetch does not find the job.", Behaviour(finds=forgets_first)),
    Planted("backwards", "Queued follows generating.", Behaviour(status_of=moves_backwards)),
    Planted("completed_reverts", "Generating follows completed.", Behaviour(status_of=completed_then("generating"))),
    Planted("completed_to_error", "Error follows completed.", Behaviour(status_of=completed_then("error", "error"))),
    Planted("stuck_generating", "No job finishes.", Behaviour(status_of=never_ends)),
    Planted("id_changes", "Each fetch returns another id.", Behaviour(responds=changes_its_id)),
    Planted("url_changes", "Each fetch returns another link.", Behaviour(responds=changes_its_link)),
    Planted("credits_differ", "A fetch returns another cost.", in_data(["completed"], _dearer)),
    Planted("same_id_twice", "Two jobs have the same id.", Behaviour(makes=two_with_one_id)),
    Planted("cross_job", "A finished job has the video of another.", Behaviour(responds=another_video)),
)

PARITY = (
    Planted("legacy_create_404", "Legacy has no create.", refusing([CREATED], 404), LEGACY_ONLY),
    Planted(
        "legacy_fetch_split", "Legacy does not know jobs of v2.", Behaviour(finds=hides_other_address), LEGACY_ONLY
    ),
    Planted(
        "legacy_unknown_resolution", "Legacy accepts any resolution.", in_field("resolution", drop("enum")), LEGACY_ONLY
    ),
    Planted(
        "legacy_status_active",
        "Legacy has the status active.",
        in_data(["generating"], assign(status="active")),
        LEGACY_ONLY,
    ),
)

TABLE: dict[str, tuple[Planted, ...]] = {
    "shape": SHAPE,
    "takes bad input": TAKES_BAD_INPUT,
    "refuses good input": REFUSES_GOOD_INPUT,
    "auth": AUTH,
    "payload by state": PAYLOAD_BY_STATE,
    "defaults": DEFAULTS,
    "life and identity": LIFE,
    "parity": PARITY,
}


def semantic() -> list[Fault]:
    """Return every fault of the table, once for each address."""
    return [
        Fault(f"{row.name}@{address}", kind, row.sentence, row.behaviour, (address,))
        for kind, rows in TABLE.items()
        for row in rows
        for address in row.addresses
    ]
