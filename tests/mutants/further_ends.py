"""The part of the further set about the account, about the ends of some jobs among many, and about video files."""

from collections.abc import Callable

from .account import BALANCE, CREDITS_PER_USD, LEDGER, LOGS, PAID_IN, entry
from .changes import in_answer, in_data, within
from .fault import Behaviour, Links
from .model import LEGACY, V2, Answer, Job
from .planted import Planted
from .schema import Json
from .service import Service


def _in_rows(situation: str, change: Callable[[list[Json]], None]) -> Behaviour:
    """Change the rows of a page of the account."""
    return in_answer([situation], lambda answer: change(answer.data["data"]))


def _each(change: Callable[[Json], None], every: int = 1) -> Callable[[list[Json]], None]:
    """Change every row, or each so many."""

    def edit(rows: list[Json]) -> None:
        for row in rows[::every]:
            change(row)

    return edit


def _costs_when_failed(row: Json) -> None:
    if row["status"] == "failed":
        row["cost"] = {"usd": 0.42, "credits": 840_000}


def _charging_failed(service: Service, answer: Answer) -> Answer:
    if answer.situation == LEDGER:
        failed = [job for job in service.made if job.state(service.now()) == "error"]
        answer.data["data"][:0] = [entry(job) for job in failed]
    return answer


def _balance_without_failed(service: Service, answer: Answer) -> Answer:
    if answer.situation == BALANCE:
        failed = sum(job.credits for job in service.made if job.state(service.now()) == "error")
        answer.data["current_balance"] -= failed / CREDITS_PER_USD
    return answer


def _double_balance(service: Service, answer: Answer) -> Answer:
    if answer.situation == BALANCE:
        answer.data["current_balance"] = 2 * answer.data["current_balance"] - PAID_IN
    return answer


def _twice(rows: list[Json]) -> None:
    rows[1:1] = rows[:1]


def _without_some(rows: list[Json]) -> None:
    del rows[3::7]


ACCOUNT = (
    Planted(
        "failed_costs_in_logs",
        "The logs name a cost of failed jobs.",
        _in_rows(LOGS, _each(_costs_when_failed)),
        (V2,),
    ),
    Planted("failed_is_charged", "The ledger charges failed jobs.", Behaviour(responds=_charging_failed), (V2,)),
    Planted(
        "failed_lowers_balance",
        "Failed jobs lower the balance.",
        Behaviour(responds=_balance_without_failed),
        (V2,),
    ),
    Planted("balance_falls_twice", "Each job lowers the balance twice.", Behaviour(responds=_double_balance), (V2,)),
    Planted("logs_list_twice", "The logs list the newest job twice.", _in_rows(LOGS, _twice), (V2,)),
    Planted("logs_leave_out", "The logs leave out some jobs.", _in_rows(LOGS, _without_some), (V2,)),
    Planted(
        "logs_without_mark",
        "The logs have no client request ids.",
        _in_rows(LOGS, _each(lambda row: row.update(client_request_id=None))),
        (V2,),
    ),
    Planted(
        "logs_cut_mark",
        "The logs cut some client request ids.",
        _in_rows(LOGS, _each(lambda row: row.update(client_request_id=(row["client_request_id"] or "")[:8]), 5)),
        (V2,),
    ),
    Planted("charged_twice", "The newest charge is in the ledger twice.", _in_rows(LEDGER, _twice), (V2,)),
    Planted("some_not_charged", "Some finished jobs are not charged.", _in_rows(LEDGER, _without_some), (V2,)),
    Planted(
        "other_charge",
        "Some charges are one credit higher than the create said.",
        _in_rows(LEDGER, _each(lambda row: row["amount"].update(credits=row["amount"]["credits"] + 1), 6)),
        (V2,),
    ),
)

EVERY, WHICH = 9, 7  # of nine jobs, the seventh has the fault


def _is_chosen(job: Job) -> bool:
    return job.turn % EVERY == WHICH


def _some_end(word: str) -> Behaviour:
    """Let some jobs end with this status."""
    return Behaviour(
        status_of=lambda service, job, state: word if _is_chosen(job) and state in ("completed", "error") else state
    )


def _in_some(change: Callable[[Json], None]) -> Behaviour:
    """Change the response about some completed jobs."""

    def edit(answer: Answer) -> None:
        if answer.job is not None and _is_chosen(answer.job):
            change(answer.data)

    return in_answer(["completed"], edit)


ENDS = (
    Planted("some_never_end", "Some jobs never finish.", _some_end("generating")),
    Planted("some_end_unknown", "Some jobs end with another word.", _some_end("done")),
    Planted("some_without_video", "Some finished jobs have no video.", _in_some(lambda data: data.pop("video"))),
    Planted(
        "some_without_host",
        "Some links have no host.",
        _in_some(within("video", change=lambda video: video.update(url=video["url"].partition("/files")[2]))),
    ),
    Planted(
        "some_are_lost",
        "Some jobs are not found when they are finished.",
        Behaviour(
            finds=lambda service, wanted, job: (
                None if job and _is_chosen(job) and job.state(service.now()) in ("completed", "error") else job
            )
        ),
    ),
    Planted(
        "length_of_default",
        "Each video has the length of the default.",
        in_data(["completed"], within("video", change=lambda video: video.update(duration=5))),
        (LEGACY,),
    ),
)


def _part(given: str, video: bytes) -> tuple[int, int] | None:
    if not given.startswith("bytes="):
        return None
    first, _, last = given.removeprefix("bytes=").partition("-")
    return int(first), min(int(last), len(video) - 1)


def _ranged(change: Callable[[int, int, bytes], tuple[str | None, bytes]]) -> Links:
    """Answer a Range header with 206; *change* makes Content-Range and the body."""

    def serve(number: int, given: str, video: bytes) -> tuple[int, str, bytes, dict[str, str]]:
        if (part := _part(given, video)) is None:
            return 200, "video/mp4", video, {}
        place, body = change(*part, video)
        return 206, "video/mp4", body, {"Content-Range": place} if place is not None else {}

    return serve


def _place(first: int, last: int, size: int) -> str:
    return f"bytes {first}-{last}/{size}"


FILES = (
    Planted(
        "part_without_place",
        "A part of a file has no Content-Range.",
        links=_ranged(lambda first, last, video: (None, video[first : last + 1])),
        addresses=(V2,),
    ),
    Planted(
        "part_from_the_start",
        "A part of a file always has its first bytes.",
        links=_ranged(lambda first, last, video: (_place(first, last, len(video)), video[: last - first + 1])),
        addresses=(V2,),
    ),
    Planted(
        "part_of_other_size",
        "A part of a file states another size.",
        links=_ranged(lambda first, last, video: (_place(first, last, 9 * len(video)), video[first : last + 1])),
        addresses=(V2,),
    ),
    Planted(
        "part_is_the_whole",
        "A part of a file is the whole file.",
        links=_ranged(lambda first, last, video: (_place(first, last, len(video)), video)),
        addresses=(V2,),
    ),
    Planted(
        "whole_as_part",
        "The whole file has the status of a part.",
        links=lambda number, given, video: (206, "video/mp4", video, {}),
        addresses=(V2,),
    ),
    Planted(
        "no_middle",
        "Only the first bytes of a file can be asked for.",
        links=lambda number, given, video: (
            (416, "text/plain", b"", {}) if given and "=0-" not in given else (200, "video/mp4", video, {})
        ),
        addresses=(V2,),
    ),
    Planted(
        "video_as_page",
        "A video is sent as a page.",
        links=lambda number, given, video: (200, "text/html", video, {}),
        addresses=(V2,),
    ),
)
