"""Whether the links of finished jobs lead to their videos."""

from collections.abc import Sequence

from reelkit_conformance._http.answer import is_video, link
from reelkit_conformance._http.exchange import Ask, Exchange
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._judge.words import shown
from reelkit_conformance._stages.jobs import Over
from reelkit_conformance._stages.steps import Flow, send

BEGINNING = (("Range", "bytes=0-1023"),)


def follow_links(book: Book, over: Sequence[Over]) -> Flow[None]:
    """Follow the links of finished jobs, without the key: they are for whoever has them.

    Some are asked for their beginning, as who resumes a download asks; the others as a browser does.
    """
    out_of_reach: list[tuple[Over, Exchange]] = []
    for number, one in enumerate(over):
        url = link(one.end) or ""
        if not url.startswith(("http://", "https://")):
            _dead(book, one, f"no address of the web: {shown(url)}")
            continue
        answer = yield from send(Ask("GET", url, headers=() if number % 2 else BEGINNING, auth="none"))
        if answer.status in (200, 206, None) and is_video(answer):  # None, with a body: it was too long to be read
            book.right("LIF-013")
        elif answer.status is None and "no connection" in (answer.trouble or ""):
            out_of_reach.append((one, answer))
        else:
            kind = answer.headers.get("content-type", "no content type")
            _dead(book, one, answer.trouble or f"status {answer.status}, {kind}", answer)
    for one, answer in out_of_reach:
        if len(out_of_reach) < len(over):  # it is not that nothing can be reached from here
            _dead(book, one, answer.trouble or "", answer)
        else:
            book.skip("LIF-013", f"its host cannot be reached from here: {answer.trouble}")


def _dead(book: Book, one: Over, got: str, *answers: Exchange) -> None:
    job, end = one
    book.wrong("LIF-013", f"link, {job.address}", "the beginning of a video", got, end, *answers, job=job.id)
