"""The clients that are compared with reelkit, in the order of the columns. Pinned: a later release may differ."""

from typing import NamedTuple


class Subject(NamedTuple):
    """One way to create a job and wait for it."""

    name: str
    program: str  # the module here that uses it
    imports: str  # the first line of a user's program
    service: str  # the protocol: a key of `benchmarks.faults.protocols.SERVICES`
    requirement: str | None = None  # None: installed already
    command: tuple[str, ...] = ()  # its command line with --help
    resumes: bool = True  # whether it can continue with a job that another process has created


REELKIT = Subject("reelkit", "reelkit_sync", "from reelkit import *", "aimlapi", command=("reelkit", "--help"))
ASYNC = Subject("reelkit async", "reelkit_async", "from reelkit import AsyncClient", "aimlapi")
HTTPX = Subject("httpx", "raw_httpx", "import httpx", "aimlapi", resumes=False)
GENERATED = Subject(
    "generated client",
    "generated",
    "from reelkit_api.api.video import create_video; from reelkit_api.models import PixverseV5TextToVideo",
    "aimlapi",
    resumes=False,
)

OTHERS = (
    Subject("requests", "raw_requests", "import requests", "aimlapi", "requests==2.34.2", resumes=False),
    Subject(
        "aimlapi",
        "aimlapi",
        "from aimlapi import AIMLAPI",
        "aimlapi",
        "aimlapi-sdk-python==2.24.0rc1",
        command=("aimlapi", "--help"),
        resumes=False,
    ),
    Subject("openai", "openai", "from openai import OpenAI", "openai", "openai==3.52.0"),
    Subject("runwayml", "runwayml", "from runwayml import RunwayML", "runwayml", "runwayml==5.24.0"),
    Subject("lumaai", "luma", "from lumaai import LumaAI", "lumaai", "lumaai==1.21.0"),
    Subject("fal-client", "fal", "import fal_client", "fal", "fal-client==1.0.3"),
    Subject("replicate", "replicate", "import replicate", "replicate", "replicate==1.0.7"),
    Subject("google-genai", "genai", "from google import genai", "google", "google-genai==3.4.0"),
)
SUBJECTS = (REELKIT, ASYNC, GENERATED, HTTPX, *OTHERS)
