"""L3: the ends of jobs: their links, and every job of a run where jobs cost nothing."""

import re
from collections.abc import Sequence

from reelkit_conformance._cases.case import ADDRESSES, Sampling
from reelkit_conformance._http.exchange import Address, Exchange, Request
from reelkit_conformance._http.response import (
    is_accepted,
    is_finished,
    is_video,
    requested_id,
    status_meaning,
    status_word,
    video_link,
)
from reelkit_conformance._http.text import short_json
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._judge.video_files import (
    TOLERANCE,
    Part,
    differing_bytes,
    is_type_of_video,
    lengths,
    wrong_box,
    wrong_part,
)
from reelkit_conformance._stages.flow import Flow, Pause, send
from reelkit_conformance._stages.jobs import (
    FinishedJob,
    Job,
    Patience,
    PollResult,
    fetch_again,
    finished_jobs,
    is_stuck,
    job_from,
    poll_jobs,
)
from reelkit_conformance._stages.plan import LeftOut
from reelkit_specs import Model, counted

FIRST_BYTES, MIDDLE_BYTES = Part(0, 1023), Part(4, 11)
LAST_BYTES = 50
ENTITY_TAG = re.compile(r'(?:W/)?"[^"]*"')


def follow_jobs(log: RunLog, sampling: Sampling, patience: Patience, manual_clock: bool, most: int) -> Flow[LeftOut]:
    """Fetch every job of the model until it is finished, and then its link, with at most about *most* requests.

    Return what did not fit. If jobs are known not to finish, or not soon, the others are not waited for.
    """
    model = sampling.model
    if log.has_failed("LIF-001") or ("LIF-001", log.model) in log.skipped:
        return LeftOut()
    first = len(log.exchanges)
    jobs = _unfinished_jobs(log, model)
    followed = jobs[: max(0, most) // max((1 + (job.other_path is not None) for job in jobs), default=1)]
    if followed:
        seconds = patience.full(model) if manual_clock else patience.seconds(model)
        purpose = f"waiting for {counted(len(followed), 'more job')}"
        yield Pause(seconds if manual_clock else min(seconds, patience.usual), purpose)
        result = yield from _poll_once(log, followed)
        if manual_clock:  # which has moved far enough already, unless jobs move on with each fetch
            before: dict[str, str | None] = {}
            while (words := _waiting(result)) and words != before:
                before = words
                again = yield from _poll_once(log, [job for job in followed if job.id in words])
                result = PollResult(result.last | again.last, 0.0)
        else:
            waiting = [job for job in followed if job.id in _waiting(result)]
            rest = yield from poll_jobs(log, waiting, seconds, patience.usual / 5)
            result = PollResult(result.last | rest.last, rest.seconds)
        found = [job for job in followed if is_accepted(result.last[job.id])]  # otherwise it is reported already
        finished_jobs(log, found, result, seconds, patience)
    linked = _unlinked_jobs(log, model)
    sampling.random("links").shuffle(linked)
    fitting = linked[: max(0, most - (len(log.exchanges) - first) - len(ADDRESSES))]
    yield from check_links(log, fitting)
    return LeftOut(unpolled=len(jobs) - len(followed), unlinked=len(linked) - len(fitting))


def _poll_once(log: RunLog, jobs: Sequence[Job]) -> Flow[PollResult]:
    last: dict[str, Exchange] = {}
    for job in jobs:
        last[job.id] = yield from fetch_again(log, job)
    return PollResult(last, 0.0)


def _waiting(result: PollResult) -> dict[str, str | None]:
    """Return the status of each job that can be fetched and is not finished."""
    return {job: status_word(response) for job, response in result.last.items() if is_stuck(response)}


def jobs_of(log: RunLog, model: Model) -> list[Job]:
    """Return the jobs of a model, each once."""
    creates = [one for one in log.exchanges if one.request.call == "create" and one.request.model == model.id]
    jobs = [job_from(one, model, one.request.address) for one in creates if one.request.address is not None]
    return list({job.id: job for job in jobs if job is not None}.values())


def ends_of(log: RunLog) -> dict[str | None, Exchange]:
    """Return the last response about each finished job."""
    return {requested_id(one): one for one in log.exchanges if one.request.call == "fetch" and is_finished(one)}


def _unfinished_jobs(log: RunLog, model: Model) -> list[Job]:
    ends = ends_of(log)
    return [job for job in jobs_of(log, model) if job.id not in ends]


def _unlinked_jobs(log: RunLog, model: Model) -> list[FinishedJob]:
    """Return the finished jobs whose links have not been fetched."""
    ends, fetched = ends_of(log), {exchange.request.path for exchange in log.exchanges}
    finished = [FinishedJob(job, ends[job.id]) for job in jobs_of(log, model) if job.id in ends]
    linked = [item for item in finished if status_meaning(item.response) == "succeeded"]
    return [item for item in linked if (link := video_link(item.response)) is not None and link not in fetched]


def check_links(log: RunLog, finished: Sequence[FinishedJob]) -> Flow[None]:
    """Fetch the links of finished jobs without the key.

    Half of them are fetched with a Range header, as a resumed download does; the others without, as a browser does.
    At each address, a part of the first one is compared with the whole.
    """
    unreachable: list[tuple[FinishedJob, Exchange]] = []
    compared: set[Address] = set()
    for number, item in enumerate(finished):
        url = video_link(item.response) or ""
        if not url.startswith(("http://", "https://")):
            _record_dead_link(log, item, f"not an http or https URL: {short_json(url)}")
            continue
        is_first = item.job.address not in compared
        compared.add(item.job.address)
        part = None if is_first or number % 2 else FIRST_BYTES
        response = yield from _fetch_link(url, part)
        if response.status in (200, 206, None) and is_video(response):  # None with a body: it was too long to be read
            log.record_pass("LIF-013")
            _judge_file(log, item, response, part)
            if is_first:
                middle = yield from _fetch_link(url, MIDDLE_BYTES)
                _judge_middle(log, item, response, middle)
                if not log.tried["LIF-018", log.model]:  # one file of a run will do
                    yield from _check_file(log, item, url, response)
        elif response.status is None and "no connection" in (response.trouble or ""):
            unreachable.append((item, response))
        else:
            kind = response.headers.get("content-type", "no content type")
            _record_dead_link(log, item, response.trouble or f"status {response.status}, {kind}", response)
    for item, response in unreachable:
        if len(unreachable) < len(finished):  # so the network is not the cause
            _record_dead_link(log, item, response.trouble or "", response)
        else:
            log.record_skip("LIF-013", f"the host cannot be reached: {response.trouble}")


def _fetch_link(url: str, part: Part | None) -> Flow[Exchange]:
    return (yield from send(Request("GET", url, headers=part.headers if part is not None else (), auth="none")))


def _record_dead_link(log: RunLog, item: FinishedJob, got: str, *responses: Exchange) -> None:
    job, end = item
    log.record_failure("LIF-013", f"link, {job.address}", "the start of a video file", got, end, *responses, job=job.id)


def _judge_file(log: RunLog, item: FinishedJob, response: Exchange, part: Part | None) -> None:
    """Judge the headers of a response that is a video."""
    job, end = item
    case = f"link, {job.address}"
    if (wrong := wrong_part(response, part)) is None:
        log.record_pass("LIF-014")
    else:
        log.record_failure("LIF-014", case, "what was asked for", wrong, end, response, job=job.id)
    if (box := wrong_box(response)) is not None:
        log.record_failure("LIF-019", case, "a box of MP4 at its start", box, end, response, job=job.id)
    else:
        log.record_pass("LIF-019")
    if is_type_of_video(response):
        log.record_pass("LIF-015")
    else:
        kind = response.headers.get("content-type", "")
        log.record_failure("LIF-015", case, "a type of video", kind, end, response, job=job.id)


def _judge_middle(log: RunLog, item: FinishedJob, whole: Exchange, middle: Exchange) -> None:
    """Judge a part of a file of which the whole is known."""
    job, end = item
    wrong = f"status {middle.status}" if middle.status not in (200, 206) else wrong_part(middle, MIDDLE_BYTES)
    wrong = wrong or differing_bytes(whole, middle, MIDDLE_BYTES)
    if wrong is None:
        log.record_pass("LIF-014")
    elif middle.status is not None:
        expected = f"bytes {MIDDLE_BYTES.first} to {MIDDLE_BYTES.last}"
        log.record_failure("LIF-014", f"link, {job.address}", expected, wrong, end, whole, middle, job=job.id)


def _check_file(log: RunLog, item: FinishedJob, url: str, whole: Exchange) -> Flow[None]:
    """Judge the headers of a file, its end, a part beyond its end, and a condition that another file fulfils."""
    job, end = item
    case, size = f"link, {job.address}", len(whole.body)
    head = yield from send(Request("HEAD", url, auth="none"))
    told = head.headers.get("content-length", f"{size}")
    if whole.status == 200 and head.status is not None and head.status not in (405, 501):
        got = f"status {head.status}, content-length: {told}"
        if head.status == 200 and told == f"{size}":
            log.record_pass("LIF-017")
        else:
            expected = f"status 200, content-length: {size}"
            log.record_failure("LIF-017", case, expected, got, end, whole, head, job=job.id)
    tail = yield from send(Request("GET", url, headers=(("Range", f"bytes=-{LAST_BYTES}"),), auth="none"))
    if tail.status is not None and whole.status == 200:
        is_part = tail.status == 206 and tail.body == whole.body[-LAST_BYTES:]
        if is_part or (tail.status == 200 and tail.body == whole.body):
            log.record_pass("LIF-014")
        else:
            got = f"status {tail.status} with {len(tail.body):,} bytes"
            log.record_failure("LIF-014", case, f"the last {LAST_BYTES} bytes", got, end, whole, tail, job=job.id)
    headers = (("Range", f"bytes={10 * size + 1_000_000}-"), ("If-None-Match", '"no-such-tag"'))
    beyond = yield from send(Request("GET", url, headers=headers, auth="none"))
    if beyond.status is not None:
        if beyond.status in (200, 416):
            log.record_pass("LIF-018")
        else:
            expected = "status 416, or the whole file"
            log.record_failure("LIF-018", case, expected, f"status {beyond.status}", end, whole, beyond, job=job.id)
    tag = whole.headers.get("etag")
    if tag is not None and not ENTITY_TAG.fullmatch(tag):
        log.record_failure("LIF-018", case, "an entity tag in quotes", f"etag: {tag}", end, whole, job=job.id)


def judge_lengths(log: RunLog, model: Model) -> None:
    """Judge the length of each finished video, where the response names it."""
    ends = ends_of(log)
    for job in jobs_of(log, model):
        end = ends.get(job.id)
        if end is None or (found := lengths(job.create, end)) is None:
            continue
        asked, got = found
        if abs(asked - got) <= TOLERANCE:
            log.record_pass("LIF-016")
        else:
            case = f"fetch, {job.address}"
            log.record_failure("LIF-016", case, f"{asked:g} seconds", f"{got:g} seconds", job.create, end, job=job.id)
