"""Every job to its end: faults in some jobs and in their videos."""

import re
from collections.abc import Callable

from ..around import Call, Change, Json
from ..model import STATES
from .planted import (
    CONTRACT,
    ENDS,
    LEGACY_ONLY,
    V2_ONLY,
    Ask,
    Planted,
    When,
    always,
    asked,
    both,
    data,
    every,
    job_has,
    not_found,
    on,
)

RANGES, CONDITIONS, TAGS = "RFC 9110, 14", "RFC 9110, 13", "RFC 9110, 8.8.3"


def _status(word: str) -> Change:
    def change(call: Call) -> None:
        assert call.job is not None
        call.send_data({"id": call.job.id, "status": word})

    return change


def _ends(call: Call) -> int:
    """Return how often fetches have returned an end of the job, with this one."""
    return sum(state in ENDS for state in call.job.states) if call.job is not None else 0


def _alternates(call: Call) -> None:
    assert call.job is not None
    _status("generating" if len(call.job.states) % 2 else "queued")(call)


def _late(seconds: float) -> When:
    return lambda call: call.job is not None and call.server.mock.now < call.job.made + seconds


def _ended_for(seconds: float) -> When:
    """Return whether the end of the job was returned so long ago."""

    def when(call: Call) -> bool:
        assert call.job is not None
        first = call.server.memory.setdefault(call.job.id, call.server.mock.now)
        return bool(call.server.mock.now >= first + seconds)

    return when


def _link(change: Callable[[str, Call], str], when: When = always) -> Change:
    def apply(call: Call) -> None:
        call.send_data(call.data | {"video": {"url": change(call.data["video"]["url"], call)}})

    return on(("completed",), apply, when)


def _from_other_address(call: Call) -> bool:
    return call.job is not None and call.job.address != call.address


def _file(change: Change, when: When = always) -> Change:
    return on(("asset",), change, when)


def _got(call: Call) -> bool:
    return call.request.method == "GET" and call.reply.status == 200


def _is_part(call: Call) -> bool:
    return call.reply.status == 206


def _whole_size(call: Call, more: int) -> None:
    part = dict(call.reply.headers)["content-range"]
    call.send(content_range=re.sub(r"\d+$", lambda found: str(int(found[0]) + more), part))


def _suffix_as_start(call: Call) -> None:
    if found := re.fullmatch(r"bytes=-(\d+)", call.request.headers.get("range", "")):
        call.ask(range=f"bytes=0-{int(found[1]) - 1}")


def _short_range(call: Call) -> None:
    """Leave out the last byte of a range that has an end."""
    if (found := re.fullmatch(r"bytes=(\d+)-(\d+)", call.request.headers.get("range", ""))) and found[1] != found[2]:
        call.ask(range=f"bytes={found[1]}-{int(found[2]) - 1}")


def _of_another(call: Call) -> None:
    """Serve the video that was asked for first."""
    if call.route == "asset":
        call.ask(target=call.server.memory.setdefault("video", call.request.target))


def _no_ftyp(call: Call) -> None:
    call.send(bytes(8) + call.reply.body[8:])


def _is_long(body: Json) -> bool:
    return bool(body.get("duration") == 8)


def _has_text_beyond_ascii(body: Json) -> bool:
    return not str(body.get("prompt", "")).isascii()


def _ask_file(**values: str) -> tuple[Ask, ...]:
    """Return a request for the video of the first finished job."""
    named: dict[str, str | None] = {name.replace("_", "-"): value for name, value in values.items()}
    return (Ask(b"", "GET", headers=named, path="VIDEO"),)


