"""What is known of a job, and the token that carries it to another process."""

import json
import shlex
from typing import Any

from reelkit._errors import ReelkitError
from reelkit._journal.purchase import Purchase
from reelkit._protocol.answer import Answer
from reelkit._protocol.routes import Kind, model_of_id
from reelkit_specs import Model, find_model

TOKEN_VERSION = 1


class JobState:
    """The facts of one job; it changes only as answers come in."""

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
    )

    def __init__(self, job_id: str, model: Model | None, kind: Kind, paths: tuple[str, ...]) -> None:
        self.id = job_id
        self.model = model
        self.kind = kind
        self.paths = paths  # of the fetch, the one that answers first
        self.answer: Answer | None = None
        self.credits: float | None = None  # what the service reported that it costs
        self.created_at: float | None = None  # on the driver's clock; None if another process created it
        self.request_id: str | None = None
        self.client_request_id: str | None = None
        self.purchase: Purchase | None = None  # what the journal knows of it
        self.others: tuple[str, ...] = ()  # jobs that the service made of the same create
        self.is_recalled = False  # whether the journal was asked

    def become(self, known: "JobState") -> None:
        """Take over what is known of the same job from elsewhere; what it has been told itself stays."""
        self.model, self.kind, self.paths = known.model, known.kind, known.paths
        self.client_request_id, self.purchase, self.credits = known.client_request_id, known.purchase, known.credits

    def token(self) -> str:
        """Versioned JSON without secrets, from which `attach` takes up the job again."""
        kind = self.kind
        token = {"reelkit": TOKEN_VERSION, "job": self.id, "model": kind.model or None, "address": self.paths[0]}
        shape = {"resolution": kind.resolution, "duration": kind.duration}
        return json.dumps({key: value for key, value in (token | shape).items() if value is not None})

    def resume_line(self) -> str:
        """The command that takes up the wait again."""
        model = ["--model", self.model.id] if self.model and not model_of_id(self.id) else []
        return shlex.join(["reelkit", "wait", *model, "--", self.id])

    def evidence(self) -> dict[str, Any]:
        """What every error about this job carries."""
        return {"job_id": self.id, "request_id": self.request_id}


def read_token(text: str) -> dict[str, Any] | None:
    """The content of a token; None if the text is a bare job id, which may begin with a brace as well."""
    if not text.lstrip().startswith("{") or '"reelkit"' not in text:
        return None
    try:
        token = json.loads(text)
    except (ValueError, RecursionError):
        raise ReelkitError(f"not a job token: it is no JSON ({text[:60]!r}); use what `job.token()` gave") from None
    if "reelkit" not in token:
        return None
    version = token["reelkit"]
    if version != TOKEN_VERSION:
        raise ReelkitError(f"the token has version {version!r}, this reelkit reads {TOKEN_VERSION}; update reelkit")
    if not isinstance(token.get("job"), str) or not token["job"]:
        raise ReelkitError("the token names no job; use what `job.token()` gave")
    if not isinstance(token.get("model", ""), str):
        raise ReelkitError(f"the token names no model: {token['model']!r}; use what `job.token()` gave")
    return dict(token)


def known_model(job_id: str, model_id: str | None) -> Model | None:
    """The model of a job that was created elsewhere: the one that is named, else the one that the id names."""
    return find_model(model_id) if model_id else model_of_id(job_id)
