"""The videos that finished jobs show: a few small files, and a mark of its own in each copy.

`mock/make_videos.py` makes the files, one for each duration and aspect ratio in the tables here.
"""

import functools
import math
from pathlib import Path

VIDEOS = Path(__file__).with_name("_videos")

DURATIONS = (5, 8, 10)
SIZES = {"16:9": (256, 144), "4:3": (192, 144), "1:1": (144, 144), "3:4": (144, 192), "9:16": (144, 256)}
USUAL = "16:9"


def video_bytes(duration: int, aspect_ratio: str, mark: str) -> bytes:
    """An MP4 file that *mark* tells from every other one; the nearest there is to *duration* and *aspect_ratio*."""
    if duration not in DURATIONS:
        duration = min(DURATIONS, key=lambda known: abs(known - duration))
    if aspect_ratio not in SIZES:
        aspect_ratio = _nearest(aspect_ratio)
    return _file(video_name(duration, aspect_ratio)) + _free_box(mark.encode())


def video_name(duration: int, aspect_ratio: str) -> str:
    """The name of the file for a duration and an aspect ratio of the tables."""
    width, height = SIZES[aspect_ratio]
    return f"{duration}s-{width}x{height}.mp4"


@functools.cache
def _file(name: str) -> bytes:
    return (VIDEOS / name).read_bytes()


def _free_box(content: bytes) -> bytes:
    """A box that every player skips."""
    return (8 + len(content)).to_bytes(4, "big") + b"free" + content


def _nearest(aspect_ratio: str) -> str:
    width, _, height = aspect_ratio.partition(":")
    try:
        wanted = math.log(int(width)) - math.log(int(height))  # so that 2:1 is as far from 1:1 as 1:2 is
    except ValueError:  # no numbers, or no shape: "auto", "16:0"
        return USUAL
    return min(SIZES, key=lambda known: abs(math.log(SIZES[known][0] / SIZES[known][1]) - wanted))