ROWS = (
    Planted(
        "seventh_never_ends",
        "Every seventh job is never finished.",
        CONTRACT,
        after=on(ENDS, _status("generating"), every(7)),
    ),
    Planted(
        "nineteenth_is_lost", "Every nineteenth job is never found.", CONTRACT, after=on(STATES, not_found, every(19))
    ),
    Planted(
        "long_ones_never_end",
        "Jobs of 8 seconds are never finished.",
        CONTRACT,
        after=on(ENDS, _status("generating"), job_has(_is_long)),
        asks=asked({"duration": 8}),
    ),
    Planted(
        "unicode_never_begins",
        "Jobs with a prompt beyond ASCII stay queued.",
        CONTRACT,
        after=on(STATES, _status("queued"), job_has(_has_text_beyond_ascii)),
        asks=asked({"prompt": "ü"}),
    ),
    Planted(
        "seeded_ends_without_video",
        "Jobs with a seed end without a video.",
        CONTRACT,
        after=on(("completed",), _status("completed"), job_has(lambda body: "seed" in body)),
        asks=asked({"seed": 1}),
    ),
    Planted(
        "styled_have_both_ends",
        "Finished jobs with a style have an error too.",
        CONTRACT,
        after=data(
            ("completed",),
            lambda v: v.update(error={"name": "E", "message": "No."}),
            job_has(lambda body: "style" in body),
        ),
        asks=asked({"style": "clay"}),
    ),
    Planted(
        "slow_tenth",
        "Every tenth job takes an hour.",
        CONTRACT,
        after=on(ENDS, _status("generating"), both(every(10), _late(3600))),
    ),
    Planted(
        "flickers",
        "Every fifth job alternates between queued and generating.",
        CONTRACT,
        after=on(("queued", "generating"), _alternates, every(5)),
        at=V2_ONLY,
    ),
    Planted(
        "queued_after_end",
        "Every fourth finished job is queued again at its third fetch after the end.",
        CONTRACT,
        after=on(ENDS, _status("queued"), both(every(4), lambda call: _ends(call) >= 3)),
    ),
    Planted(
        "failed_then_finished",
        "A failed job has a status of completed at its second fetch after the end.",
        CONTRACT,
        after=on(
            ("error",),
            lambda call: call.send_data(
                {"id": call.data["id"], "status": "completed", "video": {"url": "https://example.com/a.mp4"}}
            ),
            lambda call: _ends(call) >= 2,
        ),
    ),
    Planted(
        "forgotten_after_three",
        "A finished job is not found from its third fetch after the end on.",
        CONTRACT,
        after=on(ENDS, not_found, lambda call: _ends(call) >= 3),
    ),
    Planted(
        "forgotten_after_a_minute",
        "A job is not found a minute after its end was returned.",
        CONTRACT,
        after=on(ENDS, not_found, _ended_for(60)),
    ),
    Planted(
        "missing_at_the_end",
        "The first fetch after the end does not find the job.",
        CONTRACT,
        after=on(ENDS, not_found, lambda call: _ends(call) == 1),
        at=LEGACY_ONLY,
    ),
    Planted(
        "id_in_other_case",
        "Every eighth job is returned with its id in small letters.",
        CONTRACT,
        after=data(STATES, lambda v: v.update(id=v["id"].lower()), every(8)),
    ),
    Planted(
        "id_of_the_first",
        "From the twelfth job on, a finished job has the id of the first.",
        CONTRACT,
        after=on(
            ENDS,
            lambda call: call.send_data(call.data | {"id": next(iter(call.server.jobs))}),
            lambda call: call.job is not None and call.job.number >= 12,
        ),
    ),
    Planted(
        "link_of_address",
        "A finished job has another link at the other address.",
        CONTRACT,
        after=_link(lambda url, call: url + "?from=other", _from_other_address),
    ),
    Planted(
        "status_of_address",
        "A job is generating at the other address when it is finished.",
        CONTRACT,
        after=on(ENDS, _status("generating"), _from_other_address),
    ),
    Planted(
        "link_expires",
        "The second fetch of a finished job has a link that leads nowhere.",
        CONTRACT,
        after=_link(lambda url, call: url.replace("/assets/", "/expired/"), lambda call: _ends(call) >= 2),
    ),
    Planted(
        "some_links_dead",
        "Every sixth link leads nowhere.",
        CONTRACT,
        after=_link(lambda url, call: url + "x", every(6)),
    ),
    Planted(
        "some_links_html",
        "Every sixth video is a page.",
        CONTRACT,
        after=_file(lambda call: call.send(b"<html></html>", content_type="text/html"), every(6)),
    ),
    Planted(
        "some_videos_empty",
        "Every third video is empty.",
        CONTRACT,
        after=_file(lambda call: call.send(b""), both(_got, every(3, 1))),
    ),
    Planted(
        "some_videos_are_text",
        "Every fourth video has no MP4 in it.",
        CONTRACT,
        after=_file(lambda call: call.send(b"not found, sorry"), both(_got, every(4))),
    ),
    Planted(
        "no_ftyp_box",
        "Every third video has no ftyp box at its start.",
        "ISO 14496-12, 4.3",
        after=_file(_no_ftyp, both(_got, every(3))),
    ),
    Planted("one_video_for_all", "Every link leads to the video of the first.", CONTRACT, before=_of_another),
    Planted(
        "video_cut",
        "A video is shorter than its Content-Length.",
        "RFC 9112, 6.3",
        after=_file(
            lambda call: call.send(call.reply.body[:-10], content_length=str(len(call.reply.body))),
            both(_got, every(2)),
        ),
    ),
    Planted(
        "video_type",
        "A video is said to be an image.",
        "RFC 9110, 8.3",
        after=_file(lambda call: call.send(content_type="image/jpeg")),
    ),
    Planted(
        "head_differs",
        "HEAD of a video has another length than GET.",
        "RFC 9110, 8.6",
        after=_file(lambda call: call.send(content_length="1"), lambda call: call.request.method == "HEAD"),
        asks=(Ask(b"", "HEAD", path="VIDEO"),),
    ),
    Planted(
        "no_head",
        "HEAD of a video is refused.",
        "RFC 9110, 9.1",
        lambda call: call.refuse(405, "Use GET") if call.route == "asset" and call.request.method == "HEAD" else None,
        asks=(Ask(b"", "HEAD", path="VIDEO"),),
    ),
    Planted(
        "range_shifted",
        "A range begins one byte late.",
        RANGES,
        after=_file(lambda call: call.send(call.reply.body[1:] + b"\0"), _is_part),
        asks=_ask_file(range="bytes=0-99"),
    ),
    Planted(
        "range_too_short", "A range ends one byte early.", RANGES, _short_range, asks=_ask_file(range="bytes=0-99")
    ),
    Planted(
        "range_without_place",
        "206 has no Content-Range.",
        "RFC 9110, 15.3.7.1",
        after=_file(lambda call: call.send(content_range=None), _is_part),
        asks=_ask_file(range="bytes=0-99"),
    ),
    Planted(
        "range_of_other_size",
        "Content-Range tells another size of the video.",
        "RFC 9110, 14.4",
        after=_file(lambda call: _whole_size(call, 1), _is_part),
        asks=_ask_file(range="bytes=0-99"),
    ),
    Planted(
        "range_from_the_end",
        "The last bytes are answered with the first.",
        "RFC 9110, 14.1.2",
        _suffix_as_start,
        asks=_ask_file(range="bytes=-50"),
    ),
    Planted(
        "range_as_200",
        "A range is returned as 200.",
        "RFC 9110, 15.3.7",
        after=_file(lambda call: call.send(status=200), _is_part),
        asks=_ask_file(range="bytes=0-99"),
    ),
    Planted(
        "range_beyond_crashes",
        "A range beyond the video causes a crash.",
        RANGES,
        after=on(("refused",), lambda call: call.crash() if call.reply.status == 416 else None),
        asks=_ask_file(range="bytes=99999999-"),
    ),
    Planted(
        "tag_without_quotes",
        "An entity tag has no quotes.",
        TAGS,
        after=_file(lambda call: call.send(etag="video")),
    ),
    Planted(
        "never_modified",
        "304 is returned for any entity tag.",
        CONDITIONS,
        after=_file(
            lambda call: call.send(b"", 304, content_length=None), lambda call: "if-none-match" in call.request.headers
        ),
        asks=_ask_file(if_none_match='"another"'),
    ),
    Planted(
        "other_model_lost_at_legacy",
        "The legacy address does not find jobs with a ratio.",
        CONTRACT,
        after=on(STATES, not_found, job_has(lambda body: "aspect_ratio" in body)),
        at=LEGACY_ONLY,
        asks=asked({"aspect_ratio": "1:1"}),
    ),
)
