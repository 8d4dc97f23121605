"""The state of a job, and the token that passes it to another process."""

import json
import shlex
from typing import Any

from reelkit._errors import ReelkitError
from reelkit._journal.purchase import Purchase, model_of_id
from reelkit._protocol.answer import Answer
from reelkit._protocol.routes import Kind
from reelkit_specs import Model, find_model

TOKEN_VERSION = 1


class JobState:
    """The state of one job. It changes with each response."""

    __slots__ = (
        "answer",
        "client_request_id",
        "created_at",
        "credits",
        "id",
        "is_recalled",
        "kind",
        "model",
        "others",
        "paths",
        "purchase",
        "request_id",
        "trace",
    )

    def __init__(self, job_id: str, model: Model | None, kind: Kind, paths: tuple[str, ...]) -> None:
        self.id = job_id
        self.model = model
        self.kind = kind
        self.paths = paths  # of the fetch, in the order in which they are tried
        self.answer: Answer | None = None
        self.credits: float | None = None  # the cost that the service reported
        self.created_at: float | None = None  # on the driver's clock; None if another process created it
        self.request_id: str | None = None
        self.client_request_id: str | None = None
        self.purchase: Purchase | None = None  # its purchase in the journal
        self.others: tuple[str, ...] = ()  # other jobs of the same create
        self.is_recalled = False  # whether the journal was searched for it
        self.trace: Any = None  # its spans, in a client with telemetry

    def become(self, known: "JobState") -> None:
        """Copy what is known about the same job from elsewhere; its own responses stay."""
        self.model, self.kind, self.paths = known.model, known.kind, known.paths
        self.client_request_id, self.purchase, self.credits = known.client_request_id, known.purchase, known.credits

    def token(self) -> str:
        """Versioned JSON without secrets from which `attach` resumes the job."""
        kind = self.kind
        token = {"reelkit": TOKEN_VERSION, "job": self.id, "model": kind.model or None, "address": self.paths[0]}
        shape = {"resolution": kind.resolution, "duration": kind.duration}
        return json.dumps({key: value for key, value in (token | shape).items() if value is not None})

    def resume_line(self) -> str:
        """The command that resumes the wait."""
        model = ["--model", self.model.id] if self.model and not model_of_id(self.id) else []
        return shlex.join(["reelkit", "wait", *model, "--", self.id])

    def evidence(self) -> dict[str, Any]:
        """The attributes of every error about this job."""
        return {"job_id": self.id, "request_id": self.request_id}


def read_token(text: str) -> dict[str, Any] | None:
    """The content of a token; None if the text is a bare job id, which may begin with a brace as well."""
    if not text.lstrip().startswith("{") or '"reelkit"' not in text:
        return None
    try:
        token = json.loads(text)
    except (ValueError, RecursionError):
        raise ReelkitError(
            f"not a job token: it is not JSON ({text[:60]!r}); pass the text that `job.token()` returned"
        ) from None
    if "reelkit" not in token:
        return None
    version = token["reelkit"]
    if version != TOKEN_VERSION:
        raise ReelkitError(f"the token has version {version!r}, this reelkit reads {TOKEN_VERSION}; update reelkit")
    if not isinstance(token.get("job"), str) or not token["job"]:
        raise ReelkitError("the token names no job; pass the text that `job.token()` returned")
    if not isinstance(token.get("model", ""), str):
        raise ReelkitError(f"the token names no model: {token['model']!r}; pass the text that `job.token()` returned")
    return dict(token)


def known_model(job_id: str, model_id: str | None) -> Model | None:
    """The model of a job that was created elsewhere: the given one, or else the one in its id."""
    return find_model(model_id) if model_id else model_of_id(job_id)
