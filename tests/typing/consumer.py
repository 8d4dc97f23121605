"""A user's program, as mypy --strict and pyright see it against the built wheel. It is checked, not run."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Literal, assert_type

import reelkit
from reelkit import AsyncClient, Client, JobFailed, Poll, Saved, SubmissionUnknown
from reelkit_api.api.legacy import create_pixverse_video, fetch_pixverse_video
from reelkit_api.api.video import create_video, fetch_video
from reelkit_api.client import AuthenticatedClient
from reelkit_api.models import (
    ErrorEnvelope,
    GeneratedVideo,
    PixverseLipSync,
    PixverseV5ImageToVideo,
    PixverseV5TextToVideo,
    PixverseV5Transition,
    PixverseV55ImageToVideo,
    PixverseV55TextToVideo,
    VideoGeneration,
    VideoRequest,
)
from reelkit_api.types import Unset
from reelkit_specs import Model, Status, find_model, models, statuses

fox = PixverseV5TextToVideo(prompt="a red fox in snow", duration=8, aspect_ratio="16:9")
assert_type(fox.model, Literal["pixverse/v5/text-to-video"])
PixverseV5TextToVideo(prompt="a red fox in snow", duration=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

PICTURE = "https://example.com/a.png"
requests = [
    PixverseV5ImageToVideo(prompt="she nods", image_url=PICTURE).to_dict(),
    PixverseV5Transition(prompt="dusk falls", image_url=PICTURE, tail_image_url="data:,").to_dict(),
    PixverseV55TextToVideo(prompt="a fox", model="pixverse/v5.5/text-to-video", thinking_type="auto").to_dict(),
    PixverseV55ImageToVideo(prompt="she nods", image_url=PICTURE, duration=10).to_dict(),
    PixverseLipSync(video_url=PICTURE, lip_sync_tts_content="hello", lip_sync_tts_speaker="Ava").to_dict(),
]
PixverseV5Transition(prompt="dusk falls", image_url=PICTURE, tail_image_url=Path("dusk.png"))
PixverseV5Transition(prompt="dusk falls", image_url=PICTURE, tail_image_url=BytesIO(b"GIF89a"))
PixverseV5Transition(prompt="dusk falls", image_url=PICTURE, tail_image_url=StringIO())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
PixverseV5Transition(prompt="dusk falls", image_url=Path("a.png"), tail_image_url=PICTURE)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
bodies = [VideoRequest.from_dict(request) for request in requests]
by_id = reelkit.request("google/veo-3.1-t2v", prompt="a red fox in snow", resolution="720p")
reelkit.request(prompt="a red fox in snow")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def make(client: AuthenticatedClient) -> VideoGeneration | ErrorEnvelope | None:
    created = create_video.sync(client=client, body=VideoRequest.from_dict(fox.to_dict()))
    create_pixverse_video.sync(client=client, body=bodies[0])
    if isinstance(created, VideoGeneration) and isinstance(created.id, str):
        fetch_pixverse_video.sync(client=client, generation_id=created.id)
        return fetch_video.sync(client=client, generation_id=created.id)
    return created


def link(generation: VideoGeneration) -> str | None:
    match generation.video:
        case GeneratedVideo(url=str() as url):
            return url
        case [str() as url, *_]:
            return url
    return None


known: Model | None = find_model("pixverse/v5.5/text-to-video")
names: list[str] = [model.class_name for model in models()]
succeeded: Status = statuses()["succeeded"]
style: Unset | str = fox.style


def film(request: object) -> Saved | None:
    with Client(poll=Poll(initial=1.0)) as client:
        try:
            job = client.submit(request)
            words: list[str] = [event.status for event in job.events(deadline=60)]
            return job.result().save(Path("fox.mp4")) if words else None
        except JobFailed as error:
            raise SystemExit(error.reason) from None
        except SubmissionUnknown as error:
            raise SystemExit(error.client_request_id) from None


async def films(prompts: list[str]) -> list[Saved]:
    async with AsyncClient() as client:
        requests = [reelkit.PixverseV5TextToVideo(prompt=prompt, style="clay") for prompt in prompts]
        return [await client.generate(request, save_to=f"{n}.mp4") for n, request in enumerate(requests)]
