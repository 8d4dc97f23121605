"""reelkit: the kit for AIML API's asynchronous video service.

Names are imported when they are first asked for, so that importing the package is fast. Request classes such as
`PixverseV5TextToVideo` are imported in the same way.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # `as` marks a re-export for type checkers
    from reelkit._client.async_client import AsyncClient as AsyncClient
    from reelkit._client.async_job import (
        AsyncJob as AsyncJob,
        AsyncVideo as AsyncVideo,
    )
    from reelkit._client.batch import Outcome as Outcome
    from reelkit._client.client import Client as Client
    from reelkit._client.job import Job as Job
    from reelkit._client.video import Video as Video
    from reelkit._effects import Event as Event
    from reelkit._errors import (
        AuthenticationFailed as AuthenticationFailed,
        DownloadFailed as DownloadFailed,
        InvalidRequest as InvalidRequest,
        JobFailed as JobFailed,
        JournalError as JournalError,
        OutOfCredits as OutOfCredits,
        OverBudget as OverBudget,
        Problem as Problem,
        RateLimited as RateLimited,
        ReelkitError as ReelkitError,
        ResultMissing as ResultMissing,
        ServerFailed as ServerFailed,
        SubmissionUnknown as SubmissionUnknown,
        UnexpectedAnswer as UnexpectedAnswer,
        WaitTimeout as WaitTimeout,
    )
    from reelkit._flows.audit import (
        Audit as Audit,
        Finding as Finding,
    )
    from reelkit._flows.billing import Balance as Balance
    from reelkit._io.clock import no_waiting as no_waiting
    from reelkit._logs.absence import Recovery as Recovery
    from reelkit._prices.catalogue import (
        Catalogue as Catalogue,
        CatalogueModel as CatalogueModel,
    )
    from reelkit._protocol.answer import (
        Answer as Answer,
        Link as Link,
        Usage as Usage,
    )
    from reelkit._protocol.generated import *  # noqa: F403 - the request classes of the contract
    from reelkit._protocol.poll_schedule import Poll as Poll
    from reelkit._protocol.request import (
        ReelkitWarning as ReelkitWarning,
        request as request,
    )
    from reelkit._protocol.retry_timing import Retry as Retry
    from reelkit._system.files import Saved as Saved
    from reelkit._telemetry.options import Telemetry as Telemetry

_HOMES = {
    "_protocol.answer": ("Answer", "Link", "Usage"),
    "_client.async_client": ("AsyncClient",),
    "_logs.absence": ("Recovery",),
    "_flows.audit": ("Audit", "Finding"),
    "_flows.billing": ("Balance",),
    "_effects": ("Event",),
    "_prices.catalogue": ("Catalogue", "CatalogueModel"),
    "_client.client": ("Client",),
    "_io.clock": ("no_waiting",),
    "_errors": (
        "AuthenticationFailed",
        "DownloadFailed",
        "InvalidRequest",
        "JobFailed",
        "JournalError",
        "OutOfCredits",
        "OverBudget",
        "Problem",
        "RateLimited",
        "ReelkitError",
        "ResultMissing",
        "ServerFailed",
        "SubmissionUnknown",
        "UnexpectedAnswer",
        "WaitTimeout",
    ),
    "_system.files": ("Saved",),
    "_telemetry.options": ("Telemetry",),
    "_client.async_job": ("AsyncJob", "AsyncVideo"),
    "_client.job": ("Job",),
    "_client.batch": ("Outcome",),
    "_protocol.poll_schedule": ("Poll",),
    "_protocol.request": ("ReelkitWarning", "request"),
    "_protocol.retry_timing": ("Retry",),
    "_client.video": ("Video",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # type checkers use the imports above and reject other names
    __all__ = [
        "Answer",
        "AsyncClient",
        "AsyncJob",
        "AsyncVideo",
        "Audit",
        "AuthenticationFailed",
        "Balance",
        "Catalogue",
        "CatalogueModel",
        "Client",
        "DownloadFailed",
        "Event",
        "Finding",
        "InvalidRequest",
        "Job",
        "JobFailed",
        "JournalError",
        "Link",
        "OutOfCredits",
        "Outcome",
        "OverBudget",
        "Poll",
        "Problem",
        "RateLimited",
        "Recovery",
        "ReelkitError",
        "ReelkitWarning",
        "ResultMissing",
        "Retry",
        "Saved",
        "ServerFailed",
        "SubmissionUnknown",
        "Telemetry",
        "UnexpectedAnswer",
        "Usage",
        "Video",
        "WaitTimeout",
        "no_waiting",
        "request",
    ]

    def __getattr__(name: str) -> Any:
        from importlib import import_module

        if name in _HOME_OF:
            value = getattr(import_module(f"reelkit.{_HOME_OF[name]}"), name)
        elif name.startswith("_"):
            raise AttributeError(f"module 'reelkit' has no attribute {name!r}")
        else:
            value = getattr(import_module("reelkit._protocol.generated"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    from reelkit_specs import models

    return sorted({*globals(), *_HOME_OF, *(model.class_name for model in models() if not model.added)})
