"""Reads responses: the state of a job, or the error. Accepts any shape and keeps every field."""

import functools
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from reelkit._effects import Reply
from reelkit._errors import (
    AuthenticationFailed,
    InvalidRequest,
    OutOfCredits,
    RateLimited,
    ReelkitError,
    ServerFailed,
    UnexpectedAnswer,
    public,
)
from reelkit._protocol.retry_timing import retry_after
from reelkit_specs import clipped, statuses

if TYPE_CHECKING:
    from reelkit._protocol.generated import ParsedUsage, ParsedVideo

Json = dict[str, Any]

SUCCEEDED, FAILED, UNKNOWN = "succeeded", "failed", "unknown"  # meanings of status words
ID_HEADER = "x-inference-id"
NO_STATUS = "(no status)"
LARGEST = 2.0**53  # larger numbers are neither prices nor sizes, and cannot be added exactly

MOST_SHOWN = 1000  # characters of a server's words in the text of an error; its evidence has all of them
MOST_STATUS = 100  # characters of a status word
MOST_ID = 2000  # characters; a longer id fits into no address, and would fill logs and journals

BEGINNING = 4096  # bytes of a body that are searched for its first character
# Byte order marks, white space, and the zeros that UTF-16 and UTF-32 have beside each of them.
_BEFORE_TEXT = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|[\x00\s])*")


@public
class Usage(NamedTuple):
    """The cost of a job, in the units that the server reports. *extra* has the other fields."""

    credits: float | None
    usd: float | None
    extra: Json


@public
class Link(NamedTuple):
    """The link to a finished video. *file_name* comes from the server and is never used as a path."""

    url: str
    content_type: str | None
    file_name: str | None
    file_size: int | None
    duration: float | None
    extra: Json


@public
class Answer(NamedTuple):
    """The state of a job in one response."""

    id: str | None
    status: str
    meaning: str
    link: Link | None
    error: Any
    usage: Usage | None
    extra: Json
    raw: Json


def json_object(reply: Reply) -> Json | None:
    """The body, if it is a JSON object."""
    try:
        content = json.loads(reply.body)
    except RecursionError:
        return None
    except ValueError:
        try:  # Python rejects very long integers, which must not lose the id
            content = json.loads(reply.body, parse_int=float)
        except (ValueError, RecursionError):
            return None
    return content if isinstance(content, dict) else None


def is_html(headers: Mapping[str, str]) -> bool:
    """Whether a content type is HTML."""
    return "html" in headers.get("content-type", "").lower()


def is_page(headers: Mapping[str, str], body: bytes) -> bool:
    """Whether a response is an HTML page: by its type, or because its text begins like one."""
    return is_html(headers) or _BEFORE_TEXT.sub(b"", body[:BEGINNING], count=1).startswith(b"<")


def is_about_a_job(raw: Json) -> bool:
    """Whether the object can be the state of a video job; v5.5 returns one that describes an image."""
    return "status" in raw or "video" in raw or not ("object" in raw and "data" in raw)


def identify(raw: Json) -> str | None:
    """The id in a response, even if the rest of the response is invalid."""
    for value in (raw.get("id"), raw.get("generation_id")):
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip() and len(value) <= MOST_ID and can_be_sent(value):
            return value
    return None


def header_id(headers: Mapping[str, str]) -> str | None:
    """The id in the header x-inference-id of newer servers; None if it is empty or given with different values."""
    ids = {value.strip() for value in headers.get(ID_HEADER, "").split(",")} - {""}
    return ids.pop() if len(ids) == 1 and len(max(ids)) <= MOST_ID else None


