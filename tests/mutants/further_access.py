"""The part of the further set about authentication, and about responses with the key."""

import base64
import json
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, unquote

from .changes import BAD, GOOD, in_answer
from .fault import Behaviour
from .model import CREATED, STATES, Answer, Call
from .planted import Planted
from .service import Service

WRONG_IN_A_ROW = 10


def _admitting(lets_in: Callable[[Call], bool]) -> Behaviour:
    return Behaviour(authorizes=lambda call, good: good or lets_in(call))


def _in_query(call: Call) -> bool:
    return any("key" in name or "token" in name for name, _ in parse_qsl(call.query))


def _remembering_peers() -> Behaviour:
    peers: set[str] = set()

    def authorizes(call: Call, good: bool) -> bool:
        peers.update([call.peer] if good else [])
        return call.peer in peers

    return Behaviour(authorizes=authorizes)


def _is_json(call: Call) -> bool:
    try:
        return isinstance(json.loads(call.body), dict)
    except ValueError:
        return False


def _asked_ids(call: Call) -> list[str]:
    return [value for name, value in parse_qsl(call.query) if name == "generation_id"]


def _tells_ids(service: Service, answer: Answer) -> Answer:
    """Say that an id is unknown before the key is checked."""
    call = answer.call
    if call is None or call.method != "GET" or answer.status != 401:
        return answer
    ids = _asked_ids(call)
    return answer if ids and ids[0] in service.jobs else service.refusal("unknown id", call.path, "No such generation")


def _counting_keys(lets_in: bool) -> Behaviour:
    """After many wrong keys in a row, admit the next wrong ones, or refuse the next good ones."""
    row = [0]

    def authorizes(call: Call, good: bool) -> bool:
        had_many = row[0] >= WRONG_IN_A_ROW
        row[0] = 0 if good and (lets_in or not had_many) else row[0] + 1
        return good or had_many if lets_in else good and not had_many

    return Behaviour(authorizes=authorizes)


def _names_the_job(service: Service, answer: Answer) -> Answer:
    """Name the model of a job that exists in the refusal of a fetch without a key."""
    ids = _asked_ids(answer.call) if answer.call else []
    if answer.status == 401 and ids and (job := service.jobs.get(ids[0])) is not None:
        answer.data["message"] = f"A key is needed for this job of {job.model}"
    return answer


AUTHENTICATION = (
    Planted("key_in_query", "A key in the query is accepted.", _admitting(_in_query)),
    Planted("key_in_cookie", "A key in a cookie is accepted.", _admitting(lambda call: "cookie" in call.headers)),
    Planted(
        "key_in_api_key", "A key in the header Api-Key is accepted.", _admitting(lambda call: "api-key" in call.headers)
    ),
    Planted("connection_remembers", "A connection needs a key only once.", _remembering_peers()),
    Planted(
        "body_before_key",
        "An invalid body is refused before the key is checked.",
        _admitting(lambda call: call.method == "POST" and not _is_json(call)),
    ),
    Planted("ids_before_key", "An unknown id is reported before the key is checked.", Behaviour(responds=_tells_ids)),
    Planted("open_with_slash", "A path with a slash at its end needs no key.", also_at=lambda path: path.rstrip("/")),
    Planted(
        "open_with_two_slashes", "A path with two slashes needs no key.", also_at=lambda path: path.replace("//", "/")
    ),
    Planted("open_in_capitals", "A path in capitals needs no key.", also_at=str.lower),
    Planted("open_when_encoded", "A path with an encoded letter needs no key.", also_at=unquote),
    Planted("lets_in_after_many", "After ten wrong keys in a row, any key is accepted.", _counting_keys(True)),
    Planted("locks_out_after_many", "After ten wrong keys in a row, a good one is refused.", _counting_keys(False)),
    Planted("known_ids_have_other_words", "A refusal tells which ids exist.", Behaviour(responds=_names_the_job)),
)


def _repeating(place: Callable[[Answer, str], None], situations: Iterable[str]) -> Behaviour:
    """Put the credential of the request into such responses."""

    def change(answer: Answer) -> None:
        credential = answer.call.headers.get("authorization", "") if answer.call is not None else ""
        if credential:
            place(answer, credential.rpartition(" ")[2])

    return in_answer(situations, change)


def _in_header(name: str, spell: Callable[[str], str] = str) -> Callable[[Answer, str], None]:
    return lambda answer, key: answer.headers.update({name: spell(key)})


def _in_link(answer: Answer, key: str) -> None:
    answer.data["video"]["url"] += f"?signed-for={key}"


DISCLOSURE = (
    Planted(
        "key_in_message",
        "A refusal names the key in its message.",
        _repeating(lambda answer, key: answer.data.update(message=f"{key} may not do this"), BAD),
    ),
    Planted("key_in_link", "The link to a video contains the key.", _repeating(_in_link, ["completed"])),
    Planted(
        "key_in_new_job", "A new job says whose it is.", _repeating(lambda a, key: a.data.update(owner=key), [CREATED])
    ),
    Planted("key_in_cookie_set", "A fetch sets a cookie with the key.", _repeating(_in_header("Set-Cookie"), STATES)),
    Planted(
        "key_in_base64",
        "A header has the key in Base64.",
        _repeating(_in_header("X-Caller", lambda key: base64.b64encode(f"user:{key}".encode()).decode()), GOOD),
    ),
    Planted(
        "key_in_capitals_told",
        "A header has the key in capitals.",
        _repeating(_in_header("X-Rate-Limit-Bucket", str.upper), [CREATED]),
    ),
)


def _remembering_keys(lets_in: Callable[[str, str], bool]) -> Behaviour:
    """Admit a key that resembles one that was good before."""
    known: set[str] = set()

    def authorizes(call: Call, good: bool) -> bool:
        key = call.headers.get("authorization", "").removeprefix("Bearer ")
        known.update([key] if good else [])
        return good or any(lets_in(key, one) for one in known)

    return Behaviour(authorizes=authorizes)


KEYS = (
    Planted(
        "key_and_more",
        "A good key with more behind it is accepted.",
        _remembering_keys(lambda key, good: key.startswith(good)),
    ),
    Planted(
        "key_after_more",
        "A good key with more before it is accepted.",
        _remembering_keys(lambda key, good: key.endswith(good)),
    ),
    Planted(
        "start_of_key",
        "The start of a good key is accepted.",
        _remembering_keys(lambda key, good: len(key) > 4 and good.startswith(key)),
    ),
    Planted(
        "key_with_blanks",
        "Blanks in a key are ignored.",
        _remembering_keys(lambda key, good: key.replace(" ", "") == good),
    ),
    Planted(
        "key_in_capitals",
        "A good key in other letters is accepted.",
        _remembering_keys(lambda key, good: key.lower() == good.lower()),
    ),
)
