"""The only module that uses the generated client: request classes by name, and responses as typed objects."""

from typing import TYPE_CHECKING, Any

import reelkit_api.models
from reelkit_api.models import GeneratedVideo, GenerationMeta, GenerationUsage, VideoGeneration
from reelkit_api.types import Unset
from reelkit_specs import did_you_mean, models

if TYPE_CHECKING:
    from reelkit_api.models import *  # noqa: F403 - for those who check types, all of them

Json = dict[str, Any]
ParsedVideo = GeneratedVideo
ParsedUsage = GenerationUsage


def request_class(name: str) -> Any:
    """The request class with this name, or None."""
    return getattr(reelkit_api.models, name, None)


def __getattr__(name: str) -> Any:
    """A request class by its name."""
    if name.startswith("_"):  # such as __path__, which an import of a name asks for
        raise AttributeError(name)
    kind = request_class(name)
    # Only requests allow certain models and no other text; to read the contract takes 14 ms.
    if getattr(kind, "__annotations__", {}).get("model", "str") != "str":
        return kind
    names = [model.class_name for model in models() if not model.added]
    raise AttributeError(f"reelkit has no {name!r}; {did_you_mean(name, names, 'see `reelkit models`')}")


def parse(answer: Json) -> VideoGeneration:
    """A response as an object of the generated class. No field is lost, and none is required."""
    return VideoGeneration.from_dict(answer)


def first_video(answer: VideoGeneration) -> GeneratedVideo | None:
    """The first video with a link, in an object or in a list of objects or links."""
    items = answer.video if isinstance(answer.video, list) else [answer.video]
    for item in items:
        if isinstance(item, str) and item:
            return GeneratedVideo(url=item)
        if isinstance(item, GeneratedVideo) and isinstance(item.url, str) and item.url:
            return item
    return None


def usage_of(answer: VideoGeneration) -> GenerationUsage | None:
    """The cost of the job, if the response has it."""
    meta = answer.meta
    if isinstance(meta, GenerationMeta) and isinstance(meta.usage, GenerationUsage):
        return meta.usage
    return None


def given(value: Any) -> Any:
    """The value, or None if it is absent: absent and null are equivalent."""
    return None if isinstance(value, Unset) else value
