"""The only door to the generated client: request classes by name, answers as typed objects."""

from typing import TYPE_CHECKING, Any

import reelkit_api.models
from reelkit_api.models import GeneratedVideo, GenerationMeta, GenerationUsage, VideoGeneration
from reelkit_api.types import Unset
from reelkit_specs import models

if TYPE_CHECKING:
    from reelkit_api.models import *  # noqa: F403 - for those who check types, all of them

Json = dict[str, Any]
ParsedVideo = GeneratedVideo
ParsedUsage = GenerationUsage


def __getattr__(name: str) -> Any:
    """A request class, by its name."""
    if any(model.class_name == name for model in models()):
        return getattr(reelkit_api.models, name)
    raise AttributeError(f"reelkit has no {name!r}")


def parse(answer: Json) -> VideoGeneration:
    """An answer as the generated class; nothing of it is lost, and nothing in it is required."""
    return VideoGeneration.from_dict(answer)


def first_video(answer: VideoGeneration) -> GeneratedVideo | None:
    """The video that has a link: the object, or the first of a list of objects or links."""
    items = answer.video if isinstance(answer.video, list) else [answer.video]
    for item in items:
        if isinstance(item, str) and item:
            return GeneratedVideo(url=item)
        if isinstance(item, GeneratedVideo) and isinstance(item.url, str) and item.url:
            return item
    return None


def usage_of(answer: VideoGeneration) -> GenerationUsage | None:
    """What the job has cost, if the answer says so."""
    meta = answer.meta
    if isinstance(meta, GenerationMeta) and isinstance(meta.usage, GenerationUsage):
        return meta.usage
    return None


def given(value: Any) -> Any:
    """The value, or None where it is absent: absent and null mean the same everywhere."""
    return None if isinstance(value, Unset) else value
