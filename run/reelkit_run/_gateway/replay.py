"""Responds from a recording, to each request in the order of the recording; it forwards nothing.

A fetch gives the next response that was recorded of its job, and the last one for good. With a clock, it gives the one
that was recorded so long after the create of the job.
"""

import json
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from reelkit_mock import Clock, Reply, Request, serve_asset, video_bytes
from reelkit_run._gateway.recording import Asked, Entry
from reelkit_run._gateway.replies import FREE, error_reply, key_refusal
from reelkit_specs import similar

NOT_RECORDED = 501
HOST = re.compile(r"(?=.*[a-z])[a-z0-9-]+(\.[a-z0-9-]+)+")  # no address, and not this machine


class Replay:
    """The service, as it was recorded. *key* is the made-up API key of the program, which others do not have."""

    def __init__(self, entries: Sequence[Entry], clock: Clock | None, key: str) -> None:
        self._entries = entries
        self._clock = clock
        self._key = key
        self._by_request: dict[Asked, list[Entry]] = {}
        for entry in entries:
            self._by_request.setdefault(entry.asked, []).append(entry)
        self._counts: dict[Asked, int] = {}
        self._begun: dict[str, tuple[float, float]] = {}  # jobs: now, and in the recording
        links = {link for entry in entries for link in entry.links}
        self._files = {Asked.of("GET", link, b"") for link in links}
        hosts = (urlsplit(link).hostname or "" for link in sorted(links))
        self.hosts = tuple(dict.fromkeys(host for host in hosts if HOST.fullmatch(host)))
        self.asked = 0  # requests of the program
        self.missing = 0  # of them, those without a recorded response

    def handle(self, request: Request) -> Reply:
        """Respond to a request of the program."""
        self.asked += 1
        try:
            asked = Asked.of(request.method, request.target, request.body)
        except ValueError:
            return error_reply(400, "the target of the request is no URL")
        recorded, is_file = self._by_request.get(asked), asked in self._files
        refusal = key_refusal(request, self._key, is_free=is_file or recorded is not None)
        if refusal is not None:
            return refusal
        if recorded is None:
            return self._file(request) if is_file else self._not_recorded(self._nearest(asked))
        count = self._counts[asked] = self._counts.get(asked, 0) + 1
        if asked.method not in FREE and count > len(recorded):
            number = recorded[-1].number
            return self._not_recorded(
                f"{asked} with this body more than {len(recorded)} times; the last is entry {number}"
            )
        entry = self._due(asked, recorded, count)
        if asked.method == "POST" and entry.made is not None and self._clock is not None:
            self._begun[entry.made] = (self._clock.now(), entry.at)
        return self._file(request) if entry.reply is None else entry.reply

    def _due(self, asked: Asked, recorded: Sequence[Entry], count: int) -> Entry:
        """The entry whose response is due."""
        if asked.job_id is None or self._clock is None:
            return recorded[min(count, len(recorded)) - 1]
        if self._clock.fetches_to_finish:
            return recorded[-1 if count >= self._clock.fetches_to_finish else min(count, len(recorded)) - 1]
        now = self._clock.now()
        begun, begun_in_recording = self._begun.setdefault(asked.job_id, (now, recorded[0].at))
        due = [entry for entry in recorded if entry.at - begun_in_recording <= now - begun]
        return due[-1] if due else recorded[0]

    def _file(self, request: Request) -> Reply:
        """A small video in place of one that is not recorded."""
        return serve_asset(request, video_bytes(5, "16:9", request.target), request.target.replace('"', ""))

    def _nearest(self, asked: Asked) -> str:
        """What is missing in the recording, and the entry that is most like it, as text."""
        alike = [
            (_difference(asked.body, each.asked.body), each) for each in self._entries if each.asked[:3] == asked[:3]
        ]
        if alike:
            names, entry = min(alike, key=lambda pair: len(pair[0]))
            where = ", ".join(names) or "its body"
            return f"{asked} with this body; the nearest is entry {entry.number}, which differs in {where}"
        known = {str(entry.asked): entry for entry in reversed(self._entries)}
        found = similar(str(asked), known, 1)
        entry = known[found[0]] if found else self._entries[0]
        return f"{asked}; the nearest is entry {entry.number}, {entry.asked}"

    def _not_recorded(self, what: str) -> Reply:
        self.missing += 1
        return error_reply(NOT_RECORDED, f"the recording has no {what}")


def _difference(one: str, other: str) -> list[str]:
    """The names of the fields in which two bodies differ; none if they are no JSON objects."""
    try:
        first, second = json.loads(one), json.loads(other)
        names = {**first, **second}
        return [name for name in names if first.get(name, ...) != second.get(name, ...)]
    except (ValueError, TypeError, AttributeError):
        return []
