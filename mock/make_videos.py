"""Make the videos that the mock serves: a sun that crosses an evening sky, and one dot for each second.

    python mock/make_videos.py

Needs ffmpeg with libx264. One version of ffmpeg always makes the same bytes; another version may make others.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from reelkit_mock._service.assets import DURATIONS, SIZES, VIDEOS, video_name

FPS = 10
SKY = ((38, 255), (34, 150), (92, 112))  # red, green, blue; each at the top and at the horizon
SUN = (255, 226, 164)
HILLS = ((112, 50), (64, 32), (118, 78))  # red, green, blue; each far and near
DOT = (255, 244, 220)
UNLIT, LIT = 70, 255

ENCODER = [
    *("-c:v", "libx264", "-profile:v", "high", "-preset", "veryslow", "-tune", "ssim", "-crf", "30"),
    *("-bf", "0"),  # no B-frames: the file needs no edit list, which some players misread
    *("-x264-params", "keyint=infinite:scenecut=0"),  # one key frame: another one would cost as much as three seconds
    *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"),
]
REPRODUCIBLE = [
    *("-threads", "1"),  # x264 decides differently on a machine with more cores
    *("-bsf:v", "filter_units=remove_types=6"),  # drop the message with the version and settings of x264, 700 bytes
    *("-fflags", "+bitexact", "-flags:v", "+bitexact"),
]


def main() -> None:
    """Make all videos, and replace the old ones when every new one exists."""
    summary, _, rest = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=rest.strip(), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--into", type=Path, default=VIDEOS, metavar="FOLDER", help="default: where the mock reads them"
    )
    into: Path = parser.parse_args().into

    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        sys.exit("ffmpeg is not installed; apt-get install ffmpeg, or brew install ffmpeg")
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into, prefix=".new-") as folder:
        made = [make(ffmpeg, duration, ratio, Path(folder)) for duration in DURATIONS for ratio in SIZES]
        for path in made:
            path.replace(into / path.name)
            print(f"{path.name:16} {(into / path.name).stat().st_size:6} bytes")


def make(ffmpeg: str, duration: int, aspect_ratio: str, folder: Path) -> Path:
    """Make one video."""
    path = folder / video_name(duration, aspect_ratio)
    graph = ";".join(scene(duration, *SIZES[aspect_ratio]))
    command = [ffmpeg, "-v", "error", "-nostdin", "-filter_complex", graph, "-map", "[video]"]
    command += [*ENCODER, *REPRODUCIBLE, "-movflags", "+faststart", str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"ffmpeg could not make {path.name}, and no video was changed:\n{done.stderr.strip()}")
    return path


def scene(duration: int, width: int, height: int) -> Iterator[str]:
    """Yield the parts of ffmpeg's filter graph, from the sky to the dots; each is drawn over the previous ones."""
    side = min(width, height)  # keeps circles round, and equally large in every aspect ratio
    dusk = "pow(clip(Y/H/.78,0,1),1.3)"
    sky = paint(width, height, (f"lerp({top},{horizon},{dusk})" for top, horizon in SKY))
    yield f"{sky},loop=-1:1,setpts=N/{FPS}/TB,trim=end_frame={duration * FPS}[video]"

    radius = round(side * 0.13)
    along = f"{width}*(.24+.52*t/{duration})-{radius}"
    above = f"{height}*(.66-.42*sin(PI*t/{duration}))-{radius}"
    yield f"{disc(radius, SUN)}[sun]"
    yield f"[video][sun]overlay='{along}':'{above}':format=gbrp[video]"

    far = f"clip(Y-H*.70-{side}*(.045*sin(X/{side}*5+1)+.02*sin(X/{side}*11))+.5,0,1)"
    near = f"clip(Y-H*.80-{side}*(.05*sin(X/{side}*3.2+3.4)+.012*sin(X/{side}*13+1))+.5,0,1)"
    yield f"{paint(width, height, (f'lerp({a},{b},{near})' for a, b in HILLS), f'255*{far}')}[hills]"
    yield "[video][hills]overlay=format=gbrp[video]"

    size, gap = 2, 9
    left = (width - gap * (duration - 1)) // 2 - size
    for second in range(duration):
        for light, since in ((UNLIT, 0), (LIT, second)):
            place = f"{left + gap * second}:{height - 10 - size}:enable='gte(t,{since})'"
            yield f"{disc(size, DOT, light)}[dot]"
            yield f"[video][dot]overlay={place}:format=gbrp[video]"

    yield "[video]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[video]"


def disc(radius: int, colour: tuple[int, int, int], light: int = 255) -> str:
    """Return the filter of a disc with a soft edge."""
    side = 2 * radius + 2
    inside = f"clip({radius}-hypot(X-{radius}-.5,Y-{radius}-.5)+.5,0,1)"
    return paint(side, side, map(str, colour), f"{light}*{inside}")


def paint(width: int, height: int, colour: Iterable[str], alpha: str = "255") -> str:
    """Return the filter of a picture whose channels are expressions of X and Y."""
    red, green, blue = colour
    canvas = f"color=s={width}x{height}:r={FPS}:d={1 / FPS},format=rgba"
    return f"{canvas},geq=r='{red}':g='{green}':b='{blue}':a='{alpha}'"


if __name__ == "__main__":
    main()
