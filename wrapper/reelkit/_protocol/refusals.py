"""One function turns a refusing answer into an error."""

from reelkit._effects import Reply
from reelkit._errors import (
    AuthenticationFailed,
    InvalidRequest,
    OutOfCredits,
    RateLimited,
    ReelkitError,
    ServerFailed,
    UnexpectedAnswer,
)
from reelkit._protocol.answer import json_object
from reelkit._protocol.retry import retry_after

# 403 means several things; these words of its message mean an empty account.
MONEY = ("credit", "balance", "fund", "billing", "payment", "top up", "top-up", "quota exhausted")


def refusal(reply: Reply, *, bought: bool, job_id: str | None = None) -> ReelkitError:
    """The error for an answer that is no success. *bought* tells whether there is a job already."""
    content = json_object(reply)
    text = reply.body.decode(errors="replace").strip()
    message = _message(content, text)
    evidence = {
        "body": content if content is not None else text or None,
        "request_id": reply.headers.get("x-request-id") or (content or {}).get("requestId"),
        "job_id": job_id,
    }
    nothing = "the job goes on" if bought else "nothing was bought"
    match reply.status:
        case 401:
            return AuthenticationFailed(
                f"the API key is not accepted: {message}; check AIMLAPI_API_KEY", status_code=401, **evidence
            )
        case 402:
            return OutOfCredits(f"no credits for this: {message}; top up the account, {nothing}", **evidence)
        case 403 if any(word in message.lower() for word in MONEY):
            return OutOfCredits(f"no credits for this: {message}; top up the account, {nothing}", **evidence)
        case 403:
            said = f"the API key may not do this: {message}; check its kind and plan"
            return AuthenticationFailed(said, status_code=403, **evidence)
        case 429:
            wait = retry_after(reply.headers)
            return RateLimited(
                f"too many requests: {message}; try again later, {nothing}", retry_after=wait, **evidence
            )
        case 400 | 413 | 415 | 422 if not bought:
            return InvalidRequest(f"the service refused the request: {message}; {nothing}", **evidence)
        case status if status >= 500 and status != 501:
            return ServerFailed(f"the service answered {status}: {message}; try again later, {nothing}", **evidence)
        case status:
            said = f"the service answered {status}: {message}; check the base URL and the id, {nothing}"
            return UnexpectedAnswer(said, status_code=status, **evidence)


def _message(content: dict[str, object] | None, text: str) -> str:
    if content is not None:
        message = content.get("message") or content.get("error") or content.get("detail")
        if isinstance(message, dict):
            message = message.get("message") or message
        if message:
            return str(message)
    return " ".join(text.split())[:200] or "it said nothing more"