def can_be_sent(text: str) -> bool:
    """Whether the text can be encoded: lone surrogates cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@functools.cache
def load_reader() -> None:
    """Import what reads a response, before a create is sent: afterwards it may fail, and the id would be lost.

    The package may be updated meanwhile, and the process may have no file descriptors left.
    """
    read({"meta": {"usage": {}}})


def read(raw: Json) -> Answer:
    """Parse the state of a job from a response."""
    from reelkit._protocol.generated import first_video, given, parse, usage_of  # lazy: attrs takes 20 ms to import

    parsed = parse(raw)
    video, usage = first_video(parsed), usage_of(parsed)
    word = given(parsed.status)
    status = word.strip() if isinstance(word, str) else ""
    error = given(parsed.error)
    return Answer(
        id=identify(raw),
        status=clipped(status, MOST_STATUS) or NO_STATUS,
        meaning=meaning(status),
        link=_link(video, parsed.duration) if video is not None else None,
        error=raw["error"] if error is not None else None,
        usage=_usage(usage) if usage is not None else None,
        extra=dict(parsed.additional_properties),  # a copy, because a dict that was emptied keeps its size
        raw=raw,
    )


def meaning(word: object) -> str:
    """pending, succeeded, failed or unknown; case and surrounding spaces are ignored."""
    if not isinstance(word, str):
        return UNKNOWN
    status = statuses().get(word.strip().lower())
    return status.meaning if status else UNKNOWN


def _link(video: "ParsedVideo", job_duration: object) -> Link:
    duration = _number(video.duration)
    return Link(
        url=str(video.url),
        content_type=_text(video.content_type),
        file_name=_text(video.file_name),
        file_size=int(size) if (size := _number(video.file_size)) is not None else None,
        duration=duration if duration is not None else _number(job_duration),
        extra=video.additional_properties,
    )


def _usage(usage: "ParsedUsage") -> Usage:
    spent = amount_of(usage.credits_used)
    return Usage(
        credits=spent if spent is not None else amount_of(usage.tokens_used),
        usd=amount_of(usage.usd_spent),
        extra=usage.additional_properties,
    )


def error_words(error: Any) -> tuple[str | None, str | None]:
    """The name and the message of an error of any shape."""
    if isinstance(error, dict):
        name, message = error.get("name"), error.get("message", error.get("detail"))
        if message is None and name is None:
            message = error or None
        return (name if isinstance(name, str) else None), _words(message)
    return None, _words(error)


def error_summary(error: Any) -> str:
    """The name and the message of an error in one text of limited length; empty if it has neither."""
    return clipped(": ".join(word for word in error_words(error) if word), MOST_SHOWN)


def _words(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < LARGEST:  # nor NaN
        return None
    return value


def amount_of(value: object) -> float | None:
    """A cost; a negative one counts as not reported."""
    number = _number(value)
    return number if number is not None and number >= 0 else None


# 403 has several meanings; these words in its message mean an empty account.
MONEY = ("credit", "balance", "fund", "billing", "payment", "top up", "top-up", "quota exhausted")


def refusal(reply: Reply, *, bought: bool, job_id: str | None = None) -> ReelkitError:
    """The error for an unsuccessful response. *bought* is True if the job exists already."""
    content = json_object(reply)
    text = reply.body.decode(errors="replace").strip()
    message = _message(content, text)
    evidence = {
        "body": content if content is not None else text or None,
        "request_id": reply.headers.get("x-request-id") or (content or {}).get("requestId"),
        "job_id": job_id,
    }
    nothing = "the job continues" if bought else "nothing was bought"
    match reply.status:
        case 401:
            return AuthenticationFailed(
                f"the API key was not accepted: {message}; check AIMLAPI_API_KEY", status_code=401, **evidence
            )
        case 402:
            return OutOfCredits(f"not enough credits: {message}; {nothing}, top up the account", **evidence)
        case 403 if any(word in message.lower() for word in MONEY):
            return OutOfCredits(f"not enough credits: {message}; {nothing}, top up the account", **evidence)
        case 403:
            explanation = (
                f"the API key is not allowed to do this: {message}; check its permissions and the plan of the account"
            )
            return AuthenticationFailed(explanation, status_code=403, **evidence)
        case 429:
            wait = retry_after(reply.headers)
            return RateLimited(
                f"too many requests: {message}; {nothing}, try again later", retry_after=wait, **evidence
            )
        case 400 | 413 | 415 | 422 if not bought:
            return InvalidRequest(
                f"the service refused the request: {message}; {nothing}, correct the request", **evidence
            )
        case status if status >= 500 and status != 501:
            return ServerFailed(f"the service returned {status}: {message}; {nothing}, try again later", **evidence)
        case 400 | 404 | 410 | 422 as status if bought:
            explanation = (
                f"the service returned {status}: {message}; "
                "check the id, the base URL, and whether the API key belongs to the account that bought the job"
            )
            return UnexpectedAnswer(explanation, status_code=status, **evidence)
        case status:
            check = "check the base URL and the id" if bought else "check the base URL"
            explanation = f"the service returned {status}: {message}; {nothing}, {check}"
            return UnexpectedAnswer(explanation, status_code=status, **evidence)


def _message(content: dict[str, object] | None, text: str) -> str:
    if content is not None:
        message = content.get("message") or content.get("error") or content.get("detail")
        if isinstance(message, dict):
            message = message.get("message") or message
        if message:
            return clipped(str(message), MOST_SHOWN)
    return " ".join(text.split())[:200] or "no message"
